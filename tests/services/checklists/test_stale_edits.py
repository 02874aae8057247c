"""Edits of older versions, two who save at once, and errors in the middle of a change."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import StaleEdit
from planner.domain.guides.flow import Phase
from planner.services.checklists import checklists, evidence, tasks
from planner.services.transactions import saved_whole
from planner.store.checklists.models import Checklist, TaskEvent
from planner.store.checklists.queries import checklist_of, task_of
from tests.services.saved import ANSWER, fresh, log_of, task_for, titles
from tests.services.small_guidebook import (
    MONDAY_09_00,
    SUNDAY,
    TUESDAY_18_30,
    guidebook,
    offer,
)

DONE = TaskStatus.DONE
BOOK = guidebook()
MANY = 6

Edit = Callable[[Session, tuple[int, int, int], int], object]
EDITS: dict[str, Edit] = {
    "status": lambda s, ids, version: tasks.set_status(s, *ids, version, DONE, TUESDAY_18_30),
    "day": lambda s, ids, version: tasks.set_due(s, *ids, version, SUNDAY, BOOK, TUESDAY_18_30),
    "note": lambda s, ids, version: tasks.write_note(s, *ids, version, "Mine", TUESDAY_18_30),
    "title": lambda s, ids, version: tasks.rename(s, *ids, version, "Mine", TUESDAY_18_30),
}


@pytest.fixture
def own(session: Session, checklist: Checklist) -> tuple[int, int, int]:
    """Give the ids of a task of Ana's own, changed once since it was added."""
    ids = (checklist.owner_id, checklist.id)
    task = tasks.add_task(session, *ids, "Pack", Phase.OWN, MONDAY_09_00)
    tasks.write_note(session, *ids, task.id, 1, "Socks", MONDAY_09_00)
    return (*ids, task.id)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("version", [1, 3, 0])
def test_an_edit_of_another_version_changes_nothing_and_says_what_changed(
    session: Session, own: tuple[int, int, int], edit: Edit, version: int
) -> None:
    with pytest.raises(StaleEdit, match=r"“Pack” was changed .* 23 Nov 2026, 09:00: Note: “Socks”"):
        edit(session, own, version)
    session.expire_all()
    task = task_of(session, *own)
    assert (task.title, task.note, task.status) == ("Pack", "Socks", TaskStatus.NOT_STARTED)
    assert (task.version, task.due_on, len(task.events)) == (2, None, 2)


def test_a_stale_edit_of_a_task_without_a_log_quotes_none(
    session: Session, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id, task_for(checklist, "c1").id)
    with pytest.raises(StaleEdit, match=r"form was opened\. Nothing was saved"):
        tasks.write_note(session, *ids, 9, "Mine", TUESDAY_18_30)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_this_version_is_saved(
    session: Session, own: tuple[int, int, int], edit: Edit
) -> None:
    edit(session, own, 2)
    session.expire_all()
    assert task_of(session, *own).version == 3


def test_an_offer_of_an_older_version_is_stale_and_says_where_it_differs(
    session: Session, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id)
    newer = offer(host="Osaka Arms", first_day=None, last_day=None)
    checklists.edit_offer(session, *ids, 1, newer, BOOK, MONDAY_09_00)
    with pytest.raises(StaleEdit) as stale:
        checklists.edit_offer(session, *ids, 1, offer(pay="wage"), BOOK, TUESDAY_18_30)
    says = (
        "It now says: Host “Osaka Arms”; First working day not given; Last working day not given; "
        "Pay “none”."
    )
    assert says in str(stale.value)
    assert fresh(session, checklist).pay == "none"


def test_the_same_offer_typed_on_an_older_version_is_stale_too(
    session: Session, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id)
    with pytest.raises(StaleEdit, match=r"after this form was opened\. Nothing was saved"):
        checklists.edit_offer(session, *ids, 2, offer(), BOOK, TUESDAY_18_30)


def test_a_page_read_before_somebody_else_saved_is_stale(
    session: Session, engine: Engine, own: tuple[int, int, int]
) -> None:
    assert task_of(session, *own).version == 2
    session.commit()
    with Session(engine) as other:
        tasks.set_status(other, *own, 2, DONE, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="Not started → Done"):
        tasks.write_note(session, *own, 2, "Mine", TUESDAY_18_30)
    session.expire_all()
    assert (task_of(session, *own).note, task_of(session, *own).status) == ("Socks", DONE)


def test_a_row_that_changes_while_it_is_being_saved_ends_as_stale(
    session: Session, engine: Engine, own: tuple[int, int, int]
) -> None:
    session.commit()

    def write_over_another() -> None:
        task = task_of(session, *own)
        with Session(engine) as other:  # as the source watch does: it holds no checklist
            task_of(other, *own).keep = "Theirs"
            other.commit()
        task.note = "Mine"

    with pytest.raises(StaleEdit, match="at the same moment"), saved_whole(session):
        write_over_another()
    session.expire_all()
    assert (task_of(session, *own).note, task_of(session, *own).keep) == ("Socks", "Theirs")


def at_once(engine: Engine, change: Callable[[Session], object]) -> list[str]:
    """Make a change from many threads, each with a session of its own; list how each ended."""

    def run(_number: int) -> str:
        with Session(engine) as session:
            try:
                change(session)
            except StaleEdit:
                return "stale"
            return "saved"

    with ThreadPoolExecutor(MANY) as pool:
        return sorted(pool.map(run, range(MANY)))


def test_of_many_who_save_one_version_at_once_one_saves(
    session: Session, engine: Engine, own: tuple[int, int, int]
) -> None:
    session.commit()
    ends = at_once(engine, lambda other: tasks.set_status(other, *own, 2, DONE, MONDAY_09_00))
    assert ends == ["saved"] + ["stale"] * (MANY - 1)
    assert log_of(task_of(session, *own)).count("Not started → Done.") == 1


def test_many_who_add_at_once_get_places_of_their_own(
    session: Session, engine: Engine, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id)
    session.commit()
    ends = at_once(
        engine, lambda other: tasks.add_task(other, *ids, "Pack", Phase.OWN, MONDAY_09_00)
    )
    assert ends == ["saved"] * MANY
    places = [task.position for task in checklist_of(session, *ids).tasks if not task.item_id]
    assert places == list(range(MANY))


def test_many_who_move_at_once_lose_no_task(
    session: Session, engine: Engine, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id)
    rows = [tasks.add_task(session, *ids, title, Phase.OWN, MONDAY_09_00) for title in "ABC"]
    first = rows[0].id
    session.commit()
    at_once(engine, lambda other: tasks.move(other, *ids, first, 1, MONDAY_09_00))
    assert titles(fresh(session, checklist), Phase.OWN) == ["B", "C", "A"]


def broken(session: Session, table: type[Any]) -> None:
    """Let the database fail at the first new row of a table."""

    @event.listens_for(session, "before_flush")
    def fail(flushed: Session, _context: object, _rows: object) -> None:
        if any(isinstance(row, table) for row in flushed.new):
            raise RuntimeError("The disk is full.")


def test_a_change_whose_log_cannot_be_written_is_undone(
    session: Session, engine: Engine, own: tuple[int, int, int], checklist: Checklist
) -> None:
    with Session(engine) as failing:
        broken(failing, TaskEvent)
        for edit in EDITS.values():
            with pytest.raises(RuntimeError, match="disk is full"):
                edit(failing, own, 2)
        with pytest.raises(RuntimeError, match="disk is full"):
            evidence.add(failing, *own, ANSWER, MONDAY_09_00)
    before = checklist.updated_at
    task = task_of(session, *own)
    assert (task.version, task.note, task.evidence, len(task.events)) == (2, "Socks", [], 2)
    assert fresh(session, checklist).updated_at == before
