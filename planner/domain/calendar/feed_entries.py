"""How exams, due tasks and imported time are told to calendar apps, each a single event.

UIDs hold the owner's namespace (``planner.domain.calendar.feed``) and stay the same as
long as the row does. Imported events come anew with each import, so
theirs rest on what they say.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from planner.domain.calendar.feed import FeedEvent, FeedTask
from planner.domain.holidays import DAY
from planner.domain.moments import in_singapore

UNTITLED = "Busy"


class ToldPlanDate(Protocol):
    """Ask of an exam or deadline its name, its time, and whether it was removed; a row fits."""

    id: int
    name: str
    at: datetime
    has_time: bool
    created_at: datetime
    updated_at: datetime
    removed_at: datetime | None
    version: int


class Listed(Protocol):
    """Ask of a checklist when it was made and when any of it changed last."""

    created_at: datetime
    updated_at: datetime


class ToldTask(Protocol):
    """Ask of a task its name and due day; a row fits."""

    id: int
    title: str
    due_on: date | None
    version: int

    @property
    def checklist(self) -> Listed:
        """The list that it stands on."""


class ToldBusy(Protocol):
    """Ask of an imported event what it says and whether it takes time; a row fits."""

    title: str
    place_text: str
    start: datetime
    end: datetime
    is_all_day: bool
    is_busy: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Hold what makes the UIDs of one owner's entries: the kind, and the owner's namespace."""

    kind: str
    namespace: str

    def uid(self, key: object) -> str:
        """Name one entry."""
        return f"{self.kind}-{key}-{self.namespace}"


def plan_date_event(fixed: ToldPlanDate, namespace: str, url: str) -> FeedEvent:
    """Tell an exam or deadline: a moment or, without a time, a whole day; cancelled if removed."""
    at = in_singapore(fixed.at)
    return FeedEvent(
        uid=Named("date", namespace).uid(fixed.id),
        title=fixed.name,
        start=at if fixed.has_time else at.date(),
        end=None if fixed.has_time else at.date() + DAY,
        created_at=fixed.created_at,
        changed_at=fixed.updated_at,
        sequence=fixed.version - 1,
        url=url,
        is_cancelled=fixed.removed_at is not None,
        is_free=not fixed.has_time or fixed.removed_at is not None,
    )


def due_event(task: ToldTask, due: date, namespace: str, url: str) -> FeedEvent:
    """Tell a task's due day as a whole day that takes no time."""
    return FeedEvent(
        uid=Named("due", namespace).uid(task.id),
        title=f"Due: {task.title}",
        start=due,
        end=due + DAY,
        created_at=task.checklist.created_at,
        changed_at=task.checklist.updated_at,
        sequence=task.version - 1,
        url=url,
        is_free=True,
    )


def due_task(task: ToldTask, due: date, namespace: str, url: str) -> FeedTask:
    """Tell a task as a to-do."""
    return FeedTask(
        uid=Named("task", namespace).uid(task.id),
        title=task.title,
        due=due,
        created_at=task.checklist.created_at,
        changed_at=task.checklist.updated_at,
        sequence=task.version - 1,
        url=url,
    )


def busy_events(
    events: Iterable[tuple[ToldBusy, datetime]], namespace: str
) -> tuple[FeedEvent, ...]:
    """Tell imported events, each with when it was read; what says the same is told once."""
    told = (_busy_event(event, read_at, namespace) for event, read_at in events)
    return tuple({event.uid: event for event in told}.values())


def _busy_event(event: ToldBusy, read_at: datetime, namespace: str) -> FeedEvent:
    start, end = in_singapore(event.start), in_singapore(event.end)
    says = (event.title, event.place_text, start.isoformat(), end.isoformat())
    key = hashlib.sha256(repr(says).encode()).hexdigest()[:20]
    return FeedEvent(
        uid=Named("busy", namespace).uid(key),
        title=event.title or UNTITLED,
        start=start.date() if event.is_all_day else start,
        end=end.date() if event.is_all_day else end,
        created_at=read_at,
        changed_at=read_at,
        place=event.place_text,
        is_free=not event.is_busy,
    )
