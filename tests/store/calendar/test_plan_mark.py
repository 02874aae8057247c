"""The mark of a plan changes with whatever its calendar shows, and with nothing of another's."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.sessions.session import Scope
from planner.services.checklists import checklists, tasks
from planner.services.owners import new_owner
from planner.services.plan import plan_dates
from planner.services.plan.rejudging import rejudge
from planner.services.sessions import edits
from planner.store.calendar.feed_marks import plan_mark
from planner.store.calendar.models import BusyCalendar
from planner.store.calendar.withdrawals import withdraw_sessions
from planner.store.checklists.models import Owner, Task
from planner.store.models import Seeding
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import session_of
from tests.domain.hours_examples import HOLIDAYS
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_busy,
    add_row,
    add_session,
    weekly,
)


@pytest.fixture
def ana(session: Session) -> Owner:
    return new_owner(session, "ana", MONDAY_09_00)


SHOWN: dict[str, Callable[[Session, Owner, RevisionSession], object]] = {
    "a new session": lambda s, ana, _row: add_session(s, ana),
    "a date called off": lambda s, _ana, row: edits.cancel(
        s, row.owner_id, row.id, 1, TUESDAY, Scope.THIS, MONDAY_09_00
    ),
    "a deletion": lambda s, _ana, row: edits.delete(s, row.owner_id, row.id, 1, MONDAY_09_00),
    "an exam": lambda s, ana, _row: plan_dates.add(
        s, ana, "N2", TUESDAY_19_00, True, None, MONDAY_09_00
    ),
    "busy time": lambda s, ana, _row: add_busy(s, ana),
    "a renamed task": lambda s, ana, row: tasks.rename(
        s, ana.id, row.task.checklist_id, row.task_id, row.task.version, "Kana", MONDAY_09_00
    ),
    "a checklist gone with its sessions": lambda s, ana, row: checklists.delete(
        s, ana.id, row.task.checklist_id, MONDAY_09_00
    ),
    "a withdrawn session": lambda s, ana, row: withdraw_sessions(
        s, ana.id, Task.id == row.task_id, MONDAY_09_00
    ),
    "an archived checklist": lambda s, ana, row: checklists.archive(
        s, ana.id, row.task.checklist_id, MONDAY_09_00 + MINUTE
    ),
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN)
def test_the_mark_changes_with_whatever_a_calendar_shows(
    session: Session, ana: Owner, change: Callable[[Session, Owner, Any], object]
) -> None:
    other_id = new_owner(session, "ben", MONDAY_09_00).id
    row, owner_id = add_session(session, ana, repeat=weekly()), ana.id
    session.commit()
    before, others = plan_mark(session, owner_id), plan_mark(session, other_id)
    assert plan_mark(session, owner_id) == before
    change(session, ana, session_of(session, owner_id, row.id))
    assert plan_mark(session, owner_id) != before
    assert plan_mark(session, other_id) == others


def test_the_mark_changes_with_other_files_of_places_but_not_with_verdicts(
    session: Session, ana: Owner
) -> None:
    place = add_row(session)
    add_session(session, ana, place)
    before = plan_mark(session, ana.id)
    session.add(Seeding(id=1, digest="other", seeded_at=MONDAY_09_00))
    session.commit()
    seeded = plan_mark(session, ana.id)
    place.opening_hours = "Mo-Su 10:00-20:00"
    session.commit()
    rejudge(session, [place], HOLIDAYS, MONDAY_09_00)
    assert before != seeded == plan_mark(session, ana.id)


def test_the_mark_tells_one_busy_calendar_from_another_whatever_is_looked_at_since(
    session: Session, ana: Owner
) -> None:
    first, _second = add_busy(session, ana, title="Aaa"), add_busy(session, ana, title="Bbb")
    before = plan_mark(session, ana.id)
    session.delete(session.get_one(BusyCalendar, first.calendar_id))
    add_busy(session, ana, title="Ccc", is_saved=False)
    after = plan_mark(session, ana.id)
    add_busy(session, ana, title="Ddd", is_saved=False)
    assert before != after == plan_mark(session, ana.id)
