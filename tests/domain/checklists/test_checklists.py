from datetime import date, timedelta

import pytest

from planner.domain.checklists.checklist import (
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
    statuses_offered,
    waits_now,
)
from planner.domain.errors import InvalidValue
from planner.domain.guides.flow import Phase
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


def test_a_task_that_cannot_start_offers_to_stay_or_to_go() -> None:
    tasks = [a_task("c1"), a_task("c3", waits_for=["c1"])]
    assert " ".join(statuses_offered(tasks[1], tasks)) == "not-started not-for-me"


@pytest.mark.parametrize("status", [*OPEN[1:], *SETTLED])
def test_a_task_that_was_touched_waits_for_nothing(status: str) -> None:
    blocker, task = a_task("c1", "check-again"), a_task("c3", status, waits_for=["c1"])
    assert blockers(task, [blocker, task]) == (blocker,)
    assert waits_now(task, [blocker, task]) == ()
    free = a_task("c3", status)
    assert statuses_offered(task, [blocker, task]) == statuses_offered(free, [free])
    check_move(task, TaskStatus.DONE, [blocker, task])


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


def test_a_task_that_cannot_start_never_needs_me() -> None:
    blocked = a_task("c3", waits_for=["c1"], due_on=YESTERDAY)
    assert not needs_me(blocked, [a_task("c1"), blocked], SUNDAY)
    assert needs_me(blocked, [a_task("c1", "done"), blocked], SUNDAY)


def test_a_task_to_check_again_needs_me_although_what_it_waited_for_reopened_too() -> None:
    tasks = [a_task("c4", "check-again"), a_task("f3", "check-again", waits_for=["c4"])]
    assert [needs_me(task, tasks, SUNDAY) for task in tasks] == [True, True]


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
        a_task("v2", phase=Phase.VERIFY, position=1, title="second"),
        a_task("v1", phase=Phase.VERIFY, position=0, title="first"),
    ]
    groups = [(phase, [task.title for task in group]) for phase, group in grouped(tasks)]
    assert groups == [(Phase.VERIFY, ["first", "second"]), (Phase.OWN, ["mine"])]


def test_within_a_phase_days_decide_and_ones_own_tasks_keep_their_places() -> None:
    days = {"undated": None, "later": 9, "own": -5, "soon": 2, "undated too": None, "own too": None}
    tasks = [
        a_task(
            None if title.startswith("own") else title,
            title=title,
            position=position,
            due_on=None if ahead is None else SUNDAY + timedelta(days=ahead),
        )
        for position, (title, ahead) in enumerate(days.items())
    ]
    ((_, group),) = grouped(reversed(tasks))
    titles = [task.title for task in group]
    assert titles == ["soon", "later", "own", "undated", "undated too", "own too"]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, None),
        ({"undated": None}, None),
        ({"late": -3, "later": 9, "soon": 2}, "late"),
        ({"later": 9, "today": 0}, "today"),
        ({"late": -1, "longest late": -9}, "longest late"),
    ],
)
def test_next_due_is_the_oldest_open_day(days: dict[str, int | None], found: str | None) -> None:
    tasks = [
        a_task(title=title, due_on=None if ahead is None else SUNDAY + timedelta(days=ahead))
        for title, ahead in days.items()
    ]
    task = next_due(iter(tasks))
    assert (task.title if task else None) == found


def test_next_due_passes_over_what_waits() -> None:
    first = a_task("c1", title="free", due_on=TOMORROW)
    second = a_task("c3", title="waiting", waits_for=["c1"], due_on=YESTERDAY)
    assert next_due([second, first]) is first


def test_next_due_passes_over_what_is_settled_and_keeps_the_list_s_order() -> None:
    tasks = [
        a_task(title="done", status="done", due_on=SUNDAY),
        a_task(title="second", position=2, due_on=TOMORROW),
        a_task(title="first", position=1, due_on=TOMORROW),
        a_task(title="not mine", status="not-for-me", due_on=SUNDAY),
    ]
    task = next_due(tasks)
    assert task is not None
    assert task.title == "first"
