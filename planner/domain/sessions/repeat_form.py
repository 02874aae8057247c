"""The part of a session's form that says how it repeats, read into a pattern and written back."""

from datetime import datetime

from planner.domain.errors import InvalidValue
from planner.domain.sessions.recurrence import COUNTS, INTERVALS, Repeat, rrule_text
from planner.domain.sessions.session import Skips
from planner.domain.time_words import day_words
from planner.domain.typed_fields import Form, read_whole
from planner.domain.typed_text import read_day

WEEKLY = "weekly"
UNTIL, COUNT = "until", "count"
DAYS = tuple("0123456")  # Monday is 0


def read_repeat(form: Form, start: datetime) -> Repeat | None:
    """Read how a session that starts then repeats, None if it does not; raises InvalidValue.

    Where no weekday is ticked it repeats on that of its start. A number alone counts, also where
    the other end is chosen: nobody types one to have it dropped.
    """
    if _one_of(form, "repeat", "Repeat", ("", WEEKLY)) != WEEKLY:
        return None
    is_counted = _is_counted(form)
    repeat = Repeat(
        weekdays=_weekdays(form) or frozenset({start.weekday()}),
        interval=read_whole("every", "How often", form.get("every", ""), INTERVALS) or 1,
        until=None if is_counted else read_day("until", "Last day", form.get("until", "")),
        count=_count(form) if is_counted else None,
        skips=Skips(_one_of(form, "skips", "Public holidays", ("", *Skips)) or Skips.NONE),
    )
    rrule_text(repeat, start)
    return repeat


def says_another_pattern(form: Form, start: datetime, saved: Repeat | None) -> bool:
    """Tell whether a form says how a session that starts then repeats, and not as it is saved."""
    if not form.getlist("repeat"):
        return False
    try:
        return read_repeat(form, start) != saved
    except InvalidValue:
        return True


def typed_repeat(repeat: Repeat | None) -> dict[str, str | list[str]]:
    """Write a pattern the way it stands in its form."""
    if repeat is None:
        return {"repeat": ""}
    until = repeat.until
    return {
        "repeat": WEEKLY,
        "day": [str(day) for day in sorted(repeat.weekdays)],
        "every": str(repeat.interval),
        "ends": UNTIL if until else COUNT,
        "until": f"{day_words(until)} {until.year}" if until else "",
        "count": str(repeat.count or ""),
        "skips": repeat.skips.value,
    }


def _weekdays(form: Form) -> frozenset[int]:
    typed = form.getlist("day")
    if any(day not in DAYS for day in typed):
        raise InvalidValue("day", "On: choose days of the week.")
    return frozenset(map(int, typed))


def _is_counted(form: Form) -> bool:
    if _one_of(form, "ends", "It ends", ("", UNTIL, COUNT)) == COUNT:
        return True
    return bool(form.get("count", "").strip()) and not form.get("until", "").strip()


def _count(form: Form) -> int:
    count = read_whole("count", "Number of dates", form.get("count", ""), COUNTS)
    if count is None:
        raise InvalidValue("count", "Number of dates: say how many times it takes place.")
    return count


def _one_of(form: Form, name: str, label: str, choices: tuple[str, ...]) -> str:
    typed = form.get(name, "")
    if typed not in choices:
        raise InvalidValue(name, f"{label}: choose one of those that are offered.")
    return typed
