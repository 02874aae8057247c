"""Door-to-door minutes on foot and by rail, from one origin to every place at once.

Arrays have one entry a place, in the order they were given; (k, n) arrays hold k ways a place.
Minutes are whole, rounded up, and always an estimate: see ``planner.domain.travel.assumptions``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.travel.assumptions import WAIT_MINUTES
from planner.domain.travel.geo import LatLon
from planner.domain.travel.rail import Paths, RailNetwork, quickest_paths
from planner.domain.travel.walking import (
    M_PER_WALKED_MINUTE,
    ROUNDING_MINUTES,
    Numbers,
    Points,
    Whole,
    arcs_m,
)

# Three and three miss the best of all exits by 0.04 minutes on average over the study places, and
# in 2 journeys of 1,000 by more than 3 minutes; see docs/adr/0005-estimate-travel.md.
NEAREST_STATIONS = 3
STATIONS_ON_OTHER_LINES = 3
A_NEW_LINE = 4.0  # outranks any difference between two cosines

PLACES_AT_ONCE = 1024  # keeps the table of places by exits under 10 MB


@dataclass(frozen=True, slots=True, eq=False)
class ExitAccess:
    """Hold the points of n places and the k exits that serve each, with the walk to them.

    ``exits`` and ``walks`` have the shape (k, n): indices into the network's exits, each of
    another station, the nearest of all first, and decimal minutes.
    """

    points: Points
    exits: Whole
    walks: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Hold how far every place is from one origin: columns of n entries.

    ``minutes`` is the quicker of walking and rail; ``walk_only`` where that is walking.
    ``paths`` and ``exit_minutes`` are what the minutes came from, for telling the journey.
    """

    origin: LatLon
    minutes: Whole
    walk_only: NDArray[np.bool_]
    distances_m: Numbers
    access: ExitAccess
    origin_access: ExitAccess
    paths: Paths
    exit_minutes: Numbers


def exits_near(network: RailNetwork, locations: Numbers) -> ExitAccess:
    """Choose the exits worth walking to from points of the shape (n, 2), lat and lon.

    They belong to the nearest stations, and to the nearest ones on lines that those lack.
    """
    points = Points.at(locations)
    k = min(NEAREST_STATIONS + STATIONS_ON_OTHER_LINES, len(network.groups))
    exits = np.empty((k, points.count), dtype=np.int64)
    walks = np.empty((k, points.count))
    for start in range(0, points.count if k else 0, PLACES_AT_ONCE):
        some = slice(start, start + PLACES_AT_ONCE)
        exits[:, some] = _exits_worth_trying(network, points.vectors[:, some], k)
        ways_out = network.exit_points.vectors[:, exits[:, some]]
        walks[:, some] = arcs_m(ways_out, points.vectors[:, None, some]) / M_PER_WALKED_MINUTE
    for column in (exits, walks):
        column.flags.writeable = False
    return ExitAccess(points, exits, walks)


def _exits_worth_trying(network: RailNetwork, vectors: Numbers, k: int) -> Whole:
    """Choose k exits of k stations for each of m unit vectors; nearness is the angle's cosine."""
    nearness = vectors.T @ network.exit_points.vectors
    stations = _stations_worth_trying(network, nearness, k)
    candidates = network.groups[stations]
    rows = np.arange(len(nearness))
    best = nearness[rows[:, None], candidates].argmax(axis=2)
    return np.asarray(candidates[np.arange(k)[:, None], rows, best])


def _stations_worth_trying(network: RailNetwork, nearness: Numbers, k: int) -> Whole:
    """Choose k rows of ``network.groups`` for each of m rows of (m, exits); shape (k, m)."""
    by_station = np.maximum.reduceat(nearness, network.groups[:, 0], axis=1)
    rows = np.arange(len(nearness))
    missing = np.ones((len(nearness), network.serves.shape[1]))
    chosen = np.empty((k, len(nearness)), dtype=np.int64)
    for turn in range(k):
        brings_a_line = missing @ network.serves.T > 0
        bonus = A_NEW_LINE * brings_a_line if turn >= NEAREST_STATIONS else 0.0
        chosen[turn] = (by_station + bonus).argmax(axis=1)
        by_station[rows, chosen[turn]] = -np.inf
        missing *= 1 - network.serves[chosen[turn]]
    return chosen


def minutes_from(network: RailNetwork, origin: LatLon, access: ExitAccess) -> Reach:
    """Estimate the minutes from ``origin`` to every place, in one pass over the network."""
    distances = access.points.distances_m(origin)
    origin_access = exits_near(network, np.array([[origin.lat, origin.lon]]))
    paths = quickest_paths(network, boarding_minutes(network, origin_access))
    exit_minutes = minutes_to_exits(network, paths.minutes)
    by_rail = np.full(access.points.count, np.inf)
    for exits, walks in zip(access.exits, access.walks, strict=True):
        np.minimum(by_rail, exit_minutes[exits] + walks, out=by_rail)
    on_foot = _whole(distances / M_PER_WALKED_MINUTE)
    minutes = np.minimum(on_foot, _whole(by_rail))
    return Reach(
        origin=origin,
        minutes=minutes.astype(np.int64),
        walk_only=on_foot == minutes,
        distances_m=distances,
        access=access,
        origin_access=origin_access,
        paths=paths,
        exit_minutes=exit_minutes,
    )


def boarding_minutes(network: RailNetwork, origin_access: ExitAccess) -> dict[int, float]:
    """Tell when a train leaves with us from each platform near an origin of one point."""
    leaving: dict[int, float] = {}
    for way_out, walk in zip(origin_access.exits[:, 0], origin_access.walks[:, 0], strict=True):
        for platform, minutes in network.doors[way_out]:
            start = float(walk) + minutes + WAIT_MINUTES
            leaving[platform] = min(start, leaving.get(platform, start))
    return leaving


def minutes_to_exits(network: RailNetwork, platform_minutes: Numbers) -> Numbers:
    """Add the walk up to the street: minutes to each exit by its best platform."""
    if not network.exits:
        return np.empty(0)
    through_doors = platform_minutes[network.door_platforms] + network.door_minutes
    return np.asarray(np.minimum.reduceat(through_doors, network.door_starts))


def _whole(minutes: Numbers) -> Numbers:
    """Round up to whole minutes, at least 1, as ``walking.whole_minutes`` does."""
    return np.maximum(np.ceil(minutes - ROUNDING_MINUTES), 1.0)
