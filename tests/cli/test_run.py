"""`nastavnik run` as a person starts it: from nothing, again, beside a busy port, after a crash of its child."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests.kit.houses import CONSOLE, ON_POSTGRESQL, wait_for

pytestmark = pytest.mark.slow
TRIES = 300


def opened(house) -> tuple[subprocess.Popen[str], str]:
    """The running program and its address."""
    program = house.start("run")
    line = wait_for(program, "открыта")
    return program, re.search(r"http://\S+", line)[0]


def asked(address: str) -> tuple[int, dict]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, json.load(answer)
    except (urllib.error.URLError, ConnectionError):
        return 0, {}


def until_ready(address: str) -> dict:
    """Ask until it is ready; the last answer."""
    for _ in range(TRIES):
        status, answer = asked(f"{address}/readyz")
        if status == 200:
            return answer
    raise AssertionError(answer)


def stopped(program: subprocess.Popen[str]) -> tuple[int, str]:
    program.send_signal(signal.SIGTERM)
    told, _ = program.communicate(timeout=60)
    return program.returncode, told


def test_the_program_starts_from_nothing(empty_house):
    program = empty_house.start("run")
    assert wait_for(program, "Обновляю устройство базы")
    address = re.search(r"http://\S+", wait_for(program, "открыта"))[0]
    assert asked(f"{address}/healthz") == (200, {"alive": True})
    assert stopped(program)[0] == 0


def test_it_stops_cleanly_and_says_good_bye(house):
    program, address = opened(house)
    until_ready(address)
    assert stopped(program)[0] == 0
    assert house.query("SELECT task_id FROM kit_lease") == []


def test_its_worker_is_at_work(house):
    house.ask("workshop.mark", 3)
    program = house.start("run")
    for _ in range(3):
        wait_for(program, "workshop.mark")
    assert stopped(program)[0] == 0
    assert house.effects() == ["0", "1", "2"]


def test_a_killed_child_is_raised_again(house):
    program, address = opened(house)
    until_ready(address)
    listed = subprocess.run(["pgrep", "-P", str(program.pid)], capture_output=True, text=True, check=True)
    newest = max(map(int, listed.stdout.split()))
    os.kill(newest, signal.SIGKILL)
    wait_for(program, "Фоновая работа идёт") if ON_POSTGRESQL else None
    until_ready(address)
    assert stopped(program)[0] == 0


def test_a_busy_port_is_told_in_one_sentence(house):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        code, told = house.do("run", "--port", str(busy.getsockname()[1]))
    assert code == 2
    assert "занят" in told
    assert "Traceback" not in told


def test_a_stranger_of_an_address_is_told_in_one_sentence(house):
    code, told = house.do("run", "--host", "192.0.2.1")
    assert (code, told.count("\n")) == (2, 1)


ELDER = """
import subprocess, sys
program = subprocess.Popen([sys.executable, "-c", sys.argv[1], "run", "--with-parent"])
print("child", program.pid, flush=True)
program.wait()
"""


def test_it_ends_with_the_one_who_started_it(house):
    elder = subprocess.Popen(
        [sys.executable, "-c", ELDER, CONSOLE], env=house.environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    house.children.append(elder)
    wait_for(elder, "открыта")
    elder.kill()
    # whoever is left holds the other end of the pipe, so its end is the end of them all
    elder.communicate(timeout=60)
    assert house.query("SELECT task_id FROM kit_lease") == []
