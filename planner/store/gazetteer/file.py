"""The questions that the gazetteer's file answers; made by ``build``, only read here.

Points are (lat, lon) in degrees.
"""

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue
from typing import Any

from planner.domain.errors import SetUpFault
from planner.domain.origins import wording
from planner.domain.origins.matching import Match
from planner.domain.origins.origin import POSTAL_DIGITS, Origin, Words
from planner.domain.travel.geo import LatLon
from planner.store.gazetteer.sources import SECTOR_SOURCE

MOST_MATCHES = 200
MOST_AT_ONCE = 4  # questions; they take a millisecond, and the others wait their turn
REMEDY = "run `flask --app wsgi prepare`, which builds it."
_COLUMNS = "entry.kind, entry.name, entry.label, entry.lat, entry.lon, entry.source"
_EXACT = (
    f"SELECT DISTINCT {_COLUMNS} FROM name_key JOIN entry ON entry.id = name_key.entry "  # noqa: S608 - constants only
    "WHERE name_key.name IN (?, ?, ?, ?, ?, ?, ?, ?) LIMIT ?"
)
_MATCHING = (
    f"SELECT {_COLUMNS} FROM name_text JOIN entry ON entry.id = name_text.rowid "  # noqa: S608 - constants only
    "WHERE name_text MATCH ? ORDER BY name_text.rowid LIMIT ?"
)
_POSTAL = """
SELECT postal.code, postal.lat, postal.lon, postal.block, road.text, building.text, source.text
FROM postal JOIN phrase AS road ON road.id = postal.road
JOIN phrase AS building ON building.id = postal.building
JOIN phrase AS source ON source.id = postal.source
WHERE postal.code BETWEEN ? AND ? ORDER BY postal.code LIMIT ?
"""
_SECTOR = "SELECT label, lat, lon FROM sector WHERE digits = ?"


def expression(query: Words, *, is_begun: bool = False, is_name: bool = False) -> str:
    """Write a full-text question: every word must stand in the name, or beside it.

    ``is_begun`` lets the last word be only its beginning; ``is_name`` asks the names alone.
    """
    groups = [[_quoted(meaning) for meaning in term] for term in query.terms]
    if is_begun:
        groups[-1].append(f"{_quoted(query.tail)} *")
    every = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    if query.is_block:
        every = f"(name : ^ {_quoted(query.terms[0][0])}) AND {every}"
    return f"name : ({every})" if is_name and not query.is_block else every


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


class GazetteerFile:
    """Read one gazetteer file; safe to share between threads.

    All its connections are opened at once, so that it goes on reading the same file when another
    takes that one's place; each question borrows one. They close when nobody refers to it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        if not path.is_file():
            raise SetUpFault(f"There is no gazetteer {path.name}: {REMEDY}")
        for connection in self._opened():
            self._idle.put(connection)
        weakref.finalize(self, _close, self._idle)

    def named(self, keys: Sequence[str]) -> list[Match]:
        """List what bears exactly one of the names, closed up by ``wording.key``."""
        padded = [*keys, *[keys[0]] * wording.MOST_READINGS][: wording.MOST_READINGS]
        return [Match._make(row) for row in self._rows(_EXACT, (*padded, MOST_MATCHES))]

    def matching(self, expression: str) -> list[Match]:
        """List the first ``MOST_MATCHES`` things for an ``expression``, weighty kinds first."""
        return [Match._make(row) for row in self._rows(_MATCHING, (expression, MOST_MATCHES))]

    def postal_codes(self, beginning: str, limit: int = 1) -> list[Origin]:
        """List the postal codes that begin with some digits, in order."""
        first, last = (int(beginning.ljust(POSTAL_DIGITS, digit)) for digit in "09")
        return [_postal_origin(row) for row in self._rows(_POSTAL, (first, last, limit))]

    def sector(self, digits: str) -> Origin | None:
        """Return the middle of a postal sector, None if no such sector is known."""
        for label, lat, lon in self._rows(_SECTOR, (digits,)):
            return Origin(label, LatLon(lat, lon), SECTOR_SOURCE, "area")
        return None

    def known_words(self) -> frozenset[str]:
        """Return every word of three letters or more that a name holds."""
        return frozenset(row[0] for row in self._rows("SELECT word FROM word", ()))

    def known_names(self) -> tuple[str, ...]:
        """List every name once, without the numbered blocks."""
        named = "SELECT DISTINCT name FROM entry WHERE kind <> 'postal_code'"
        return tuple(row[0] for row in self._rows(named, ()))

    def close(self) -> None:
        """Close the file once running questions are answered; none can be asked afterwards."""
        _close(self._idle)

    def _opened(self) -> list[sqlite3.Connection]:
        """Open connections that all read one file, even while it is being replaced."""
        # Immutable: the file is only ever replaced, so SQLite need not lock or look again.
        address = f"{self._path.as_uri()}?mode=ro&immutable=1"
        while True:
            before = self._path.stat().st_ino
            opened = [
                sqlite3.connect(address, uri=True, check_same_thread=False)
                for _ in range(MOST_AT_ONCE)
            ]
            if self._path.stat().st_ino == before:
                return opened
            for connection in opened:
                connection.close()

    def _rows(self, question: str, values: tuple[Any, ...]) -> list[Any]:
        try:
            with self._borrowed() as file:
                return file.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise SetUpFault(
                f"The gazetteer {self._path.name} cannot be read ({error}): "
                f"delete it, then {REMEDY}"
            ) from error

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        file = self._idle.get()
        try:
            yield file
        finally:
            self._idle.put(file)


def _close(idle: "LifoQueue[sqlite3.Connection]") -> None:
    """Close every connection; each is put back closed, so that no question waits for one."""
    borrowed = [idle.get() for _ in range(MOST_AT_ONCE)]
    for connection in borrowed:
        connection.close()
        idle.put(connection)


def _postal_origin(row: tuple[int, float, float, str, str, str, str]) -> Origin:
    code, lat, lon, block, road, building, source = row
    label = wording.address(block, road, building, f"{code:0{POSTAL_DIGITS}d}")
    return Origin(label, LatLon(lat, lon), source, "postal_code")
