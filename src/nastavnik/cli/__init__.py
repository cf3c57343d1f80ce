"""The console: `nastavnik <command>`. Light commands start without Django; the rest are Django's."""

from nastavnik.cli.dispatch import main

__all__ = ["main"]
