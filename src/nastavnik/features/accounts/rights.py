"""The table of rights: which duty may do what. Data, printed to docs/rules by a command."""

from nastavnik.features.accounts.enums import Role
from nastavnik.kit.policy import Right

_STAFF = {Role.CURATOR, Role.HEAD}
_ENTRUSTED = {Role.CLASS_TEACHER, Role.PSYCHOLOGIST}
_PARTICIPANTS = {Role.MENTOR, Role.MENTEE}
_AUTHORITIES = {Role.MUNICIPAL, Role.REGIONAL}
_EVERYONE = set(Role)


def _right(title: str, *roles: set[Role]) -> Right:
    return Right(title, frozenset(str(role) for role in set().union(*roles)))


RIGHTS: dict[str, Right] = {
    "home.view": _right("видеть свою первую страницу", _EVERYONE),
    "organisations.view": _right("видеть паспорт организации", _STAFF, {Role.OPERATOR, Role.AUDITOR}),
    "organisations.change": _right("править паспорт организации", _STAFF),
    "organisations.oversee": _right("видеть подведомственные организации", _AUTHORITIES),
    "partners.view": _right("видеть партнёров", _STAFF),
    "partners.change": _right("править партнёров", {Role.CURATOR}),
    "accounts.view": _right("видеть допуски и приглашения", _STAFF, {Role.OPERATOR}),
    "accounts.change": _right("выдавать и отзывать допуски", _STAFF, {Role.OPERATOR}),
    "accounts.look": _right("смотреть чужими глазами, с причиной и только читая", {Role.HEAD, Role.OPERATOR}),
    "cards.view": _right("видеть карточки входа учеников", _STAFF),
    "cards.change": _right("печатать и аннулировать карточки входа", {Role.CURATOR}),
    "methodology.view": _right("видеть методику", _STAFF, _AUTHORITIES, {Role.AUDITOR}),
    "methodology.change": _right("менять слой методики своей организации", _STAFF, _AUTHORITIES),
    "methodology.adopt": _right("брать новую редакцию методики для программы", {Role.CURATOR}),
    "norms.view": _right("видеть реестр нормативных актов", _STAFF, _AUTHORITIES, {Role.AUDITOR}),
    "norms.check": _right("сверять текст с реестром нормативных актов", _STAFF, _AUTHORITIES, {Role.AUDITOR}),
    "norms.change": _right("вести акты своей организации", {Role.CURATOR}, _AUTHORITIES),
    "people.view": _right("видеть людей организации", _STAFF, _ENTRUSTED),
    "people.change": _right("добавлять и править людей", {Role.CURATOR}),
    "people.confirm": _right("подтверждать изменение прав представителей", _STAFF),
    "people.contacts": _right("видеть контакты людей", {Role.CURATOR}),
    "consents.view": _right("видеть согласия", _STAFF, {Role.CLASS_TEACHER, Role.AUDITOR}),
    "consents.own": _right("видеть свои согласия и отвечать на них", _PARTICIPANTS, {Role.GUARDIAN}),
    "consents.change": _right("отмечать согласия", {Role.CURATOR, Role.CLASS_TEACHER}),
    "screening.view": _right("видеть сведения о проверке взрослых", _STAFF),
    "screening.change": _right("вносить сведения о проверке взрослых", {Role.CURATOR}),
    "programmes.view": _right("видеть программы наставничества", _STAFF, _ENTRUSTED),
    "programmes.choose": _right("выбирать, с какой программой работать", _STAFF, _ENTRUSTED),
    "programmes.change": _right("создавать и править программы", {Role.CURATOR}),
    "roadmaps.view": _right("видеть дорожную карту", _STAFF, _ENTRUSTED),
    "roadmaps.change": _right("править дорожную карту", {Role.CURATOR}),
    "enrolments.view": _right("видеть базы наставляемых и наставников", _STAFF, _ENTRUSTED),
    "enrolments.change": _right("вести базы", {Role.CURATOR}),
    "enrolments.nominate": _right("предлагать наставляемых", {Role.CURATOR}, _ENTRUSTED),
    "trainings.view": _right("видеть обучение наставников", _STAFF, {Role.PSYCHOLOGIST}),
    "trainings.change": _right("вести обучение наставников", {Role.CURATOR, Role.PSYCHOLOGIST}),
    "intake.change": _right("загружать списки", {Role.CURATOR}),
    "matching.view": _right("видеть подбор", _STAFF),
    "matching.change": _right("подбирать и закреплять пары", {Role.CURATOR}),
    "pairings.view": _right("видеть пары и группы", _STAFF, _ENTRUSTED),
    "pairings.change": _right("вести пары и группы", {Role.CURATOR}),
    "meetings.view": _right("видеть встречи", _STAFF, {Role.PSYCHOLOGIST}),
    "meetings.change": _right("назначать встречи всем парам", {Role.CURATOR}),
    "meetings.open": _right("открывать запись о встрече", _STAFF, {Role.PSYCHOLOGIST, Role.MENTOR}),
    "meetings.log": _right("назначать и отмечать встречи пары", {Role.CURATOR, Role.MENTOR}),
    "documents.view": _right("видеть документы", _STAFF),
    "documents.change": _right("готовить документы", {Role.CURATOR}),
    "documents.issue": _right("выпускать и отменять документы", _STAFF),
    "readiness.view": _right("видеть готовность и качество в долях", _STAFF, {Role.AUDITOR}),
    "readiness.cases": _right("видеть людей и пары за признаком качества", _STAFF),
    "readiness.change": _right("подтверждать условия готовности", _STAFF),
    "readiness.oversee": _right("видеть доли подведомственных организаций", _AUTHORITIES),
    "privacy.view": _right("видеть дела о персональных данных", {Role.HEAD, Role.AUDITOR}),
    "privacy.change": _right("вести обращения, происшествия и отбор к уничтожению", {Role.AUDITOR}),
    "privacy.decide": _right(
        "отклонять уничтожение и печатать перечень имён к акту", {Role.HEAD, Role.AUDITOR}
    ),
    "privacy.confirm": _right("подтверждать уничтожение сведений", {Role.HEAD}),
    "privacy.own": _right("видеть и скачать свои данные", _EVERYONE),
    "handbook.view": _right("читать справочник куратора", _STAFF, _ENTRUSTED, _AUTHORITIES, {Role.AUDITOR}),
    "trail.view": _right("видеть журнал действий", {Role.CURATOR, Role.HEAD, Role.AUDITOR}),
    "own.view": _right("видеть свои пары и встречи", _PARTICIPANTS, {Role.GUARDIAN}),
    "help.ask": _right("просить о помощи", _EVERYONE),
    "system.view": _right("видеть состояние установки", {Role.OPERATOR}),
}
