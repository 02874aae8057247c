"""Tasks of one's own, and copies of whole checklists with nothing done in them yet."""

from collections import Counter
from datetime import datetime

from planner.domain.checklists import TaskStatus
from planner.domain.flow import Phase
from planner.domain.typed_text import read_text
from planner.services.transactions import day_of
from planner.store.checklist_models import Checklist, Task, TaskSource
from planner.store.checklist_queries import live_tasks

LONGEST_TITLE = 300

KEPT_OF_CHECKLIST = (
    *("owner_id", "country", "answers", "guide_version", "name", "host", "role", "city"),
    *("first_day", "last_day", "pay", "hours", "school"),
)
KEPT_OF_TASK = (
    *("owner_id", "item_id", "item_digest", "phase", "title", "why", "ask", "question", "keep"),
    *("waits_for", "due_on", "due_words", "due_is_own"),
)


def own_task(owner_id: int, title: str, phase: Phase, position: int) -> Task:
    """Make a task of one's own; raises InvalidValue if the title is empty or too long."""
    return Task(
        owner_id=owner_id,
        title=read_title(title),
        phase=phase,
        position=position,
        status=TaskStatus.NOT_STARTED,
        ask=[],
        waits_for=[],
    )


def read_title(title: str) -> str:
    """Read the title of a task; raises InvalidValue if it is empty or too long."""
    return read_text("title", "Title", title, LONGEST_TITLE, required=True)


def copied_checklist(original: Checklist, now: datetime) -> Checklist:
    """Copy a checklist as one saved today, without its removed tasks."""
    copy = Checklist(saved_on=day_of(now), created_at=now, updated_at=now)
    _take(copy, original, KEPT_OF_CHECKLIST)
    places: Counter[Phase] = Counter()
    for task in live_tasks(original):
        copy.tasks.append(_copied_task(task, places[task.phase]))
        places[task.phase] += 1
    return copy


def _copied_task(original: Task, position: int) -> Task:
    copy = Task(position=position, status=TaskStatus.NOT_STARTED)
    _take(copy, original, KEPT_OF_TASK)
    copy.sources = [
        TaskSource(source_id=source.source_id, owner_id=source.owner_id, position=source.position)
        for source in original.sources
    ]
    return copy


def _take(copy: Checklist | Task, original: Checklist | Task, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(copy, name, getattr(original, name))
