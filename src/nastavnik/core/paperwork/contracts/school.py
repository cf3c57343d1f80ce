"""What stands at the top and at the foot of every document."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class School(Slots, title="реквизиты школы"):
    """The organisation that issues the document. Names stand in the nominative, as in the charter."""

    founder: Annotated[str, Slot("учредитель", "учредитель", "Управление образования города Ростова-на-Дону")]
    full_name: Annotated[
        str,
        Slot(
            "полное",
            "полное наименование",
            "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»",
        ),
    ]
    short_name: Annotated[str, Slot("краткое", "краткое наименование", "МБОУ «Школа № 5»")]
    address: Annotated[str, Slot("адрес", "адрес", "344000, г. Ростов-на-Дону, ул. Садовая, д. 1")]
    inn: Annotated[str, Slot("инн", "ИНН", "6160000000")]
    ogrn: Annotated[str, Slot("огрн", "ОГРН", "1026100000000")]
    city: Annotated[str, Slot("город", "место составления документов", "г. Ростов-на-Дону")]
    director_post: Annotated[str, Slot("должность_директора", "должность руководителя", "Директор")]
    """Nominative: «Директор», «И. о. директора»."""
    director: Annotated[str, Slot("директор", "инициалы и фамилия руководителя", "С. С. Сидорова")]
    """Nominative, initials first, as a signature is deciphered."""
    phone: Annotated[str, Slot("телефон", "телефон", "(863) 200-00-00")] = ""
    email: Annotated[str, Slot("почта", "электронная почта", "school5@rostov.example")] = ""
    okpo: Annotated[str, Slot("окпо", "ОКПО", "00000000")] = ""


@dataclass(frozen=True, kw_only=True)
class DocumentHead(Slots, title="реквизиты документа"):
    """Title, date, number and executor. Date and number may be empty: then lines to write on are printed."""

    title: Annotated[
        str, Slot("заголовок", "заголовок документа", "О внедрении модели наставничества обучающихся")
    ]
    """Of an order — prepositional with «О» («О внедрении…»); of other documents — nominative."""
    date: Annotated[str, Slot("дата", "дата документа", "5 сентября 2026 г.")] = ""
    number: Annotated[str, Slot("номер", "номер документа", "82-од")] = ""
    executor: Annotated[str, Slot("исполнитель", "исполнитель", "Орлова Ирина Павловна")] = ""
    """Nominative, in full."""
    executor_phone: Annotated[str, Slot("телефон_исполнителя", "телефон исполнителя", "(863) 200-00-01")] = ""


@dataclass(frozen=True, kw_only=True)
class Acquainted(Slots, title="лист ознакомления"):
    """One line of the list of those who sign that they have read the document."""

    post: Annotated[str, Slot("должность", "должность или класс", "заместитель директора по УВР")]
    """Nominative; for a pupil the class: «9 «А» класс»."""
    name: Annotated[str, Slot("имя", "инициалы и фамилия", "И. П. Орлова")]
    """Nominative, initials first."""
