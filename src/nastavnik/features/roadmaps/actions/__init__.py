"""Writes of roadmaps."""

from nastavnik.features.roadmaps.actions.arranging import (
    delete_step,
    move_step,
    nest_step,
    number_steps,
    raise_step,
)
from nastavnik.features.roadmaps.actions.finishing import close_step, drop_step, reopen_step, start_step
from nastavnik.features.roadmaps.actions.joining import merge_steps, split_step
from nastavnik.features.roadmaps.actions.laying import cancel_file, lay_file, receive_file
from nastavnik.features.roadmaps.actions.sections import (
    add_section,
    change_section,
    move_section,
    remove_section,
)
from nastavnik.features.roadmaps.actions.shifting import shift_steps
from nastavnik.features.roadmaps.actions.undoing import undo_edit
from nastavnik.features.roadmaps.actions.wording import add_step, change_step, draft_roadmap

__all__ = [
    "add_section",
    "add_step",
    "cancel_file",
    "change_section",
    "change_step",
    "close_step",
    "delete_step",
    "draft_roadmap",
    "drop_step",
    "lay_file",
    "merge_steps",
    "move_section",
    "move_step",
    "nest_step",
    "number_steps",
    "raise_step",
    "receive_file",
    "remove_section",
    "reopen_step",
    "shift_steps",
    "split_step",
    "start_step",
    "undo_edit",
]
