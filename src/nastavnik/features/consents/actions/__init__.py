"""Writes of consents. `ending` is the only place where a consent in force ends."""

from nastavnik.features.consents.actions.ending import (
    expire_consent,
    expire_consents,
    show_scan,
    strike_consent,
    withdraw_consent,
)
from nastavnik.features.consents.actions.giving import (
    agree,
    ask_consent,
    give_consent,
    give_many,
    refuse_consent,
)
from nastavnik.features.consents.actions.sheets import (
    Due,
    print_sheets,
    register_sheet,
    reopen_sheet,
    void_sheet,
)
from nastavnik.features.consents.actions.texts import keep_text

__all__ = [
    "Due",
    "agree",
    "ask_consent",
    "expire_consent",
    "expire_consents",
    "give_consent",
    "give_many",
    "keep_text",
    "print_sheets",
    "refuse_consent",
    "register_sheet",
    "reopen_sheet",
    "show_scan",
    "strike_consent",
    "void_sheet",
    "withdraw_consent",
]
