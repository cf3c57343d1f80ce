"""The wizard walked as a browser does, page by page."""

import csv
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nastavnik.features.intake.models import Intake
from tests.makers.intake import EXAMPLES
from tests.makers.spreadsheets import xlsx_bytes


def page_of(name: str, *ids) -> str:
    return reverse(f"intake:{name}", args=[getattr(one, "public_id", one) for one in ids])


class Wizard:
    """One curator at the wizard."""

    def __init__(self, browser) -> None:
        self.browser = browser

    def upload(self, data: bytes, name: str = "список.csv", **more):
        sent = {"file": SimpleUploadedFile(name, data), "role": "auto", "programme": "", **more}
        return self.browser.send(page_of("new"), sent)

    def read(self, intake: Intake, **changes):
        """The columns as guessed, unless changed."""
        form = self.browser.get(page_of("columns", intake)).context["form"]
        told = {name: form[name].value() or "" for name in form.fields}
        return self.browser.send(page_of("columns", intake), told | changes)

    def rehearse(self, data: bytes, name: str = "список.csv", **more) -> Intake:
        """From the file to the page of the rehearsal."""
        assert self.upload(data, name, **more).status_code == 302
        intake = Intake.objects.latest("pk")
        assert self.read(intake).status_code == 302
        return Intake.objects.get(pk=intake.pk)

    def page(self, intake: Intake, tab: str = "") -> str:
        return self.browser.get(page_of("page", intake), {"tab": tab}).text

    def perform(self, intake: Intake, **more):
        form = self.browser.get(page_of("perform", intake)).context["form"]
        return self.browser.send(page_of("perform", intake), {"seal": form["seal"].value(), **more})


@pytest.fixture
def wizard(home, as_role) -> Wizard:
    return Wizard(as_role("curator"))


@pytest.fixture
def example():
    """`example("18_mr42_mentee_base", "xlsx")` is the list as bytes with its file name."""

    def listed(case: str, form: str) -> tuple[bytes, str]:
        text = (EXAMPLES / f"{case}.csv").read_text(encoding="utf-8")
        if form == "cp1251":
            return text.encode("cp1251"), f"{case}.csv"
        merges = json.loads((EXAMPLES / f"{case}.expected.json").read_text(encoding="utf-8"))
        grid = list(csv.reader(text.splitlines(), delimiter=";"))
        return xlsx_bytes(grid, merges.get("merged_ranges_in_source", [])), f"{case}.xlsx"

    return listed
