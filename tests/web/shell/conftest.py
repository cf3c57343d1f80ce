"""Fixtures of the frame's tests."""

from tests.web.shell.drawing import draw

__all__ = ["draw"]
