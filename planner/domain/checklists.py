"""Checklists: the statuses of a task, which may follow which, what waits for what, progress.

A task says done only because its owner says so; only a changed source takes that back.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Protocol

from planner.domain.flow import Phase


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


class TaskLike(Protocol):
    """Be anything with the fields of a task that rules read; a row fits."""

    @property
    def item_id(self) -> str | None:
        """Name the guide's item, or None for a task of one's own."""
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
