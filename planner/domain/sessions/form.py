"""What a session's form says, read into values; faults go under their field's name.

Times are Singapore's. A session that ends at or before the time at which it starts ends on the
next day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from planner.domain.checklists.own_lists import LONGEST_TITLE
from planner.domain.errors import InvalidValue
from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, SINGAPORE_ZONE, day_in_singapore, in_singapore
from planner.domain.places.place import ATTRIBUTES
from planner.domain.sessions.recurrence import FARTHEST, Repeat
from planner.domain.sessions.repeat_form import read_repeat, typed_repeat
from planner.domain.sessions.session import LONGEST, SHORTEST, Scope, check_length
from planner.domain.time_words import day_words
from planner.domain.typed_fields import Form, read_clock, read_whole
from planner.domain.typed_text import read_day, read_text

T = TypeVar("T")

LONGEST_PLACE = 200  # characters that the column takes
LONGEST_NOTE = 10_000
FARTHEST_BACK = timedelta(days=366)
USUAL_LENGTH = timedelta(hours=2)  # where nobody names one
LENGTHS = range(SHORTEST // MINUTE, LONGEST // MINUTE + 1)
REMINDERS = range(7 * 24 * 60 + 1)  # minutes; up to a week before
TASK_IDS = range(1, 2**31)


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


class _Reading:
    """Read field after field of a form, and gather what is at fault by field."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.errors: dict[str, str] = {}

    def part(self, read: Callable[[Form], T]) -> T | None:
        """Read a part of the form; None if it is at fault."""
        try:
            return read(self.form)
        except InvalidValue as fault:
            self.errors[fault.field] = fault.message
            return None


def read_session(
    form: Form, now: datetime, saved_on: date | None = None
) -> tuple[SessionPlan | None, dict[str, str]]:
    """Read a form; gives None and the faults by field where something has to be put right.

    The fields: task or topic; date, from, and to or for (minutes); place (a slug) or where;
    want, note, remind; and those of ``planner.domain.sessions.repeat_form``, which a form for one
    date of a series (scope ``this``) leaves aside. A listed place wins over own words beside it.
    The day ``saved_on`` may stay, however long ago it is.
    """
    reading, today = _Reading(form), day_in_singapore(now)
    task = reading.part(_task)
    start = _start(reading, today, saved_on)
    end = reading.part(lambda form: _end(form, start))
    place = reading.part(lambda form: _text(form, "place", "Place", LONGEST_PLACE))
    words = reading.part(lambda form: _text(form, "where", "Somewhere else", LONGEST_PLACE))
    note = reading.part(_note)
    reminder = reading.part(lambda form: _whole(form, "remind", "Reminder", REMINDERS))
    repeat = reading.part(lambda form: _repeat(form, start))
    if reading.errors or not (task and start and end):
        return None, reading.errors
    plan = SessionPlan(
        *task,
        start,
        end,
        place_slug=place or "",
        place_text="" if place else words or "",
        wants=frozenset(form.getlist("want")) & frozenset(ATTRIBUTES),
        note=note or "",
        reminder_minutes=reminder,
        repeat=repeat,
    )
    return plan, {}


def past_words(plan: SessionPlan, now: datetime) -> str:
    """Warn that a session is over, or has begun, before it is saved; "" if it is to come."""
    if plan.end <= now:
        return "This time is over: save it to log what you did."
    return "This has begun already." if plan.start <= now else ""


def typed_form(plan: SessionPlan) -> dict[str, str | list[str]]:
    """Write a plan the way it stands in its form."""
    start, end = in_singapore(plan.start), in_singapore(plan.end)
    form: dict[str, str | list[str]] = {
        "task": str(plan.task_id or ""),
        "topic": plan.topic,
        "date": f"{day_words(start.date())} {start.year}",
        "from": f"{start:%H:%M}",
        "to": f"{end:%H:%M}",
        "place": plan.place_slug,
        "where": plan.place_text,
        "want": sorted(plan.wants),
        "note": plan.note,
        "remind": "" if plan.reminder_minutes is None else str(plan.reminder_minutes),
    }
    return form | typed_repeat(plan.repeat)


def _task(form: Form) -> tuple[int | None, str]:
    """Read the task: a new topic wins over one chosen beside it, as it was typed on purpose."""
    topic = _text(form, "topic", "Task", LONGEST_TITLE)
    if topic:
        return None, topic
    try:
        task_id = _whole(form, "task", "Task", TASK_IDS)
    except InvalidValue:
        task_id = None
    if task_id is None:
        raise InvalidValue("task", "Task: choose one, or type a new task.")
    return task_id, ""


def _start(reading: _Reading, today: date, saved_on: date | None) -> datetime | None:
    day = reading.part(lambda form: _day(form, today, saved_on))
    clock = reading.part(_first_clock)
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, SINGAPORE_ZONE)


def _day(form: Form, today: date, saved_on: date | None) -> date:
    day = read_day("date", "Date", form.get("date", ""))
    if day is None:
        raise InvalidValue("date", "Date: say on which day, such as 27 Nov 2026.")
    first, last = today - FARTHEST_BACK, today + FARTHEST
    if day != saved_on and not first <= day <= last:
        bounds = " to ".join(f"{day_words(each)} {each.year}" for each in (first, last))
        raise InvalidValue("date", f"Date: choose a day from {bounds}.")
    return day


def _first_clock(form: Form) -> time:
    clock = read_clock("from", "From", form.get("from", ""))
    if clock is None:
        raise InvalidValue("from", "From: say at what time it starts, such as 19:00.")
    return clock


def _end(form: Form, start: datetime | None) -> datetime | None:
    """Read the end, a time or else a length; None if it cannot be told without a start."""
    clock = read_clock("to", "To", form.get("to", ""), is_end=True)
    if clock is None:
        minutes = _whole(form, "for", "Length in minutes", LENGTHS)
        if minutes is None:
            raise InvalidValue("to", "To: say at what time it ends, such as 21:00.")
        return start and start + minutes * MINUTE
    return start and _next(start, clock)


def _next(start: datetime, clock: time) -> datetime:
    """Give the first time after a start at which clocks show this; raises InvalidValue."""
    end = datetime.combine(start.date(), clock, SINGAPORE_ZONE)
    if end <= start:
        end += DAY
    check_length(start, end)
    return end


def _repeat(form: Form, start: datetime | None) -> Repeat | None:
    if start is None or form.get("scope", "") == Scope.THIS:
        return None
    return read_repeat(form, start)


def _note(form: Form) -> str:
    return read_text("note", "Note", form.get("note", ""), LONGEST_NOTE, multiline=True)


def _text(form: Form, name: str, label: str, longest: int) -> str:
    return read_text(name, label, form.get(name, ""), longest)


def _whole(form: Form, name: str, label: str, allowed: range) -> int | None:
    return read_whole(name, label, form.get(name, ""), allowed)
