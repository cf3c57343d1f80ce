"""`nastavnik keys status|create|rotate|drop`: keys of the sealed columns."""

from typing import Any

from django.core.management.base import CommandParser

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.reporting import Report
from nastavnik.kit.secrets.keys import NoKey, add_key, drop_keys, keys
from nastavnik.kit.secrets.sealing import Tampered
from nastavnik.kit.turning import rotate, used_keys

DEEDS = {
    "status": "сколько значений зашифровано каждым ключом",
    "create": "создать первый ключ, если ключей нет",
    "rotate": "создать новый ключ, если действует один, и перешифровать им всё; прерванное продолжается",
    "drop": "убрать из файла ключи, которыми уже ничего не зашифровано",
}


class Command(Report):
    """Two keys may be active at once: the older reads, the newer writes."""

    help = "Ключи шифрования чувствительных сведений"

    def add_arguments(self, parser: CommandParser) -> None:
        told = "; ".join(f"{word}: {meaning}" for word, meaning in DEEDS.items())
        parser.add_argument("deed", choices=list(DEEDS), help=told)
        super().add_arguments(parser)

    def look(self, **options: Any) -> dict[str, Any]:
        try:
            return {"ok": True, **getattr(self, f"_{options['deed']}")()}
        except (NoKey, Tampered) as fault:
            raise CommandRefused(str(fault)) from fault

    def _status(self) -> dict[str, Any]:
        counts = used_keys()
        return {"keys": [{"number": n, "values": counts.get(n, 0)} for n in sorted({*keys(), *counts})]}

    def _create(self) -> dict[str, Any]:
        try:
            keys()
        except NoKey:
            add_key()
        return self._status()

    def _rotate(self) -> dict[str, Any]:
        used = set(used_keys())
        if not used or (max(used) == max(keys()) and used == {max(used)}):
            add_key()
        return {"turned": rotate(), **self._status()}

    def _drop(self) -> dict[str, Any]:
        return {"dropped": drop_keys(set(used_keys())), **self._status()}

    def told(self, answer: dict[str, Any]) -> str:
        lines = [f"Ключ № {row['number']}: значений {row['values']}" for row in answer["keys"]]
        if "turned" in answer:
            lines.append(f"Перешифровано значений: {answer['turned']}")
        if answer.get("dropped"):
            lines.append(f"Убраны ключи: {', '.join(map(str, answer['dropped']))}")
        lines.append("Копию файла с ключами держите отдельно от базы и её копий.")
        return "\n".join(lines)
