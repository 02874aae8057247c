from datetime import date
from typing import Literal

import pytest
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.guides.flow import Phase
from planner.services.checklists import tasks
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import live_tasks
from tests.services.saved import fresh, log_of, task_for, titles
from tests.services.small_guidebook import MONDAY_09_00, TUESDAY_18_30, guidebook

OWN_DAY = date(2027, 1, 1)
MONDAY = MONDAY_09_00.date()


@pytest.fixture
def ids(checklist: Checklist) -> tuple[int, int]:
    """Give Ana's id and her checklist's."""
    return checklist.owner_id, checklist.id


@pytest.fixture
def c1(checklist: Checklist) -> Task:
    """Be the task that v1 waits for."""
    return task_for(checklist, "c1")


@pytest.fixture
def own(session: Session, ids: tuple[int, int]) -> list[Task]:
    """Be three tasks of Ana's own, in one phase."""
    return [tasks.add_task(session, *ids, title, Phase.OWN, MONDAY_09_00) for title in "ABC"]


def test_done_names_its_day_and_anything_else_takes_it_back(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    tasks.set_status(session, *ids, c1.id, 1, TaskStatus.DONE, MONDAY_09_00)
    assert (c1.status, c1.done_on, c1.version) == (TaskStatus.DONE, MONDAY, 2)
    tasks.set_status(session, *ids, c1.id, 2, TaskStatus.WAITING, TUESDAY_18_30)
    assert (c1.status, c1.done_on) == (TaskStatus.WAITING, None)
    assert log_of(c1) == ["Not started → Done.", "Done → Waiting for reply."]
    assert [event.at for event in c1.events] == [MONDAY_09_00, TUESDAY_18_30]


def test_the_status_that_a_task_has_changes_nothing(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    tasks.set_status(session, *ids, c1.id, 1, TaskStatus.DONE, MONDAY_09_00)
    tasks.set_status(session, *ids, c1.id, 2, TaskStatus.DONE, TUESDAY_18_30)
    assert (c1.done_on, c1.version, len(c1.events)) == (MONDAY, 2, 1)


def test_a_task_that_waits_for_another_cannot_be_begun_before_it_is_settled(
    session: Session, checklist: Checklist, ids: tuple[int, int], c1: Task
) -> None:
    v1 = task_for(checklist, "v1")
    with pytest.raises(InvalidValue, match="Do c1"):
        tasks.set_status(session, *ids, v1.id, 1, TaskStatus.IN_PROGRESS, MONDAY_09_00)
    assert (v1.status, log_of(v1)) == (TaskStatus.NOT_STARTED, [])
    tasks.set_status(session, *ids, c1.id, 1, TaskStatus.DONE, MONDAY_09_00)
    tasks.set_status(session, *ids, v1.id, 1, TaskStatus.IN_PROGRESS, MONDAY_09_00)
    assert v1.status is TaskStatus.IN_PROGRESS


@pytest.fixture
def to_check_again(session: Session, ids: tuple[int, int], c1: Task) -> Task:
    """Tick c1, then change a page under it."""
    tasks.set_status(session, *ids, c1.id, 1, TaskStatus.DONE, MONDAY_09_00)
    c1.status = TaskStatus.CHECK_AGAIN
    c1.changed_source_id, c1.changed_on = "nus-page", TUESDAY_18_30.date()
    session.commit()
    return c1


KEEPS_THE_CHANGE = {
    TaskStatus.NOT_STARTED: True,
    TaskStatus.IN_PROGRESS: True,
    TaskStatus.WAITING: True,
    TaskStatus.DONE: False,
    TaskStatus.NOT_FOR_ME: False,
}


@pytest.mark.parametrize(("status", "is_kept"), KEEPS_THE_CHANGE.items())
def test_which_page_changed_is_told_until_the_task_is_settled_again(
    session: Session, ids: tuple[int, int], to_check_again: Task, status: TaskStatus, is_kept: bool
) -> None:
    task = to_check_again
    tasks.set_status(session, *ids, task.id, task.version, status, TUESDAY_18_30)
    assert (task.changed_source_id == "nus-page") is is_kept
    assert (task.changed_on is not None) is is_kept


def test_nobody_sets_a_task_to_check_again_by_hand(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    tasks.set_status(session, *ids, c1.id, 1, TaskStatus.DONE, MONDAY_09_00)
    with pytest.raises(InvalidValue):
        tasks.set_status(session, *ids, c1.id, 2, TaskStatus.CHECK_AGAIN, TUESDAY_18_30)
    assert c1.status is TaskStatus.DONE


def test_a_day_of_ones_own_gives_way_to_the_worked_out_one_again(
    session: Session, checklist: Checklist, ids: tuple[int, int]
) -> None:
    v1, worked_out = task_for(checklist, "v1"), task_for(checklist, "v1").due_words
    tasks.set_due(session, *ids, v1.id, 1, OWN_DAY, guidebook(), MONDAY_09_00)
    assert (v1.due_on, v1.due_words, v1.due_is_own) == (OWN_DAY, "Chosen by you.", True)
    tasks.set_due(session, *ids, v1.id, 2, None, guidebook(), MONDAY_09_00)
    assert (v1.due_on, v1.due_words, v1.due_is_own) == (date(2027, 6, 30), worked_out, False)
    assert log_of(v1) == ["Due 1 Jan 2027, chosen by you.", "Due 30 Jun 2027, worked out."]


def test_a_task_of_ones_own_has_a_day_only_if_one_is_chosen(
    session: Session, ids: tuple[int, int], own: list[Task]
) -> None:
    task = own[0]
    tasks.set_due(session, *ids, task.id, 1, OWN_DAY, guidebook(), MONDAY_09_00)
    tasks.set_due(session, *ids, task.id, 2, None, guidebook(), MONDAY_09_00)
    assert (task.due_on, task.due_words, task.due_is_own) == (None, "", False)
    assert log_of(task)[-1] == "No due day."


def test_a_note_of_ten_thousand_characters_is_kept_whole(
    session: Session, checklist: Checklist, ids: tuple[int, int], c1: Task
) -> None:
    note = ("Ask 学校, “again”.\n" * 700)[:9_999] + "."
    tasks.write_note(session, *ids, c1.id, 1, note, MONDAY_09_00)
    assert task_for(fresh(session, checklist), "c1").note == note
    assert len(log_of(c1)[0]) < 100


def test_a_longer_note_is_refused_with_its_length_and_the_old_one_stays(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    tasks.write_note(session, *ids, c1.id, 1, "Short.", MONDAY_09_00)
    with pytest.raises(InvalidValue, match="10,001"):
        tasks.write_note(session, *ids, c1.id, 2, "x" * 10_001, MONDAY_09_00)
    assert (c1.note, c1.version) == ("Short.", 2)


def test_a_note_that_says_the_same_writes_no_line(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    for version, note in ((1, "Kind."), (2, " Kind. "), (2, "")):
        tasks.write_note(session, *ids, c1.id, version, note, MONDAY_09_00)
    assert log_of(c1) == ["Note: “Kind.”.", "Note cleared."]


def test_a_task_of_ones_own_is_added_at_the_end_of_any_phase(
    session: Session, checklist: Checklist, ids: tuple[int, int]
) -> None:
    task = tasks.add_task(session, *ids, "  Buy\ta  map ", Phase.VERIFY, MONDAY_09_00)
    assert titles(fresh(session, checklist), Phase.VERIFY) == ["Do v1", "Buy a map"]
    assert (task.position, task.item_id, task.status) == (1, None, TaskStatus.NOT_STARTED)
    assert log_of(task) == ["Added by you."]


def test_only_a_task_of_ones_own_can_be_renamed(
    session: Session, ids: tuple[int, int], own: list[Task], c1: Task
) -> None:
    tasks.rename(session, *ids, own[0].id, 1, "Alpha", MONDAY_09_00)
    tasks.rename(session, *ids, own[0].id, 2, "Alpha", MONDAY_09_00)
    assert (own[0].title, log_of(own[0])) == ("Alpha", ["Added by you.", "Renamed from “A”."])
    with pytest.raises(InvalidValue, match="comes from the guide"):
        tasks.rename(session, *ids, c1.id, 1, "Mine", MONDAY_09_00)
    with pytest.raises(InvalidValue, match="nothing is typed"):
        tasks.rename(session, *ids, own[0].id, 2, " \u200b", MONDAY_09_00)


MOVES: dict[str, tuple[int, Literal[-1, 1], str]] = {
    "the first up": (0, -1, "ABC"),
    "the first down": (0, 1, "BAC"),
    "the middle up": (1, -1, "BAC"),
    "the middle down": (1, 1, "ACB"),
    "the last down": (2, 1, "ABC"),
}


@pytest.mark.parametrize("moved", MOVES.values(), ids=MOVES)
def test_a_move_swaps_neighbours_and_makes_no_form_stale(
    session: Session,
    checklist: Checklist,
    ids: tuple[int, int],
    own: list[Task],
    moved: tuple[int, Literal[-1, 1], str],
) -> None:
    which, direction, order = moved
    tasks.move(session, *ids, own[which].id, direction, MONDAY_09_00)
    saved = fresh(session, checklist)
    assert titles(saved, Phase.OWN) == list(order)
    assert {task.version for task in saved.tasks} == {1}
    assert saved.version == 1


def test_a_removed_task_is_passed_over_by_moves_and_comes_back_where_it_stood(
    session: Session, checklist: Checklist, ids: tuple[int, int], own: list[Task]
) -> None:
    first, middle, last = own
    tasks.remove(session, *ids, middle.id, MONDAY_09_00)
    assert titles(fresh(session, checklist), Phase.OWN) == ["A", "C"]
    tasks.move(session, *ids, last.id, -1, MONDAY_09_00)
    assert titles(fresh(session, checklist), Phase.OWN) == ["C", "A"]
    tasks.restore(session, *ids, middle.id, TUESDAY_18_30)
    tasks.restore(session, *ids, middle.id, TUESDAY_18_30)
    assert titles(fresh(session, checklist), Phase.OWN) == ["C", "B", "A"]
    assert log_of(middle) == ["Added by you.", "Removed.", "Brought back."]
    assert first.position == 2


def test_a_task_of_the_guide_is_not_removed_but_set_aside(
    session: Session, checklist: Checklist, ids: tuple[int, int], c1: Task
) -> None:
    with pytest.raises(InvalidValue, match="Not for me"):
        tasks.remove(session, *ids, c1.id, MONDAY_09_00)
    assert len(live_tasks(fresh(session, checklist))) == 5


def test_a_removed_task_takes_no_change_until_it_is_back(
    session: Session, ids: tuple[int, int], own: list[Task]
) -> None:
    task = own[0]
    tasks.remove(session, *ids, task.id, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="was removed"):
        tasks.move(session, *ids, task.id, 1, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="was removed"):
        tasks.write_note(session, *ids, task.id, 2, "Late", MONDAY_09_00)


def test_an_opened_link_keeps_the_day_in_singapore(
    session: Session, checklist: Checklist, ids: tuple[int, int]
) -> None:
    j1 = task_for(checklist, "j1")
    tasks.note_opened(session, *ids, j1.id, "isa-page", MONDAY_09_00)
    opened = {source.source_id: source.opened_on for source in j1.sources}
    assert opened == {"isa-page": MONDAY, "nus-page": None}
    assert log_of(j1) == ["Opened the link “isa-page”."]


def test_a_link_that_the_task_does_not_rest_on_cannot_be_noted(
    session: Session, ids: tuple[int, int], c1: Task
) -> None:
    with pytest.raises(NotFound, match="isa-page"):
        tasks.note_opened(session, *ids, c1.id, "isa-page", MONDAY_09_00)
    assert log_of(c1) == []
