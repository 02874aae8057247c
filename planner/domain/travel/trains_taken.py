"""Which trains a way home takes, and the other ways to try where one of them is in doubt.

Minutes count from leaving, rounded up; those by which to leave from the evening's midnight.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from planner.domain.travel.assumptions import WAIT_MINUTES
from planner.domain.travel.estimates import Reach, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.homes import Home
from planner.domain.travel.journeys import Journey, Mode, Step, journey
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrain, LastTrains, without

TO_SPARE = math.ceil(WAIT_MINUTES)
MOST_TRIES = 4
MOST_LONGER = 45  # minutes by which another way may take longer than the quickest
KEPT_WAYS = 512


class Boarding(NamedTuple):
    """Hold one train of a way: ``minutes`` pass from leaving until it goes, the wait included."""

    station: str
    to_station: str
    line: str
    minutes: int
    last: LastTrain | None

    @property
    def is_known(self) -> bool:
        """Tell whether its last train can be relied on."""
        return self.last is not None and not self.last.doubt


class Way(NamedTuple):
    """Hold a journey by rail to one station of a home, with the trains that it takes."""

    stop: int
    journey: Journey
    boardings: tuple[Boarding, ...]

    @property
    def is_known(self) -> bool:
        """Tell whether the last trains of all its parts can be relied on."""
        return all(train.is_known for train in self.boardings)

    @property
    def latest(self) -> float:
        """Give the minute by which to leave at the latest for its known trains; endless if none."""
        known = (
            train.last.minutes - train.minutes
            for train in self.boardings
            if train.last is not None and not train.last.doubt
        )
        return min(known, default=math.inf)


class Choice(NamedTuple):
    """Hold the way home that is told, and the one in doubt that would be better, if there is one.

    That is the way told itself where no way's trains are all known.
    """

    way: Way
    in_doubt: Way | None


class _Doubts(NamedTuple):
    """Hold what is left out of a railway: codes not to ride from, and codes not to change to."""

    rides: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()

    def is_left_out(self, code: str, to_code: str, line: str) -> bool:
        return code in self.rides if line else to_code in self.changes


@lru_cache(KEPT_WAYS)
def latest_way(
    network: RailNetwork, trains: LastTrains, origin: LatLon, home: Home, kind: str
) -> Choice | None:
    """Choose the station of a home, and the way to it, by which one can leave latest.

    Known trains go first, then those that call at the station itself; of ways that leave alike the
    quicker is chosen. None where walking to one of the stations is quickest. ``kind`` is a day
    type of the table.
    """
    found = ways(network, trains, origin, home, kind)
    if not found:
        return None
    known = [way for way in chain(*found) if way.is_known]
    if not known:
        told = max((tried[0] for tried in found), key=_rank)
        return Choice(told, told)
    told = max(known, key=lambda way: (_is_served(home, way), _rank(way)))
    quickest = found[told.stop][0]
    return Choice(told, _later(found, told) if quickest.is_known else quickest)


def _rank(way: Way) -> tuple[float, int]:
    return way.latest, -way.journey.minutes


def _is_served(home: Home, way: Way) -> bool:
    """Tell a way that ends with a train from one that walks on from another station."""
    return way.boardings[-1].to_station == home.stations[way.stop]


def _later(found: tuple[tuple[Way, ...], ...], told: Way) -> Way | None:
    """Find a way in doubt to another station that may leave later than the one told."""
    others = chain(*(tried for tried in found if tried[0].stop != told.stop))
    doubtful = [way for way in others if not way.is_known and way.latest > told.latest]
    return max(doubtful, key=_rank, default=None)


def ways(
    network: RailNetwork, trains: LastTrains, origin: LatLon, home: Home, kind: str
) -> tuple[tuple[Way, ...], ...]:
    """List for each station of a home the ways by rail, none where one of them is walked to.

    They are the quickest one and then others, until the last trains of one are all known.
    """
    search = _Search(network, trains, origin, home, kind)
    first = [search.way(stop, None) for stop in range(len(home.stations))]
    if any(way.journey.is_walk_only for way in first):
        return ()
    return tuple(search.tried(way) for way in first)


@dataclass(frozen=True, slots=True)
class _Search:
    """Look for ways from one origin; each railway that is left is searched once for all."""

    network: RailNetwork
    trains: LastTrains
    origin: LatLon
    home: Home
    kind: str
    reaches: dict[_Doubts | None, tuple[RailNetwork, Reach]] = field(default_factory=dict)

    def tried(self, quickest: Way) -> tuple[Way, ...]:
        """Try ways to one station; each leaves out the trains in doubt of those before."""
        found, doubts = [quickest], _Doubts()
        longest = quickest.journey.minutes + MOST_LONGER
        while not found[-1].is_known and len(found) < MOST_TRIES:
            doubts = _with_doubts(self.network, doubts, found[-1])
            another = self.way(quickest.stop, doubts)
            if another.journey.is_walk_only or another.journey.minutes > longest:
                break
            found.append(another)
        return tuple(found)

    def way(self, stop: int, doubts: _Doubts | None) -> Way:
        """Take the quickest way to a station over what is left of the railway, None for all."""
        if doubts not in self.reaches:
            self.reaches[doubts] = self._searched(doubts)
        network, reach = self.reaches[doubts]
        found = journey(network, reach, stop)
        return Way(stop, found, tuple(_boardings(found, self.trains, self.kind)))

    def _searched(self, doubts: _Doubts | None) -> tuple[RailNetwork, Reach]:
        left = self.network if doubts is None else without(self.trains.sure, doubts.is_left_out)
        return left, minutes_from(left, self.origin, self.home.access)


def _boardings(journey: Journey, trains: LastTrains, kind: str) -> Iterator[Boarding]:
    """List the trains of a journey; a change's minutes hold the wait, a walk's do not."""
    elapsed, before = 0, Step(Mode.WALK, "", 0)
    for step in journey.steps:
        if step.mode is Mode.RIDE:
            here, spare = before.station, TO_SPARE if before.mode is Mode.WALK else 0
            last = trains.last_train(step.line, here, step.station, kind)
            yield Boarding(here, step.station, step.line, elapsed + spare, last)
        elapsed, before = elapsed + step.minutes, step


def _with_doubts(network: RailNetwork, doubts: _Doubts, way: Way) -> _Doubts:
    """Leave out the trains in doubt of a way: the rides from its first station, changes to others.

    A train that one boards elsewhere may still be ridden through a station that is changed at.
    """
    return _Doubts(
        doubts.rides | _codes_in_doubt(network, way.boardings[:1]),
        doubts.changes | _codes_in_doubt(network, way.boardings[1:]),
    )


def _codes_in_doubt(network: RailNetwork, boardings: tuple[Boarding, ...]) -> set[str]:
    doubtful = {(train.line, train.station) for train in boardings if not train.is_known}
    return {s.code for s in network.stations if (s.line, s.name) in doubtful}
