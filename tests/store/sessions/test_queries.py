"""What the plan's questions answer, for whom, and in how many statements."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.services.owners import new_owner
from planner.services.sessions import edits, occurrences
from planner.store.calendar.busy_queries import busy_between
from planner.store.calendar.feed_rows import sessions_told
from planner.store.checklists.models import Owner
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import (
    coming_occurrences,
    next_occurrence,
    occurrences_between,
    occurrences_of_task,
    planned_minutes,
    session_of,
    sessions_under,
    tasks_due_between,
    worse_occurrences,
)
from tests.domain.hours_examples import sg
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_busy,
    add_row,
    add_session,
    sessions_of,
    weekly,
)
from tests.store.checklists.test_queries import add_checklist, statements

TUESDAY_21_00 = sg("Tue 2026-11-24 21:00")
FAR = sg("2027-12-31 00:00")
DONE = OccurrenceStatus.DONE


@pytest.fixture
def ana(session: Session) -> Owner:
    return new_owner(session, "ana", MONDAY_09_00)


@pytest.fixture
def ben(session: Session) -> Owner:
    return new_owner(session, "ben", MONDAY_09_00)


def topics(dates: Any) -> list[str]:
    return [occurrence.session.task.title for occurrence in dates]


@pytest.mark.parametrize(
    ("start", "end", "is_there"),
    [
        (TUESDAY_19_00, TUESDAY_21_00, True),
        (TUESDAY_19_00 + 119 * MINUTE, FAR, True),
        (TUESDAY_21_00, FAR, False),
        (MONDAY_09_00, TUESDAY_19_00, False),
        (MONDAY_09_00, TUESDAY_19_00 + MINUTE, True),
    ],
)
def test_a_date_is_in_every_stretch_that_shares_a_minute_with_it(
    session: Session, ana: Owner, start: Any, end: Any, is_there: bool
) -> None:
    add_session(session, ana)
    add_busy(session, ana, TUESDAY_19_00, 120)
    assert bool(occurrences_between(session, ana.id, start, end)) is is_there
    assert bool(busy_between(session, ana.id, start, end)) is is_there


def test_dates_of_all_statuses_come_in_order_without_those_of_deleted_sessions(
    session: Session, ana: Owner, ben: Owner
) -> None:
    late = add_session(session, ana, topic="Late", start=TUESDAY_21_00)
    early = add_session(session, ana, topic="Early")
    gone = add_session(session, ana, topic="Gone")
    add_session(session, ben, topic="Ben’s")
    edits.delete(session, ana.id, gone.id, 1, MONDAY_09_00)
    edits.cancel(session, ana.id, early.id, 1, TUESDAY, Scope.THIS, MONDAY_09_00)
    listed = occurrences_between(session, ana.id, MONDAY_09_00, FAR)
    assert topics(listed) == ["Early", "Late"]
    assert next_occurrence(session, ana.id, MONDAY_09_00).session_id == late.id  # type: ignore[union-attr]


def test_sessions_are_narrowed_to_a_checklist(session: Session, ana: Owner) -> None:
    kyoto = add_checklist(session, ana, 0)
    add_session(session, ana, topic="Mine")
    add_session(session, ana, topic="Kyoto’s", checklist_id=kyoto.id)
    assert [row.task.title for row in sessions_under(session, ana.id, kyoto.id)] == ["Kyoto’s"]


def test_previews_of_calendars_take_no_time(session: Session, ana: Owner, ben: Owner) -> None:
    add_busy(session, ana, title="Preview", is_saved=False)
    add_busy(session, ben, title="Ben’s")
    add_busy(session, ana, title="Saved", is_busy=False)
    assert [e.title for e in busy_between(session, ana.id, MONDAY_09_00, FAR)] == ["Saved"]


def test_the_next_date_is_the_one_that_runs_or_comes_and_is_still_planned(
    session: Session, ana: Owner
) -> None:
    place = add_row(session)
    row = add_session(session, ana, repeat=weekly())
    there = add_session(session, ana, place, topic="There", start=TUESDAY_21_00)
    during, after = TUESDAY_19_00 + 60 * MINUTE, TUESDAY_21_00 + 120 * MINUTE

    def following(now: Any, place_id: int | None = None) -> Any:
        found = next_occurrence(session, ana.id, now, place_id)
        return found and (found.session_id, found.start)

    assert following(during) == (row.id, TUESDAY_19_00)
    assert following(TUESDAY_21_00) == (there.id, TUESDAY_21_00)
    assert following(during, place.id) == (there.id, TUESDAY_21_00)
    assert following(after, place.id) is None
    assert len(coming_occurrences(session, ana.id, after, FAR)) == 3


def test_a_calendar_is_told_of_deleted_sessions_for_thirty_days(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana)
    edits.delete(session, ana.id, row.id, 1, MONDAY_09_00)
    month = timedelta(days=30)
    assert len(sessions_told(session, ana.id, MONDAY_09_00 + month - MINUTE)) == 1
    assert list(sessions_told(session, ana.id, MONDAY_09_00 + month)) == []


def test_open_tasks_are_due_between_two_days_both_included(session: Session, ana: Owner) -> None:
    row = add_checklist(session, ana, 4)
    for task, day in zip(row.tasks, (23, 24, 25, 26), strict=True):
        task.due_on = date(2026, 11, day)
    row.tasks[2].status = TaskStatus.NOT_FOR_ME
    away = add_checklist(session, ana, 1, name="Away", archived_at=MONDAY_09_00)
    away.tasks[0].due_on = TUESDAY
    session.commit()
    due = tasks_due_between(session, ana.id, TUESDAY, date(2026, 11, 26))
    assert [(task.title, task.checklist.name) for task in due] == [
        ("Task 1", "Kyoto"),
        ("Task 3", "Kyoto"),
    ]


def test_minutes_are_counted_on_the_day_in_singapore_on_which_a_date_starts(
    session: Session, ana: Owner
) -> None:
    add_session(session, ana, start=sg("Sun 2026-11-29 23:30"))
    add_session(session, ana, start=sg("Mon 2026-11-30 00:00"), minutes=30)
    row = add_session(session, ana, start=sg("Mon 2026-11-23 00:00"), minutes=60)
    ids = (ana.id, row.id, 1, date(2026, 11, 23))
    occurrences.finish(session, *ids, DONE, 50, "", MONDAY_09_00)
    found = planned_minutes(session, ana.id, date(2026, 11, 23), date(2026, 11, 29))
    told = [((m.end - m.start) // MINUTE, m.status, m.minutes_spent) for m in found]
    assert told == [(60, DONE, 50), (120, OccurrenceStatus.PLANNED, None)]
    assert {minutes.checklist_name for minutes in found} == {"My topics"}


def read(row: RevisionSession) -> int:
    """Touch all that a page shows of a session and its dates."""
    return sum(
        len(o.session.task.checklist.name)
        + len(o.session.note)
        + len(o.place.name if o.place else "")
        for o in row.occurrences
    )


QUESTIONS: dict[str, tuple[Callable[[Session, int], Any], int]] = {
    "dates between": (lambda s, i: occurrences_between(s, i, MONDAY_09_00, FAR), 1),
    "coming dates": (lambda s, i: coming_occurrences(s, i, MONDAY_09_00, FAR), 1),
    "worse dates": (lambda s, i: worse_occurrences(s, i, MONDAY_09_00), 1),
    "the next date": (lambda s, i: [next_occurrence(s, i, MONDAY_09_00)], 1),
    "busy time": (lambda s, i: busy_between(s, i, MONDAY_09_00, FAR), 1),
    "minutes": (lambda s, i: planned_minutes(s, i, TUESDAY, FAR.date()), 1),
}


@pytest.mark.parametrize(("question", "most"), QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("count", [1, 8])
def test_a_list_is_read_in_one_statement_however_long(
    session: Session, ana: Owner, question: Callable[[Session, int], Any], most: int, count: int
) -> None:
    place, owner_id = add_row(session), ana.id
    for number in range(count):
        add_session(session, ana, place, topic=f"T{number}", repeat=weekly())
        add_busy(session, ana)
    session.expunge_all()
    with statements(session) as sent:
        for row in question(session, owner_id):
            if hasattr(row, "session"):
                assert row.session.task.checklist.name
                assert row.place.name
    assert len(sent) == most


@pytest.mark.parametrize("count", [1, 60])
def test_sessions_are_read_in_two_statements_however_many_dates_they_have(
    session: Session, ana: Owner, count: int
) -> None:
    place, owner_id = add_row(session), ana.id
    rows = [add_session(session, ana, place, repeat=weekly(count=count)).id for _ in range(3)]
    session.expunge_all()
    with statements(session) as sent:
        assert read(session_of(session, owner_id, rows[0])) > count
    assert len(sent) == 2
    session.expunge_all()
    with statements(session) as sent:
        assert sum(map(read, sessions_of(session, owner_id))) > 3 * count
    assert len(sent) == 2


def test_dates_of_a_task_are_found(session: Session, ana: Owner, ben: Owner) -> None:
    row = add_session(session, ana, repeat=weekly())
    task_id = row.task_id
    add_session(session, ana, topic="Other")
    assert len(occurrences_of_task(session, ana.id, task_id)) == 4
    assert occurrences_of_task(session, ben.id, task_id) == []
