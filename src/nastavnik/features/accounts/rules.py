"""Who may give which duty."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Card, Invitation, Membership
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.verdict import YES, Verdict, no

# duties that show nothing but one's own pairs, plans and meetings; every other one needs a second factor
OWN_DATA = frozenset({Role.MENTOR, Role.MENTEE, Role.GUARDIAN})
CARD_ROLES = frozenset({Role.MENTOR, Role.MENTEE})
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


def only_own_data(roles: Iterable[str]) -> bool:
    """Whether these duties show nothing of other people; nobody's duties are not yet known, so they are not such."""
    told = set(roles)
    return bool(told) and told <= OWN_DATA


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whoever sees more than their own data proves twice who they are (decision D24)."""
    return bool(set(roles) - OWN_DATA)


def may_remove_factor(standing: int, roles: Iterable[str]) -> Verdict:
    """The last factor stays where the duties demand one."""
    if standing <= 1 and needs_second_factor(roles):
        return no("Это единственный второй шаг, а ваша роль без него не работает: сначала добавьте другой")
    return YES


def may_read_card(card: Card | None, moment: datetime) -> Verdict:
    """Whether the code says whose sign-in this is; one neutral answer for every card that does not."""
    if card is None or card.annulled_at or (card.used_at is None and card.expires_at <= moment):
        return no("Карточка не подошла: проверьте код или попросите куратора напечатать новую")
    return YES


def may_open_card(card: Card, moment: datetime) -> Verdict:
    """A card opens a sign-in once."""
    if card.used_at is not None:
        return no("Эта карточка уже открыта: войдите с кодовой фразой")
    return may_read_card(card, moment)


def may_look_as(own: Membership, duty: Membership, all_duties: Sequence[Membership]) -> Verdict:
    """Through whose eyes one may look: of one's own organisation, of duties one could give, never one's equal."""
    if own.role not in {Role.HEAD, Role.OPERATOR}:
        return no("Смотреть чужими глазами могут руководитель и администратор установки")
    if duty.until is not None:
        return no("Этот допуск прекращён: смотреть нечего")
    if duty.account_id == own.account_id:
        return no("Это ваш собственный допуск")
    if duty.organisation_id != own.organisation_id:
        return no("Этот человек работает в другой организации")
    if any(other.role == own.role or not may_grant(own.role, other.role) for other in all_duties):
        return no("У этого человека прав не меньше ваших: смотреть его глазами нельзя")
    return YES
