"""Invented people, forms and stories for the gallery of components."""

from types import SimpleNamespace
from typing import Any

from django import forms

from nastavnik.web.shell.tables import Column
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, FileDrop, Segmented, Ticks

NAMES = [
    ("Иванова-Крамская Мария Александровна", "8 «Б»", "Петров Сергей Юрьевич", 72, "Идёт по плану", "good"),
    ("Гасан-заде Тимур Ильдар оглы", "6 «А»", "Шевченко Анна Олеговна", 35, "Нужна встреча", "warn"),
    ("Ким Алина Витальевна", "9 «В»", "Мельник Ольга Игоревна", 90, "Идёт по плану", "good"),
    ("Дубровских Егор Павлович", "10 «А»", "Черных Илья Андреевич", 12, "Нет отчёта", "bad"),
    ("Юсупова Карина Руслановна", "7 «Г»", "Алиев Рамиль Фаритович", 54, "На проверке", "info"),
    ("Ёлкин Артём Денисович", "5 «А»", "Наставник не подобран", 0, "Ждёт пары", "calm"),
]
ROWS = [
    SimpleNamespace(pk=n, mentee=m, grade=g, mentor=t, share=s, word=w, tone=tone)
    for n, (m, g, t, s, w, tone) in enumerate(NAMES * 5, start=1)
]
COLUMNS = [
    Column("Наставляемый", "mentee", ("mentee",)),
    Column("Наставник", "mentor", ("mentor",)),
    Column("План"),
    Column("Встреч", "meetings", ("meetings",), numeric=True),
    Column("Состояние"),
    Column("", spoken="Действия"),
]
STAGES = [
    "Приказы и договоры",
    "Кому помочь",
    "Кто поможет",
    "Занятия наставников",
    "Знакомство пар",
    "Встречи пар",
    "Праздник в конце",
]


class MeetingForm(forms.Form):
    """Every kind of field."""

    pairing = forms.ChoiceField(
        label="Пара", choices=[("", "Выберите пару"), ("1", "Иванова-Крамская М. А. — Петров С. Ю.")]
    )
    held_on = forms.DateField(label="Дата", widget=DateInput)
    minutes = forms.IntegerField(label="Минут", min_value=5, max_value=240, required=False)
    way = forms.ChoiceField(
        label="Формат", widget=Segmented, choices=[("in", "Очно"), ("on", "Онлайн"), ("call", "Звонок")]
    )
    track = forms.ChoiceField(
        label="Форма наставничества",
        widget=ChoiceCards,
        choices=[
            ("tp", "Учитель — ученик|Помощь в учёбе и выборе пути"),
            ("pp", "Ученик — ученик|Старший помогает младшему"),
            ("sp", "Студент — ученик|Рассказ о колледже и вузе"),
        ],
    )
    topics = forms.MultipleChoiceField(
        label="О чём говорили",
        widget=Ticks,
        required=False,
        choices=[("a", "Уроки"), ("b", "Друзья"), ("c", "Планы")],
    )
    story = forms.CharField(
        label="Что сделали",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        help_text="Одно-два предложения",
    )
    sheet = forms.FileField(
        label="Фото листа встречи", required=False, widget=FileDrop(hint="Снимок или документ до 10 мегабайт")
    )
    told = forms.BooleanField(label="Родители знают о встрече", help_text="Для наставляемых младше 14 лет")


def line(**parts: Any) -> dict[str, Any]:
    """One item of a list component."""
    return parts


def stages(now: int) -> list[dict[str, Any]]:
    """The seven stages with one of them current."""
    state = {-1: "done", 0: "current", 1: "ahead"}
    return [
        line(title=title, state=state[(n > now) - (n < now)], url="#stages" if n <= now else "")
        for n, title in enumerate(STAGES, start=1)
    ]


STORIES: dict[str, Any] = {
    "doubts": [
        (
            "Цель",
            {
                "reference": {"text": "постановление Р-145"},
                "sentence": "Это распоряжение, а не постановление.",
            },
        )
    ],
    "stages": stages(5),
    "burning": [
        line(
            icon="signature",
            text="наставляемых без согласия родителей",
            count=4,
            url="#",
            action="Собрать",
            tone="bad",
        ),
        line(
            icon="clock-exclamation",
            text="пары не встречались больше двух недель",
            count=3,
            url="#",
            action="Напомнить",
        ),
        line(
            icon="file-description",
            text="Приказ о закреплении пар без номера",
            note="Создан 12.11.2026",
            url="#",
            tone="info",
        ),
    ],
    "events": [
        line(
            icon="heart-handshake",
            when="20.11.2026, 14:05",
            who="Орлова Н. В.",
            text="Пара закреплена",
            tone="good",
            url="#",
        ),
        line(
            icon="pencil",
            when="18.11.2026, 09:40",
            who="Орлова Н. В.",
            text="Изменён наставник",
            detail="Был: Черных И. А. Причина: переезд",
        ),
        line(when="15.11.2026, 11:00", text="Запрос наставляемого принят"),
    ],
    "tabs": [
        line(title="Ход работы", url="#", current=True),
        line(title="Встречи", url="#", count=12),
        line(title="Документы", url="#", count=0),
    ],
    "steps": [
        line(title="Файл", state="done", url="#"),
        line(title="Столбцы", state="current"),
        line(title="Репетиция", state="ahead"),
        line(title="Загрузка", state="ahead"),
    ],
    "differences": [
        ("Телефон", "+7 912 345-67-89", "+7 912 345-67-80"),
        ("Должность", "учитель физики", ""),
    ],
    "facts": [("Организация", "МБОУ «СОШ № 14»"), ("Класс", "8 «Б»"), ("Телефон", "")],
    "consequences": [
        "Встречи после 21.11.2026 отменятся: 3",
        "Наставляемому придёт завершающая анкета",
        "Пара останется в журнале и отчётах",
    ],
    "tones": {
        "good": "Идёт по плану",
        "warn": "Нужна встреча",
        "bad": "Нет отчёта",
        "info": "На проверке",
        "calm": "Черновик",
    },
}
MONTHS = ["Сен", "Окт", "Ноя", "Дек", "Янв", "Фев", "Мар", "Апр", "Май"]
PLAN: list[float | None] = [60, 180, 200, 160, 140, 200, 210, 200, 120]
FACT: list[float | None] = [48, 172, 193, 151, 120, 188, 206, 182, None]
MENU = {
    "Обзор": "home",
    "Пары": "heart-handshake",
    "Участники": "users",
    "Встречи": "calendar-event",
    "Документы": "file-text",
    "Отчёты": "chart-bar",
    "Настройки": "settings",
}
