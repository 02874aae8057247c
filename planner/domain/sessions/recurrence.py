"""How a session repeats: weekdays, every n weeks, until a day or for a number of times.

A pattern is kept as RFC 5545 text and expanded by python-dateutil on the clocks of Singapore,
which know no summer time. Weekdays count from 0, Monday. A date belongs to the day it starts on.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from planner.domain.errors import InvalidValue
from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE, day_in_singapore, in_singapore
from planner.domain.places.place import KeepsHours
from planner.domain.sessions.left_out import left_out_holiday
from planner.domain.sessions.session import MOST_OCCURRENCES, Skips
from planner.domain.time_words import WEEKDAYS, day_words, full_day_words

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
INTERVALS = range(1, 13)
COUNTS = range(1, MOST_OCCURRENCES + 1)
FARTHEST = timedelta(days=731)  # two years, a leap day among them
ENDS = ("UNTIL", "COUNT")
LAST_SECOND = time(23, 59, 59)
UTC_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold a weekly pattern; exactly one of ``until`` (its last day) and ``count`` is given.

    ``weekdays`` count from 0, Monday. ``interval`` is every how many weeks; weeks begin on Monday.
    ``count`` counts the days of the pattern, those that ``skips`` leaves out among them.
    """

    weekdays: frozenset[int]
    interval: int = 1
    until: date | None = None
    count: int | None = None
    skips: Skips = Skips.NONE


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """Hold a day that the pattern gives and the series leaves out, and the holiday's name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """Hold the starts of a series, the days left out, and what is worth knowing of them.

    ``is_cut`` tells that the pattern has more dates than one series takes. ``notes`` are sentences.
    """

    starts: tuple[datetime, ...]
    skipped: tuple[SkippedDay, ...] = ()
    is_cut: bool = False
    notes: tuple[str, ...] = ()


def rrule_text(repeat: Repeat, start: datetime) -> str:
    """Write the pattern of a series that starts then, or on its first weekday after it.

    Raises InvalidValue, with the field of the form at fault, for a pattern that names no day, has
    no date, or does not end within two years.
    """
    _check_parts(repeat)
    first = first_start(start, repeat)
    _check_until(repeat, first.date())
    text = _text(repeat)
    if repeat.count is not None:
        _check_last(text, first, repeat.count)
    return text


def _text(repeat: Repeat) -> str:
    days = ",".join(CODES[day] for day in sorted(repeat.weekdays))
    end = f"UNTIL={_last_second(repeat.until)}" if repeat.until else f"COUNT={repeat.count}"
    return f"FREQ=WEEKLY;INTERVAL={repeat.interval};BYDAY={days};{end};WKST=MO"


def _last_second(day: date) -> str:
    """Write the end of a day here as UTC, which RFC 5545 wants where DTSTART has a zone."""
    return datetime.combine(day, LAST_SECOND, SINGAPORE_ZONE).astimezone(UTC).strftime(UTC_FORM)


def read_rrule(text: str) -> Repeat:
    """Read a pattern of ours; it does not say what is skipped. Raises InvalidValue for another."""
    parts = _parts(text)
    try:
        return Repeat(
            weekdays=frozenset(map(CODES.index, parts["BYDAY"].split(","))),
            interval=int(parts["INTERVAL"]),
            until=_day_of(parts["UNTIL"]) if "UNTIL" in parts else None,
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
        )
    except (KeyError, ValueError) as fault:
        raise InvalidValue("rrule", f"“{text}” is no weekly pattern of ours.") from fault


def until_before(rrule: str, left_out: datetime) -> str:
    """End a pattern with the last day before that of the first start that it loses."""
    parts = _parts(rrule)
    last = f"UNTIL={_last_second(day_in_singapore(left_out) - DAY)}"
    return ";".join(last if name in ENDS else f"{name}={value}" for name, value in parts.items())


def _parts(rrule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rrule.split(";"))
    return {name: value for name, _, value in pairs}


def _day_of(until: str) -> date:
    return in_singapore(datetime.strptime(until, UTC_FORM).replace(tzinfo=UTC)).date()


def first_start(start: datetime, repeat: Repeat) -> datetime:
    """Give the first start on one of the pattern's weekdays, that day or one of the next six."""
    start = in_singapore(start)
    days_on = min((weekday - start.weekday()) % len(WEEKDAYS) for weekday in repeat.weekdays)
    return start + days_on * DAY


def starts(starts_at: datetime, rrule: str, exdates: Collection[str] = ()) -> tuple[datetime, ...]:
    """Expand a pattern from its first start, at most 200 of its dates, less those left out.

    Without a pattern ("") there is one start. ``exdates`` are days such as "2026-12-25".
    """
    first = in_singapore(starts_at)
    every = _expanded(first, rrule, MOST_OCCURRENCES) if rrule else [first]
    left_out = frozenset(exdates)
    return tuple(each for each in every if each.date().isoformat() not in left_out)


def _expanded(first: datetime, rrule: str, most: int) -> list[datetime]:
    every: Iterable[datetime] = rrulestr(rrule, dtstart=first)
    return list(islice(every, most))


def expansion(
    start: datetime,
    minutes: int,
    repeat: Repeat | None,
    place: KeepsHours | None,
    holidays: HolidayCalendar,
) -> Expansion:
    """List the dates of a pattern without those that it skips; raises InvalidValue for a bad one.

    A date is skipped, if at all, for the public holiday that it starts on. The first date is the
    first of the pattern's weekdays on or after ``start``.
    """
    start = in_singapore(start)
    if repeat is None:
        return Expansion((start,))
    first = first_start(start, repeat) if repeat.weekdays else start
    found = _expanded(first, rrule_text(repeat, start), MOST_OCCURRENCES + 1)
    every, is_cut = found[:MOST_OCCURRENCES], len(found) > MOST_OCCURRENCES
    length = timedelta(minutes=minutes)
    skipped = {
        each: SkippedDay(each.date(), name)
        for each in every
        if (name := left_out_holiday(repeat.skips, each, each + length, place, holidays))
    }
    return Expansion(
        starts=tuple(each for each in every if each not in skipped),
        skipped=tuple(skipped.values()),
        is_cut=is_cut,
        notes=tuple(_notes(start, repeat, every, holidays, is_cut=is_cut)),
    )


def _notes(
    start: datetime,
    repeat: Repeat,
    every: list[datetime],
    holidays: HolidayCalendar,
    *,
    is_cut: bool,
) -> Iterator[str]:
    first, last = every[0].date(), every[-1].date()
    if first != start.date():
        asked = day_words(start.date())
        yield f"The first date is {day_words(first)}: {asked} is none of the weekdays chosen."
    if is_cut:
        yield f"One session takes {MOST_OCCURRENCES} dates: none comes after {_full_words(last)}."
    if repeat.skips is not Skips.NONE:
        for year in sorted({each.year for each in every} - holidays.public_years):
            yield f"The public holidays of {year} are not known yet: none of them is left out."


def repeat_words(repeat: Repeat) -> str:
    """Say a pattern: "Every 2 weeks on Mon and Wed until 8 Jan 2027"."""
    weeks = "Every week" if repeat.interval == 1 else f"Every {repeat.interval} weeks"
    *most, last = (WEEKDAYS[day] for day in sorted(repeat.weekdays))
    days = f"{', '.join(most)} and {last}" if most else last
    if repeat.until:
        return f"{weeks} on {days} until {full_day_words(repeat.until)}"
    return f"{weeks} on {days}, {repeat.count} {'time' if repeat.count == 1 else 'times'}"


def _full_words(day: date) -> str:
    return f"{day_words(day)} {day.year}"


def _check_parts(repeat: Repeat) -> None:
    if not repeat.weekdays or not repeat.weekdays <= set(range(len(WEEKDAYS))):
        raise InvalidValue("day", "On: choose at least one day of the week.")
    if repeat.interval not in INTERVALS:
        bounds = f"{INTERVALS[0]} to {INTERVALS[-1]}"
        raise InvalidValue("every", f"How often: choose every {bounds} weeks.")
    if (repeat.until is None) == (repeat.count is None):
        raise InvalidValue("until", "Last day: say until which day it repeats, or how many times.")
    if repeat.count is not None and repeat.count not in COUNTS:
        bounds = f"{COUNTS[0]} to {COUNTS[-1]}"
        raise InvalidValue("count", f"Number of dates: {repeat.count} is not {bounds}.")


def _check_until(repeat: Repeat, first: date) -> None:
    if repeat.until and not first <= repeat.until <= first + FARTHEST:
        bounds = f"from {_full_words(first)}, the first date, to {_full_words(first + FARTHEST)}"
        raise InvalidValue("until", f"Last day: choose one {bounds}.")


def _check_last(text: str, first: datetime, count: int) -> None:
    """Raise InvalidValue for a number of dates that takes more than two years."""
    last = first + FARTHEST
    fit = sum(each <= last for each in _expanded(first, text, count))
    if fit < count:
        sentence = f"Number of dates: {count} take more than two years; up to {fit} fit."
        raise InvalidValue("count", sentence)
