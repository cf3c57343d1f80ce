"""What the door lets in: the names a form can have shown, and no others."""

import pytest
from django import forms

from nastavnik.kit.forms import ActionForm, could_show


class Period(forms.MultiWidget):
    """Two inputs of one field."""

    def __init__(self):
        super().__init__([forms.TextInput(), forms.TextInput()])


class Sheet(ActionForm):
    """A field, a field of two inputs, and a field for each criterion."""

    grows = ("mark_",)
    title = forms.CharField()
    period = forms.Field(widget=Period())


@pytest.mark.parametrize("name", ["title", "period_0", "mark_courage", "_v", "_idem", "csrfmiddlewaretoken"])
def test_what_a_form_can_show_comes_in(name):
    assert could_show((Sheet,), name)


@pytest.mark.parametrize("name", ["organisation", "titles", "mark", "weight_age", "is_staff", ""])
def test_what_it_cannot_show_stays_out(name):
    assert not could_show((Sheet,), name)


def test_a_bare_button_takes_only_what_guards_it():
    assert could_show((), "_idem") and not could_show((), "title")


@pytest.mark.django_db
def test_a_smuggled_field_is_refused_before_any_row_is_read(as_role):
    """Were the row looked for first, this unknown person would be 404."""
    answer = as_role("curator").send(
        "/people/" + "a" * 26 + "/cases/", {"name_genitive": "x", "is_staff": "1"}
    )
    assert (answer.status_code, "is_staff" in answer.content.decode()) == (400, True)
