"""`doctor`, `audit`, `dbcheck` and `limits` as an operator runs them."""

import json

import pytest

pytestmark = pytest.mark.slow


def answer(house, *words: str) -> tuple[int, dict]:
    code, told = house.do(*words, "--json")
    return code, json.loads(told)


def levels(told: dict) -> dict[str, str]:
    return {check["name"]: check["level"] for check in told["checks"]}


def test_a_healthy_installation_that_is_not_running_has_no_fault(house):
    code, told = answer(house, "doctor")
    assert (code, told["ok"]) == (0, True)
    assert levels(told)["worker"] == "note"


def test_a_fallen_worker_is_a_fault(house):
    house.query(
        "INSERT INTO kit_lease (task_id, worker, until, attempts) VALUES ('worker:x', 'x', '2020-01-01 00:00:00+00:00', 1)"
    )
    code, told = answer(house, "doctor")
    assert (code, levels(told)["worker"]) == (1, "fault")


def test_an_empty_database_is_a_fault_with_advice(empty_house):
    code, told = empty_house.do("doctor")
    assert code == 1
    assert "nastavnik migrate" in told
    assert "Traceback" not in told


def test_a_database_that_cannot_be_opened_is_a_fault_without_a_traceback(house):
    code, told = house.do("doctor", DATABASE_URL=str(house.folder))
    assert code == 1
    assert "Traceback" not in told


def test_data_of_an_empty_database_cannot_be_examined(empty_house):
    code, told = empty_house.do("dbcheck")
    assert (code, told.count("\n")) == (2, 1)


def test_an_honest_house_breaks_no_law(house):
    code, told = answer(house, "dbcheck")
    assert (code, told["ok"]) == (0, True)
    assert told["checked"] >= 10


def test_the_trail_is_verified(house):
    code, told = answer(house, "audit", "verify")
    assert (code, told["faults"]) == (0, [])


def test_a_head_that_is_not_in_the_trail_ends_with_one(house):
    assert answer(house, "audit", "verify", "--expect", "0123456789")[0] == 1


def test_limits_are_shown_with_their_units(house):
    code, told = answer(house, "limits", "show")
    upload = next(limit for limit in told["limits"] if limit["name"] == "upload_bytes")
    assert (code, upload["value"], upload["unit"]) == (0, 20, "МБ")


def test_limits_are_told_to_a_person_without_signs_of_machines(house):
    code, told = house.do("limits")
    assert code == 0
    assert "10 за 15 мин" in told and "Попыток: пароль или кодовая фраза, одна учётная запись" in told
    assert "/m/" not in told
