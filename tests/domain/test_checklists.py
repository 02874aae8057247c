from datetime import date, timedelta

import pytest

from planner.domain.checklists import (
    STATUS_WORDS,
    TaskStatus,
    blockers,
    check_move,
    grouped,
    is_overdue,
    is_settled,
    needs_me,
    next_due,
    progress,
    progress_words,
    status_after_change,
    statuses_offered,
)
from planner.domain.errors import InvalidValue
from planner.domain.flow import Phase
from tests.domain.checklist_examples import SUNDAY, a_task

TOMORROW = SUNDAY + timedelta(days=1)
YESTERDAY = SUNDAY - timedelta(days=1)
OPEN = ["not-started", "in-progress", "waiting-for-reply", "check-again"]
SETTLED = ["done", "not-for-me"]


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "no tasks yet"),
        (["not-started"], "0 of 1 done"),
        (["done", "in-progress"], "1 of 2 done"),
        (["done", "check-again", "check-again"], "1 of 3 done, 2 to check again"),
        (["done", "not-for-me"], "1 of 1 done, 1 not for me"),
        (["not-for-me", "not-for-me"], "2 not for me"),
        (["check-again", "not-for-me"], "0 of 1 done, 1 to check again, 1 not for me"),
    ],
)
def test_progress_leaves_out_what_is_not_for_me(statuses: list[str], words: str) -> None:
    tasks = [a_task(status=status) for status in statuses]
    assert progress_words(progress(tasks)) == words


@pytest.mark.parametrize("status", OPEN)
def test_an_open_task_holds_up_what_waits_for_it(status: str) -> None:
    first, second = a_task("c1", status), a_task("c3", waits_for=["c1"])
    assert not is_settled(first.status)
    assert blockers(second, [first, second]) == (first,)
    assert blockers(first, [first, second]) == ()


@pytest.mark.parametrize("status", SETTLED)
def test_a_settled_task_holds_up_nothing(status: str) -> None:
    first, second = a_task("c1", status), a_task("c3", waits_for=["c1"])
    assert is_settled(first.status)
    assert blockers(second, [first, second]) == ()


def test_what_is_not_on_the_list_holds_up_nothing() -> None:
    task = a_task("c3", waits_for=["gone", "c3"])
    assert blockers(task, [task, a_task(None)]) == ()


def test_a_free_task_offers_every_status_but_check_again() -> None:
    task = a_task("c1")
    words = [STATUS_WORDS[status] for status in statuses_offered(task, [task])]
    assert words == ["Not started", "In progress", "Waiting for reply", "Done", "Not for me"]


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("not-started", "not-started not-for-me"),
        ("in-progress", "not-started in-progress not-for-me"),
        ("done", "not-started done not-for-me"),
        ("check-again", "not-started check-again not-for-me"),
    ],
)
def test_a_blocked_task_offers_where_it_is_and_little_else(status: str, offered: str) -> None:
    tasks = [a_task("c1"), a_task("c3", status, waits_for=["c1"])]
    assert " ".join(statuses_offered(tasks[1], tasks)) == offered


def test_a_blocked_move_names_what_it_waits_for() -> None:
    tasks = [
        a_task("c1", title="Write the facts down"),
        a_task("c2", title="Ask the host"),
        a_task("c3", waits_for=["c1", "c2"]),
    ]
    with pytest.raises(InvalidValue) as refused:
        check_move(tasks[2], TaskStatus.DONE, iter(tasks))
    assert refused.value.field == "status"
    assert refused.value.message == (
        "Done has to wait for “Write the facts down”, “Ask the host”: settle that first, or "
        "choose Not started or Not for me."
    )


@pytest.mark.parametrize("status", [*OPEN[:3], *SETTLED])
def test_nobody_moves_a_task_to_check_again(status: str) -> None:
    task = a_task("c1", status)
    with pytest.raises(InvalidValue, match="when a page behind a task that is done changes"):
        check_move(task, TaskStatus.CHECK_AGAIN, [task])


@pytest.mark.parametrize("status", TaskStatus)
def test_only_done_is_taken_back_by_a_changed_source(status: TaskStatus) -> None:
    taken_back = status_after_change(status)
    assert (taken_back is TaskStatus.CHECK_AGAIN) == (status in {"done", "check-again"})
    assert taken_back in {status, TaskStatus.CHECK_AGAIN}


@pytest.mark.parametrize(
    ("status", "due_in_days", "needs"),
    [
        ("not-started", None, False),
        ("not-started", -1, True),
        ("not-started", 0, True),
        ("not-started", 14, True),
        ("not-started", 15, False),
        ("waiting-for-reply", None, False),
        ("waiting-for-reply", 14, True),
        ("in-progress", None, True),
        ("in-progress", 15, True),
        ("check-again", None, True),
        ("done", -1, False),
        ("not-for-me", -1, False),
    ],
)
def test_what_needs_me(status: str, due_in_days: int | None, *, needs: bool) -> None:
    day = None if due_in_days is None else SUNDAY + timedelta(days=due_in_days)
    task = a_task("c1", status, due_on=day)
    assert needs_me(task, [task], SUNDAY) is needs


def test_a_blocked_task_never_needs_me() -> None:
    blocked = a_task("c3", "check-again", waits_for=["c1"], due_on=YESTERDAY)
    assert not needs_me(blocked, [a_task("c1"), blocked], SUNDAY)
    assert needs_me(blocked, [a_task("c1", "done"), blocked], SUNDAY)


@pytest.mark.parametrize(
    ("status", "day", "overdue"),
    [
        ("in-progress", YESTERDAY, True),
        ("in-progress", SUNDAY, False),
        ("in-progress", None, False),
        ("done", YESTERDAY, False),
    ],
)
def test_a_task_is_overdue_from_the_day_after(
    status: str, day: date | None, *, overdue: bool
) -> None:
    assert is_overdue(a_task(status=status, due_on=day), SUNDAY) is overdue


def test_groups_come_in_the_order_of_phases_and_positions() -> None:
    tasks = [
        a_task(phase=Phase.OWN, title="mine"),
        a_task(phase=Phase.VERIFY, position=1, title="second"),
        a_task(phase=Phase.VERIFY, position=0, title="first"),
    ]
    groups = [(phase, [task.title for task in group]) for phase, group in grouped(tasks)]
    assert groups == [(Phase.VERIFY, ["first", "second"]), (Phase.OWN, ["mine"])]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, None),
        ({"undated": None}, None),
        ({"late": -3, "later": 9, "soon": 2}, "soon"),
        ({"late": -3, "today": 0}, "today"),
        ({"late": -1, "longest late": -9}, "longest late"),
    ],
)
def test_next_due_looks_ahead_before_it_looks_back(
    days: dict[str, int | None], found: str | None
) -> None:
    tasks = [
        a_task(title=title, due_on=None if ahead is None else SUNDAY + timedelta(days=ahead))
        for title, ahead in days.items()
    ]
    task = next_due(tasks, SUNDAY)
    assert (task.title if task else None) == found


def test_next_due_passes_over_what_is_settled_and_keeps_the_list_s_order() -> None:
    tasks = [
        a_task(title="done", status="done", due_on=SUNDAY),
        a_task(title="second", position=2, due_on=TOMORROW),
        a_task(title="first", position=1, due_on=TOMORROW),
        a_task(title="not mine", status="not-for-me", due_on=SUNDAY),
    ]
    task = next_due(tasks, SUNDAY)
    assert task is not None
    assert task.title == "first"
