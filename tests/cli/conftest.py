"""Commands are tried on a real installation."""

from tests.kit.conftest import built_database, empty_house, house

__all__ = ["built_database", "empty_house", "house"]
