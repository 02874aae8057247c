"""Watching sources: each look and each review is one transaction.

Nothing is held in the database while a page is being asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound
from planner.domain.guides.sources import Source
from planner.domain.moments import day_in_singapore
from planner.domain.watch.source_watch import (
    LONGEST_NOTE,
    TURNED,
    Change,
    Found,
    Known,
    Listed,
    Look,
    change_words,
    judge,
)
from planner.domain.watch.watched import WatchState
from planner.domain.watch.watched_text import normalised
from planner.services.transactions import saved_whole
from planner.store.watch import queries
from planner.store.watch.models import SourceChange, WatchedSource

FIELDS = tuple(field.name for field in fields(Known))


@dataclass(frozen=True, slots=True)
class Looked:
    """Hold what came of a look: how the page stands, if it changed, how many tasks that turned."""

    source_id: str
    state: WatchState
    detail: str
    failures: int
    is_change: bool
    tasks: int


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold what a review settled: the day of each change, oldest first, and how many are left."""

    noticed_on: tuple[date, ...]
    left: int


def check(session: Session, source: Source, look: Look, now: datetime) -> Looked:
    """Look at one source and record what was found."""
    return record_look(session, source, look(*_asked(session, source)), now)


def record_look(session: Session, source: Source, found: Found, now: datetime) -> Looked:
    """Record a look; a change turns every owner's Done tasks that rest on it to Check again."""
    try:
        return _recorded(session, source, found, now)
    except IntegrityError:  # another look at a new source was recorded first
        return _recorded(session, source, found, now)


def review(
    session: Session, source_id: str, note: str, now: datetime, up_to: int | None = None
) -> Settled:
    """Record that a person has read a changed page, up to the change of this number.

    Without a number every open change is settled. Raises NotFound where no change is open, or not
    that one. Of the note 2,000 characters are kept.
    """
    with saved_whole(session):
        queries.held_source(session, source_id)  # no look and no other review meanwhile
        waiting = queries.open_changes_of(session, source_id)
        read = _read_of(waiting, source_id, up_to)
        for change in read:
            change.reviewed_on = day_in_singapore(now)
            change.review_note = normalised(note)[:LONGEST_NOTE]
        return Settled(tuple(change.noticed_on for change in read), len(waiting) - len(read))


def least_recently_checked(session: Session, sources: Iterable[Source]) -> list[Source]:
    """Put sources in the order in which to look at them: never looked at first, then the oldest."""
    rows = queries.watched_sources(session)
    times = {name: row.checked_at.timestamp() for name, row in rows.items() if row.checked_at}
    return sorted(sources, key=lambda source: times.get(source.id, 0.0))


def _read_of(waiting: list[SourceChange], source_id: str, up_to: int | None) -> list[SourceChange]:
    """Take the open changes that a person has read; raises NotFound."""
    if not waiting:
        raise NotFound(f"No change of {source_id!r} waits for a review.")
    if up_to is None:
        return waiting
    numbers = [change.id for change in waiting]
    if up_to not in numbers:
        told = ", ".join(map(str, numbers))
        raise NotFound(f"No change {up_to} of {source_id!r} waits for a review: only {told}.")
    return waiting[: numbers.index(up_to) + 1]


def _asked(session: Session, source: Source) -> tuple[str, str, str]:
    """Give the address, ETag and Last-Modified to ask with; the latter two only of this address."""
    row = session.get(WatchedSource, source.id, populate_existing=True)
    asked = (source.url, "", "")
    if row is not None and row.text and row.url == source.url:
        asked = (source.url, row.etag, row.last_modified)
    session.rollback()
    return asked


def _recorded(session: Session, source: Source, found: Found, now: datetime) -> Looked:
    listed = Listed(source.url, source.fingerprint, source.read_on)
    with saved_whole(session):
        row = queries.held_source(session, source.id) or _new_row(session, source)
        known = Known(**{name: getattr(row, name) for name in FIELDS})
        after, change = judge(known, found, listed, day_in_singapore(now))
        for name in FIELDS:
            setattr(row, name, getattr(after, name))
        row.checked_at = now
        tasks = _told(session, source, change, now) if change else 0
    return Looked(source.id, after.state, after.detail, after.failures, change is not None, tasks)


def _new_row(session: Session, source: Source) -> WatchedSource:
    row = WatchedSource(source_id=source.id, state=WatchState.NEVER, url=source.url)
    session.add(row)
    session.flush()
    return row


def _told(session: Session, source: Source, change: Change, now: datetime) -> int:
    row = SourceChange(
        source_id=source.id,
        seen_before_on=change.seen_before_on,
        noticed_on=day_in_singapore(now),
        excerpt=change.excerpt,
    )
    session.add(row)
    session.flush()
    words = change_words(source.title, row.seen_before_on, row.noticed_on)
    already = queries.tasks_checked_again(session, source.id)
    queries.write_events(session, already, now, words)
    turned = queries.check_tasks_again(session, row)
    queries.write_events(session, turned, now, f"{TURNED}: {words}")
    return len(turned)
