from datetime import date, timedelta

import pytest

from planner.domain.checklists.checklist import is_urgent, urgency
from tests.domain.checklist_examples import SUNDAY, a_task

TOMORROW = SUNDAY + timedelta(days=1)
YESTERDAY = SUNDAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "day", "urgent"),
    [
        ("check-again", None, True),
        ("check-again", TOMORROW, True),
        ("not-started", YESTERDAY, True),
        ("not-started", SUNDAY, False),
        ("in-progress", None, False),
        ("done", YESTERDAY, False),
    ],
)
def test_what_is_urgent(status: str, day: date | None, *, urgent: bool) -> None:
    task = a_task("c1", status, due_on=day)
    assert is_urgent(task, [task], SUNDAY) is urgent


def test_an_overdue_task_that_waits_is_not_urgent_and_what_it_waits_for_is() -> None:
    first = a_task("c1", due_on=YESTERDAY)
    second = a_task("c3", waits_for=["c1"], due_on=YESTERDAY)
    assert [is_urgent(task, [first, second], SUNDAY) for task in (first, second)] == [True, False]


def test_what_is_to_be_checked_again_is_more_urgent_than_any_day() -> None:
    tasks = [
        a_task(title="late", due_on=YESTERDAY),
        a_task(title="longest late", due_on=YESTERDAY - timedelta(days=9)),
        a_task(title="late, second", due_on=YESTERDAY, position=1),
        a_task(title="changed", status="check-again"),
        a_task(title="changed and due", status="check-again", due_on=TOMORROW),
    ]
    titles = [task.title for task in sorted(tasks, key=urgency)]
    assert titles == ["changed and due", "changed", "longest late", "late", "late, second"]
