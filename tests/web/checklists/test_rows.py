"""What a row says of a page that changed: what is known, and no more."""

from datetime import date

import pytest

from planner.store.checklists.models import Task, TaskSource
from planner.web.checklists.rows import changed_words

NOV_2, NOV_18, NOV_20 = (date(2026, 11, day) for day in (2, 18, 20))
CHANGED = "The page changed on 18 Nov 2026."


@pytest.mark.parametrize(
    ("changed_on", "opened_on", "done_on", "words"),
    [
        (None, None, None, ""),
        (NOV_18, None, None, CHANGED),
        (NOV_18, None, NOV_2, f"{CHANGED} You marked this done on 2 Nov 2026."),
        (NOV_18, NOV_2, NOV_18, f"{CHANGED} You last opened it on 2 Nov 2026."),
        (NOV_18, NOV_18, NOV_2, f"{CHANGED} You last opened it on that day."),
        (NOV_18, NOV_20, NOV_2, f"{CHANGED} You opened it since, on 20 Nov 2026."),
    ],
)
def test_what_is_known_of_a_change_is_said_and_no_more(
    changed_on: date | None, opened_on: date | None, done_on: date | None, words: str
) -> None:
    source = TaskSource(source_id="nus-page", opened_on=opened_on)
    task = Task(changed_source_id="nus-page", changed_on=changed_on, done_on=done_on)
    task.sources = [TaskSource(source_id="isa-page", opened_on=NOV_2), source]
    assert changed_words(task) == words
