"""Who may give which duty."""

from datetime import datetime

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Invitation, Membership
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.verdict import YES, Verdict, no

_SCHOOL = frozenset(set(Role) - {Role.MUNICIPAL, Role.REGIONAL, Role.OPERATOR})
GRANTS: dict[str, frozenset[Role]] = {
    Role.CURATOR: _SCHOOL - {Role.HEAD, Role.AUDITOR},
    Role.HEAD: _SCHOOL,
    Role.MUNICIPAL: frozenset({Role.MUNICIPAL}),
    Role.REGIONAL: frozenset({Role.REGIONAL}),
    Role.OPERATOR: frozenset(Role),
    "system": frozenset(Role),
}


def may_grant(by_role: str, role: str) -> Verdict:
    """A curator cannot make a head; only the operator and the program itself may give any duty."""
    if role not in Role.values:
        return no("Такой роли нет")
    if Role(role) in GRANTS.get(by_role, frozenset()):
        return YES
    return no(f"Ваша роль не выдаёт допуск «{Role(role).label}»")


def may_end(duty: Membership, by: Actor) -> Verdict:
    """A duty ends once, and not by one's own hand."""
    if duty.until is not None:
        return no("Этот допуск уже прекращён")
    if duty.account_id == by.account:
        return no("Свой допуск прекращает другой человек: попросите руководителя или администратора")
    return may_grant(by.role, duty.role)


def may_renew(duty: Membership, all_duties: list[Membership], by: Actor) -> Verdict:
    """Whoever renews a sign-in could use it: so only one whose every duty they could give themselves, in one place.

    `all_duties`: the open duties of the account in every organisation.
    """
    if duty.until is not None:
        return no("Этот допуск прекращён: новый код по нему не выдаётся")
    if duty.account_id == by.account:
        return no("Свой пароль меняют на странице «Пароль»")
    if by.role != Role.OPERATOR:
        for other in all_duties:
            may_grant(by.role, other.role).require()
            if other.organisation_id != duty.organisation_id:
                return no("У этого человека есть допуск и в другом месте: новый код выдаст администратор")
    return YES


def may_accept(invitation: Invitation | None, moment: datetime) -> Verdict:
    """One neutral answer for every bad code, so that codes cannot be told apart."""
    if invitation is None or invitation.used_at or invitation.revoked_at or invitation.expires_at <= moment:
        return no("Код не подошёл: проверьте его или попросите новое приглашение")
    return YES
