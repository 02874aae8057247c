"""How a session fits the hours of its place, and whether it fits worse than it did.

The judge is ``planner.domain.places.opening_hours``; this keeps of its verdict what is stored.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import Moment
from planner.domain.places.opening_hours import State, Verdict, judge_hours
from planner.domain.places.place import KeepsHours
from planner.domain.places.service_days import HoursKey, hours_key
from planner.domain.places.verdict_words import headline


class Fit(StrEnum):
    """Say how a place's hours fit the whole of a session; NONE where it has no listed place."""

    NONE = "none"
    OPEN = "open"
    UNKNOWN = "unknown"
    PARTLY = "partly"
    CLOSED = "closed"


UNFIT = frozenset({Fit.PARTLY, Fit.CLOSED})
FITTING = frozenset({Fit.NONE, Fit.OPEN})
RANK = {fit: rank for rank, fit in enumerate(Fit)}


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold a verdict as it is stored: the fit, its words, and the hours it was judged by."""

    fit: Fit
    words: str
    hours_version: str


UNJUDGED = Judged(Fit.NONE, "", "")


def judged(
    place: KeepsHours | None, start: datetime, end: datetime, holidays: HolidayCalendar
) -> Judged:
    """Judge a session at a place for the whole of its time; without a place there is nothing to."""
    if place is None:
        return UNJUDGED
    key = hours_key(place)
    verdict = judge_hours(key, start, end, holidays)
    words = headline(verdict, Moment(start, end), start)
    return Judged(_fit(verdict), words, _version(key, holidays))


def hours_version(place: KeepsHours | None, holidays: HolidayCalendar) -> str:
    """Name the hours that a verdict rests on; another name means that it has to be judged again."""
    return "" if place is None else _version(hours_key(place), holidays)


def is_worse(before: Fit, after: Fit) -> bool:
    """Tell whether a session fits worse than before; one without a place then never did."""
    return before is not Fit.NONE and RANK[after] > RANK[before]


def needs_mending(fit: Fit) -> bool:
    """Tell whether its place is known to be closed for some of a session or for all of it."""
    return fit in UNFIT


@lru_cache(maxsize=2048)
def _version(key: HoursKey, holidays: HolidayCalendar) -> str:
    return hashlib.sha256(f"{key!r} {holidays.version}".encode()).hexdigest()


def _fit(verdict: Verdict) -> Fit:
    if verdict.state is State.OPEN:
        return Fit.OPEN
    if verdict.state is State.UNKNOWN:
        return Fit.UNKNOWN
    return Fit.PARTLY if verdict.is_partial else Fit.CLOSED
