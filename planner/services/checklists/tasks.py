"""Tasks: their status, day, note, place and log; tasks of one's own added, renamed and removed.

Each function is one transaction. Another owner's id is NotFound, as if nothing stood there; a
task that was removed is StaleEdit for all but ``restore``.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import date, datetime
from typing import Literal

from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import STATUS_WORDS, TaskStatus, check_move, is_settled
from planner.domain.checklists.own_lists import read_title
from planner.domain.errors import InvalidValue, NotFound
from planner.domain.guides.flow import Phase
from planner.domain.guides.guidebook import Guidebook
from planner.domain.moments import day_in_singapore
from planner.domain.typed_text import read_text
from planner.services.checklists.guide_tasks import work_out_day
from planner.services.checklists.held import held_task, held_task_at
from planner.services.checklists.own_tasks import own_task
from planner.services.checklists.task_log import due_line, log, quoted
from planner.services.transactions import saved_whole
from planner.store.calendar.feed_marks import tell_task_anew
from planner.store.checklists.models import Task
from planner.store.checklists.queries import (
    end_of_phase,
    held_checklist,
    live_tasks,
    swap_places,
    task_in,
)
from planner.store.sessions.queries import hold_plan

LONGEST_NOTE = 10_000


def set_status(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    version: int,
    status: TaskStatus,
    now: datetime,
) -> Task:
    """Move a task to a status that its own status and its blockers leave open."""
    with saved_whole(session):
        task = held_task_at(session, owner_id, checklist_id, task_id, version, now)
        if status is task.status:
            return task
        check_move(task, status, live_tasks(task.checklist))
        log(session, task, f"{STATUS_WORDS[task.status]} → {STATUS_WORDS[status]}.", now)
        task.status = status
        task.done_on = day_in_singapore(now) if status is TaskStatus.DONE else None
        if is_settled(status):
            task.changed_source_id, task.changed_on = "", None
    return task


def set_due(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    version: int,
    due_on: date | None,
    book: Guidebook,
    now: datetime,
) -> Task:
    """Give a task a day of the owner's choice, or with None the one that is worked out."""
    with saved_whole(session):
        task = held_task_at(session, owner_id, checklist_id, task_id, version, now)
        if due_on is None:
            work_out_day(task, task.checklist, book, day_in_singapore(now))
        else:
            task.due_on, task.due_words, task.due_is_own = due_on, "Chosen by you.", True
        log(session, task, due_line(task), now)
    return task


def write_note(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    version: int,
    note: str,
    now: datetime,
) -> Task:
    """Write the owner's own note, of up to LONGEST_NOTE characters, over the one before."""
    with saved_whole(session):
        task = held_task_at(session, owner_id, checklist_id, task_id, version, now)
        text = read_text("note", "Note", note, LONGEST_NOTE, multiline=True)
        if text != task.note:
            task.note = text
            log(session, task, f"Note: {quoted(text)}." if text else "Note cleared.", now)
    return task


def rename(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    version: int,
    title: str,
    now: datetime,
) -> Task:
    """Rename a task of one's own; calendars are told its sessions anew."""
    with saved_whole(session):
        hold_plan(session, owner_id)
        task = held_task_at(session, owner_id, checklist_id, task_id, version, now)
        _check_own(task, "title")
        before, task.title = task.title, read_title(title)
        if task.title != before:
            log(session, task, f"Renamed from {quoted(before)}.", now)
            tell_task_anew(session, owner_id, task.id, now)
    return task


def add_task(
    session: Session, owner_id: int, checklist_id: int, title: str, phase: Phase, now: datetime
) -> Task:
    """Add a task of one's own at the end of a phase."""
    with saved_whole(session):
        checklist = held_checklist(session, owner_id, checklist_id, now)
        task = own_task(owner_id, title, phase, end_of_phase(checklist, phase))
        checklist.tasks.append(task)
        log(session, task, "Added by you.", now)
    return task


def move(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    direction: Literal[-1, 1],
    now: datetime,
) -> Task:
    """Change places with the neighbour above (-1) or below (1); at the end nothing changes."""
    with saved_whole(session):
        task = held_task(session, owner_id, checklist_id, task_id, now)
        group = [other for other in live_tasks(task.checklist) if other.phase is task.phase]
        beside = group.index(task) + direction
        if 0 <= beside < len(group):
            swap_places(session, task, group[beside])
            log(session, task, "Moved up." if direction < 0 else "Moved down.", now)
    return task


def remove(session: Session, owner_id: int, checklist_id: int, task_id: int, now: datetime) -> Task:
    """Remove a task of one's own; it keeps its place for ``restore``."""
    with saved_whole(session):
        task = held_task(session, owner_id, checklist_id, task_id, now)
        _check_own(task, "task")
        task.removed_at = now
        log(session, task, "Removed.", now)
    return task


def restore(
    session: Session, owner_id: int, checklist_id: int, task_id: int, now: datetime
) -> Task:
    """Bring a removed task back to where it stood; one that is there stays as it is."""
    with saved_whole(session):
        task = task_in(held_checklist(session, owner_id, checklist_id, now), task_id)
        if task.removed_at is not None:
            task.removed_at = None
            log(session, task, "Brought back.", now)
    return task


def note_opened(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    source_id: str,
    now: datetime,
) -> Task:
    """Note that the owner opened one of the task's links today."""
    with saved_whole(session):
        task = held_task(session, owner_id, checklist_id, task_id, now)
        for source in task.sources:
            if source.source_id == source_id:
                source.opened_on = day_in_singapore(now)
                log(session, task, f"Opened the link {quoted(source_id)}.", now)
                return task
        raise NotFound(f"This task rests on no source {quoted(source_id)}.")


def _check_own(task: Task, field: str) -> None:
    if task.item_id is not None:
        raise InvalidValue(
            field,
            f"“{task.title}” comes from the guide and keeps its words. If it does not concern "
            f"you, set it to {STATUS_WORDS[TaskStatus.NOT_FOR_ME]}.",
        )
