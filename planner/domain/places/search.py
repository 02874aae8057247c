"""Which places answer a question, and in what order.

Places whose verdict is closed for the time asked are left out; those that nobody can tell stay,
after the open ones. Within a section the order follows the sort, then distance, then the slug, so
that the same question always gives the same list.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import Moment, instant
from planner.domain.places.catalogue import Catalogue, Flags
from planner.domain.places.opening_hours import State, Verdict, judge
from planner.domain.places.place import Kind
from planner.domain.travel.estimates import Reach
from planner.domain.travel.geo import Box, LatLon

Indices = NDArray[np.int64]

LATE_HOUR = 23
FARTHEST = (1 << 17) - 1  # metres; Singapore is under 60 km across
SORT_BITS, DISTANCE_BITS, INDEX_BITS = 17, 17, 20


class Sort(StrEnum):
    """Name an order within a section."""

    BEST = "best"
    TIME = "time"
    DISTANCE = "distance"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """Ask for places. No moment means any time; no origin means no distances."""

    moment: Moment | None
    origin: LatLon | None = None
    kinds: frozenset[Kind] = frozenset()
    late: bool = False
    attributes: frozenset[str] = frozenset()
    is_public: bool = False
    sort: Sort = Sort.BEST
    bbox: Box | None = None


@dataclass(frozen=True)
class Verdicts:
    """Hold the verdict of each distinct set of hours at one moment."""

    moment: Moment
    each: tuple[Verdict, ...]
    states: Indices
    closes: Indices
    is_partial: Flags


@dataclass(frozen=True)
class Results:
    """Hold the answer: places by rank, as indices into the catalogue.

    ``sections`` gives each ranked place's section: twice its state (open, unknown, closed) plus
    one where nobody has confirmed that people study there.
    """

    catalogue: Catalogue
    verdicts: Verdicts
    reach: Reach | None
    total: int
    open_total: int
    ranked: Indices
    sections: Indices

    def verdict(self, index: int) -> Verdict:
        """Look up the verdict of a place by its index in the catalogue."""
        return self.verdicts.each[int(self.catalogue.hours_of[index])]


STATE_RANK = {State.OPEN: 0, State.UNKNOWN: 1, State.CLOSED: 2}
LARGEST_SECTION = 2 * STATE_RANK[State.CLOSED] + 1


def judge_all(catalogue: Catalogue, moment: Moment, holidays: HolidayCalendar) -> Verdicts:
    """Judge every distinct set of hours once."""
    each = tuple(judge(p, moment.start, moment.end, holidays) for p in catalogue.hours)
    return Verdicts(
        moment=moment,
        each=each,
        states=np.array([STATE_RANK[verdict.state] for verdict in each], dtype=np.int64),
        closes=np.array([_minutes_until_closed(v, moment) for v in each], dtype=np.int64),
        is_partial=np.array([verdict.is_partial for verdict in each], dtype=np.bool_),
    )


def _minutes_until_closed(verdict: Verdict, moment: Moment) -> int:
    if verdict.state is not State.OPEN:
        return 0
    if verdict.closes_at is None:
        return FARTHEST
    return int((verdict.closes_at - moment.start).total_seconds() // 60)


def late_moment(query: PlaceQuery, now: datetime) -> Moment:
    """Take 23:00 of the day asked about."""
    start = query.moment.start if query.moment else instant(now).start
    return instant(start.replace(hour=LATE_HOUR, minute=0))


def matching(catalogue: Catalogue, query: PlaceQuery, late: Verdicts | None) -> Flags:
    """Tell which places pass every filter but the time."""
    passing = np.ones(len(catalogue.places), dtype=np.bool_)
    if query.bbox:
        passing &= catalogue.inside(query.bbox)
    if query.kinds:
        passing &= np.logical_or.reduce([catalogue.kinds[kind] for kind in query.kinds])
    for name in query.attributes:
        passing &= catalogue.has[name]
    if query.is_public:
        passing &= catalogue.is_public
    if late:
        passing &= (late.states == STATE_RANK[State.OPEN])[catalogue.hours_of]
    return passing


@dataclass(frozen=True)
class Asked:
    """Hold a query with what its answer rests on.

    ``verdicts`` are for the query's moment, or for now where it has none; ``late`` for 23:00 where
    the query asks for late places; ``reach`` from the query's origin, if it has one.
    """

    catalogue: Catalogue
    query: PlaceQuery
    verdicts: Verdicts
    reach: Reach | None
    late: Verdicts | None = None


def search(asked: Asked, last: int | None = None, *, partly: bool = False) -> Results:
    """Rank the places that match, the best ``last`` of them (all by default).

    With ``partly`` these are the ones left out: open for some of the moment, but not for all.
    """
    catalogue, query = asked.catalogue, asked.query
    passing = matching(catalogue, query, asked.late)
    states = asked.verdicts.states.astype(np.int8)[catalogue.hours_of]
    if partly:
        passing &= asked.verdicts.is_partial[catalogue.hours_of]
    elif query.moment is not None:
        passing &= states != STATE_RANK[State.CLOSED]
    sections = _sections(asked, states)
    chosen = np.flatnonzero(passing & (sections <= _last_section(sections, passing, last)))
    first = _first(_sort_keys(asked, sections[chosen].astype(np.int64), chosen), last)
    ranked = chosen[first]
    return Results(
        catalogue=catalogue,
        verdicts=asked.verdicts,
        reach=asked.reach,
        total=int(np.count_nonzero(passing)),
        open_total=int(np.count_nonzero(passing & (states == STATE_RANK[State.OPEN]))),
        ranked=ranked,
        sections=sections[ranked].astype(np.int64),
    )


def _sections(asked: Asked, states: NDArray[np.int8]) -> NDArray[np.int8]:
    """Give each place its section; where time is not asked, only closures count as closed."""
    catalogue = asked.catalogue
    if asked.query.moment is None:
        states = catalogue.is_shut.astype(np.int8) * STATE_RANK[State.CLOSED]
    sections: NDArray[np.int8] = states * 2 + ~catalogue.is_supported
    return sections


def _last_section(sections: NDArray[np.int8], passing: Flags, last: int | None) -> int:
    """Tell which section holds the last place asked for: those after it need no order."""
    found = 0
    for section in range(LARGEST_SECTION):
        found += int(np.count_nonzero(passing & (sections == section)))
        if last is not None and found >= last:
            return section
    return LARGEST_SECTION


def _sort_keys(asked: Asked, sections: Indices, chosen: Indices) -> Indices:
    """Pack section, sort, distance and slug order into one whole number a place."""
    distance = np.zeros(len(chosen), dtype=np.int64)
    minutes = distance
    if asked.reach:
        distance = np.minimum(asked.reach.distances_m[chosen], FARTHEST).astype(np.int64)
        minutes = np.minimum(asked.reach.minutes[chosen], FARTHEST).astype(np.int64)
    if asked.query.sort is Sort.CLOSES:
        closes = asked.verdicts.closes[asked.catalogue.hours_of[chosen]]
        first = FARTHEST - np.minimum(closes, FARTHEST)
    else:
        first = distance if asked.query.sort is Sort.DISTANCE else minutes
    by_sort: Indices = (sections << SORT_BITS) | first
    by_distance: Indices = (by_sort << DISTANCE_BITS) | distance
    by_slug: Indices = (by_distance << INDEX_BITS) | chosen
    return by_slug


def _first(keys: Indices, last: int | None) -> Indices:
    """Order the smallest ``last`` keys, without ordering the rest."""
    if last is None or last >= len(keys):
        every: Indices = np.argsort(keys)
        return every
    smallest: Indices = np.argpartition(keys, last)[:last]
    ordered: Indices = smallest[np.argsort(keys[smallest])]
    return ordered


def loosened(query: PlaceQuery) -> dict[str, PlaceQuery]:
    """Give the query once for each filter that is on, without that filter."""
    without: dict[str, PlaceQuery] = {}
    if query.bbox:
        without["bbox"] = replace(query, bbox=None)
    if query.kinds:
        without["kind"] = replace(query, kinds=frozenset())
    for name in sorted(query.attributes):
        without[name] = replace(query, attributes=query.attributes - {name})
    if query.is_public:
        without["access"] = replace(query, is_public=False)
    if query.late:
        without["late"] = replace(query, late=False)
    if query.moment is not None:
        without["when"] = replace(query, moment=None)
    return without
