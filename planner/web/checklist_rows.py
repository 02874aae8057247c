"""The rows of checklists and of tasks: what stands in a list, in which words."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.checklists import (
    TaskStatus,
    blockers,
    grouped,
    is_overdue,
    is_settled,
    next_due,
    progress,
    progress_words,
)
from planner.domain.flow import PHASE_WORDS
from planner.domain.time_words import full_day_words
from planner.store.checklist_models import Checklist, Task
from planner.store.checklist_queries import live_tasks
from planner.web.checklist_view import ChecklistRow, TaskGroup, TaskRow
from planner.web.checklist_words import BLOCKED, checklist_facts, due_words, pill_of
from planner.web.own_addresses import checklist_url, task_url
from planner.web.place_view import Link


def checklist_row(checklist: Checklist, today: date) -> ChecklistRow:
    """Write a checklist as one row: progress in words, and what is due next."""
    tasks = live_tasks(checklist)
    counted = progress(tasks)
    due = next_due(tasks, today)
    return ChecklistRow(
        name=checklist.name,
        url=checklist_url(checklist),
        facts=checklist_facts(checklist),
        progress=progress_words(counted),
        next_due=f"Next: {_next_words(due, today)}" if due else "",
        is_late=due is not None and is_overdue(due, today),
        needs_check=counted.check_again > 0,
    )


def next_link(tasks: Sequence[Task], today: date) -> Link | None:
    """Point to the task that is due next."""
    task = next_due(tasks, today)
    return Link(_next_words(task, today), task_url(task)) if task else None


def task_groups(
    tasks: Iterable[Task], all_tasks: Sequence[Task], today: date
) -> tuple[TaskGroup, ...]:
    """Put some of a checklist's tasks under the headings of their phases."""
    return tuple(
        TaskGroup(
            id=f"phase-{phase.value}",
            heading=PHASE_WORDS[phase],
            rows=tuple(task_row(task, all_tasks, today) for task in group),
        )
        for phase, group in grouped(tasks)
    )


def task_row(task: Task, all_tasks: Sequence[Task], today: date) -> TaskRow:
    """Write a task as one row; what cannot start yet says what it waits for and is no link."""
    waits = () if is_settled(task.status) else blockers(task, all_tasks)
    return TaskRow(
        title=task.title,
        url="" if waits else task_url(task),
        pill=BLOCKED if waits else pill_of(task.status),
        lines=tuple(line for line in (_why_now(task, waits, today),) if line),
        is_quiet=bool(waits) or is_settled(task.status),
        is_late=not waits and is_overdue(task, today),
    )


def changed_words(task: Task) -> str:
    """Say when a page behind a task changed and when its owner last saw it."""
    if task.changed_on is None:
        return ""
    changed, seen = f"The page changed on {full_day_words(task.changed_on)}.", last_seen(task)
    if seen is None:
        return changed
    saw = "You last saw it on" if seen < task.changed_on else "You opened it since, on"
    return f"{changed} {saw} {full_day_words(seen)}."


def last_seen(task: Task) -> date | None:
    """Give the day on which its owner last opened the page that changed, or else was done."""
    for source in task.sources:
        if source.source_id == task.changed_source_id and source.opened_on:
            return source.opened_on
    return task.done_on


def _why_now(task: Task, waits: Sequence[Task], today: date) -> str:
    if waits:
        return f"Waits for: {', '.join(other.title for other in waits)}"
    if task.status is TaskStatus.CHECK_AGAIN:
        return changed_words(task)
    return due_words(task, today)


def _next_words(task: Task, today: date) -> str:
    """Name a task with its day: "Get it in writing, due Fri 27 Nov"."""
    words = due_words(task, today)
    return f"{task.title}, {words[:1].lower()}{words[1:]}"
