"""Writes of people, classes, families and duplicates."""

from nastavnik.features.people.actions.classes import add_class, entrust_class, undo_class
from nastavnik.features.people.actions.duplicates import distinguish, forget_distinction
from nastavnik.features.people.actions.guardians import (
    add_guardian,
    ask_status,
    confirm_status,
    drop_status,
    enter_families,
    enter_guardian,
    remove_guardian,
    restrict_guardian,
)
from nastavnik.features.people.actions.people import (
    add_people,
    add_person,
    bring_back,
    change_person,
    correct_cases,
    leave,
    link_account,
    show_contacts,
    undo_addition,
    unlink_account,
)
from nastavnik.features.people.actions.photos import drop_photo, keep_photo
from nastavnik.features.people.actions.promotion import promote, undo_promotion
from nastavnik.features.people.actions.regrouping import merge_people, split_person, unmerge, unsplit
from nastavnik.features.people.actions.stays import date_stay

__all__ = [
    "add_class",
    "add_guardian",
    "add_people",
    "add_person",
    "ask_status",
    "bring_back",
    "change_person",
    "confirm_status",
    "correct_cases",
    "date_stay",
    "distinguish",
    "drop_photo",
    "drop_status",
    "enter_families",
    "enter_guardian",
    "entrust_class",
    "forget_distinction",
    "keep_photo",
    "leave",
    "link_account",
    "merge_people",
    "promote",
    "remove_guardian",
    "restrict_guardian",
    "show_contacts",
    "split_person",
    "undo_addition",
    "undo_class",
    "undo_promotion",
    "unlink_account",
    "unmerge",
    "unsplit",
]
