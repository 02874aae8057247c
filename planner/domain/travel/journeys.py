"""How one journey goes, step by step, in a traveller's words.

The minutes are those of the ``Reach`` it was read from; the steps' minutes add up to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np

from planner.domain.travel.assumptions import WAIT_MINUTES
from planner.domain.travel.estimates import ExitAccess, Reach, exits_near, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.rail import NOWHERE, RailNetwork
from planner.domain.travel.stations import Exit
from planner.domain.travel.walking import M_PER_WALKED_MINUTE, walk_minutes, whole_minutes

MUCH_NEARER = 0.5


class Mode(StrEnum):
    """Name how a step is made."""

    WALK = "walk"
    RIDE = "ride"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step: its words, whole minutes, and the station it ends at (none for a place)."""

    mode: Mode
    words: str
    minutes: int
    station: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """Hold the way to one place."""

    minutes: int
    steps: tuple[Step, ...]

    @property
    def is_walk_only(self) -> bool:
        """Tell a walk from a journey by rail."""
        return all(step.mode is Mode.WALK for step in self.steps)

    @property
    def lines(self) -> tuple[str, ...]:
        """List the lines ridden, in order, each once."""
        return tuple(dict.fromkeys(step.line for step in self.steps if step.mode is Mode.RIDE))


class NearbyExit(NamedTuple):
    """Hold an exit near a place with the straight line to it and the walk."""

    exit: Exit
    distance_m: float
    walk_minutes: int


class _Leg(NamedTuple):
    mode: Mode
    arrival: float
    station: str
    line: str


def journey(network: RailNetwork, reach: Reach, index: int) -> Journey:
    """Tell the way to the place at ``index`` of a reach."""
    minutes = int(reach.minutes[index])
    if reach.walk_only[index]:
        return Journey(minutes, (Step(Mode.WALK, f"walk {minutes}", minutes),))
    return Journey(minutes, _steps(_legs(network, reach, index)))


def journey_to(network: RailNetwork, origin: LatLon, destination: LatLon) -> Journey:
    """Tell the way between two points, neither of which needs to be a known place."""
    access = exits_near(network, np.array([[destination.lat, destination.lon]]))
    return journey(network, minutes_from(network, origin, access), 0)


def journey_words(way: Journey) -> str:
    """Say a journey in a line: "about 24 min: walk 6, NSL 2 stops, walk 3"; a walk: "walk 4"."""
    steps = ", ".join(step.words for step in way.steps)
    return steps if way.is_walk_only else f"about {way.minutes} min: {steps}"


def nearest_exits(network: RailNetwork, location: LatLon, count: int = 3) -> tuple[NearbyExit, ...]:
    """List exits by distance, the nearest of each station before any station's second."""
    distances = network.exit_points.distances_m(location)
    seen: dict[str, int] = {}
    order = []
    for i in np.argsort(distances, kind="stable"):
        turn = seen[network.exits[i].station] = seen.get(network.exits[i].station, -1) + 1
        order.append((turn > 0, float(distances[i]), int(i)))
    return tuple(
        NearbyExit(network.exits[i], distance, walk_minutes(distance))
        for _, distance, i in sorted(order)[:count]
    )


def nearest_exit(network: RailNetwork, access: ExitAccess, index: int) -> NearbyExit | None:
    """Look up the exit nearest to a known place, worked out beforehand; None without any exits."""
    if not len(access.exits):
        return None
    walk = float(access.walks[0, index])
    way_out = network.exits[access.exits[0, index]]
    return NearbyExit(way_out, walk * M_PER_WALKED_MINUTE, whole_minutes(walk))


def is_quicker_than_it_looks(minutes: Sequence[int], distances_m: Sequence[float]) -> list[bool]:
    """Tell, for each place of a list, whether a much nearer one takes longer to get to.

    Much nearer is at most half as far; both sequences are in the list's order.
    """
    both = list(zip(minutes, distances_m, strict=True))
    return [
        any(nearer <= MUCH_NEARER * far and slower > soon for slower, nearer in both)
        for soon, far in both
    ]


def why_quicker(way: Journey) -> str:
    """Say why a place that is farther on the map is sooner reached; nothing for a walk."""
    if way.is_walk_only:
        return ""
    if len(way.lines) == 1:
        return f"farther on the map, but {way.lines[0]} is direct"
    return f"farther on the map, but quick by {' and '.join(way.lines)}"


def _legs(network: RailNetwork, reach: Reach, index: int) -> list[_Leg]:
    """Follow the quickest path back from the place's best exit; arrivals are decimal minutes."""
    exits = reach.access.exits[:, index]
    best = int(np.argmin(reach.exit_minutes[exits] + reach.access.walks[:, index]))
    way_out = int(exits[best])
    platform = min(
        network.doors[way_out], key=lambda door: reach.paths.minutes[door.platform] + door.minutes
    ).platform
    arrival = float(reach.exit_minutes[way_out] + reach.access.walks[best, index])
    legs = [_Leg(Mode.WALK, arrival, "", "")]
    while reach.paths.previous[platform] != NOWHERE:
        line = reach.paths.lines[platform]
        mode = Mode.RIDE if line else Mode.CHANGE
        name = network.stations[platform].name
        legs.append(_Leg(mode, float(reach.paths.minutes[platform]), name, line))
        platform = reach.paths.previous[platform]
    boarding = float(reach.paths.minutes[platform]) - WAIT_MINUTES
    legs.append(_Leg(Mode.WALK, boarding, network.stations[platform].name, ""))
    return legs[::-1]


def _steps(legs: list[_Leg]) -> tuple[Step, ...]:
    """Join rides on one line, and round arrivals up so that the steps add up to the journey."""
    steps: list[Step] = []
    before = 0
    for (mode, line), run in groupby(legs, key=lambda leg: (leg.mode, leg.line)):
        run_legs = list(run)
        last = run_legs[-1]
        arrival = whole_minutes(last.arrival)
        minutes, before = arrival - before, arrival
        words = _words(mode, line, minutes, last.station, len(run_legs))
        steps.append(Step(mode, words, minutes, last.station, line))
    return tuple(steps)


def _words(mode: Mode, line: str, minutes: int, station: str, hops: int) -> str:
    if mode is Mode.WALK:
        return f"walk {minutes}"
    if mode is Mode.CHANGE:
        return f"change at {station}"
    return f"{line} {hops} stop{'' if hops == 1 else 's'}"
