"""What feeds are made of is read in a fixed number of statements, and tells just what rows tell."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.domain.calendar.feed import FeedEvent
from planner.domain.calendar.feed_sessions import Telling, session_events
from planner.domain.sessions.session import CANCELLED_KEPT, Scope
from planner.services.owners import new_owner
from planner.services.sessions.edits import cancel, delete
from planner.store.calendar.feed_rows import busy_told, sessions_told
from planner.store.checklists.models import Owner
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_busy,
    add_row,
    add_session,
    sessions_of,
    weekly,
)


@pytest.fixture
def ana(session: Session) -> Owner:
    return new_owner(session, "ana", MONDAY_09_00)


@pytest.fixture
def ben(session: Session) -> Owner:
    return new_owner(session, "ben", MONDAY_09_00)


def url_of(session_id: int, on: date | None) -> str:
    return f"https://waypoint.example/{session_id}/{on}"


def add_plan(session: Session, owner: Owner) -> None:
    """Save a series with a date called off, one at home, one somewhere, and one deleted."""
    place = add_row(session, f"Atrium of {owner.key}")
    series = add_session(session, owner, place, repeat=weekly(), reminder_minutes=15)
    version = series.version
    cancel(session, owner.id, series.id, version, TUESDAY, Scope.THIS, MONDAY_09_00)
    add_session(session, owner, topic="Grammar", place_text="Home", note="Chapter 4")
    add_session(session, owner, topic="Reading", start=TUESDAY_19_00 - timedelta(hours=3))
    gone = add_session(session, owner, place, topic="Gone")
    delete(session, owner.id, gone.id, gone.version, MONDAY_09_00)


def told(session: Session, owner: Owner, now: datetime) -> list[FeedEvent]:
    telling = Telling(url_of, now, has_alarms=True)
    rows = sessions_told(session, owner.id, now)
    return [event for row in rows for event in session_events(row, telling)]


@pytest.mark.parametrize("days", [0, 29, 30, 31])
def test_rows_are_told_just_as_the_whole_sessions_are(
    session: Session, ana: Owner, ben: Owner, days: int
) -> None:
    add_plan(session, ben)
    add_plan(session, ana)
    now = MONDAY_09_00 + timedelta(days=days)
    telling = Telling(url_of, now, has_alarms=True)
    whole = sessions_of(session, ana.id, now)
    events = told(session, ana, now)
    assert events == [event for row in whole for event in session_events(row, telling)]
    is_kept = now - MONDAY_09_00 < CANCELLED_KEPT
    assert ("Gone" in {event.title for event in events}) == is_kept
    assert sorted({event.title for event in events} - {"Gone"}) == ["Grammar", "Kanji", "Reading"]


def test_what_is_read_twice_is_equal_and_one_key(session: Session, ana: Owner) -> None:
    add_plan(session, ana)
    first = sessions_told(session, ana.id, MONDAY_09_00)
    session.expire_all()
    again = sessions_told(session, ana.id, MONDAY_09_00)
    assert list(first) == list(again)
    assert {*first} == {*again}
    assert len({*first}) == 4


def test_more_sessions_take_no_more_statements(session: Session, ana: Owner) -> None:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    engine = session.get_bind()
    counts: list[int] = []
    owner_id = ana.id
    for _ in range(2):
        add_plan(session, new_owner(session, f"other {len(counts)}", MONDAY_09_00))
        add_session(session, ana)
        event.listen(engine, "before_cursor_execute", note)
        assert len(sessions_told(session, owner_id, MONDAY_09_00)) == len(counts) + 1
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(seen))
        seen.clear()
    assert counts == [3, 3]


def test_saved_calendars_are_told_with_when_they_were_read(
    session: Session, ana: Owner, ben: Owner
) -> None:
    add_busy(session, ana, TUESDAY_19_00, title="Lecture")
    add_busy(session, ana, MONDAY_09_00, title="Lab")
    add_busy(session, ana, title="Looked at", is_saved=False)
    add_busy(session, ben, title="Choir")
    found = [(event.title, read_at) for event, read_at in busy_told(session, ana.id)]
    assert found == [("Lab", MONDAY_09_00), ("Lecture", MONDAY_09_00)]
