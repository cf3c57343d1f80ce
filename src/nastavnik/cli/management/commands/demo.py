"""`nastavnik demo [--stage 1..7]`: fill a demo school by calling actions."""

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from nastavnik.cli.demo.acts import build_acts
from nastavnik.cli.demo.cast import let_the_cast_in
from nastavnik.cli.demo.layers import lay_authorities, lay_school
from nastavnik.cli.demo.privacy import tell_privacy
from nastavnik.cli.demo.readiness import tell_readiness
from nastavnik.cli.demo.school import School, build_school
from nastavnik.cli.demo.sign_ins import told
from nastavnik.cli.demo.year import Story, end_year, tell_year
from nastavnik.cli.refusal import CommandRefused
from nastavnik.core.calendars.school_year import SchoolYear
from nastavnik.features.accounts.queries import nobody_here
from nastavnik.features.pairings.queries import members_of
from nastavnik.kit import moments
from nastavnik.kit.tenancy.scope import organisation_scope

LAST_YEAR_SIZE, SIZE = 30, 90
WORK = 6  # the stage of work; only the end comes after it


class Command(BaseCommand):
    help = "Наполнить показательную школу: 600 учеников, 45 работников, прошлый и этот учебный год"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--stage", metavar="ЭТАП", default="6", help="до какого этапа довести программу этого года, 1–7"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="ничего не делать, если в базе уже есть люди"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stage = options["stage"]
        if stage not in set("1234567"):
            raise CommandRefused(f"Этапов семь: «--stage {stage}» не подходит, укажите число от 1 до 7")
        if settings.PRODUCTION:
            raise CommandRefused("Показательная школа создаётся только вне рабочей установки (PRODUCTION)")
        if not nobody_here():
            if options["if_empty"]:
                return
            raise CommandRefused(
                "База не пуста: показательная школа создаётся только в пустой (другой DATA_DIR)"
            )
        fill(int(stage))
        self.stdout.write("Показательная школа готова.\n" + told())


def fill(stage: int) -> None:
    """Everything in one transaction: the school is there whole or not at all."""
    year = SchoolYear.of(moments.today()).start_year
    moment = datetime(year, 9, 1, 8, 0, tzinfo=UTC)
    long_ago = datetime(year - 1, 8, 20, 8, 0, tzinfo=UTC)  # before the programme of last year
    with transaction.atomic():
        school = build_school(year, moment)
        lay_authorities(school, long_ago)
        build_acts(school, year, long_ago)
        with organisation_scope(school.organisation.pk):
            end_year(tell_year(school, year - 1, WORK, LAST_YEAR_SIZE, offset=120))
            story = tell_year(school, year, min(stage, WORK), SIZE)
            tell_readiness(story)
            if stage > WORK:
                end_year(story)
            people = _cast_of(school, story)
        lay_school(school, moment)
        let_the_cast_in(school, people, date(year, 9, 1), moment)
        with organisation_scope(school.organisation.pk):
            tell_privacy(school, year)


def _cast_of(school: School, story: Story) -> dict[str, Any]:
    """Who of the school signs in: participants are taken from one working pair where there is one."""
    people = {"curator": school.staff[1], "head": school.staff[0], "psychologist": school.staff[3]}
    people["class_teacher"] = next(c.class_teacher for c in school.classes if c.number == 7)
    mentors, mentees = story.mentors or [], story.mentees or []
    mentor, children = _working_pair(story)
    mentor = mentor or next((row.person for row in mentors), None)
    if mentor is not None and mentor not in people.values():
        people["mentor"] = mentor
    candidates = [*children, *(row.person for row in mentees)]
    child = next((one for one in candidates if one.pk in school.guardians), None)
    if child is not None:
        people |= {"mentee": child, "guardian": school.guardians[child.pk]}
    return people


def _working_pair(story: Story) -> tuple[Any, list[Any]]:
    """A teacher whose pair works, and whom the teacher mentors: the sign-ins tell one story."""
    active = [p for p in story.pairings or [] if p.state == "active" and p.mentor.person.kind == "staff"]
    if not active:
        return None, []
    members = members_of(active[:1])
    return active[0].mentor.person, [one.mentee.person for one in members[active[0].pk]]
