"""Two in a hurry over one number or one draft; run by the test over a real database."""

import json

from nastavnik.features.documents.actions import issue_document
from nastavnik.features.documents.models import Document, NumberJournal
from nastavnik.features.documents.queries import load_document
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.features.pairings.hurry import Work, all_at_once
from tests.makers.documents import NOVEMBER, ORDER_DAY, make_draft, make_ready_programme
from tests.makers.organisations import BY, make_school
from tests.makers.programmes import make_enrolment

BLANKS = ("introduction_order", "regulation", "mentor_base")


def issue(document: str, number: str) -> Work:
    """Issue the document, loaded anew by the hurrying curator."""
    facts = {"number": number, "dated": ORDER_DAY, "by": BY, "moment": NOVEMBER}
    return lambda: issue_document(load_document(document), **facts)


def one_number() -> list[Work]:
    """Three documents, one number."""
    programme = make_ready_programme()
    make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    return [issue(make_draft(programme, blank).public_id, "1-н") for blank in BLANKS]


def one_draft() -> list[Work]:
    """One document, three hands."""
    draft = make_draft(make_ready_programme()).public_id
    return [issue(draft, f"{n}-н") for n in (1, 2, 3)]


def main(story: str) -> None:
    """Tell one story: answers, documents with a number, files; the journal is at the number given."""
    school = make_school().pk
    with organisation_scope(school):
        works = {"one_number": one_number, "one_draft": one_draft}[story]()
    answers = all_at_once(school, works)
    with organisation_scope(school):
        (issued,) = Document.objects.filter(state="issued")
        journals = [row.last for row in NumberJournal.objects.all()]
        print(json.dumps([answers, StoredFile.objects.count(), journals == [int(issued.number[0])]]))
