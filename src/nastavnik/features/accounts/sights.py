"""The table of columns with a rule of their own: who reads them. Data, printed to docs/rules by a command."""

from collections.abc import Collection

from nastavnik.features.accounts.enums import Role
from nastavnik.kit.sight import FieldRule

_CURATOR = {Role.CURATOR}
_STAFF = {Role.CURATOR, Role.HEAD}
_ENTRUSTED = {Role.CLASS_TEACHER, Role.PSYCHOLOGIST}
_PAIR = {Role.MENTOR, Role.MENTEE}
_DESK = {Role.HEAD, Role.AUDITOR}
# Whoever asks what is kept about themselves is told all of it: the law gives the right, the page gives only one's own.
_OWN_DATA = {"privacy:mine", "privacy:mine-json", "privacy:mine-pdf"}
_REQUISITES = _STAFF | {Role.OPERATOR, Role.AUDITOR}


def _rule(
    title: str, read: set[Role], *, covered: Collection[Role] = (), at: Collection[str] = (), own: bool = True
) -> FieldRule:
    """`own=False`: what others have laid against a person is not told even to that person."""
    pages = {*at, *(_OWN_DATA if own else ())}
    return FieldRule(title, frozenset(map(str, read)), frozenset(map(str, covered)), frozenset(pages))


def _several(label: str, rules: dict[str, FieldRule]) -> dict[str, FieldRule]:
    return {f"{label}.{name}": rule for name, rule in rules.items()}


FIELD_RULES: dict[str, FieldRule] = {
    **_several(
        "people.Person",
        {
            "phone": _rule("телефон человека", set(), covered=_CURATOR, at=("pairings:help",)),
            "email": _rule("почта человека", set(), covered=_CURATOR),
            "contact_note": _rule("пояснение к контактам", set(), covered=_CURATOR),
            "birth_date": _rule("дата рождения", _STAFF | _ENTRUSTED),
            "recommended_by": _rule("кто рекомендует человека", _STAFF),
        },
    ),
    **_several(
        "people.Guardianship",
        {
            "ground": _rule("документ представителя", _STAFF),
            "restriction_ground": _rule("основание ограничения", _STAFF, own=False),
            "asked_ground": _rule("документ к изменению прав", _STAFF, own=False),
        },
    ),
    **_several(
        "enrolments.Enrolment",
        {
            "case_link": _rule("ссылка на кейс", _CURATOR),
            "completion_mark": _rule("отметка о прохождении", _CURATOR),
            "results": _rule("результаты участника", _STAFF | _ENTRUSTED),
        },
    ),
    "enrolments.Request.text": _rule("запрос наставляемого", _STAFF | _ENTRUSTED),
    **_several(
        "consents.Consent",
        {
            "reason": _rule("причина отказа или отзыва", _STAFF | {Role.CLASS_TEACHER, Role.AUDITOR}),
            "place": _rule("где лежит согласие", _STAFF | {Role.CLASS_TEACHER, Role.AUDITOR}),
            "terms": _rule("условия и запреты публикации", _STAFF | {Role.CLASS_TEACHER, Role.AUDITOR}),
        },
    ),
    **_several(
        "screening.Clearance",
        {
            "number": _rule("номер справки взрослого", _STAFF),
            "reason": _rule("почему сведения аннулированы", _STAFF),
        },
    ),
    **_several(
        "meetings.Meeting",
        {
            "topic": _rule("тема встречи", _STAFF | _ENTRUSTED | _PAIR),
            "done": _rule("что сделали на встрече", _STAFF | _ENTRUSTED | _PAIR),
            "agreed": _rule("о чём договорились", _STAFF | _ENTRUSTED | _PAIR),
            "reason": _rule("почему встречи не было", _STAFF | _ENTRUSTED | _PAIR),
        },
    ),
    **_several(
        "enrolments.Interview",
        {
            "marks": _rule("оценки собеседования", _STAFF | _ENTRUSTED),
            "reason": _rule("обоснование решения", _STAFF | _ENTRUSTED),
        },
    ),
    "matching.Ruling.reason": _rule("почему закреплено или запрещено", _STAFF),
    **_several(
        "intake.IntakeRow",
        {name: _rule("строка загруженного списка", _CURATOR) for name in ("read", "fixed", "judged")},
    ),
    **_several(
        "privacy.SubjectRequest",
        {name: _rule("обращение о персональных данных", _DESK) for name in ("text", "answer")},
    ),
    "privacy.LegalHold.reason": _rule("почему нельзя уничтожать", _DESK),
    **_several(
        "privacy.Incident",
        {name: _rule("происшествие с данными", _DESK) for name in ("what", "causes", "harm", "measures")},
    ),
    **_several(
        "organisations.Organisation",
        {
            **{name: _rule("реквизиты организации", _REQUISITES) for name in ("kpp", "okpo")},
            # the law has the operator of personal data named so that anybody can find it
            **{
                n: _rule("реквизиты организации", _REQUISITES, at=("privacy:policy",))
                for n in ("inn", "ogrn")
            },
        },
    ),
    **_several(
        "organisations.Partner",
        {name: _rule("договорённость с партнёром", _STAFF) for name in ("contact", "agreement_number")},
    ),
}
