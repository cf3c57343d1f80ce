"""`nastavnik pictures [--check]`: redraw docs/pictures and docs/rules, or say what has gone stale."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nastavnik.cli.drawing.gallery import gallery, stale


class Command(BaseCommand):
    help = "Нарисовать картинки дома: этажи, лестницу, таблицы, жизненные циклы, права"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="только сказать, что устарело")

    def handle(self, *_: Any, check: bool, **__: Any) -> None:
        wanted = gallery(settings.ROOT, settings.SOURCE / "features")
        old = stale(settings.ROOT, wanted)
        if check and old:
            raise CommandError(f"Устарели картинки: {', '.join(old)}. Перерисуйте: make pictures")
        for path in [] if check else old:
            file = settings.ROOT / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[path]) if path in wanted else file.unlink()
        self.stdout.write(
            f"Картинок: {len(wanted)}, {'все свежие' if check or not old else f'обновлено {len(old)}'}"
        )
