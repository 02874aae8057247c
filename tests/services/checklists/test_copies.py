from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.chosen_items import pending
from planner.domain.errors import InvalidValue, NotFound
from planner.domain.guides.flow import Phase
from planner.services.checklists import checklists, evidence, tasks
from planner.store.checklists.models import Checklist, Evidence, Owner, Task, TaskEvent, TaskSource
from planner.store.checklists.queries import checklist_of, checklists_of
from tests.domain.hours_examples import sg
from tests.services.saved import ANSWER, fresh, log_of, save, task_for, titles
from tests.services.small_guidebook import J1, MONDAY_09_00, TUESDAY_18_30, guidebook

SUNDAY_IN_MARCH_10_00 = sg("Sun 2027-03-14 10:00")
OWN_DAY = date(2027, 1, 1)


@pytest.fixture
def worked_on(session: Session, checklist: Checklist) -> Checklist:
    """Give c1 a status, evidence, a note, an opened link; s1 a day; and own tasks, one removed."""
    ids, c1, s1 = (
        (checklist.owner_id, checklist.id),
        *(task_for(checklist, name).id for name in ("c1", "s1")),
    )
    tasks.set_status(session, *ids, c1, 1, TaskStatus.DONE, MONDAY_09_00)
    tasks.write_note(session, *ids, c1, 2, "They were kind.", MONDAY_09_00)
    tasks.note_opened(session, *ids, c1, "nus-page", MONDAY_09_00)
    evidence.add(session, *ids, c1, ANSWER, MONDAY_09_00)
    tasks.set_due(session, *ids, s1, 1, OWN_DAY, guidebook(), MONDAY_09_00)
    gone = tasks.add_task(session, *ids, "Gone", Phase.OWN, MONDAY_09_00).id
    tasks.add_task(session, *ids, "Pack", Phase.OWN, MONDAY_09_00)
    tasks.remove(session, *ids, gone, MONDAY_09_00)
    return checklist


def test_a_copy_has_the_tasks_and_the_offer_and_nothing_that_was_done(
    session: Session, worked_on: Checklist
) -> None:
    ids = (worked_on.owner_id, worked_on.id)
    copy = checklists.duplicate(session, *ids, " Second offer ", guidebook(), TUESDAY_18_30)
    c1 = task_for(copy, "c1")
    assert (copy.name, copy.host, copy.answers) == (
        "Second offer",
        "Kyoto Robotics KK",
        worked_on.answers,
    )
    assert copy.saved_on == TUESDAY_18_30.date()
    assert {task.status for task in copy.tasks} == {TaskStatus.NOT_STARTED}
    assert (c1.done_on, c1.note, c1.evidence, log_of(c1)) == (None, "", [], [])
    assert [source.opened_on for source in c1.sources] == [None]
    assert (task_for(copy, "s1").due_on, task_for(copy, "s1").due_is_own) == (OWN_DAY, True)
    assert task_for(copy, "v1").waits_for == ["c1"]
    sources = [(source.source_id, source.position) for source in task_for(copy, "j1").sources]
    assert sources == [("isa-page", 0), ("nus-page", 1)]
    assert titles(copy, Phase.OWN) == ["Pack"]
    assert [task.position for task in copy.tasks if task.phase is Phase.OWN] == [0]


def test_a_copy_leaves_the_original_alone(session: Session, worked_on: Checklist) -> None:
    before = (worked_on.version, worked_on.updated_at, worked_on.name)
    ids = (worked_on.owner_id, worked_on.id)
    checklists.duplicate(session, *ids, "Second", guidebook(), TUESDAY_18_30)
    saved = fresh(session, worked_on)
    assert (saved.version, saved.updated_at, saved.name) == before
    assert task_for(saved, "c1").status is TaskStatus.DONE
    assert len(task_for(saved, "c1").evidence) == 1


def test_a_copy_says_what_the_guide_says(session: Session, worked_on: Checklist) -> None:
    ids = (worked_on.owner_id, worked_on.id)
    copy = checklists.duplicate(session, *ids, "Second", guidebook(), TUESDAY_18_30)
    assert pending(copy, guidebook().flow).count == 0


def test_a_copy_made_months_later_counts_its_days_from_its_own_day(
    session: Session, worked_on: Checklist
) -> None:
    ids = (worked_on.owner_id, worked_on.id)
    copy = checklists.duplicate(session, *ids, "Later", guidebook(), SUNDAY_IN_MARCH_10_00)
    c1 = task_for(copy, "c1")
    assert (copy.saved_on, c1.due_on) == (date(2027, 3, 14), date(2027, 3, 21))
    assert "the day this was saved, 14 Mar 2027" in c1.due_words
    assert (task_for(copy, "s1").due_on, task_for(copy, "s1").due_is_own) == (OWN_DAY, True)
    assert task_for(copy, "j1").due_on == date(2027, 5, 31)


def test_a_copied_day_that_nothing_calls_for_any_more_is_left_out(
    session: Session, worked_on: Checklist
) -> None:
    ids, book = (worked_on.owner_id, worked_on.id), guidebook([J1])
    copy = checklists.duplicate(session, *ids, "Later", book, SUNDAY_IN_MARCH_10_00)
    assert (task_for(copy, "c1").due_on, task_for(copy, "c1").due_words) == (None, "")
    assert (task_for(copy, "s1").due_on, task_for(copy, "s1").due_is_own) == (OWN_DAY, True)


def test_a_copy_without_a_name_is_not_made(session: Session, checklist: Checklist) -> None:
    ids = (checklist.owner_id, checklist.id)
    with pytest.raises(InvalidValue, match="Name"):
        checklists.duplicate(session, *ids, "", guidebook(), MONDAY_09_00)
    assert session.scalar(select(func.count()).select_from(Checklist)) == 1


def test_a_checklist_that_is_put_away_stands_apart_until_it_is_brought_back(
    session: Session, ana: Owner
) -> None:
    first, second = save(session, ana, name="First"), save(session, ana, name="Second")
    checklists.archive(session, ana.id, first.id, MONDAY_09_00)
    assert [row.name for row in checklists_of(session, ana.id)] == ["Second"]
    assert [row.name for row in checklists_of(session, ana.id, is_archived=True)] == ["First"]
    checklists.unarchive(session, ana.id, first.id, TUESDAY_18_30)
    assert [row.name for row in checklists_of(session, ana.id)] == ["First", second.name]
    assert first.archived_at is None


def test_a_checklist_put_away_twice_keeps_the_first_time(
    session: Session, checklist: Checklist
) -> None:
    checklists.archive(session, checklist.owner_id, checklist.id, MONDAY_09_00)
    checklists.archive(session, checklist.owner_id, checklist.id, TUESDAY_18_30)
    assert fresh(session, checklist).archived_at == MONDAY_09_00


def test_a_deleted_checklist_takes_everything_along_but_nothing_of_another(
    session: Session, worked_on: Checklist, ben: Owner
) -> None:
    ids = (worked_on.owner_id, worked_on.id)
    other = save(session, ben)
    checklists.delete(session, *ids, MONDAY_09_00)
    with pytest.raises(NotFound):
        checklist_of(session, *ids)
    counted = {
        table.__tablename__: session.scalar(select(func.count()).select_from(table))
        for table in (Checklist, Task, TaskSource, Evidence, TaskEvent)
    }
    assert counted == {
        "checklist": 1,
        "task": 5,
        "task_source": 6,
        "evidence": 0,
        "task_event": 0,
    }
    assert len(checklist_of(session, ben.id, other.id).tasks) == 5
