"""From an empty database and two lists of a school to signed orders, first meetings and a meeting held.

`RENEW_GUIDE=1` writes the pictures and the counts of the guide anew; without it the counts are compared.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import listing, opening, pairing, readying
from tests.journeys.telling import GUIDE, PAGE, Chapter, presses, told
from tests.journeys.walking import Walker

RENEWED = os.environ.get("RENEW_GUIDE") == "1"
STORY = (
    ("Первый запуск и вход", opening.open_for_the_first_time),
    ("Паспорт школы", opening.fill_the_passport),
    ("Куратор в списке работников", opening.write_down_the_curator),
    ("Программа и дорожная карта", opening.open_the_programme),
    ("Список наставников", listing.load_mentors),
    ("Список наставляемых", listing.load_mentees),
    ("Запросы и предложения", readying.look_through_the_bases),
    ("Обучение наставников", readying.train_the_mentors),
    ("Проверка взрослых со стороны", readying.admit_the_guests),
    ("Законные представители", readying.write_down_guardians),
    ("Согласия", readying.gather_consents),
    ("Подбор и закрепление пар", pairing.match_and_adopt),
    ("Приказы, положение, базы", pairing.issue_the_papers),
    ("Пары начинают работу", pairing.start_the_work),
    ("Первые встречи", pairing.plan_first_meetings),
)


def walked(walker: Walker, title: str, chapter) -> Chapter:
    """Go through a chapter and count it."""
    before = (walker.pressed, walker.typed, walker.seconds)
    chapter(walker)
    after = (walker.pressed, walker.typed, walker.seconds)
    return Chapter(title, *(now - then for now, then in zip(after, before, strict=True)))


@pytest.mark.browser
@pytest.mark.slow
def test_a_curator_comes_from_lists_to_orders_and_meetings(
    program: str, chromium: Browser, tmp_path: Path
) -> None:
    pictures = GUIDE / "pictures" if RENEWED else tmp_path
    curator = Walker(chromium, program, pictures)
    chapters = [walked(curator, title, chapter) for title, chapter in STORY]
    codes: list[str] = []
    chapters.append(
        walked(curator, "Код для наставника", lambda w: codes.append(pairing.invite_the_mentor(w)))
    )
    curator.go("Обзор")
    curator.shoot("home")
    curator.shoot("home-phone", narrow=True)
    phone = Walker(chromium, program, pictures, phone=True)
    chapters.append(walked(phone, "Встреча с телефона", lambda w: pairing.log_from_the_phone(w, codes[0])))
    curator.finish()
    phone.finish()
    page = told(chapters)
    print(page)
    if RENEWED:
        PAGE.write_text(page)
    assert presses(PAGE.read_text()) == presses(page)
