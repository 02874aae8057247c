"""The rows of checklists and of tasks: what stands in a list, in which words."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.checklists.checklist import (
    TaskStatus,
    grouped,
    is_overdue,
    is_settled,
    next_due,
    progress,
    progress_words,
    waits_now,
)
from planner.domain.guides.flow import PHASE_WORDS
from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import live_tasks
from planner.web.checklists.view_models import ChecklistRow, TaskGroup, TaskRow
from planner.web.checklists.words import BLOCKED, checklist_facts, due_words, pill_of
from planner.web.own_addresses import checklist_url, task_url
from planner.web.shown import Link


def checklist_row(checklist: Checklist, today: date) -> ChecklistRow:
    """Write a checklist as one row: progress in words, what is due next, what has passed."""
    tasks = live_tasks(checklist)
    counted = progress(tasks)
    due = next_due(tasks)
    return ChecklistRow(
        name=checklist.name,
        url=checklist_url(checklist),
        facts=checklist_facts(checklist),
        progress=progress_words(counted),
        next_due=f"Next: {_next_words(due, today)}" if due else "",
        late=_late_words(sum(is_overdue(task, today) for task in tasks)),
        needs_check=counted.check_again > 0,
    )


def next_link(tasks: Sequence[Task], today: date) -> Link | None:
    """Point to the task that is due next."""
    task = next_due(tasks)
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
    """Write a task as one row; what cannot start yet is a link only once its day has passed."""
    waits, is_late = waits_now(task, all_tasks), is_overdue(task, today)
    is_asleep = bool(waits) and not is_late
    return TaskRow(
        title=task.title,
        url="" if is_asleep else task_url(task),
        pill=BLOCKED if waits else pill_of(task.status),
        lines=tuple(line for line in _lines(task, waits, today) if line),
        is_quiet=is_asleep or is_settled(task.status),
        is_late=is_late,
    )


def changed_words(task: Task) -> str:
    """Say when a page behind a task changed, and when its owner opened it or was done."""
    if task.changed_on is None:
        return ""
    changed = f"The page changed on {full_day_words(task.changed_on)}."
    return f"{changed} {_seen_words(task, task.changed_on)}".strip()


def _seen_words(task: Task, changed_on: date) -> str:
    """Say what is known: of an opening on the day of the change nobody knows which came first."""
    opened = _last_opened(task)
    if opened is None:
        return f"You marked this done on {full_day_words(task.done_on)}." if task.done_on else ""
    if opened == changed_on:
        return "You last opened it on that day."
    verb = "You opened it since, on" if opened > changed_on else "You last opened it on"
    return f"{verb} {full_day_words(opened)}."


def _last_opened(task: Task) -> date | None:
    """Give the day on which its owner last opened the page that changed, if one was noted."""
    for source in task.sources:
        if source.source_id == task.changed_source_id:
            return source.opened_on
    return None


def _lines(task: Task, waits: Sequence[Task], today: date) -> tuple[str, ...]:
    """Say why a row matters; the day that has passed first, where both are said."""
    if waits:
        late = due_words(task, today) if is_overdue(task, today) else ""
        return late, f"Waits for: {', '.join(other.title for other in waits)}"
    if task.status is TaskStatus.CHECK_AGAIN:
        return (changed_words(task),)
    return (due_words(task, today),)


def _late_words(count: int) -> str:
    if not count:
        return ""
    return "1 date has passed" if count == 1 else f"{count} dates have passed"


def _next_words(task: Task, today: date) -> str:
    """Name a task with its day: "Get it in writing, due Fri 27 Nov"."""
    words = due_words(task, today)
    return f"{task.title}, {words[:1].lower()}{words[1:]}"
