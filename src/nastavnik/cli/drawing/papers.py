"""Pages of docs made from the code: tables of each slice, and who may do what."""

from typing import Any

from django.apps import apps
from django.db import models

from nastavnik.features.accounts.enums import Role
from nastavnik.kit.policy import rights
from nastavnik.kit.sight import FieldRule, field_rules

MADE = "<!-- Сделано командой «nastavnik pictures», руками не править. -->"


def tables(order: list[str]) -> str:
    """Columns of every table, slice by slice from the bottom of the ladder."""
    pages = ["# Таблицы", "", MADE, ""]
    for label in ["kit", *order]:
        own = [
            m
            for m in apps.get_models()
            if m._meta.app_label == label and m.__module__.startswith("nastavnik.")
        ]
        if own:
            pages += [f"## {label}", ""]
            for model in sorted(own, key=lambda m: m.__name__):
                pages += _table(model)
    return "\n".join(pages)


def _table(model: type[models.Model]) -> list[str]:
    told = (model.__doc__ or "").strip().splitlines()
    head = [f"### {model.__name__}", "", told[0] if told else "", ""]
    columns = ["| Столбец | По-русски | Вид | Куда указывает |", "|---|---|---|---|"]
    return [*head, *columns, *(_column(f) for f in model._meta.local_fields), "", *_law(model)]


def _column(column: Any) -> str:
    target = column.related_model._meta.label if isinstance(column, models.ForeignKey) else ""
    empty = " (можно не указывать)" if column.null or getattr(column, "blank", False) else ""
    title = str(column.verbose_name)
    told = title if any("а" <= sign.lower() <= "я" for sign in title) else ""
    return f"| `{column.name}` | {told}{empty} | {type(column).__name__} | {target} |"


def _law(model: type[models.Model]) -> list[str]:
    names = sorted(constraint.name for constraint in model._meta.constraints)
    return [f"Закон базы: {', '.join(f'`{name}`' for name in names)}.", ""] if names else []


def role_matrix() -> str:
    """Rights in rows, duties in columns."""
    head = "| Право | Что можно | " + " | ".join(role.label for role in Role) + " |"
    rows = [
        f"| `{name}` | {right.title} | "
        + " | ".join("да" if role in right.roles else "" for role in Role)
        + " |"
        for name, right in rights().items()
    ]
    line = "|---|---|" + "---|" * len(Role)
    about = "Кто что может. Таблица прав — данные `features/accounts/rights.py`; страницы и действия спрашивают её."
    return "\n".join(["# Права", "", MADE, "", about, "", head, line, *rows, ""])


def field_matrix() -> str:
    """Columns with a rule of their own in rows, duties in columns."""
    head = "| Столбец | Что это | " + " | ".join(role.label for role in Role) + " | Открыто на страницах |"
    rows = [
        f"| `{name}` | {rule.title} | "
        + " | ".join(_seen(rule, role) for role in Role)
        + f" | {', '.join(f'`{page}`' for page in sorted(rule.addresses))} |"
        for name, rule in field_rules().items()
    ]
    about = (
        "Кто видит столбцы, у которых своё правило; остальные видит тот, кому видна вся запись. «Скрыто» — виден "
        "остаток, целиком открывается с причиной, которая остаётся в журнале. Таблица — данные "
        "`features/accounts/sights.py`; её спрашивают история записи и проверка страниц."
    )
    return "\n".join(
        ["# Поля", "", MADE, "", about, "", head, "|---|---|" + "---|" * (len(Role) + 1), *rows, ""]
    )


def _seen(rule: FieldRule, role: Role) -> str:
    return "да" if role in rule.read else "скрыто" if role in rule.covered else ""
