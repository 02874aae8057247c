"""Puts a saved plan of a session beside a typed one, field by field, in words."""

from planner.domain.places.place import ATTRIBUTES as ATTRIBUTE_NAMES
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Repeat, repeat_words
from planner.domain.sessions.session import Scope, Skips
from planner.domain.sessions.words import time_words
from planner.domain.time_words import minutes_words
from planner.web.places.words import ATTRIBUTES
from planner.web.sessions.tasks import task_title
from planner.web.snapshot import snapshot

Row = tuple[str, str | None, str]
Rows = tuple[Row, ...]
"""Of each field: its label, the words saved (None for what is never saved), the words typed."""

SCOPES = (
    (Scope.THIS, "Only this date"),
    (Scope.LATER, "This date and all later ones"),
    (Scope.ALL, "All dates that are still to come"),
)
SKIPPED = {
    Skips.NONE: "",
    Skips.HOLIDAYS: "; public holidays are left out",
    Skips.CLOSED: "; public holidays are left out if the place is closed",
}
ONCE = "Does not repeat"


def differing(rows: Rows) -> Rows:
    """Keep what differs; what is never saved stands only beside something that does."""
    if all(saved is None or saved == typed for _, saved, typed in rows):
        return ()
    return tuple(row for row in rows if row[1] != row[2])


def plan_rows(
    owner_id: int, saved: SessionPlan, mine: SessionPlan, scope: Scope | None = None
) -> Rows:
    """Put a saved plan beside a typed one; of a series ``scope`` says for how many dates it is.

    How a series repeats is no matter of one date.
    """
    rows: Rows = (
        when_row(saved, mine),
        ("Task", _task(owner_id, saved), _task(owner_id, mine)),
        ("Place", _place(saved), _place(mine)),
        ("It needs", _wants(saved), _wants(mine)),
        ("Note", saved.note, mine.note),
        ("Reminder", _minutes(saved.reminder_minutes), _minutes(mine.reminder_minutes)),
    )
    if scope is not Scope.THIS:
        rows += (("Repeat", _repeat(saved.repeat), _repeat(mine.repeat)),)
    return rows if scope is None else (*rows, ("For which dates", None, dict(SCOPES)[scope]))


def when_row(saved: SessionPlan, mine: SessionPlan) -> Row:
    """Put the times beside each other."""
    return "When", _when(saved), _when(mine)


def _when(plan: SessionPlan) -> str:
    return time_words(plan.start, plan.end, plan.start.date())


def _task(owner_id: int, plan: SessionPlan) -> str:
    return plan.topic if plan.task_id is None else task_title(owner_id, plan.task_id)


def _place(plan: SessionPlan) -> str:
    place = snapshot().by_slug.get(plan.place_slug)
    return place.name if place else plan.place_text


def _wants(plan: SessionPlan) -> str:
    return ", ".join(ATTRIBUTES[name][0] for name in ATTRIBUTE_NAMES if name in plan.wants)


def _minutes(minutes: int | None) -> str:
    return "none" if minutes is None else f"{minutes_words(minutes)} before"


def _repeat(repeat: Repeat | None) -> str:
    return f"{repeat_words(repeat)}{SKIPPED[repeat.skips]}" if repeat else ONCE
