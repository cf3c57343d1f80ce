"""The act of destruction and the extract of the journal (order № 179), the notice of an incident, as papers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from nastavnik.core.paperwork.acts import Paper, Part, docx_of
from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.organisations.models import Organisation
from nastavnik.features.privacy.models import Destruction, Incident
from nastavnik.features.privacy.rules import clocks

SYSTEM = "программа «Наставник», установленная в образовательной организации"
WAY = (
    "стирание средствами программы: значения заменены пустыми или псевдонимом, строки и файлы удалены, "
    "освобождённое место базы перезаписано"
)
COPIES = "Резервные копии, сделанные до этого дня, уничтожаются по мере замены, не позднее срока их хранения."


def issuer_of(school: Organisation) -> tuple[str, ...]:
    """The operator's name and address over a paper."""
    return tuple(filter(None, (school.full_name, school.address)))


def act_of(destruction: Destruction, told: Mapping[str, Any], since: date, until: date, day: date) -> Paper:
    """The act: who, whose, what, where, how, why, when; subjects by the codes of their records."""
    school, facts = destruction.organisation, russian_facts()
    pairs = (
        ("Оператор", ", ".join(issuer_of(school))),
        ("Обработка по поручению оператора", "другим лицам не поручалась"),
        (
            "Субъекты",
            f"{len(told['subjects'])}, перечень кодов записей — в таблице 1; имена — в приложении на бумаге",
        ),
        ("Категории персональных данных", "; ".join(told["categories"])),
        ("Информационная система", SYSTEM),
        ("Материальные носители на бумаге", "этим актом не уничтожались"),
        ("Способ уничтожения", WAY),
        ("Причина уничтожения", _reason(destruction)),
        ("Сведения за период", f"{since:%d.%m.%Y} – {until:%d.%m.%Y}"),
        ("Дата уничтожения", f"{day:%d.%m.%Y}"),
        ("Комиссия назначена приказом", f"от {destruction.order_date:%d.%m.%Y} № {destruction.order_number}"),
    )
    return Paper(
        issuer_of(school),
        f"АКТ № {destruction.number} об уничтожении персональных данных",
        (
            Part(pairs=pairs),
            Part("1. Субъекты", head=("№", "Код записи", "Кто это"), rows=_subjects(told)),
            Part("2. Что уничтожено", head=("Сведения", "Столбцы", "Очищено", "Удалено"), rows=_tables(told)),
            Part(lines=(_totals(told), COPIES, f"Акт и выгрузка хранятся {facts.act_years} года.")),
        ),
        tuple((post, name) for post, name in destruction.commission),
    )


def extract_of(destruction: Destruction, told: Mapping[str, Any], day: date) -> Paper:
    """The extract of the journal of events: subject, categories, system, reason, date."""
    categories, reason = "; ".join(told["categories"]), _reason(destruction)
    rows = tuple(
        (str(n), code, categories, SYSTEM, reason, f"{day:%d.%m.%Y}")
        for n, (code, _) in enumerate(told["subjects"], start=1)
    )
    head = ("№", "Субъект (код записи)", "Категории", "Информационная система", "Причина", "Дата")
    return Paper(
        issuer_of(destruction.organisation),
        f"ВЫГРУЗКА из журнала регистрации событий к акту № {destruction.number}",
        (Part(head=head, rows=rows), Part(lines=(_totals(told),))),
        tuple((post, name) for post, name in destruction.commission[:1]),
    )


def gone_sheet(destruction: Destruction) -> bytes:
    """What lies in the place of a destroyed file."""
    line = (
        f"Файл уничтожен по акту № {destruction.number} об уничтожении персональных данных. "
        "Подлинник на бумаге, если он был, хранится в деле организации."
    )
    return docx_of(Paper((), "Файл уничтожен", (Part(lines=(line,)),)))


def notice_of(incident: Incident) -> Paper:
    """The notice to the authority, ready to be printed and sent."""
    school = incident.organisation
    told = (
        ("Оператор", ", ".join(issuer_of(school))),
        ("ИНН, ОГРН", ", ".join(filter(None, (school.inn, school.ogrn))) or "—"),
        ("Обнаружено", f"{incident.discovered_at:%d.%m.%Y %H:%M} UTC"),
        ("Произошло", incident.happened or "устанавливается"),
        ("Обстоятельства", incident.what or "устанавливаются"),
        ("Предполагаемые причины", incident.causes or "устанавливаются"),
        ("Какие данные", "; ".join(category_titles(incident.categories)) or "устанавливается"),
        ("Сколько человек затронуто", str(incident.affected or "устанавливается")),
        ("Предполагаемый вред", incident.harm or "устанавливается"),
        ("Принятые меры", incident.measures or "принимаются"),
        ("Кто отвечает за взаимодействие", incident.responsible or "не назначен"),
    )
    steps = tuple(
        (
            clock.step.title,
            f"{clock.due:%d.%m.%Y %H:%M}",
            f"{clock.done:%d.%m.%Y %H:%M}" if clock.done else "—",
        )
        for clock in clocks(incident)
    )
    head = ("Шаг", "Срок (UTC)", "Выполнен (UTC)")
    return Paper(
        issuer_of(school),
        "УВЕДОМЛЕНИЕ о неправомерной передаче персональных данных",
        (Part(pairs=told), Part("Ход расследования", head=head, rows=steps)),
        (
            (
                school.head_post or "Руководитель",
                " ".join((school.head_name[:1], school.head_surname)).strip(),
            ),
        ),
    )


def category_titles(codes: Iterable[str]) -> list[str]:
    """Titles of categories by their codes, in the order of the facts."""
    wanted = set(codes)
    return [one.title for one in russian_facts().categories if one.code in wanted]


def _reason(destruction: Destruction) -> str:
    facts = russian_facts()
    title = facts.reason(destruction.reason).title
    return f"{title}: {facts.term(destruction.term).title}" if destruction.term else title


def _subjects(told: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(n), code, kind) for n, (code, kind) in enumerate(told["subjects"], start=1))


def _tables(told: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    rows: Sequence[Mapping[str, Any]] = told["tables"]
    return tuple(
        (row["title"], ", ".join(row["columns"]) or "имя в тексте", str(row["stripped"]), str(row["removed"]))
        for row in rows
    )


def _totals(told: Mapping[str, Any]) -> str:
    rows = sum(row["stripped"] + row["removed"] for row in told["tables"])
    return (
        f"Всего строк: {rows}, файлов: {told['files']}, записей журнала действий, в которых стёрты значения: "
        f"{told['entries']}. Для итогов остались числа без имён."
    )
