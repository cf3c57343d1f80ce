"""argparse in Russian: its own words, and one sentence instead of a usage dump."""

import argparse
import re
from typing import Any, NoReturn

from nastavnik.cli.refusal import CommandRefused

# what argparse says by itself, as it writes it in its source
WORDS = {
    "usage: ": "вызов: ",
    "options": "ключи",
    "positional arguments": "слова",
    "subcommands": "команды",
    "show this help message and exit": "показать эту подсказку",
    "unrecognized arguments: %s": "лишнее: %s",
    "the following arguments are required: %s": "не хватает: %s",
    "one of the arguments %s is required": "нужно одно из: %s",
    "not allowed with argument %s": "не сочетается с %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "нет значения %(value)r, есть %(choices)s",
    "invalid %(type)s value: %(value)r": "не подходит значение %(value)r",
    "expected one argument": "нужно одно значение",
    "expected at least one argument": "нужно хотя бы одно значение",
    "expected at most one argument": "нужно не больше одного значения",
    "expected %s arguments": "нужно значений: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s — это что из %(matches)s?",
    "ignored explicit argument %r": "лишнее значение %r",
}
RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


def speak_russian() -> None:
    """Give argparse Russian words; it has no other door but the names of its own translators."""
    argparse._ = lambda words: WORDS.get(words, words)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, n: WORDS.get(many, many)  # type: ignore[attr-defined]


def made_russian(parser: Any) -> Any:
    """The same parser of a Django command: foreign keys still work but are not shown, a refusal is a sentence."""
    for action in parser._actions:
        if not RUSSIAN.search(action.help or ""):
            action.help = argparse.SUPPRESS
    parser.error = lambda message: refuse(parser.prog, message)
    return parser


def refuse(prog: str, message: str) -> NoReturn:
    """Say that a command is called wrongly."""
    raise CommandRefused(f"Неверный вызов команды «{prog}»: {message}. Подсказка: {prog} --help")


class RussianParser(argparse.ArgumentParser):
    """argparse whose refusal is one sentence rather than a usage dump."""

    def error(self, message: str) -> NoReturn:
        refuse(self.prog, message)


def console(words: list[str], meanings: dict[str, str]) -> Any:
    """Django's own console with Russian help; imported here, because the light commands do without Django."""
    from django.core.management import ManagementUtility, get_commands
    from django.core.management.base import BaseCommand

    class Console(ManagementUtility):
        def fetch_command(self, subcommand: str) -> BaseCommand:
            if subcommand not in get_commands():
                raise CommandRefused(f"Нет команды «{subcommand}». Какие есть: nastavnik --help")
            command = super().fetch_command(subcommand)
            made, command.help = command.create_parser, meanings.get(subcommand, command.help)
            command.create_parser = (  # type: ignore[method-assign]
                lambda *args, **more: made_russian(made(*args, **more))
            )
            return command

    return Console(["nastavnik", *words])
