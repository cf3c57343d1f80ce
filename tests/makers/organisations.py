"""Organisations for tests, made by the product's own actions."""

from datetime import UTC, datetime

from nastavnik.features.organisations.actions import found_organisation
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.actions import Actor
from nastavnik.kit.tenancy.scope import maintenance

BY = Actor.system("проверка")
MOMENT = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


def make_school(short_name: str = "МБОУ «СОШ № 14»", **passport) -> Organisation:
    """A school with a passport that is enough for documents."""
    filled = {
        "kind": "school",
        "full_name": "муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 14»",
        "founder": "Администрация города Крамска",
        "city": "г. Крамск",
        "address": "г. Крамск, ул. Вымышленная, д. 1",
        "phone": "8 (000) 000-00-14",
        "inn": "0000000014",
        "ogrn": "0000000000014",
        "head_surname": "Соколова",
        "head_name": "Ирина",
        "head_patronymic": "Львовна",
    }
    with maintenance():
        return found_organisation(short_name=short_name, by=BY, moment=MOMENT, **(filled | passport))
