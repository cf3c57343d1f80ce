"""Only actions write: a verb, its author, its moment, one transaction, and a trail."""

from nastavnik.kit.actions.action import action
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.actions.writing import change, create, create_many, remove

__all__ = ["Actor", "action", "change", "create", "create_many", "remove"]
