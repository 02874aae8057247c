"""What the page of a task is written from, besides the task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.guides.guidebook import Guidebook
from planner.store.watch.models import SourceChange
from planner.web.tasks.sessions import SessionLine


@dataclass(frozen=True)
class Desk:
    """Hold the guide, today, and the changes not yet reviewed.

    ``since`` are the changes, reviewed or not, for which the task asks to be checked again;
    ``sessions`` the dates planned for it.
    """

    book: Guidebook
    today: date
    changes: Mapping[str, SourceChange]
    since: Sequence[SourceChange] = ()
    sessions: Sequence[SessionLine] = ()
