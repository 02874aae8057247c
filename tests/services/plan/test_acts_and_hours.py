"""What comes back from an act or a log is judged by the hours of now."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.sessions.verdicts import Fit
from planner.services.plan.acts import undo
from planner.services.plan.rejudging import rejudge
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.models import Place
from planner.store.sessions.models import Act, RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    add_row,
    add_session,
    fresh_session,
    on,
    weekly,
)

SECOND = TUESDAY + timedelta(weeks=1)
MONDAY_10_00 = sg("Mon 2026-11-23 10:00")
MONDAY = MONDAY_10_00.date()
DONE = OccurrenceStatus.DONE

Change = Callable[[Session, RevisionSession], object]


def whose(row: RevisionSession) -> tuple[int, int, int]:
    return row.owner_id, row.id, row.version


def last_act(session: Session, row: RevisionSession) -> Act:
    return acts_of(session, row.owner_id, 1)[0]


def finish_second(session: Session, row: RevisionSession) -> object:
    line = (DONE, 50, "Half of it")
    return occurrences.finish(session, *whose(row), SECOND, *line, MONDAY_09_00)


def hours_change(session: Session, place: Place) -> None:
    """Let a place close at 20:00 from now on, and judge what is to come again."""
    place.opening_hours = "Mo-Su 10:00-20:00"
    session.commit()
    rejudge(session, [place], HOLIDAYS, MONDAY_09_00)


def test_a_verdict_by_newer_hours_outlives_an_undo(session: Session, ana: Owner) -> None:
    place = add_row(session)
    row = add_session(session, ana, place, repeat=weekly())
    finish_second(session, row)
    hours_change(session, place)
    undo(session, ana.id, last_act(session, row).id, HOLIDAYS, MONDAY_10_00)
    after = on(fresh_session(session, row), SECOND)
    assert (after.status, after.fit) == (OccurrenceStatus.PLANNED, Fit.PARTLY)
    assert after.worse_on == MONDAY_09_00.date()


def to_elsewhere(session: Session, row: RevisionSession) -> object:
    other, times = add_row(session, "Bar"), (sg("2026-12-01 19:00"), sg("2026-12-01 21:00"))
    return edits.move(session, *whose(row), SECOND, *times, other, HOLIDAYS, MONDAY_09_00)


AWAY: dict[str, Change] = {
    "elsewhere": to_elsewhere,
    "deleted": lambda s, row: edits.delete(s, *whose(row), MONDAY_09_00),
    "logged": finish_second,
}


@pytest.mark.parametrize("change", AWAY.values(), ids=AWAY)
def test_what_an_undo_brings_back_is_judged_by_the_hours_of_now(
    session: Session, ana: Owner, change: Change
) -> None:
    place = add_row(session)
    row = add_session(session, ana, place, repeat=weekly())
    change(session, row)
    hours_change(session, place)
    undo(session, ana.id, last_act(session, row).id, HOLIDAYS, MONDAY_10_00)
    after = on(fresh_session(session, row), SECOND)
    assert (after.fit, after.was_fit, after.worse_on) == (Fit.PARTLY, Fit.OPEN, MONDAY)
    assert after.was_words != after.fit_words


def test_a_date_logged_early_and_opened_again_is_judged_by_the_hours_of_now(
    session: Session, ana: Owner
) -> None:
    place = add_row(session)
    row = add_session(session, ana, place, repeat=weekly())
    finish_second(session, row)
    hours_change(session, place)
    ids = (ana.id, row.id, fresh_session(session, row).version)
    occurrences.reopen(session, *ids, SECOND, HOLIDAYS, MONDAY_10_00)
    after = on(fresh_session(session, row), SECOND)
    assert (after.fit, after.worse_on) == (Fit.PARTLY, MONDAY)
