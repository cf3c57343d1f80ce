"""A school's list → persons, duplicates, problems and skipped rows; nothing of the file vanishes."""

from nastavnik.core.rosters.rehearsal import Rehearsal, rehearse, rehearse_file

__all__ = ["Rehearsal", "rehearse", "rehearse_file"]
