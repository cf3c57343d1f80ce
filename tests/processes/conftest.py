"""Real installations for the processes that must survive the death of a worker."""

from tests.kit.conftest import built_database, house

__all__ = ["built_database", "house"]
