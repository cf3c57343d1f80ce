"""Short ways to say what a list was read as."""

from nastavnik.core.rosters import Rehearsal, rehearse_file


def read(text: str, role: str = "auto") -> Rehearsal:
    return rehearse_file(text.encode(), "список.csv", role=role)


def people(found: Rehearsal) -> list[str]:
    """«mentee Иванов Иван 7А» for each person."""
    return [" ".join(part for part in (p.role, p.full_name, p.class_text) if part) for p in found.persons]


def pairs(found: Rehearsal) -> set[tuple[str, str]]:
    """(surname of the mentor, surname of the mentee)."""
    by_id = {person.id: person for person in found.persons}
    return {
        (p.surname, by_id[other].surname)
        for p in found.persons
        if p.role == "mentor"
        for other in p.paired_with
    }


def skipped(found: Rehearsal) -> dict[int, str]:
    return {item.row: item.why for item in found.skipped}


def troubles(found: Rehearsal) -> list[tuple[str | None, str]]:
    return [(problem.cell, problem.level) for problem in found.problems]
