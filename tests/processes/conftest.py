"""Real installations for the processes that must survive the death of a worker."""

from tests.kit.conftest import house

__all__ = ["house"]
