"""A fix that was pressed: what it stands for, put into the form or looked for among those offered.

A fix is named by its kind, its start and end, and the place it moves to: see ``look``.
"""

from datetime import datetime

from planner.domain.errors import StaleEdit
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.fix_kinds import Fix, FixKind
from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.sessions.train_fixes import TrainFix
from planner.store.models import Place
from planner.store.sessions.models import Occurrence
from planner.web.sessions.fixes import Look, Times
from planner.web.sessions.look import fix_value, train_value
from planner.web.sessions.typed import Typed, put_times

PARTS = 3, 4
NO_LONGER = (
    "That way out is no longer open: the session, the hours or your plan changed meanwhile. "
    "Look at what is offered now."
)


def take_fix(form: Typed) -> None:
    """Put the times and the place of a pressed fix into the form; what is none changes nothing."""
    parts = form.poplist("fix")[:1]
    words = parts[0].split() if parts else []
    if len(words) not in PARTS:
        return
    times = _times(words[1], words[2])
    if times is None:
        return
    put_times(form, *times)
    if len(words) == PARTS[1]:
        form["place"], form["where"] = words[3], ""


def _times(start: str, end: str) -> Times | None:
    try:
        begins, ends = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return None
    return begins.replace(tzinfo=SINGAPORE_ZONE), ends.replace(tzinfo=SINGAPORE_ZONE)


def offered_fix(look: Look | None, value: str) -> Fix | TrainFix:
    """Find a pressed fix among those offered now; raises StaleEdit if it is not among them."""
    for fix in look.fixes if look else ():
        if fix_value(fix) == value:
            return fix
    if look and look.train_fix and train_value(look.train_fix) == value:
        return look.train_fix
    raise StaleEdit(NO_LONGER)


def is_skip(taken: Fix | TrainFix) -> bool:
    """Tell whether a fix leaves the date out."""
    return isinstance(taken, Fix) and taken.kind is FixKind.SKIP


def is_taken(occurrence: Occurrence, value: str) -> bool:
    """Tell whether a date is already as a pressed fix would have it."""
    parts = value.split()
    if len(parts) not in PARTS:
        return False
    kind, start, end, *slugs = parts
    if kind == FixKind.SKIP:
        return occurrence.status is OccurrenceStatus.CANCELLED
    is_there = not slugs or (occurrence.place is not None and occurrence.place.slug == slugs[0])
    is_then = (occurrence.start, occurrence.end) == _times(start, end)
    return is_there and is_then and occurrence.status is OccurrenceStatus.PLANNED


def is_at(occurrence: Occurrence, place: Place | None) -> bool:
    """Tell whether a date is at a place, if one is asked for."""
    return place is None or place.id == occurrence.place_id
