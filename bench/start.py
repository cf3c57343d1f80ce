"""How long a person waits at the console: `nastavnik --help`, `decline`, and an import of Python alone beside them."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

NASTAVNIK = Path(sys.executable).with_name("nastavnik")
COMMANDS = (
    ("один запуск Python", [sys.executable, "-c", "pass"]),
    ("nastavnik --help", [NASTAVNIK, "--help"]),
    ("nastavnik decline", [NASTAVNIK, "decline", "Иванова Мария Петровна", "--case", "datv"]),
    ("nastavnik check", [NASTAVNIK, "check"]),
)


def seconds(command: list[object]) -> float:
    """The middle of five runs."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Print seconds and ratios to Python alone."""
    alone = seconds(COMMANDS[0][1])
    for title, command in COMMANDS:
        spent = seconds(command)
        print(f"{title:<22}{spent:>8.2f} с {spent / alone:>8.1f} ×")


if __name__ == "__main__":
    main()
