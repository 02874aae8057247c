"""The log of a task: one line in words for each change, and the words of the commonest ones."""

from datetime import datetime

from sqlalchemy.orm import Session

from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Task, TaskEvent

QUOTED = 80


def log(session: Session, task: Task, words: str, now: datetime) -> None:
    """Write a line into the log of a task."""
    session.flush()
    session.add(TaskEvent(owner_id=task.owner_id, task_id=task.id, at=now, words=words))


def due_line(task: Task) -> str:
    """Say when a task is due now, and whose choice that is."""
    if task.due_on is None:
        return "No due day."
    chosen = "chosen by you" if task.due_is_own else "worked out"
    return f"Due {full_day_words(task.due_on)}, {chosen}."


def quoted(text: str) -> str:
    """Quote the beginning of somebody's words, on one line."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTED else f"“{line[: QUOTED - 1].rstrip()}…”"
