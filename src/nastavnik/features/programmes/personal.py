"""Personal data in programmes: who carries a duty."""

from nastavnik.kit.privacy import Column, declare, impersonal

declare(
    "programmes.Programme",
    {"aim": Column("opinion", erase="keep", exported=False)},
    purpose="programme",
    ground="employment",
    term="paper",
    plain="title pack pack_version edition_digest school_year starts_on ends_on stage directions manners",
)
declare(
    "programmes.ProgrammeDuty",
    {},
    purpose="programme",
    ground="employment",
    term="worker",
    plain="duty",
    subject=("person",),
)
impersonal("устройство программы: людей в нём нет", "programmes.ProgrammeTrack", "programmes.ChainLink")
