"""The coming week of a place: bars from 05:00 to 05:00, and the same in words.

What holds on every day of the week stands above it, so the days only say "Closed" or "Not known";
what holds on several days in a row is said on the first.
"""

from datetime import datetime, time, timedelta

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.opening_hours import Span, State
from planner.domain.places.place import KeepsHours
from planner.domain.places.verdict_words import span_words
from planner.domain.places.week import DayHours, coming_days
from planner.domain.time_words import day_words
from planner.web.places.view_models import Bar, Day

DAYS = 7
STRIP_STARTS = time(5)
STRIP = timedelta(days=1)
WHOLE = 1000
SHORTLY = {State.CLOSED: "Closed", State.UNKNOWN: "Not known"}


def days_of(place: KeepsHours, holidays: HolidayCalendar, now: datetime) -> tuple[Day, ...]:
    """Write the seven days from today."""
    today = now.date()
    hours = coming_days(place, today - STRIP, holidays, DAYS + 2)
    spans = [span for day in hours for span in day.spans]
    week = hours[1:-1]
    always = {day.note for day in week}
    before = (next(iter(always)) if len(always) == 1 else "", *(day.note for day in week))
    return tuple(
        _day(day, spans, told, is_today=day.date == today)
        for day, told in zip(week, before, strict=False)
    )


def _day(hours: DayHours, spans: list[Span], told: str, *, is_today: bool) -> Day:
    starts = datetime.combine(hours.date, STRIP_STARTS, SINGAPORE_ZONE)
    bars = (_bar(span, starts) for span in spans)
    return Day(
        name=day_words(hours.date),
        holiday=hours.holiday,
        bars=tuple(bar for bar in bars if bar) or _unknown_bar(hours),
        words=_words(hours, told),
        is_today=is_today,
    )


def _bar(span: Span, starts: datetime) -> Bar | None:
    """Cut an opening to the strip of a day; nothing where it lies outside."""
    opens, closes = max(span.opens, starts), min(span.closes, starts + STRIP)
    if opens >= closes:
        return None
    return Bar(
        start=(opens - starts) * WHOLE // STRIP,
        width=max(1, (closes - opens) * WHOLE // STRIP),
        words=span_words(span),
    )


def _unknown_bar(hours: DayHours) -> tuple[Bar, ...]:
    if hours.state is not State.UNKNOWN:
        return ()
    return (Bar(start=0, width=WHOLE, words=hours.note, state="unknown"),)


def _words(hours: DayHours, told: str) -> tuple[str, ...]:
    """Write a day; ``told`` is the note that a reader has just read."""
    spans = tuple(span_words(span) for span in hours.spans)
    if hours.note and (spans or hours.note != told):
        return (*spans, hours.note[0].upper() + hours.note[1:])
    return spans or (SHORTLY[hours.state],)
