"""Reads the form of a session and looks at what it asks for, saved or not."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from planner.domain.errors import InvalidValue
from planner.domain.recurrence import Expansion, expansion
from planner.domain.session_form import SessionPlan
from planner.store.checklist_models import Owner
from planner.store.models import Place
from planner.web.session_fixes import Look, looked_at
from planner.web.session_places import place_named
from planner.web.session_typed import Typed, read_form
from planner.web.snapshot import Snapshot

UNNAMED = "?"  # stands for the task while times and places are only looked at
GONE = "That place is not in the list any more: choose another."
BOTH = "Choose a place or write where in your own words, not both: clear one of them."


@dataclass(frozen=True)
class Desk:
    """Hold what a form is read by: whose it is, the facts, the time, and its own dates."""

    owner: Owner | None
    snapshot: Snapshot
    now: datetime
    exclude: Collection[int] = ()


@dataclass(frozen=True)
class Checked:
    """Hold what a form says: the plan unless something is at fault, and how that plan looks."""

    plan: SessionPlan | None = None
    place: Place | None = None
    errors: dict[str, str] = field(default_factory=dict)
    look: Look | None = None
    dates: Expansion | None = None


def checked(typed: Typed, desk: Desk, *, needs_task: bool = True) -> Checked:
    """Read a form; a place found by its name is put in its field. Without a task one is made up."""
    errors = _find_place(typed, desk.snapshot)
    read = typed.copy()
    if not needs_task and not read.get("task") and not read.get("topic", "").strip():
        read["topic"] = UNNAMED
    plan, faults = read_form(read, desk.now)
    errors |= faults
    if plan is None:
        return Checked(errors=errors)
    place = desk.snapshot.by_slug.get(plan.place_slug)
    if plan.place_slug and place is None:
        errors["place"] = GONE
    try:
        dates = _dates(plan, place, desk)
    except InvalidValue as fault:
        return Checked(None, place, errors | {fault.field: fault.message})
    _tick_days(typed, plan)
    look = _look(plan, place, desk, dates)
    return Checked(None if errors else plan, place, errors, look, dates)


def _tick_days(typed: Typed, plan: SessionPlan) -> None:
    """Tick the weekdays that count where none was ticked."""
    if plan.repeat and not typed.getlist("day"):
        typed.setlist("day", [str(day) for day in sorted(plan.repeat.weekdays)])


def _find_place(typed: Typed, snapshot: Snapshot) -> dict[str, str]:
    """Put the place whose name was typed into the field of the place."""
    try:
        found = place_named(snapshot, typed.get("find", ""))
    except InvalidValue as fault:
        return {fault.field: fault.message}
    if found:
        typed["place"], typed["find"], typed["where"] = found.slug, "", ""
    return {}


def _look(plan: SessionPlan, place: Place | None, desk: Desk, dates: Expansion | None) -> Look:
    """Look at the first date: of a series that may be later than the day typed."""
    start = dates.starts[0] if dates and dates.starts else plan.start
    return looked_at(
        desk.owner,
        start,
        start + (plan.end - plan.start),
        place,
        plan.wants,
        desk.snapshot,
        exclude=desk.exclude,
        place_text=plan.place_text,
        now=desk.now,
    )


def _dates(plan: SessionPlan, place: Place | None, desk: Desk) -> Expansion | None:
    if plan.repeat is None:
        return None
    minutes = int((plan.end - plan.start).total_seconds() // 60)
    return expansion(plan.start, minutes, plan.repeat, place, desk.snapshot.holidays)
