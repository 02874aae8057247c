"""A verdict in one line, as the list, the map, the place page and the terminal print it."""

from datetime import datetime, timedelta

from planner.domain.moments import Moment, in_singapore
from planner.domain.places.hours_text import HOURS_NOT_KNOWN
from planner.domain.places.opening_hours import State, Verdict
from planner.domain.places.weekly_hours import Span
from planner.domain.time_words import clock_words, length_words, range_words

SOON = timedelta(hours=1)
NEVER_SOON = timedelta(-1)


def headline(verdict: Verdict, moment: Moment, now: datetime) -> str:
    """Write the verdict's first line, e.g. "Open until 21:00, closes in 40 min".

    Lengths from now are given only where the moment asked about is now.
    """
    if verdict.state is State.UNKNOWN:
        return _unknown(verdict)
    if not moment.is_instant:
        return _for_interval(verdict, moment)
    soon = SOON if moment.start == in_singapore(now) else NEVER_SOON
    if verdict.state is State.OPEN:
        return _open_at(verdict, moment.start, soon)
    return _closed_at(verdict, moment.start, soon)


def span_words(span: Span) -> str:
    """Write an opening: "10:00–21:00", or with its days "Fri 18:00 – Sat 02:00"."""
    return range_words(span.opens, span.closes)


def _unknown(verdict: Verdict) -> str:
    words = "; ".join(verdict.reasons)
    return words if words == HOURS_NOT_KNOWN else f"Not known: {words}"


def _for_interval(verdict: Verdict, moment: Moment) -> str:
    today = moment.start.date()
    if verdict.state is State.OPEN:
        until = f", until {clock_words(verdict.closes_at, today)}" if verdict.closes_at else ""
        return f"Open for all of it{until}"
    if verdict.is_partial:
        return f"Open for part: {'; '.join(verdict.reasons)}"
    return f"Closed then{_opens(verdict, moment.start)}"


def _open_at(verdict: Verdict, start: datetime, soon: timedelta) -> str:
    if verdict.closes_at is None:
        return "Open all day and night"
    words = f"Open until {clock_words(verdict.closes_at, start.date())}"
    left = verdict.closes_at - start
    return f"{words}, closes in {length_words(left)}" if left <= soon else words


def _closed_at(verdict: Verdict, start: datetime, soon: timedelta) -> str:
    if verdict.next_open and verdict.next_open - start <= soon:
        opens = clock_words(verdict.next_open, start.date())
        return f"Opens {opens}, in {length_words(verdict.next_open - start)}"
    return f"Closed{_opens(verdict, start)}"


def _opens(verdict: Verdict, start: datetime) -> str:
    if verdict.next_open is None:
        return ""
    return f", opens {clock_words(verdict.next_open, start.date())}"
