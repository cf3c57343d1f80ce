"""`nastavnik access NAME`: a code for somebody who forgot the password, even the only curator."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from nastavnik.cli.reporting import Report
from nastavnik.features.accounts.actions import renew_access
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.queries import account_named, duties_of
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.tenancy.scope import maintenance


class Command(Report):
    """Only a person at the machine may run it; the deed is left in the trail as the operator's."""

    help = "Выдать код взамен забытого пароля"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="ИМЯ", help="имя, под которым входит человек")
        super().add_arguments(parser)

    def look(self, **options: Any) -> dict[str, Any]:
        account = account_named(options["name"])
        duties = duties_of(account.pk, moments.true_today()) if account else []
        if not duties:
            raise CommandError(f"Никто с именем «{options['name']}» не допущен к работе: проверьте имя")
        by = Actor(None, Role.OPERATOR, "за этой машиной")
        with maintenance():
            invitation, code = renew_access(duties[0], by=by, moment=moments.true_now())
        return {"ok": True, "code": code, "until": f"{invitation.expires_at:%d.%m.%Y}"}

    def told(self, answer: dict[str, Any]) -> str:
        return (
            f"Код: {answer['code']}\nДействует до {answer['until']}. На странице входа выберите «У меня есть код "
            "приглашения», введите код, прежнее имя для входа и новый пароль."
        )
