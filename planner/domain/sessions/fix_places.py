"""Other places for a session at its own time, near the place it was to be at.

Near means at most ``NEAR_MINUTES`` by the estimate. Each is open for all of it and lets its
visitors in as the place asked for does, or anyone; the ways from the place before and to the place
after can be made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

import numpy as np

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import MINUTE, NIGHT_ENDS, Moment, in_singapore
from planner.domain.places.catalogue import Catalogue, Flags
from planner.domain.places.opening_hours import State
from planner.domain.places.place import Access
from planner.domain.places.search import STATE_RANK, Indices, Verdicts, judge_all
from planner.domain.sessions.clashes import (
    SAME_SPOT_M,
    TravelMinutes,
    around,
    is_free,
    neighbours,
)
from planner.domain.sessions.fix_kinds import NEAR_MINUTES, Asked, Fix, FixKind
from planner.domain.sessions.fix_words import late_reason, place_reason, place_words
from planner.domain.travel.estimates import Reach, minutes_from
from planner.domain.travel.rail import RailNetwork

MOST_PLACES = 2
LATE_FROM = time(22)
OPEN_TO_ANYONE = frozenset({Access.PUBLIC, Access.CUSTOMERS})


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold what is asked with the columns that answer it; ``passing`` are open, near and free."""

    asked: Asked
    places: Catalogue
    verdicts: Verdicts
    reach: Reach
    passing: Flags
    travel: TravelMinutes


def place_fixes(
    asked: Asked,
    places: Catalogue,
    holidays: HolidayCalendar,
    travel: TravelMinutes,
    network: RailNetwork,
) -> Iterator[Fix]:
    """Give the nearest places that suit and, for a late session, the one that is open longest."""
    here = asked.location
    if here is None or not is_free(asked.start, asked.end, None, asked.others, travel):
        return
    verdicts = judge_all(places, Moment(asked.start, asked.end), holidays)
    reach = minutes_from(network, here, places.access)
    passing = (verdicts.states == STATE_RANK[State.OPEN])[places.hours_of]
    passing &= (reach.minutes <= NEAR_MINUTES) & _lets_in(asked, places)
    passing &= _in_time(asked, places, network)
    yield from _chosen(_Look(asked, places, verdicts, reach, passing, travel))


def ends_late(end: datetime) -> bool:
    """Tell whether a session ends from 22:00 on, or in the night after."""
    clock = in_singapore(end).time()
    return clock >= LATE_FROM or clock <= NIGHT_ENDS


def _chosen(look: _Look) -> Iterator[Fix]:
    suiting = tuple(islice(_clash_free(look, _suiting(look)), MOST_PLACES))
    yield from (_fix(FixKind.PLACE, look, index) for index in suiting)
    if ends_late(look.asked.end):
        latest = next(_clash_free(look, _latest(look)), None)
        if latest is not None and latest not in suiting:
            yield _fix(FixKind.LATE_PLACE, look, latest)


def _in_time(asked: Asked, places: Catalogue, network: RailNetwork) -> Flags:
    """Tell where one can come to from the place before, and go on from to the place after."""
    passing = np.ones(len(places.places), dtype=np.bool_)
    for near in neighbours(asked.start, asked.end, asked.others):
        way = minutes_from(network, near.location, places.access)
        passing &= (way.minutes <= near.gap // MINUTE) | (way.distances_m < SAME_SPOT_M)
    return passing


def _lets_in(asked: Asked, places: Catalogue) -> Flags:
    allowed = OPEN_TO_ANYONE | ({asked.place.access} if asked.place else set())
    return np.fromiter((place.access in allowed for place in places.places), dtype=np.bool_)


def _suiting(look: _Look) -> Indices:
    """Order the supported ones with every wanted attribute, the nearest first."""
    suiting = look.passing & look.places.is_supported
    for name in look.asked.wants:
        suiting &= look.places.has[name]
    return _by_nearness(look, suiting)


def _latest(look: _Look) -> Indices:
    """Order those that pass: supported before others, then by closing, then the nearest first."""
    closes = look.verdicts.closes[look.places.hours_of]
    return _by_nearness(look, look.passing, -closes, ~look.places.is_supported)


def _by_nearness(look: _Look, passing: Flags, *before: Indices | Flags) -> Indices:
    """Order by minutes, metres and slug, after keys that come before these, the first one last."""
    chosen = np.flatnonzero(passing)
    keys = (np.rint(look.reach.distances_m), look.reach.minutes, *before)
    ordered: Indices = chosen[np.lexsort([key[chosen] for key in keys])]
    return ordered


def _clash_free(look: _Look, order: Indices) -> Iterator[int]:
    asked = look.asked
    near = around(asked.start, asked.end, asked.others)
    for index in map(int, order):
        there = look.places.places[index].location
        if is_free(asked.start, asked.end, there, near, look.travel):
            yield index


def _fix(kind: FixKind, look: _Look, index: int) -> Fix:
    asked, place = look.asked, look.places.places[index]
    minutes = int(look.reach.minutes[index])
    verdict = look.verdicts.each[int(look.places.hours_of[index])]
    moment = look.verdicts.moment
    if kind is FixKind.LATE_PLACE:
        reason = late_reason(place, asked.wants, verdict, moment)
    else:
        reason = place_reason(asked.wants, verdict, moment)
    return Fix(kind, asked.start, asked.end, place, place_words(place, minutes), reason, minutes)
