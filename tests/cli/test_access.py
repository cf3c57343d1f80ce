"""`nastavnik access`: the operator gives a code to whoever forgot the password."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.tenancy.scope import maintenance


def test_the_only_curator_gets_a_code_and_the_trail_says_who_gave_it(cast):
    told = io.StringIO()
    call_command("access", cast.curator.username, "--json", stdout=told)
    assert len(json.loads(told.getvalue())["code"].replace("-", "")) == 16
    with maintenance():
        assert Entry.objects.filter(event="accounts.renew", role="operator").exists()


def test_an_unknown_name_is_refused_in_a_sentence(cast):
    with pytest.raises(CommandError, match="проверьте имя"):
        call_command("access", "никто-такой")
