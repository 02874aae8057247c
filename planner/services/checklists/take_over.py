"""Taking over what the guide gained, changed or dropped since a checklist was saved.

What its owner did and wrote stays in every case: status, evidence, note, and a day of their own.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from planner.domain.checklists.chosen_items import pending
from planner.domain.guides.flow import Item
from planner.domain.guides.guidebook import Guidebook
from planner.domain.moments import day_in_singapore
from planner.services.checklists.guide_tasks import due_of, guide_task, write_due, write_words
from planner.services.checklists.task_log import log
from planner.services.transactions import saved_whole
from planner.store.calendar.feed_marks import tell_task_anew
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import close_gap, end_of_phase, held_checklist


def take_over(
    session: Session,
    owner_id: int,
    checklist_id: int,
    item_ids: Collection[str],
    book: Guidebook,
    now: datetime,
) -> Checklist:
    """Take over the items named; an id that is not pending (any more) changes nothing."""
    with saved_whole(session):
        checklist = held_checklist(session, owner_id, checklist_id, now)
        waiting = pending(checklist, book.flow)
        tasks = {task.item_id: task for task in checklist.tasks}
        for item in waiting.changed:
            if item.id in item_ids:
                _take_words(session, tasks[item.id], item, book, now)
        for item in waiting.added:
            if item.id in item_ids:
                _take_item(session, checklist, item, book, now)
        for item_id in waiting.dropped:
            if item_id in item_ids:
                _let_go(session, tasks[item_id], now)
        if not pending(checklist, book.flow).count:
            checklist.guide_version = book.version
    return checklist


def _take_item(
    session: Session, checklist: Checklist, item: Item, book: Guidebook, now: datetime
) -> None:
    """Add a task at the end of its phase."""
    place = end_of_phase(checklist, item.phase)
    task = guide_task(item, checklist, place, book, day_in_singapore(now))
    checklist.tasks.append(task)
    log(session, task, "Added: the guide has this one now.", now)


def _take_words(session: Session, task: Task, item: Item, book: Guidebook, now: datetime) -> None:
    """Give a task the guide's new words, and its new day unless the owner chose one."""
    if task.phase is not item.phase:
        place = end_of_phase(task.checklist, item.phase)
        close_gap(session, task)
        task.position = place
    named = task.title
    write_words(task, item, book, task.checklist)
    if task.title != named:
        tell_task_anew(session, task.owner_id, task.id, now)
    if not task.due_is_own:
        write_due(task, due_of(item, task.checklist, book, day_in_singapore(now)))
    log(session, task, "The guide’s new words were taken over.", now)


def _let_go(session: Session, task: Task, now: datetime) -> None:
    """Make a task that the guide no longer has one of the owner's own."""
    task.item_id, task.item_digest = None, ""
    log(session, task, "The guide no longer has this one: it stays as a task of your own.", now)
