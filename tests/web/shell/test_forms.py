"""How every form of the program looks, without and with mistakes."""

import re
from datetime import date

import pytest
from django import forms

from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, Segmented


class Visit(forms.Form):
    """One of each."""

    name = forms.CharField(label="Имя", help_text="Как в паспорте", max_length=20)
    held_on = forms.DateField(label="Дата", widget=DateInput)
    way = forms.ChoiceField(label="Формат", widget=Segmented, choices=[("in", "Очно"), ("on", "Онлайн")])
    track = forms.ChoiceField(
        label="Форма", widget=ChoiceCards, choices=[("a", "Учитель — ученик|Помощь в учёбе")]
    )
    told = forms.BooleanField(label="Родители знают", required=False)
    place = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_has_label_hint_and_control_tied_together():
    drawn = Visit()["name"].as_field_group()
    assert '<label class="form-label" for="id_name">Имя' in drawn
    assert 'id="id_name_helptext">Как в паспорте' in drawn
    assert 'aria-describedby="id_name_helptext"' in drawn
    assert 'class="form-control"' in drawn


def test_an_error_is_beneath_the_control_and_named_by_it():
    drawn = Visit({"name": ""})["name"].as_field_group()
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert drawn.index("<input") < drawn.index('id="id_name_error"')


def test_the_summary_links_to_the_controls(draw):
    drawn = draw('<c-form :form="form" />', form=Visit({"name": ""}))
    targets = re.findall(r'<a href="#([^"]+)"', drawn)
    assert targets == ["id_name", "id_held_on", "id_way_0", "id_track_0"]
    assert all(f'id="{target}"' in drawn for target in targets)


def test_a_date_shows_the_russian_hint_and_the_machine_value():
    drawn = Visit(initial={"held_on": date(2026, 9, 5)})["held_on"].as_field_group()
    assert "например, 05.09.2026" in drawn
    assert 'type="date" name="held_on" value="2026-09-05"' in drawn


def test_a_choice_card_splits_title_and_explanation():
    assert "<b>Учитель — ученик</b><small>Помощь в учёбе</small>" in Visit()["track"].as_field_group()


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    drawn = Visit()["way"].as_field_group()
    assert drawn.count("<fieldset") == drawn.count("</fieldset>") == drawn.count("<legend") == 1


@pytest.mark.parametrize("body", ["", '<c-field :field="form.name" />'])
def test_a_form_carries_token_key_and_hidden_fields_once(body, draw):
    drawn = draw(f'<c-form :form="form" cancel="/back/">{body}</c-form>', form=Visit())
    for name in ("csrfmiddlewaretoken", "_idem", "place"):
        assert drawn.count(f'name="{name}"') == 1
    assert 'href="/back/"' in drawn and "⟦" not in drawn


def test_an_action_form_gives_its_own_version_and_key(draw):
    form = ActionForm(version=7)
    drawn = draw('<c-form :form="form" />', form=form)
    assert '<input type="hidden" name="_v" value="7">' in drawn
    assert f'name="_idem" value="{form.one_time_key}"' in drawn


def test_a_form_with_a_file_is_sent_in_parts(draw):
    class Upload(forms.Form):
        sheet = forms.FileField(label="Таблица")

    assert 'enctype="multipart/form-data"' in draw('<c-form :form="form" />', form=Upload())
