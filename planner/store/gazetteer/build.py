"""How the gazetteer's file is made from ``data/``: an SQLite file, never changed in place.

Tables: ``entry`` (all that has a name, the weightier kinds first, so that the first matches are
the best kinds), ``name_key`` (closed-up exact names, and labels), ``name_text`` (full-text, FTS5),
``word`` (for mending typing errors), ``postal``, ``sector``, ``meta``. Points in degrees.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from planner.domain.errors import SetUpFault
from planner.domain.origins import wording
from planner.store.gazetteer import names as gazetteer_names
from planner.store.gazetteer import sources
from planner.store.gazetteer.aliases import with_aliases
from planner.store.gazetteer.labels import distinct_labels, exact_keys
from planner.store.gazetteer.sources import FILES, Entry, Postal
from planner.store.gazetteer.stations import planned_stations, stations

FORMAT = "3"  # raise when the tables or the way names are written change
SHORTEST_WORD = 3
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, source TEXT NOT NULL
);
CREATE TABLE name_key (
    name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_text USING fts5 (
    name, extra, content='', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4'
);
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE postal (
    code INTEGER PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL, block TEXT NOT NULL,
    road INTEGER NOT NULL, building INTEGER NOT NULL, source INTEGER NOT NULL
);
CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE sector (
    digits TEXT PRIMARY KEY, label TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
) WITHOUT ROWID;
"""


def build_gazetteer(folder: Path, target: Path) -> bool:
    """Build the file from the data in ``folder``; False if it is already made from them.

    The file appears whole or not at all, also when two processes build it at once. An open
    ``Gazetteer`` goes on reading the file that it opened. Raises SetUpFault naming the data
    file and line, or the folder that cannot be written.
    """
    digest = digest_of_sources(folder)
    if built_from(target) == digest:
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(folder, target, digest)
    except (OSError, sqlite3.OperationalError) as error:
        raise SetUpFault(
            f"The gazetteer {target.name} cannot be written: {error}. "
            "Give write permission to the instance folder, or free some space on its disk."
        ) from error
    return True


def built_from(target: Path) -> str | None:
    """Return the digest of the data that a gazetteer file was made from, None if unreadable."""
    if not target.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)) as file:
            row = file.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def digest_of_sources(folder: Path) -> str:
    """Fingerprint the files that a gazetteer is made from; raises SetUpFault for a missing one."""
    total = hashlib.sha256(FORMAT.encode())
    for name in FILES:
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise SetUpFault(
                f"data/{name} cannot be read: {error.strerror}. Restore the file."
            ) from None
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def _replace(folder: Path, target: Path, digest: str) -> None:
    handle, path = tempfile.mkstemp(dir=target.parent, prefix=".gazetteer-", suffix=".tmp")
    os.close(handle)
    fresh = Path(path)
    try:
        _write(folder, fresh, digest)
        fresh.chmod(0o644)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write(folder: Path, path: Path, digest: str) -> None:
    codes = sources.postal_codes(folder)
    entries = _entries(folder, codes)
    with closing(sqlite3.connect(path)) as file:
        # Safe without a journal: a half-written file is never renamed to its place.
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.executescript(_TABLES)
        _write_entries(file, entries)
        _write_postal(file, codes)
        file.executemany(
            "INSERT INTO sector VALUES (?, ?, ?, ?)",
            ((s.digits, s.label, *_point(s)) for s in sources.sectors(folder)),
        )
        file.execute("INSERT INTO name_text (name_text) VALUES ('optimize')")
        file.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))
        file.commit()


def _entries(folder: Path, codes: list[Postal]) -> list[Entry]:
    """List all entries, the weightier kinds first."""
    named = [
        *stations(folder),
        *sources.areas(folder),
        *sources.sector_areas(folder),
        *sources.places(folder),
        *planned_stations(folder),
        *gazetteer_names.buildings(codes),
        *gazetteer_names.roads(codes),
    ]
    return [*distinct_labels(with_aliases(named)), *gazetteer_names.blocks(codes)]


def _point(row: Entry | Postal | sources.Sector) -> tuple[float, float]:
    return row.location.lat, row.location.lon


def _write_entries(file: sqlite3.Connection, entries: list[Entry]) -> None:
    numbered = list(enumerate(entries, start=1))
    names = [wording.canonical(entry.names[0]) for entry in entries]
    file.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, entry.kind, names[number - 1], entry.label, *_point(entry), entry.source)
            for number, entry in numbered
        ),
    )
    file.executemany(
        "INSERT OR IGNORE INTO name_key VALUES (?, ?)",
        ((name, number) for number, entry in numbered for name in exact_keys(entry)),
    )
    file.executemany(
        "INSERT INTO name_text (rowid, name, extra) VALUES (?, ?, ?)",
        ((number, names[number - 1], wording.canonical(entry.extra)) for number, entry in numbered),
    )
    words = {word for name in names for word in name.split()}
    file.executemany(
        "INSERT INTO word VALUES (?)",
        ((word,) for word in sorted(words) if len(word) >= SHORTEST_WORD and word.isalpha()),
    )


def _write_postal(file: sqlite3.Connection, codes: list[Postal]) -> None:
    phrases: dict[str, int] = {}

    def number(phrase: str) -> int:
        return phrases.setdefault(phrase, len(phrases))

    file.executemany(
        "INSERT OR REPLACE INTO postal VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (int(c.code), *_point(c), c.block, number(c.road), number(c.building), number(c.source))
            for c in codes
        ),
    )
    _write_phrases(file, phrases.items())


def _write_phrases(file: sqlite3.Connection, phrases: Iterable[tuple[str, int]]) -> None:
    file.executemany("INSERT INTO phrase VALUES (?, ?)", ((n, text) for text, n in phrases))
