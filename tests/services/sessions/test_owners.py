"""Ana owns; nobody else reaches what is hers; no old form writes over newer words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.services.plan import plan_dates
from planner.services.sessions import edits, occurrences
from planner.services.sessions.sessions import create
from planner.store.checklists.models import Owner, Task
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of, any_session_of, plan_date_of, session_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_session,
    fresh_session,
    plan,
    times,
    weekly,
)

DONE = OccurrenceStatus.DONE
MANY = 6
LATER = TUESDAY_19_00 + 60 * MINUTE
Ids = tuple[int, int, int]
Edit = Callable[[Session, Ids], object]


def change(session: Session, ids: Ids) -> object:
    task_id = session.scalar(select(Task.id))
    wish = plan(task_id=task_id, start=LATER, repeat=weekly())
    return edits.edit(session, *ids, TUESDAY, Scope.ALL, wish, None, HOLIDAYS, MONDAY_09_00)


def move(session: Session, ids: Ids) -> object:
    end = LATER + 60 * MINUTE
    return edits.move(session, *ids, TUESDAY, LATER, end, None, HOLIDAYS, MONDAY_09_00)


EDITS: dict[str, Edit] = {
    "edit": change,
    "move": move,
    "cancel": lambda s, ids: edits.cancel(s, *ids, TUESDAY, Scope.LATER, MONDAY_09_00),
    "delete": lambda s, ids: edits.delete(s, *ids, MONDAY_09_00),
    "start timer": lambda s, ids: occurrences.start_timer(s, *ids, TUESDAY, TUESDAY_19_00),
    "stop timer": lambda s, ids: occurrences.stop_timer(s, *ids, TUESDAY, MONDAY_09_00),
    "finish": lambda s, ids: occurrences.finish(s, *ids, TUESDAY, DONE, 5, "", MONDAY_09_00),
    "reopen": lambda s, ids: occurrences.reopen(s, *ids, TUESDAY, HOLIDAYS, MONDAY_09_00),
    "accept": lambda s, ids: occurrences.accept_as_is(s, *ids, TUESDAY, HOLIDAYS, MONDAY_09_00),
}


TIMERS = ("start timer", "stop timer")
UNTOLD = (*TIMERS, "reopen", "accept")  # of a date on which nothing is to be opened or accepted
TOLD = {name: edit for name, edit in EDITS.items() if name not in UNTOLD}


@pytest.fixture
def series(session: Session, ana: Owner) -> RevisionSession:
    """Be four Tuesdays of Ana's."""
    return add_session(session, ana, repeat=weekly())


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_another_owner_finds_no_session_to_change(
    session: Session, series: RevisionSession, ben: Owner, edit: Edit
) -> None:
    with pytest.raises(NotFound):
        edit(session, (ben.id, series.id, 1))
    with pytest.raises(NotFound):
        edit(session, (ben.id, 999_999, 1))
    assert fresh_session(session, series).version == 1


def test_another_owner_reads_nothing(session: Session, series: RevisionSession, cai: Owner) -> None:
    for read in (session_of, any_session_of):
        with pytest.raises(NotFound):
            read(session, cai.id, series.id)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_form_of_another_version_changes_nothing_and_says_when_that_was(
    session: Session, series: RevisionSession, edit: Edit, version: int
) -> None:
    ids = (series.owner_id, series.id)
    move(session, (*ids, 1))
    with pytest.raises(StaleEdit, match=r"“Kanji” was changed .* on 23 Nov 2026 at 09:00"):
        edit(session, (*ids, version))
    row = fresh_session(session, series)
    assert (row.version, row.sequence) == (2, 1)
    assert times(row)[0] == "Tue 24 Nov 20:00–21:00"


@pytest.mark.parametrize("name", UNTOLD)
def test_a_timer_and_what_changes_nothing_are_no_acts_and_tell_calendars_nothing(
    session: Session, series: RevisionSession, name: str
) -> None:
    EDITS[name](session, (series.owner_id, series.id, 1))
    row = fresh_session(session, series)
    assert (row.version, row.sequence) == (1, 0)
    assert len(acts_of(session, row.owner_id)) == 1


@pytest.mark.parametrize("edit", TOLD.values(), ids=TOLD)
def test_every_change_raises_version_and_sequence_once(
    session: Session, series: RevisionSession, edit: Edit
) -> None:
    now = sg("Mon 2026-11-23 08:00")
    row = session_of(session, series.owner_id, series.id)
    row.updated_at = now
    session.commit()
    edit(session, (series.owner_id, series.id, 2))
    row = fresh_session(session, series)
    assert (row.version, row.sequence, row.updated_at) == (3, 1, MONDAY_09_00)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_deleted_session_is_not_changed(
    session: Session, series: RevisionSession, edit: Edit
) -> None:
    ids = (series.owner_id, series.id)
    edits.delete(session, *ids, 1, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="“Kanji” was deleted"):
        edit(session, (*ids, 2))


def at_once(engine: Engine, act: Callable[[Session], object]) -> list[str]:
    """Let many do the same at once, each with a session of their own; list how each ended."""

    def run(_number: int) -> str:
        with Session(engine) as session:
            try:
                act(session)
            except StaleEdit:
                return "stale"
            return "saved"

    with ThreadPoolExecutor(MANY) as pool:
        return sorted(pool.map(run, range(MANY)))


@pytest.mark.parametrize("edit", TOLD.values(), ids=TOLD)
def test_of_two_devices_with_the_same_form_the_second_is_told(
    session: Session, engine: Engine, series: RevisionSession, edit: Edit
) -> None:
    ids = (series.owner_id, series.id, 1)
    session.commit()
    assert at_once(engine, lambda other: edit(other, ids)) == ["saved"] + ["stale"] * (MANY - 1)


def test_a_form_sent_many_times_at_once_makes_one_session(
    session: Session, engine: Engine, ana: Owner
) -> None:
    owner_id = ana.id
    session.commit()

    def send(other: Session) -> object:
        owner = other.get_one(Owner, owner_id)
        return create(other, owner, plan(), None, HOLIDAYS, "the key", MONDAY_09_00)

    assert at_once(engine, send) == ["saved"] * MANY
    for table in (RevisionSession, Occurrence, Task):
        assert session.scalar(select(func.count()).select_from(table)) == 1


DATES: dict[str, Callable[[Session, int, int, int], Any]] = {
    "read": lambda s, owner, date_id, _version: plan_date_of(s, owner, date_id),
    "edit": lambda s, owner, date_id, version: plan_dates.edit(
        s, owner, date_id, version, "N1", TUESDAY_19_00, True, None, MONDAY_09_00
    ),
    "remove": lambda s, owner, date_id, version: plan_dates.remove(
        s, owner, date_id, version, MONDAY_09_00
    ),
    "restore": lambda s, owner, date_id, _version: plan_dates.restore(
        s, owner, date_id, MONDAY_09_00
    ),
}


@pytest.mark.parametrize("reach", DATES.values(), ids=DATES)
def test_another_owner_finds_no_exam(
    session: Session, ana: Owner, ben: Owner, reach: Callable[[Session, int, int, int], Any]
) -> None:
    row = plan_dates.add(session, ana, "N2", TUESDAY_19_00, True, None, MONDAY_09_00)
    with pytest.raises(NotFound):
        reach(session, ben.id, row.id, row.version)
    assert plan_date_of(session, ana.id, row.id).name == "N2"
