"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events({})
