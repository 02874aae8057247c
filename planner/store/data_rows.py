"""One CSV file of ``data/``, read cell by cell: what cannot be read is a fault with its line.

Lines count from 1 and the header is line 1, as editors show them.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Generic, Self, TypeVar

from planner.domain.errors import InvalidValue, SetUpFault
from planner.domain.travel.geo import LatLon

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
NOWHERE = LatLon(0.0, 0.0)
SOME_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Say what is wrong in which line of which file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"

    @classmethod
    def told_by(cls, error: SetUpFault) -> Self:
        """Turn the words of an error, "file:line: message", back into a fault."""
        file, line, message = str(error).split(":", 2)
        return cls(file, int(line), message.strip())


class Cells:
    """Read the cells of one line; a cell that cannot be read is noted and given a stand-in.

    The stand-ins never leave: a line with problems yields no record.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self.problems: list[str] = [
            f"{name} {text!r} has spaces around it: remove them"
            for name, text in texts.items()
            if text != text.strip()
        ]

    def text(self, name: str) -> str:
        """Read a cell that may be empty."""
        return self._texts[name]

    def filled(self, name: str) -> str:
        """Read a cell that may not be empty."""
        text = self._texts[name]
        if not text:
            self.problems.append(f"{name} is missing")
        return text

    def word(self, name: str, vocabulary: Sequence[str]) -> str:
        """Read one of the given words."""
        text = self._texts[name]
        if text not in vocabulary:
            self._refuse(name, " or ".join(vocabulary))
        return text

    def choice(self, name: str, vocabulary: type[E]) -> E:
        """Read one word of an enumeration."""
        try:
            return vocabulary(self._texts[name])
        except ValueError:
            self._refuse(name, " or ".join(vocabulary))
            return next(iter(vocabulary))

    def point(self) -> LatLon:
        """Read the cells ``lat`` and ``lon``, in degrees."""
        lat = self._read("lat", 0.0, float, "degrees")
        lon = self._read("lon", 0.0, float, "degrees")
        try:
            return LatLon(lat, lon)
        except InvalidValue as error:
            self.problems.append(error.message)
            return NOWHERE

    def number(self, name: str) -> float:
        """Read a number that is not below zero."""
        return self._read(name, 0.0, _amount, "a number from 0 up")

    def count(self, name: str) -> int:
        """Read a whole number from 1 up."""
        return self._read(name, 1, _count, "a whole number from 1 up")

    def day(self, name: str) -> date:
        """Read a full ISO date."""
        return self._read(name, SOME_DAY, date.fromisoformat, "a date such as 2026-11-22")

    def clock(self, name: str) -> time:
        """Read a time of day such as 17:00."""
        return self._read(name, time(), _clock, "a time such as 17:00")

    def partial_date(self, name: str) -> str:
        """Read "2023", "2025-02", "2026-09-05" or nothing."""
        return self._read(name, "", _partial_date, "a year, a month such as 2025-02, or a date")

    def optional(self, name: str, read: Callable[[str], T]) -> T | None:
        """Read a cell with another reader of this class; None if it is empty."""
        return read(name) if self._texts[name] else None

    def _read(self, name: str, stand_in: T, parse: Callable[[str], T], wanted: str) -> T:
        try:
            return parse(self._texts[name])
        except ValueError:
            self._refuse(name, wanted)
            return stand_in

    def _refuse(self, name: str, wanted: str) -> None:
        self.problems.append(f"{name} is {self._texts[name]!r}: give {wanted}")


@dataclass(slots=True)
class Table(Generic[T]):
    """Hold the records of one file with their lines, and the faults met on the way."""

    file: str
    rows: list[tuple[int, T]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def blame(self, line: int, message: str) -> Fault:
        """Make a fault of this file."""
        return Fault(self.file, line, message)

    def records(self) -> list[T]:
        """List the records; raise ``SetUpFault`` with every fault if there is any."""
        if self.faults:
            raise SetUpFault("\n".join(map(str, self.faults)))
        return [record for _, record in self.rows]


def label(folder: Path, name: str) -> str:
    """Name a file as a reader of the project knows it: ``data/places.csv``."""
    return f"{folder.resolve().name}/{name}"


def read_table(folder: Path, name: str, columns: str, make: Callable[[Cells], T]) -> Table[T]:
    """Read a CSV file whose header is exactly ``columns`` (names parted by spaces)."""
    table: Table[T] = Table(label(folder, name))
    try:
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            numbered = ((reader.line_num, texts) for texts in reader)
            _fill(table, numbered, columns.split(), make)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        table.faults.append(table.blame(1, f"cannot be read: {reason(error)}"))
    return table


def reason(error: Exception) -> str:
    """Say why a file cannot be read, without its whole path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _fill(
    table: Table[T],
    numbered: Iterator[tuple[int, list[str]]],
    columns: list[str],
    make: Callable[[Cells], T],
) -> None:
    _, header = next(numbered, (1, []))
    if header != columns:
        table.faults.append(table.blame(1, _header_problem(header, columns)))
        return
    for line, texts in numbered:
        if len(texts) != len(columns):
            problem = f"has {len(texts)} cells instead of {len(columns)}"
            table.faults.append(table.blame(line, problem))
            continue
        cells = Cells(dict(zip(columns, texts, strict=True)))
        record = make(cells)
        table.faults += [table.blame(line, problem) for problem in cells.problems]
        if not cells.problems:
            table.rows.append((line, record))


def _header_problem(header: list[str], columns: list[str]) -> str:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    if missing:
        return f"columns missing: {', '.join(missing)}"
    if unknown:
        return f"columns unknown: {', '.join(unknown)}"
    return f"columns are out of order: give {','.join(columns)}"


def _amount(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise ValueError(text)
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def _clock(text: str) -> time:
    if not CLOCK.fullmatch(text):
        raise ValueError(text)
    return time.fromisoformat(text)


def _partial_date(text: str) -> str:
    if text and not PARTIAL_DATE.fullmatch(text):
        raise ValueError(text)
    if text:
        date.fromisoformat(f"{text}-01-01"[:10])
    return text
