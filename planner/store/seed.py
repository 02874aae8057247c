"""Bring the tables in step with the files of ``data/``: repeatable, and it says what it did.

A place keeps its id for as long as its slug stands in the file. One that vanishes from the file is
closed with a date, never deleted: people may have plans there.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.places.place import Status
from planner.domain.travel.geo import distance_m
from planner.store.calendar.feed_marks import tell_places_anew
from planner.store.database import Base
from planner.store.models import AcademicPeriod, Holiday, Place, Seats, Seeding
from planner.store.tables import files
from planner.store.tables.files import SeatsRecord

MOST_NAMED = 20
OUR_LIST = "Our own list of places"
MOVED_M = 50.0  # a smaller step is a better survey, not a move
TOLD_TO_CALENDARS = ("name", "address", "location")
SEEDED_FILES = ("places.csv", "seats.csv", "holidays.csv", "academic_calendar.csv")


@dataclass
class SeedReport:
    """List by slug what a seed added, changed, moved by more than 50 m, and closed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was different."""
        return not (self.added or self.changed or self.moved or self.vanished or self.others)

    def lines(self) -> list[str]:
        """Write the report, a line for each sort of change."""
        if self.is_empty:
            return ["Nothing changed."]
        named = [
            ("added", self.added),
            ("changed", self.changed),
            ("moved by more than 50 m", self.moved),
            ("vanished, now closed", self.vanished),
        ]
        lines = [f"{len(slugs)} {what}: {_listed(slugs)}" for what, slugs in named if slugs]
        if self.others:
            lines.append(f"{self.others} holidays and school dates added, changed or removed")
        return lines


def _listed(slugs: list[str]) -> str:
    """Name the first of many, and say how many more there are."""
    more = len(slugs) - MOST_NAMED
    named = ", ".join(slugs[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def digest_of(folder: Path) -> str:
    """Fingerprint the files that rows come from."""
    digest = hashlib.sha256()
    for name in SEEDED_FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def seed(session: Session, folder: Path, now: datetime) -> SeedReport:
    """Bring places, seats, holidays and school dates in step; the caller commits."""
    report = SeedReport()
    digest = digest_of(folder)
    seeding = session.get(Seeding, 1)
    if seeding and seeding.digest == digest:
        return report
    _seed_places(session, folder, now, report)
    report.others += _synchronise(
        session, Holiday, files.read_holidays(folder), ("date", "level", "name")
    )
    report.others += _synchronise(
        session,
        AcademicPeriod,
        files.read_academic_calendar(folder),
        ("institution", "period", "starts"),
    )
    session.merge(Seeding(id=1, digest=digest, seeded_at=now))
    return report


def _differs(row: Base, record: object, names: Iterable[str]) -> bool:
    """Copy what differs from a record to a row; tell whether anything did."""
    differing = [name for name in names if getattr(row, name, None) != getattr(record, name)]
    for name in differing:
        setattr(row, name, getattr(record, name))
    return bool(differing)


def _filled_columns(model: type[Base]) -> tuple[str, ...]:
    """Name the columns that a file fills."""
    own = {"id", "place_id", "lat", "lon"}
    return tuple(c.key for c in model.__mapper__.column_attrs if c.key not in own)


def _seed_places(session: Session, folder: Path, now: datetime, report: SeedReport) -> None:
    rows = {row.slug: row for row in session.scalars(select(Place))}
    seats = _by_slug(files.read_seats(folder))
    names = (*_filled_columns(Place), "location")
    told_anew = []
    for record in files.read_places(folder):
        row = rows.pop(record.slug, None)
        zones = seats.get(record.slug, [])
        if row is None:
            row = Place(location=record.location)
            session.add(row)
            report.added.append(record.slug)
            _differs(row, record, names)
            _refresh_seats(row, zones)
            continue
        if any(getattr(row, name) != getattr(record, name) for name in TOLD_TO_CALENDARS):
            told_anew.append(row.id)
        if distance_m(row.location, record.location) > MOVED_M:
            report.moved.append(record.slug)
        if _differs(row, record, names) | _refresh_seats(row, zones):
            report.changed.append(record.slug)
    tell_places_anew(session, told_anew, now)
    _close_vanished(rows.values(), now, report)


def _by_slug(records: Iterable[SeatsRecord]) -> dict[str, list[SeatsRecord]]:
    grouped: dict[str, list[SeatsRecord]] = {}
    for record in records:
        grouped.setdefault(record.place_slug, []).append(record)
    return grouped


def _refresh_seats(row: Place, zones: Sequence[SeatsRecord]) -> bool:
    """Replace a place's zones where they differ from the file's."""
    fields = ("level", "zone", "seats", "source", "source_date")
    ours = [tuple(getattr(seats, name) for name in fields) for seats in row.seats]
    theirs = [tuple(getattr(zone, name) for name in fields) for zone in zones]
    if sorted(ours) == sorted(theirs):
        return False
    known = {(seats.level, seats.zone): seats for seats in row.seats}
    row.seats = [known.get((zone.level, zone.zone), Seats()) for zone in zones]
    for seats, zone in zip(row.seats, zones, strict=True):
        _differs(seats, zone, fields)
    return True


def _close_vanished(rows: Iterable[Place], now: datetime, report: SeedReport) -> None:
    """Close, with a date, what the file no longer names."""
    for row in rows:
        if row.status is Status.CLOSED and row.closed_from and row.reopens_from is None:
            continue
        row.status = Status.CLOSED
        row.closed_from = now.date()
        row.reopens_from = None
        row.status_note = f"No longer in our list of places since {now:%d %b %Y}."
        row.status_source, row.status_date = OUR_LIST, f"{now:%Y-%m-%d}"
        row.moved_to = ""
        report.vanished.append(row.slug)


def _synchronise(
    session: Session, model: type[Base], records: Sequence[object], keys: tuple[str, ...]
) -> int:
    """Add, change and remove rows until they equal the records; count what differed."""
    rows = {_key(row, keys): row for row in session.scalars(select(model))}
    names = _filled_columns(model)
    count = 0
    for record in records:
        row = rows.pop(_key(record, keys), None)
        if row is None:
            row = model()
            session.add(row)
        count += _differs(row, record, names)
    for row in rows.values():
        session.delete(row)
    return count + len(rows)


def _key(row: object, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, key) for key in keys)
