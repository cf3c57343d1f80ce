"""A text column sealed at rest. In Python it is plain text; in the database, in `values()` and in dumps it is not.

The row's public id is part of the seal, hence writing needs the row: `save`, `bulk_create` and the pen see to it, a
bare `update(column="text")` is refused.
"""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from nastavnik.kit.secrets.sealing import Sealed, seal, unseal


class WrittenUnsealed(Exception):
    """Some code tried to write a sealed column without its row: a programming fault."""


class SealedAttribute(DeferredAttribute):
    """Unseals when first asked for."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = unseal(value, place_of(self.field, instance))
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A sealed text of at most `longest` signs; the empty text stays empty."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, longest: int = 4000, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(*args, **kwargs)

    @property
    def validators(self) -> Any:
        return [*super().validators, MaxLengthValidator(self.longest)]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "longest": self.longest}

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return Sealed(value) if value else value

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        return sealed_for(self, model_instance)

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Sealed):
            raise WrittenUnsealed(f"{self.model.__name__}.{self.name}")
        return value if value is None else str(value)


def sealed_for(column: Any, row: Any) -> Any:
    """The row's value of this column as it is written."""
    value = getattr(row, column.attname)
    return seal(value, place_of(column, row)) if value else value


def place_of(column: Any, row: Any) -> str:
    """«table|column|row»: what a seal is bound to."""
    return place(column.model._meta.db_table, column.column, row.public_id)


def place(table: str, column: str, row: str) -> str:
    """The same from words."""
    return f"{table}|{column}|{row}"


def prepared(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Values just set on the row, as `update` may write them."""
    columns = {column.name: column for column in row._meta.concrete_fields}
    return {
        name: sealed_for(columns[name], row) if isinstance(columns.get(name), SealedText) else value
        for name, value in values.items()
    }


def sealed_names(model: Any) -> set[str]:
    """Columns of the table that are sealed."""
    return {column.name for column in model._meta.concrete_fields if isinstance(column, SealedText)}
