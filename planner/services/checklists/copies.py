"""Copies of whole checklists, as if they were saved today, with nothing done in them yet."""

from collections import Counter
from dataclasses import fields
from datetime import date, datetime

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.offers import Offer
from planner.domain.guides.flow import Phase
from planner.domain.guides.guidebook import Guidebook
from planner.domain.moments import day_in_singapore
from planner.services.checklists.guide_tasks import work_out_day
from planner.store.checklists.models import Checklist, Task, TaskSource
from planner.store.checklists.queries import live_tasks

KEPT_OF_CHECKLIST = (
    *("owner_id", "country", "answers", "guide_version"),
    *(field.name for field in fields(Offer)),
)
KEPT_OF_TASK = (
    *("owner_id", "item_id", "item_digest", "phase", "title", "why", "ask", "question", "keep"),
    *("waits_for", "due_on", "due_words", "due_is_own"),
)


def copied_checklist(original: Checklist, book: Guidebook, now: datetime) -> Checklist:
    """Copy a checklist as one saved today, without its removed tasks.

    A day that its owner chose stays; every other is worked out again from today.
    """
    copy = Checklist(saved_on=day_in_singapore(now), created_at=now, updated_at=now)
    _take(copy, original, KEPT_OF_CHECKLIST)
    places: Counter[Phase] = Counter()
    for task in live_tasks(original):
        copy.tasks.append(_copied_task(task, places[task.phase]))
        places[task.phase] += 1
    _work_out_days(copy, book, day_in_singapore(now))
    return copy


def _copied_task(original: Task, position: int) -> Task:
    copy = Task(position=position, status=TaskStatus.NOT_STARTED)
    _take(copy, original, KEPT_OF_TASK)
    copy.sources = [
        TaskSource(source_id=source.source_id, owner_id=source.owner_id, position=source.position)
        for source in original.sources
    ]
    return copy


def _work_out_days(copy: Checklist, book: Guidebook, today: date) -> None:
    for task in copy.tasks:
        if not task.due_is_own:
            work_out_day(task, copy, book, today)


def _take(copy: Checklist | Task, original: Checklist | Task, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(copy, name, getattr(original, name))
