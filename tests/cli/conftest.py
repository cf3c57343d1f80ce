"""Commands are tried on a real installation."""

from tests.kit.conftest import empty_house, house

__all__ = ["empty_house", "house"]
