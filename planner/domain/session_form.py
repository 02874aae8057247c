"""What a session's form says, read into values."""

from dataclasses import dataclass
from datetime import datetime

from planner.domain.recurrence import Repeat


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Hold a session as somebody wants it, read and checked but for whose task and place it is.

    ``task_id`` names a saved task, or ``topic`` a new one that is made with the session.
    ``place_slug`` names a listed place, or ``place_text`` says where in the visitor's own words;
    both may be empty. ``reminder_minutes`` is None for no reminder; ``repeat`` None for once.
    """

    task_id: int | None
    topic: str
    start: datetime
    end: datetime
    place_slug: str = ""
    place_text: str = ""
    wants: frozenset[str] = frozenset()
    note: str = ""
    reminder_minutes: int | None = None
    repeat: Repeat | None = None
