"""Reads the form of a session and looks at what it asks for, saved or not."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from planner.domain.errors import InvalidValue
from planner.domain.moments import in_singapore
from planner.domain.sessions.clashes import AROUND, Engagement
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Expansion, expansion
from planner.domain.sessions.repeat_form import COUNT, UNTIL
from planner.domain.sessions.series_clashes import Span
from planner.domain.sessions.verdicts import judged, needs_mending
from planner.store.checklists.models import Owner
from planner.store.models import Place
from planner.web.sessions.fixes import Look, looked_at
from planner.web.sessions.places import place_named
from planner.web.sessions.tasks import NOT_LISTED, task_title
from planner.web.sessions.typed import Typed, read_form
from planner.web.sessions.unfit import engagements_around, reasons
from planner.web.snapshot import Snapshot

Preview = Callable[[SessionPlan, Place | None], Expansion | None]
"""Lists the dates that a plan at a place would have; raises InvalidValue."""

UNNAMED = "?"  # stands for the task while times and places are only looked at
GONE = "That place is not in the list any more: choose another."
BOTH = "Choose a place or write where in your own words, not both: clear one of them."
TWO_TASKS = (
    "A new task: “{}” is typed, and “{}” is chosen above. Clear the one, or unchoose the other."
)
LONGEST_QUOTED = 60
MOST_DIGITS = 9  # of a number that fits the key's column


@dataclass(frozen=True)
class Desk:
    """Hold what a form is read by: whose it is, the facts, the time, and its own dates.

    ``saved_on`` is the day of the date that is changed.
    """

    owner: Owner | None
    snapshot: Snapshot
    now: datetime
    exclude: Collection[int] = ()
    saved_on: date | None = None


@dataclass(frozen=True)
class Checked:
    """Hold what a form says: the plan unless something is at fault, and how that plan looks.

    ``unfit`` says of each of its dates that does not fit why: the place is shut, or it clashes.
    """

    plan: SessionPlan | None = None
    place: Place | None = None
    errors: dict[str, str] = field(default_factory=dict)
    look: Look | None = None
    dates: Expansion | None = None
    unfit: Mapping[date, str] = field(default_factory=dict)


def checked(
    typed: Typed, desk: Desk, *, needs_task: bool = True, preview: Preview | None = None
) -> Checked:
    """Read a form; a place found by its name is put in its field. Without a task one is made up.

    ``preview`` lists the dates that saving would make, where that is not the pattern as it stands.
    """
    errors = _too_many(typed, desk) | _find_place(typed, desk.snapshot)
    plan, faults = read_form(_readable(typed, needs_task=needs_task), desk.now, desk.saved_on)
    errors |= faults
    if plan is None:
        return Checked(errors=errors)
    place = desk.snapshot.by_slug.get(plan.place_slug)
    if plan.place_slug and place is None:
        errors["place"] = GONE
    try:
        dates = _dates(plan, place, desk, preview)
    except InvalidValue as fault:
        return Checked(None, place, errors | {fault.field: fault.message})
    _tick(typed, plan)
    spans = _spans(plan, place, dates)
    others = engagements_around(desk.owner, spans, desk.exclude)
    look = _look(plan, place, desk, spans[0], others)
    unfit = _unfit(spans, place, desk, others) if dates and dates.starts else {}
    return Checked(None if errors else plan, place, errors, look, dates, unfit)


def _too_many(typed: Typed, desk: Desk) -> dict[str, str]:
    """Find what is both chosen and typed: neither is dropped without a word."""
    errors, topic, task = {}, typed.get("topic", "").strip(), typed.get("task", "")
    if task and topic:
        is_number = task.isascii() and task.isdecimal() and len(task) <= MOST_DIGITS
        known = desk.owner is not None and is_number
        title = task_title(desk.owner.id, int(task)) if desk.owner and known else NOT_LISTED
        errors["topic"] = TWO_TASKS.format(topic[:LONGEST_QUOTED], title)
    if typed.get("where", "").strip() and (typed.get("place") or typed.get("find", "").strip()):
        errors["where"] = BOTH
    return errors


def _readable(typed: Typed, *, needs_task: bool) -> Typed:
    """Leave out what stands beside a choice, so that times and places can be looked at."""
    read = typed.copy()
    if read.get("task"):
        read["topic"] = ""
    elif not needs_task and not read.get("topic", "").strip():
        read["topic"] = UNNAMED
    return read


def _tick(typed: Typed, plan: SessionPlan) -> None:
    """Tick the weekdays that count where none was ticked, and the end that counts."""
    if plan.repeat is None:
        return
    typed["ends"] = COUNT if plan.repeat.count else UNTIL
    if not typed.getlist("day"):
        typed.setlist("day", [str(day) for day in sorted(plan.repeat.weekdays)])


def _find_place(typed: Typed, snapshot: Snapshot) -> dict[str, str]:
    """Put the place whose name was typed into the field of the place."""
    try:
        found = place_named(snapshot, typed.get("find", ""))
    except InvalidValue as fault:
        return {fault.field: fault.message}
    if found:
        typed["place"], typed["find"] = found.slug, ""
    return {}


def _spans(plan: SessionPlan, place: Place | None, dates: Expansion | None) -> tuple[Span, ...]:
    """List when and where each date is; of a series the first may be later than the day typed."""
    length, location = plan.end - plan.start, place.location if place else None
    starts = (dates.starts if dates else ()) or (plan.start,)
    return tuple(Span(each, each + length, location) for each in map(in_singapore, starts))


def _look(
    plan: SessionPlan, place: Place | None, desk: Desk, first: Span, others: Sequence[Engagement]
) -> Look:
    """Look at the first date."""
    begins, ends = first.start - AROUND, first.end + AROUND
    return looked_at(
        desk.owner,
        first.start,
        first.end,
        place,
        plan.wants,
        desk.snapshot,
        place_text=plan.place_text,
        others=[each for each in others if each.end > begins and each.start < ends],
        now=desk.now,
    )


def _dates(
    plan: SessionPlan, place: Place | None, desk: Desk, preview: Preview | None
) -> Expansion | None:
    if plan.repeat is None:
        return None
    if preview:
        return preview(plan, place)
    minutes = int((plan.end - plan.start).total_seconds() // 60)
    return expansion(plan.start, minutes, plan.repeat, place, desk.snapshot.holidays)


def _unfit(
    spans: Sequence[Span], place: Place | None, desk: Desk, others: Sequence[Engagement]
) -> Mapping[date, str]:
    """Say of each date that does not fit why; a series has 200 dates at most."""
    seen = [judged(place, each.start, each.end, desk.snapshot.holidays) for each in spans]
    hours = [each.words if needs_mending(each.fit) else "" for each in seen]
    why = reasons(spans, hours, others, desk.snapshot)
    return {each.start.date(): words for each, words in zip(spans, why, strict=True) if words}
