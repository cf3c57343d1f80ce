"""The cast of every test: a school, its people in their duties, and a stranger from another school."""

from dataclasses import dataclass
from functools import cached_property

from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.actions import Actor
from tests.makers.accounts import make_account
from tests.makers.organisations import make_school


@dataclass
class Cast:
    """`school` is home; `stranger` is the curator of `other`, who must never see anything of home."""

    school: Organisation
    other: Organisation

    @cached_property
    def curator(self):
        return make_account(self.school, "curator", "curator")

    @cached_property
    def head(self):
        return make_account(self.school, "head", "head")

    @cached_property
    def class_teacher(self):
        return make_account(self.school, "class_teacher", "class-teacher")

    @cached_property
    def mentor(self):
        return make_account(self.school, "mentor", "mentor")

    @cached_property
    def stranger(self):
        return make_account(self.other, "curator", "stranger")

    @property
    def by(self) -> Actor:
        """The curator as an author."""
        return Actor(self.curator.pk, "curator")


def make_cast() -> Cast:
    """Two schools; accounts appear when first asked for."""
    return Cast(make_school(), make_school("МБОУ «СОШ № 3»"))
