from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import NotFound
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import Checklist, Evidence, Owner, Task, TaskSource
from planner.store.checklists.queries import (
    checklist_of,
    checklists_of,
    close_gap,
    end_of_phase,
    held_checklist,
    live_evidence,
    live_tasks,
    owner_by_key,
    swap_places,
    task_in,
    task_of,
)
from tests.domain.hours_examples import sg

SUNDAY_10_00 = sg("Sun 2026-11-22 10:00")
MONDAY_09_00 = sg("Mon 2026-11-23 09:00")


def add_task(checklist: Checklist, position: int, **fields: object) -> Task:
    """Add a task with defaults, one source and one piece of evidence."""
    plain = {"title": f"Task {position}", "phase": Phase.OWN, "status": TaskStatus.NOT_STARTED}
    owner_id = checklist.owner_id
    task = Task(owner_id=owner_id, position=position, **{**plain, **fields})
    task.sources = [TaskSource(owner_id=owner_id, source_id="nus-page", position=0)]
    task.evidence = [Evidence(owner_id=owner_id, says="Yes.", created_at=SUNDAY_10_00)]
    checklist.tasks.append(task)
    return task


def add_checklist(session: Session, owner: Owner, tasks: int = 3, **fields: object) -> Checklist:
    """Add a checklist with defaults and so many tasks."""
    times = {"created_at": SUNDAY_10_00, "updated_at": SUNDAY_10_00}
    plain = {"name": "Kyoto", "saved_on": date(2026, 11, 22), **times}
    checklist = Checklist(owner_id=owner.id, **{**plain, **fields})
    for position in range(tasks):
        add_task(checklist, position)
    session.add(checklist)
    session.commit()
    return checklist


@pytest.fixture
def ana(session: Session) -> Owner:
    owner = Owner(key="ana", created_at=SUNDAY_10_00)
    session.add(owner)
    session.commit()
    return owner


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def keep(*words: object) -> None:
        sent.append(str(words[2]))

    event.listen(session.get_bind(), "before_cursor_execute", keep)
    yield sent
    event.remove(session.get_bind(), "before_cursor_execute", keep)


def read_all(checklist: Checklist) -> int:
    """Touch everything that a page shows of a checklist."""
    return sum(
        len(task.sources) + len(task.evidence) + len(task.checklist.name)
        for task in checklist.tasks
    )


@pytest.mark.parametrize("tasks", [1, 100])
def test_a_checklist_is_read_in_four_statements_however_long_it_is(
    session: Session, ana: Owner, tasks: int
) -> None:
    ids = (ana.id, add_checklist(session, ana, tasks).id)
    session.expunge_all()
    with statements(session) as sent:
        assert read_all(checklist_of(session, *ids)) == tasks * 7
    assert len(sent) == 4


def test_a_task_is_read_in_five_statements_with_its_log(session: Session, ana: Owner) -> None:
    checklist = add_checklist(session, ana, 100)
    ids = (ana.id, checklist.id, checklist.tasks[7].id)
    session.expunge_all()
    with statements(session) as sent:
        task = task_of(session, *ids)
        assert (task.title, list(task.events), read_all(task.checklist)) == ("Task 7", [], 700)
    assert len(sent) == 5


def test_a_list_of_checklists_is_read_in_four_statements(session: Session, ana: Owner) -> None:
    for name in ("Kyoto", "Seoul", "Osaka"):
        add_checklist(session, ana, 10, name=name)
    owner_id = ana.id
    session.expunge_all()
    with statements(session) as sent:
        assert sum(read_all(checklist) for checklist in checklists_of(session, owner_id)) == 210
    assert len(sent) == 4


def test_the_checklist_changed_last_comes_first(session: Session, ana: Owner) -> None:
    first, second = (add_checklist(session, ana, name=name) for name in ("First", "Second"))
    assert [row.name for row in checklists_of(session, ana.id)] == ["Second", "First"]
    held_checklist(session, ana.id, first.id, MONDAY_09_00)
    session.commit()
    assert [row.name for row in checklists_of(session, ana.id)] == ["First", second.name]


def test_a_hold_marks_the_time_and_leaves_the_version(session: Session, ana: Owner) -> None:
    checklist = add_checklist(session, ana)
    held = held_checklist(session, ana.id, checklist.id, MONDAY_09_00)
    assert (held.updated_at, held.version) == (MONDAY_09_00, 1)


def test_what_was_removed_is_not_among_the_live(session: Session, ana: Owner) -> None:
    checklist = add_checklist(session, ana)
    checklist.tasks[1].removed_at = checklist.tasks[0].evidence[0].removed_at = MONDAY_09_00
    session.commit()
    assert [task.title for task in live_tasks(checklist)] == ["Task 0", "Task 2"]
    assert live_evidence(checklist.tasks[0]) == []
    assert len(live_evidence(checklist.tasks[1])) == 1
    assert task_of(session, ana.id, checklist.id, checklist.tasks[1].id).title == "Task 1"


def test_places_are_swapped_counted_and_closed_up(session: Session, ana: Owner) -> None:
    checklist = add_checklist(session, ana)
    add_task(checklist, 0, phase=Phase.VERIFY)
    first, middle, last, other = checklist.tasks
    swap_places(session, first, last)
    assert (first.position, last.position) == (2, 0)
    close_gap(session, last)
    assert [task.position for task in (middle, first, other)] == [0, 1, 0]
    assert (end_of_phase(checklist, Phase.OWN), end_of_phase(checklist, Phase.AFTER)) == (3, 0)
    session.commit()
    assert {task.version for task in checklist_of(session, ana.id, checklist.id).tasks} == {1}


def test_what_is_not_there_is_not_found(session: Session, ana: Owner) -> None:
    checklist = add_checklist(session, ana)
    with pytest.raises(NotFound, match="checklist is not here"):
        checklist_of(session, ana.id, checklist.id + 1)
    with pytest.raises(NotFound, match="checklist is not here"):
        checklist_of(session, ana.id + 1, checklist.id)
    with pytest.raises(NotFound, match="task is not here"):
        task_in(checklist, 0)


def test_an_owner_is_found_by_the_whole_key_only(session: Session, ana: Owner) -> None:
    assert owner_by_key(session, "ana") == ana
    assert owner_by_key(session, "an") is None


def test_rows_that_somebody_else_wrote_replace_those_read_before(
    session: Session, ana: Owner
) -> None:
    checklist = add_checklist(session, ana, 0)
    assert checklist_of(session, ana.id, checklist.id).tasks == []
    row = {"owner_id": ana.id, "checklist_id": checklist.id, "title": "New", "phase": Phase.OWN}
    session.execute(insert(Task).values(position=0, status=TaskStatus.NOT_STARTED, **row))
    assert [task.title for task in checklist_of(session, ana.id, checklist.id).tasks] == ["New"]
