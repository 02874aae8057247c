"""Which trains a way home takes, and the other ways to try where one of them is in doubt.

Minutes count from leaving, rounded up.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from planner.domain.travel.assumptions import WAIT_MINUTES
from planner.domain.travel.geo import LatLon
from planner.domain.travel.journeys import Journey, Mode, Step, journey_to
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
    """Hold a journey by rail with the trains that it takes."""

    journey: Journey
    boardings: tuple[Boarding, ...]

    @property
    def is_known(self) -> bool:
        """Tell whether the last trains of all its parts can be relied on."""
        return all(train.is_known for train in self.boardings)


@lru_cache(KEPT_WAYS)
def ways(
    network: RailNetwork, trains: LastTrains, origin: LatLon, home: LatLon, kind: str
) -> tuple[Way, ...]:
    """List the quickest way by rail and then others, until the last trains of one are all known.

    Empty where walking is quickest. ``kind`` is a day type of the table.
    """
    quickest = _way(journey_to(network, origin, home), trains, kind)
    if quickest.journey.is_walk_only:
        return ()
    found, rest = [quickest], _without_doubts(trains.sure, quickest)
    while not found[-1].is_known and len(found) < MOST_TRIES:
        another = _way(journey_to(rest, origin, home), trains, kind)
        longest = quickest.journey.minutes + MOST_LONGER
        if another.journey.is_walk_only or another.journey.minutes > longest:
            break
        found.append(another)
        rest = _without_doubts(rest, another)
    return tuple(found)


def _way(journey: Journey, trains: LastTrains, kind: str) -> Way:
    return Way(journey, tuple(_boardings(journey, trains, kind)))


def _boardings(journey: Journey, trains: LastTrains, kind: str) -> Iterator[Boarding]:
    """List the trains of a journey; a change's minutes hold the wait, a walk's do not."""
    elapsed, before = 0, Step(Mode.WALK, "", 0)
    for step in journey.steps:
        if step.mode is Mode.RIDE:
            here, spare = before.station, TO_SPARE if before.mode is Mode.WALK else 0
            last = trains.last_train(step.line, here, step.station, kind)
            yield Boarding(here, step.station, step.line, elapsed + spare, last)
        elapsed, before = elapsed + step.minutes, step


def _without_doubts(network: RailNetwork, way: Way) -> RailNetwork:
    """Leave out the trains in doubt of a way: the rides from its first station, changes to others.

    A train that one boards elsewhere may still be ridden through a station that is changed at.
    """
    first = _codes_in_doubt(network, way.boardings[:1])
    others = _codes_in_doubt(network, way.boardings[1:])
    return without(
        network,
        lambda code, to_code, line: code in first if line else to_code in others,
    )


def _codes_in_doubt(network: RailNetwork, boardings: tuple[Boarding, ...]) -> set[str]:
    doubtful = {(train.line, train.station) for train in boardings if not train.is_known}
    return {s.code for s in network.stations if (s.line, s.name) in doubtful}
