"""The one judge of opening hours: open, closed or unknown, for an instant or an interval.

Intervals are half-open: a place is open at its opening minute and shut at its closing minute.
Times are aware; answers are in Singapore's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from planner.domain.errors import InvalidValue
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.place import KeepsHours
from planner.domain.places.service_days import HoursKey, ServiceDays, hours_key, service_days
from planner.domain.places.weekly_hours import Span
from planner.domain.time_words import clock_words, length_words, range_words

__all__ = ["HoursKey", "Span", "State", "Verdict", "hours_key", "judge", "judge_hours"]

YEARS = range(2000, 2100)
AN_INSTANT = timedelta.resolution
FARTHEST_END = timedelta(days=7)

Gap = tuple[datetime, datetime]
Reasons = tuple[str, ...]


class State(StrEnum):
    """Give one of three answers, never two."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the answer for an interval: open only if open for all of it.

    Closed if it is closed for any of it, with ``is_partial`` if it is open for some; unknown if
    nobody can tell for some of it and it is not closed for any. ``opens_at`` and ``closes_at``
    are the ends of the opening that holds the start, or else of the first within the interval;
    None if there is none or the end lies more than a week away. ``next_open`` is the first open
    minute at or after the start, only where closed; None if none is certain within 366 days.
    """

    state: State
    reasons: tuple[str, ...] = ()
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    next_open: datetime | None = None
    is_partial: bool = False


def judge(place: KeepsHours, start: datetime, end: datetime, holidays: HolidayCalendar) -> Verdict:
    """Judge a place for an interval, or for an instant if it ends where it starts."""
    return judge_hours(hours_key(place), start, end, holidays)


def judge_hours(
    key: HoursKey, start: datetime, end: datetime, holidays: HolidayCalendar
) -> Verdict:
    """Judge the hours that places with this key share."""
    start, end = _in_singapore(start, "from"), _in_singapore(end, "to")
    if end < start:
        raise InvalidValue("to", f"{end:%d %b %H:%M} is before {start:%d %b %H:%M}.")
    days = service_days(key, holidays)
    return _verdict(days, start, end if end > start else start + AN_INSTANT)


def _in_singapore(moment: datetime, field: str) -> datetime:
    if moment.tzinfo is None:
        raise InvalidValue(field, f"{moment} has no time zone: give an aware time.")
    if moment.year not in YEARS:
        raise InvalidValue(field, f"{moment.year}: give a year from {YEARS[0]} to {YEARS[-1]}.")
    return moment.astimezone(SINGAPORE_ZONE)


def _verdict(days: ServiceDays, start: datetime, end: datetime) -> Verdict:
    touched = days.between(start, end)
    certain = [span for span in touched if not span.doubt]
    opens_at = _beginning(days, certain[0]) if certain else None
    closes_at = _end(days, certain[0]) if certain else None
    if not _gaps(certain, start, end):
        return Verdict(State.OPEN, _early_closing(days, certain[-1], start), opens_at, closes_at)
    gaps = _gaps(touched, start, end)
    doubts = tuple(dict.fromkeys(span.doubt for span in touched if span.doubt))
    if not gaps:
        return Verdict(State.UNKNOWN, doubts, opens_at, closes_at)
    reasons = _partly(days, gaps, start, end) if touched else _wholly(days, start, end)
    return Verdict(
        State.CLOSED,
        reasons + doubts,
        opens_at,
        closes_at,
        days.next_opening(start),
        is_partial=bool(certain),
    )


def _gaps(spans: Iterable[Span], start: datetime, end: datetime) -> list[Gap]:
    """List the parts of an interval that no span covers; spans come in order of opening."""
    gaps: list[Gap] = []
    for span in spans:
        if span.opens > start:
            gaps.append((start, span.opens))
        start = max(start, span.closes)
    return [*gaps, (start, end)] if start < end else gaps


def _beginning(days: ServiceDays, span: Span) -> datetime | None:
    """Follow an opening back over midnight; None if it began more than a week before."""
    opens = span.opens
    while before := days.running_into(opens):
        opens = before.opens
        if span.opens - opens > FARTHEST_END:
            return None
    return opens


def _end(days: ServiceDays, span: Span) -> datetime | None:
    """Follow an opening on over midnight; None if it ends more than a week after."""
    closes = span.closes
    while after := days.running_on(closes):
        closes = after.closes
        if closes - span.closes > FARTHEST_END:
            return None
    return closes


def _partly(days: ServiceDays, gaps: Sequence[Gap], start: datetime, end: datetime) -> Reasons:
    return tuple(_gap_words(days, gap, start, end) for gap in gaps)


def _gap_words(days: ServiceDays, gap: Gap, start: datetime, end: datetime) -> str:
    closes, opens = gap
    if closes == start:
        late = length_words(opens - start)
        return f"opens {clock_words(opens, start.date())}, {late} after you start"
    if opens == end:
        early = length_words(end - closes)
        return f"{_closing(days, closes, start)}, {early} before you finish"
    return f"closed {range_words(closes, opens)} in between"


def _wholly(days: ServiceDays, start: datetime, end: datetime) -> Reasons:
    """Say why it is closed all along, by the day on which the interval starts."""
    day = days.on(start.date())
    before = [span for span in day.spans if span.closes <= start]
    after = [span for span in day.spans if span.opens >= end]
    doubts = tuple(dict.fromkeys(span.doubt for span in before + after if span.doubt))
    if before and after:
        return (f"closed {range_words(before[-1].closes, after[0].opens)}", *doubts)
    if after:
        return (f"opens {clock_words(after[0].opens, start.date())}", *doubts)
    if before:
        return (_closing(days, before[-1].closes, start), *doubts)
    return (day.why_closed,)


def _early_closing(days: ServiceDays, span: Span, start: datetime) -> Reasons:
    return (_closing(days, span.closes, start),) if days.eve_of_closing(span.closes) else ()


def _closing(days: ServiceDays, closes: datetime, start: datetime) -> str:
    eve = days.eve_of_closing(closes)
    return f"closes {clock_words(closes, start.date())}" + (f", {eve}" if eve else "")
