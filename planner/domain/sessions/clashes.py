"""What else fills the time of a session, or leaves too little time to come from and to go on to.

Intervals are half-open and times aware: what ends at seven does not clash with what begins then.
Minutes on the way are an estimate and said to be one. Places less than ``SAME_SPOT_M`` apart count
as one. Nothing is said of ways from or to a place that nobody knows, nor of what takes no time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from planner.domain.moments import MINUTE, day_in_singapore, in_singapore
from planner.domain.sessions.verdicts import Fit
from planner.domain.time_words import clock_words, day_words, length_words, range_words
from planner.domain.travel.estimates import exits_near, minutes_from
from planner.domain.travel.geo import LatLon, distance_m
from planner.domain.travel.rail import RailNetwork

TravelMinutes = Callable[[LatLon, LatLon], int]
"""Whole minutes from one point to another, the same both ways."""

SAME_SPOT_M = 100.0  # Assumption: two rooms of one building, not a way worth planning.
EXAM_LASTS = timedelta(hours=1)  # Assumption: only its beginning is known.
# A fix moves a session by an hour at most, and few journeys here take longer than two.
AROUND = timedelta(hours=4)
KEPT_WAYS = 1024
FINE = frozenset({Fit.NONE, Fit.OPEN})


@dataclass(frozen=True, slots=True)
class Engagement:
    """Hold something else that fills time: another session, or imported busy time.

    ``key`` tells it from the others; ``location`` is None where nobody knows it; ``place_name``
    may be empty. ``url_key`` is what else a link to it needs, and means nothing here. What is
    ``is_all_day`` runs from one midnight to another.
    """

    key: str
    title: str
    start: datetime
    end: datetime
    location: LatLon | None = None
    place_name: str = ""
    is_session: bool = True
    url_key: str = ""
    is_all_day: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold one clash: with what, whether it is only the way that cannot be made, and its words."""

    other: Engagement
    is_travel: bool
    words: str


class Neighbour(NamedTuple):
    """Hold an engagement of a known place right before or after a session, and the time between."""

    other: Engagement
    location: LatLon
    gap: timedelta


def travel_between(network: RailNetwork) -> TravelMinutes:
    """Give the estimate between any two points of a network; it remembers the latest pairs."""

    @lru_cache(KEPT_WAYS)
    def minutes(one: LatLon, other: LatLon) -> int:
        access = exits_near(network, np.array([[other.lat, other.lon]]))
        return int(minutes_from(network, one, access).minutes[0])

    return minutes


def clashes(
    start: datetime,
    end: datetime,
    location: LatLon | None,
    others: Sequence[Engagement],
    travel: TravelMinutes,
) -> tuple[Clash, ...]:
    """List what clashes with a session, by when it begins; ``others`` leave out the session itself.

    Overlaps come first, then the ways from the last known place before and to the next one after.
    """
    overlapping = [
        Clash(other, False, _overlap_words(other))
        for other in others
        if _overlaps(other, start, end)
    ]
    ways = [
        Clash(near.other, True, _way_words(near, start, minutes))
        for near, minutes in _ways(start, end, location, others, travel)
        if minutes * MINUTE > near.gap
    ]
    return (*sorted(overlapping, key=_order), *ways)


def is_free(
    start: datetime,
    end: datetime,
    location: LatLon | None,
    others: Sequence[Engagement],
    travel: TravelMinutes,
) -> bool:
    """Tell whether there is no clash, without putting any into words."""
    if any(_overlaps(other, start, end) for other in others):
        return False
    ways = _ways(start, end, location, others, travel)
    return all(minutes * MINUTE <= near.gap for near, minutes in ways)


def is_fine(fit: Fit, found: Sequence[Clash]) -> bool:
    """Tell whether a session needs no fix: open for all of it or nowhere listed, and no clash."""
    return fit in FINE and not found


def neighbours(
    start: datetime, end: datetime, others: Iterable[Engagement]
) -> tuple[Neighbour, ...]:
    """Give the last known place before a session and the next after it.

    Where several end, or begin, at the same minute, each of them counts.
    """
    known = [
        (other, other.location)
        for other in others
        if other.location is not None and other.start < other.end
    ]
    before = [(other, place) for other, place in known if other.end <= start]
    after = [(other, place) for other, place in known if other.start >= end]
    last = max((other.end for other, _ in before), default=start)
    first = min((other.start for other, _ in after), default=end)
    return (
        *(Neighbour(other, place, start - last) for other, place in before if other.end == last),
        *(Neighbour(other, place, first - end) for other, place in after if other.start == first),
    )


def around(start: datetime, end: datetime, others: Sequence[Engagement]) -> tuple[Engagement, ...]:
    """Keep only those that can clash with any session within an interval."""
    inside = [other for other in others if _overlaps(other, start, end)]
    return (*inside, *(near.other for near in neighbours(start, end, others)))


def stretch_words(start: datetime, end: datetime, *, is_all_day: bool = False) -> str:
    """Write when something is: "19:00–20:00", or by its days "Mon 30 Nov – Tue 1 Dec, all day"."""
    if not is_all_day:
        return range_words(start, end)
    first, last = start.date(), (end - timedelta.resolution).date()
    days = day_words(first) if last <= first else f"{day_words(first)} – {day_words(last)}"
    return f"{days}, all day"


def _overlaps(other: Engagement, start: datetime, end: datetime) -> bool:
    return max(other.start, start) < min(other.end, end)


def _order(clash: Clash) -> tuple[datetime, datetime, str]:
    return clash.other.start, clash.other.end, clash.other.key


def _named(other: Engagement) -> str:
    where = f" at {other.place_name}" if other.place_name else ""
    return f"“{other.title}”{where}"


def _overlap_words(other: Engagement) -> str:
    begins, ends = in_singapore(other.start), in_singapore(other.end)
    when = stretch_words(begins, ends, is_all_day=other.is_all_day)
    return f"Overlaps {_named(other)}, {when}"


def _ways(
    start: datetime,
    end: datetime,
    location: LatLon | None,
    others: Sequence[Engagement],
    travel: TravelMinutes,
) -> Iterator[tuple[Neighbour, int]]:
    """Give the neighbours that are elsewhere, with the minutes from and to them."""
    if location is not None:
        for near in neighbours(start, end, others):
            if distance_m(near.location, location) >= SAME_SPOT_M:
                yield near, travel(near.location, location)


def _way_words(near: Neighbour, start: datetime, minutes: int) -> str:
    other, today = near.other, day_in_singapore(start)
    left = length_words(near.gap) if near.gap else "No time"
    if other.end <= start:
        when = f"after {_named(other)} ends at {clock_words(in_singapore(other.end), today)}"
    else:
        when = f"before {_named(other)} starts at {clock_words(in_singapore(other.start), today)}"
    return f"{left} {when}; the way takes about {minutes} min by our estimate"
