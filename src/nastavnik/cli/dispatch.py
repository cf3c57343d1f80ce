"""Finds the command by its word, so that `--help` never imports the house."""

import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.russian import RussianParser, console, speak_russian

LIGHT = {
    "rehearse": "Репетиция загрузки: показать, кого программа прочла в файле, ничего не записывая",
    "match": "Подобрать пары по задаче из файла JSON",
    "verify": "Проверить результат подбора независимо от решателя",
    "evaluate": "Сравнить ответы «до» и «после» из таблицы",
    "decline": "Поставить имя или должность в нужный падеж",
    "packs": "Проверить методику или показать, что в ней записано",
    "norms": "Сверить ссылки на нормативные акты в тексте или документе",
}
READ_ENOUGH = 141  # as any program ends whose reader has gone: 128 + SIGPIPE
FULL = {
    "run": "Запустить программу: база, сайт и фоновая работа одной командой",
    "web": "Запустить только сайт",
    "worker": "Запустить только фоновую работу",
    "demo": "Наполнить показательную школу",
    "doctor": "Проверить систему и данные",
    "routes": "Показать адреса программы и кто в них допущен",
    "seed": "Заполнить базу проверочными данными",
    "dbcheck": "Проверить, что в базе держатся все правила",
    "document": "Выпустить документ программы в файл",
    "access": "Выдать код взамен забытого пароля",
    "audit": "Проверить журнал действий",
    "keys": "Ключи шифрования: показать, сменить, убрать старые",
    "limits": "Показать действующие пределы",
    "migrate": "Обновить устройство базы",
    "check": "Проверить настройки",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of `interfaces.md` (0 done, 1 fault found, 2 bad call)."""
    speak_russian()
    try:
        try:
            return _perform(list(sys.argv[1:] if argv is None else argv))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # `… | head` has read enough; what is still in the buffer must not be complained of at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READ_ENOUGH


def _perform(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_overview())
        return 0
    if words[0] in {"--version", "version"}:
        print(f"Наставник {version('nastavnik')}")
        return 0
    try:
        return _light(words[0], words[1:]) if words[0] in LIGHT else _django(words)
    except CommandRefused as refusal:
        print(refusal, file=sys.stderr)
        return 2


def _overview() -> str:
    rows = [f"  {word:<10} {meaning}" for word, meaning in (LIGHT | FULL).items()]
    return "\n".join(["Наставник: команды", "", *rows, "", "Подробно: nastavnik КОМАНДА --help"])


def _light(word: str, rest: list[str]) -> int:
    module = importlib.import_module(f"nastavnik.cli.{word}")
    parser = RussianParser(prog=f"nastavnik {word}", description=LIGHT[word])
    module.configure(parser)
    return int(module.run(parser.parse_args(rest)) or 0)


def _django(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.config.settings")
    console(words, FULL).execute()
    return 0
