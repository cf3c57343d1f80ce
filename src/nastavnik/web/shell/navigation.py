"""The menu: one line per place, shown to the duties that hold its right."""

from typing import NamedTuple


class Place(NamedTuple):
    """A line of the menu: title, address name, icon, the right that opens it."""

    title: str
    route: str
    icon: str
    right: str


PLACES = (
    Place("Обзор", "programmes:home", "home", "programmes.view"),
    Place("Мои пары", "pairings:mine", "home", "own.view"),
    Place("Мои согласия", "consents:own", "signature", "consents.own"),
    Place("Дорожная карта", "roadmaps:current", "map", "roadmaps.view"),
    Place("Люди", "people:list", "users", "people.view"),
    Place("Базы участников", "enrolments:bases", "list", "enrolments.view"),
    Place("Загрузка списков", "intake:list", "upload", "intake.change"),
    Place("Согласия", "consents:list", "file-check", "consents.view"),
    Place("Проверка взрослых", "screening:list", "shield-check", "screening.view"),
    Place("Школа наставников", "trainings:list", "school", "trainings.view"),
    Place("Подбор", "matching:current", "arrows-exchange", "matching.view"),
    Place("Пары", "pairings:list", "heart-handshake", "pairings.view"),
    Place("Встречи", "meetings:list", "calendar", "meetings.view"),
    Place("Документы", "documents:list", "file-text", "documents.view"),
    Place("Готовность и качество", "readiness:current", "clipboard-check", "readiness.view"),
    Place("Персональные данные", "privacy:desk", "shield-lock", "privacy.view"),
    Place("Мои данные", "privacy:mine", "user-shield", "own.view"),
    Place("Справочник куратора", "handbook:contents", "book", "handbook.view"),
    Place("Программы", "programmes:list", "books", "programmes.view"),
    Place("Методика", "methodology:home", "book", "methodology.view"),
    Place("Нормативные акты", "norms:list", "gavel", "norms.view"),
    Place("Организации", "organisations:overseen", "building", "organisations.oversee"),
    Place("Партнёры", "organisations:partners", "building", "partners.view"),
    Place("Паспорт школы", "organisations:passport", "id", "organisations.view"),
    Place("Допуск", "accounts:access", "key", "accounts.view"),
)
