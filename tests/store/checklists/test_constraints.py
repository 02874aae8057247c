from datetime import date

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import (
    Checklist,
    Evidence,
    Owner,
    Task,
    TaskEvent,
    TaskSource,
)
from tests.domain.hours_examples import sg

SUNDAY_10_00 = sg("Sun 2026-11-22 10:00")
SUNDAY = date(2026, 11, 22)
ONE = "UPDATE task SET {} WHERE title = 'One'"
REFUSED = {
    "an owner without a key": "UPDATE owner SET key = '' WHERE key = 'ana'",
    "a key that is taken": "UPDATE owner SET key = 'ben' WHERE key = 'ana'",
    "a checklist without a name": "UPDATE checklist SET name = ''",
    "a country nobody knows": "UPDATE checklist SET country = 'mars'",
    "an offer that ends before it starts": (
        "UPDATE checklist SET first_day = '2027-01-02', last_day = '2027-01-01'"
    ),
    "a checklist of nobody": "UPDATE checklist SET owner_id = 999999",
    "a checklist handed to another with its tasks left behind": (
        "UPDATE checklist SET owner_id = (SELECT id FROM owner WHERE key = 'ben')"
    ),
    "a task without a title": ONE.format("title = ''"),
    "a task before the first": ONE.format("position = -1"),
    "a task of no checklist": ONE.format("checklist_id = 999999"),
    "a task of another's": ONE.format("owner_id = (SELECT id FROM owner WHERE key = 'ben')"),
    "an item twice": ONE.format("item_id = 'v1'"),
    "an item without a name": ONE.format("item_id = ''"),
    "words of no item": ONE.format("item_id = NULL"),
    "a phase nobody knows": ONE.format("phase = 'later'"),
    "a status nobody knows": ONE.format("status = 'almost'"),
    "done on no day": ONE.format("status = 'done'"),
    "a day of what is not done": ONE.format("done_on = '2026-11-22'"),
    "a check again without a day": ONE.format("status = 'check-again', changed_source_id = 'x'"),
    "a check again without a page": ONE.format("status = 'check-again', changed_on = '2026-11-22'"),
    "a day of one's own that is none": ONE.format("due_is_own = true"),
    "a source without a name": "UPDATE task_source SET source_id = ''",
    "a source before the first": "UPDATE task_source SET position = -1",
    "a source twice": (
        "INSERT INTO task_source (task_id, source_id, owner_id, position)"
        " SELECT task_id, source_id, owner_id, 1 FROM task_source"
    ),
    "evidence that says nothing": "UPDATE evidence SET says = ''",
    "evidence of no task": "UPDATE evidence SET task_id = 999999",
    "evidence of another's": (
        "UPDATE evidence SET owner_id = (SELECT id FROM owner WHERE key = 'ben')"
    ),
    "a line without words": "UPDATE task_event SET words = ''",
    "a line of another's": (
        "UPDATE task_event SET owner_id = (SELECT id FROM owner WHERE key = 'ben')"
    ),
}
TAKEN = {
    "done with its day": ONE.format("status = 'done', done_on = '2026-11-22'"),
    "a check again that names its change": ONE.format(
        "status = 'check-again', done_on = '2026-11-22', changed_on = '2026-11-23',"
        " changed_source_id = 'nus-page'"
    ),
    "a task that became one's own": ONE.format("item_id = NULL, item_digest = ''"),
    "an offer of one day": (
        "UPDATE checklist SET first_day = '2027-01-01', last_day = '2027-01-01'"
    ),
    "an offer whose first day is not known": "UPDATE checklist SET last_day = '2027-01-01'",
}


def _task(item_id: str, position: int, owner: Owner) -> Task:
    return Task(
        owner_id=owner.id,
        item_id=item_id,
        item_digest="d",
        phase=Phase.VERIFY,
        position=position,
        title="One" if position == 0 else "Two",
        status=TaskStatus.NOT_STARTED,
    )


@pytest.fixture
def rows(session: Session) -> Session:
    """Save a checklist of Ana's with two tasks, the first with everything; Ben has nothing."""
    ana, ben = (Owner(key=key, created_at=SUNDAY_10_00) for key in ("ana", "ben"))
    session.add_all([ana, ben])
    session.flush()
    times = {"created_at": SUNDAY_10_00, "updated_at": SUNDAY_10_00}
    checklist = Checklist(owner_id=ana.id, name="Kyoto", saved_on=SUNDAY, **times)
    checklist.tasks = [_task("c1", 0, ana), _task("v1", 1, ana)]
    first = checklist.tasks[0]
    first.sources = [TaskSource(owner_id=ana.id, source_id="nus-page", position=0)]
    first.evidence = [Evidence(owner_id=ana.id, says="Yes.", created_at=SUNDAY_10_00)]
    first.events = [TaskEvent(owner_id=ana.id, at=SUNDAY_10_00, words="Added.")]
    session.add(checklist)
    session.commit()
    return session


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(rows: Session, statement: str) -> None:
    with pytest.raises(IntegrityError):
        rows.execute(text(statement))


@pytest.mark.parametrize("statement", TAKEN.values(), ids=TAKEN)
def test_the_database_takes(rows: Session, statement: str) -> None:
    rows.execute(text(statement))
    rows.commit()


def test_tasks_of_ones_own_need_no_item(rows: Session) -> None:
    rows.execute(text("UPDATE task SET item_id = NULL, item_digest = ''"))
    assert rows.scalar(select(func.count()).where(Task.item_id.is_(None))) == 2


@pytest.mark.parametrize("table", ["checklist", "owner"])
def test_everything_goes_with_its_checklist_and_its_owner(rows: Session, table: str) -> None:
    rows.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - two names written above
    counts = [
        rows.scalar(select(func.count()).select_from(kind))
        for kind in (Checklist, Task, TaskSource, Evidence, TaskEvent)
    ]
    assert counts == [0] * 5


def test_constraints_have_names_that_tell_them_apart(rows: Session) -> None:
    with pytest.raises(IntegrityError, match="ck_task_done_has_a_day"):
        rows.execute(text(ONE.format("status = 'done'")))
