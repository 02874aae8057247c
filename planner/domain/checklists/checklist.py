"""Checklists: the statuses of a task, which may follow which, what waits for what, progress.

A task says done only because its owner says so; only a changed source takes that back. ``tasks``
are the live tasks of one checklist. Days are Singapore's.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from planner.domain.errors import InvalidValue
from planner.domain.guides.flow import Phase

SOON = timedelta(days=14)


class TaskStatus(StrEnum):
    """Name the few statuses that a task may have."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    WAITING = "waiting-for-reply"
    DONE = "done"
    CHECK_AGAIN = "check-again"
    NOT_FOR_ME = "not-for-me"


STATUS_WORDS: dict[TaskStatus, str] = {
    TaskStatus.NOT_STARTED: "Not started",
    TaskStatus.IN_PROGRESS: "In progress",
    TaskStatus.WAITING: "Waiting for reply",
    TaskStatus.DONE: "Done",
    TaskStatus.CHECK_AGAIN: "Check again",
    TaskStatus.NOT_FOR_ME: "Not for me",
}
SETTLED = frozenset({TaskStatus.DONE, TaskStatus.NOT_FOR_ME})
OFFERED_WHILE_BLOCKED = frozenset({TaskStatus.NOT_STARTED, TaskStatus.NOT_FOR_ME})


class TaskLike(Protocol):
    """Be anything with the fields of a task that rules read; a row fits."""

    @property
    def item_id(self) -> str | None:
        """Name the guide's item, or None for a task of one's own."""
        ...

    @property
    def title(self) -> str:
        """Say what to do."""
        ...

    @property
    def phase(self) -> Phase:
        """Name its group."""
        ...

    @property
    def position(self) -> int:
        """Tell its place within the group."""
        ...

    @property
    def status(self) -> TaskStatus:
        """Tell how far it is."""
        ...

    @property
    def due_on(self) -> date | None:
        """Give the day it is due, or None."""
        ...

    @property
    def waits_for(self) -> Collection[str]:
        """List the items that have to be settled first."""
        ...


T = TypeVar("T", bound=TaskLike)


@dataclass(frozen=True, slots=True)
class Progress:
    """Count the tasks of a checklist; ``total`` leaves out those that are not for its owner."""

    done: int
    total: int
    check_again: int
    not_for_me: int


def progress(tasks: Iterable[TaskLike]) -> Progress:
    """Count how far a checklist is."""
    statuses = [task.status for task in tasks]
    not_for_me = statuses.count(TaskStatus.NOT_FOR_ME)
    return Progress(
        done=statuses.count(TaskStatus.DONE),
        total=len(statuses) - not_for_me,
        check_again=statuses.count(TaskStatus.CHECK_AGAIN),
        not_for_me=not_for_me,
    )


def progress_words(counted: Progress) -> str:
    """Write progress: "7 of 26 done, 1 to check again, 2 not for me"."""
    if not counted.total and not counted.not_for_me:
        return "no tasks yet"
    parts = [f"{counted.done} of {counted.total} done"] if counted.total else []
    if counted.check_again:
        parts.append(f"{counted.check_again} to check again")
    if counted.not_for_me:
        parts.append(f"{counted.not_for_me} not for me")
    return ", ".join(parts)


def is_settled(status: TaskStatus) -> bool:
    """Tell whether a status leaves nothing to do: done, or not for its owner."""
    return status in SETTLED


def blockers(task: TaskLike, tasks: Iterable[T]) -> tuple[T, ...]:
    """List the unsettled tasks that a task waits for; what is not on the list holds up nothing."""
    wanted = set(task.waits_for) - {task.item_id}
    if not wanted:
        return ()
    return tuple(
        other for other in tasks if other.item_id in wanted and not is_settled(other.status)
    )


def waits_now(task: TaskLike, tasks: Iterable[T]) -> tuple[T, ...]:
    """List what keeps a task from being begun; one that was begun or settled waits for nothing."""
    return blockers(task, tasks) if task.status is TaskStatus.NOT_STARTED else ()


def statuses_offered(task: TaskLike, tasks: Iterable[TaskLike]) -> tuple[TaskStatus, ...]:
    """List the statuses that an owner may give a task, the one it has always among them."""
    offered = set(OFFERED_WHILE_BLOCKED) if waits_now(task, tasks) else set(TaskStatus)
    offered.discard(TaskStatus.CHECK_AGAIN)
    return tuple(status for status in TaskStatus if status in offered | {task.status})


def check_move(task: TaskLike, status: TaskStatus, tasks: Iterable[TaskLike]) -> None:
    """Raise InvalidValue unless the owner may give a task this status; to stay is always fine."""
    listed = tuple(tasks)
    if status in statuses_offered(task, listed):
        return
    if status is TaskStatus.CHECK_AGAIN:
        raise InvalidValue(
            "status",
            "Check again is set when a page behind a task that is done changes: choose another "
            "status.",
        )
    waits = ", ".join(f"“{blocker.title}”" for blocker in waits_now(task, listed))
    raise InvalidValue(
        "status",
        f"{STATUS_WORDS[status]} has to wait for {waits}: settle that first, or choose Not "
        "started or Not for me.",
    )


def is_overdue(task: TaskLike, today: date) -> bool:
    """Tell whether a task's day has passed and it is not settled."""
    return not is_settled(task.status) and task.due_on is not None and task.due_on < today


def is_urgent(task: TaskLike, tasks: Iterable[TaskLike], today: date) -> bool:
    """Tell whether a task cannot be left: reopened by a changed source, or overdue and free."""
    if task.status is TaskStatus.CHECK_AGAIN:
        return True
    return is_overdue(task, today) and not waits_now(task, tasks)


def urgency(task: TaskLike) -> tuple[bool, date, int]:
    """Give the key that sorts urgent tasks: those to check again first, then the oldest day."""
    is_later = task.status is not TaskStatus.CHECK_AGAIN
    return is_later, task.due_on or date.max, task.position


def needs_me(task: TaskLike, tasks: Iterable[TaskLike], today: date) -> bool:
    """Tell whether a task can be done now and asks for it: begun, reopened, or due in 14 days."""
    if is_settled(task.status) or waits_now(task, tasks):
        return False
    if task.status in {TaskStatus.CHECK_AGAIN, TaskStatus.IN_PROGRESS}:
        return True
    return task.due_on is not None and task.due_on <= today + SOON


def grouped(tasks: Iterable[T]) -> tuple[tuple[Phase, tuple[T, ...]], ...]:
    """Put tasks under their phases, in the order of phases; none is empty.

    Within one, those of the guide go by their day, those without a day last; a task of one's own
    stands where its owner put it.
    """
    ordered = sorted(tasks, key=lambda task: task.position)
    groups = ((phase, [task for task in ordered if task.phase is phase]) for phase in Phase)
    return tuple((phase, _by_day(group)) for phase, group in groups if group)


def _by_day(group: Sequence[T]) -> tuple[T, ...]:
    """Sort the guide's tasks into the places that those of one's own leave."""
    guides = [task for task in group if task.item_id is not None]
    by_day = iter(sorted(guides, key=lambda task: task.due_on or date.max))
    return tuple(task if task.item_id is None else next(by_day) for task in group)


def next_due(tasks: Iterable[T]) -> T | None:
    """Find the task with the oldest day, passed or coming, that is open and waits for nothing."""
    listed = tuple(tasks)
    dated = [
        (task.due_on, task.position, task)
        for task in listed
        if task.due_on and not is_settled(task.status) and not waits_now(task, listed)
    ]
    return min(dated, key=lambda entry: entry[:2])[2] if dated else None
