"""Personal data in passports and partners."""

from nastavnik.kit.privacy import Column, declare

declare(
    "organisations.Organisation",
    {
        "head_surname": Column("name", erase="keep", exported=False),
        "head_name": Column("name", erase="keep", exported=False),
        "head_patronymic": Column("name", erase="keep", exported=False),
        "head_cases": Column("name", erase="keep", exported=False),
    },
    purpose="programme",
    ground="law",
    term="paper",
    plain="full_name short_name name_key founder city address phone email website inn kpp ogrn okpo head_post "
    "name_cases regional_act number_mask zone closed_on",
)
declare(
    "organisations.Partner",
    {"contact": Column("contact", exported=False)},
    purpose="programme",
    ground="consent",
    term="participant",
    plain="name name_key agreement_number agreement_date agreement_until",
)
