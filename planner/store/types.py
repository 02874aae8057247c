"""Columns that hold domain values: aware times, and words of a closed vocabulary."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, TypeDecorator

Reader = Callable[[Any], datetime | None]


class UtcDateTime(TypeDecorator[datetime]):
    """Store an aware time as UTC and give it back aware, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn the value to UTC; a time without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone: give an aware time.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - as SQLAlchemy calls it
    ) -> datetime | None:
        """Give the stored time as aware UTC."""
        return value and value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reader | None:
        """Read SQLite's own text with its zone at once: a plan reads thousands of times."""
        if dialect.name == "sqlite":
            return _read_utc
        return super().result_processor(dialect, coltype)


def _read_utc(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


def words(vocabulary: type[StrEnum], name: str) -> Enum:
    """Make a text column with a named CHECK that knows the vocabulary's words."""
    return Enum(
        vocabulary,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=_values,
    )


def _values(vocabulary: type[StrEnum]) -> list[str]:
    return [word.value for word in vocabulary]
