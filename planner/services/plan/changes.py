"""What every change of a plan shares: the plan held, the version checked, the session marked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.moments import in_singapore
from planner.domain.sessions.session import day_of
from planner.domain.sessions.verdicts import Judged
from planner.domain.time_words import day_words, full_day_words
from planner.services.plan.acts import Remembered, differs, remembered, write_act
from planner.services.transactions import LOOK_AGAIN, saved_whole
from planner.store.sessions.models import Act, Occurrence, RevisionSession
from planner.store.sessions.queries import held_session_of, hold_plan


@contextmanager
def changed(  # noqa: PLR0913, PLR0917 - whose, which, as seen when, and when
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    now: datetime,
    on: date | None = None,
) -> Iterator["Change"]:
    """Hold a session for one change, and keep what undoes it.

    ``on`` names the only date touched; a session that does not repeat is kept whole. What is not
    said in words, or changes nothing, is no act, and tells calendars nothing. Raises NotFound,
    and StaleEdit for another version or a session that was deleted.
    """
    with saved_whole(session):
        hold_plan(session, owner_id)
        row = held_session_of(session, owner_id, session_id)
        check_version(row, version)
        touched = on if row.rrule else None
        before = remembered(row, touched)
        change = Change(session, row, before, now)
        yield change
        if change.words and (len(change.sessions) > 1 or differs(before, remembered(row, touched))):
            touch(row, now)
            session.flush()
            change.act = write_act(session, owner_id, change.words, change.sessions, now)


class Change:
    """Hold a session while it is changed; whoever changes what is undone says so in ``words``.

    ``act`` is what was written of it at the end; None if nothing is another than it was.
    """

    def __init__(
        self, session: Session, row: RevisionSession, before: Remembered, now: datetime
    ) -> None:
        self.session = session
        self.row = row
        self.now = now
        self.words = ""
        self.act: Act | None = None
        self.sessions: list[tuple[RevisionSession, Remembered | None]] = [(row, before)]

    def add(self, row: RevisionSession) -> None:
        """Add a session that the change makes."""
        self.session.add(row)
        self.sessions.append((row, None))


def check_version(row: RevisionSession, version: int) -> None:
    """Raise StaleEdit if a session was deleted, or changed after a form was opened."""
    title = row.task.title
    if row.deleted_at is not None:
        raise StaleEdit(f"“{title}” was deleted meanwhile. Undo that first, on your plan.")
    if row.version != version:
        at = in_singapore(row.updated_at)
        raise StaleEdit(
            f"“{title}” was changed after this form was opened, on {full_day_words(at.date())} at "
            f"{at:%H:%M}. {LOOK_AGAIN}"
        )


def touch(row: RevisionSession, now: datetime) -> None:
    """Mark a session as changed, which raises its version and tells calendars of it."""
    row.updated_at = now
    row.sequence += 1


def date_on(row: RevisionSession, on: date) -> Occurrence:
    """Find the date that the pattern puts on a day; raises NotFound."""
    for occurrence in row.occurrences:
        if day_of(occurrence) == on:
            return occurrence
    raise NotFound(f"“{row.task.title}” has no date on {day_words(on)} {on.year}.")


def write_verdict(occurrence: Occurrence, verdict: Judged) -> None:
    """Write a fresh verdict, with nothing before it that it could be worse than."""
    occurrence.fit = verdict.fit
    occurrence.fit_words = verdict.words
    occurrence.hours_version = verdict.hours_version
    forget_worse(occurrence)


def forget_worse(occurrence: Occurrence) -> None:
    """Forget that a date fits worse than it did."""
    occurrence.worse_on, occurrence.was_fit, occurrence.was_words = None, None, ""
