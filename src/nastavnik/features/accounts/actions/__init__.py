"""Writes of accounts: duties and invitations, factors, cards, ways in."""

from nastavnik.features.accounts.actions.cards import (
    accept_card,
    annul_card,
    issue_card,
    issue_cards,
)
from nastavnik.features.accounts.actions.duties import (
    accept_invitation,
    change_password,
    end_duty,
    grant_duty,
    invite,
    open_account,
    renew_access,
    revoke_invitation,
)
from nastavnik.features.accounts.actions.entering import (
    begin_looking,
    end_all_visits,
    end_one_visit,
    enter,
    stop_looking,
)
from nastavnik.features.accounts.actions.factors import (
    add_key,
    prove_by_code,
    prove_by_key,
    remove_factor,
    renew_spare_codes,
    reset_factors,
    set_up_application,
)
from nastavnik.features.accounts.actions.links import close_links, issue_links

__all__ = [
    "accept_card",
    "accept_invitation",
    "add_key",
    "annul_card",
    "begin_looking",
    "change_password",
    "close_links",
    "end_all_visits",
    "end_duty",
    "end_one_visit",
    "enter",
    "grant_duty",
    "invite",
    "issue_card",
    "issue_cards",
    "issue_links",
    "open_account",
    "prove_by_code",
    "prove_by_key",
    "remove_factor",
    "renew_access",
    "renew_spare_codes",
    "reset_factors",
    "revoke_invitation",
    "set_up_application",
    "stop_looking",
]
