"""The MRT and LRT as platforms joined by rides and changes.

A platform is one station code; minutes are decimal, distances metres along the great circle.
Planned stations are left out: a train that does not run yet takes nobody anywhere.
"""

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.domain.travel.assumptions import (
    CHANGE_MINUTES,
    FASTEST_M_PER_MINUTE,
    LRT_M_PER_MINUTE,
    MRT_RUN_M_PER_MINUTE,
    MRT_STOP_MINUTES,
    PLATFORM_MINUTES,
    WAIT_MINUTES,
)
from planner.domain.travel.geo import distance_m
from planner.domain.travel.stations import CHANGE, Exit, Line, Link, Station, is_light_rail
from planner.domain.travel.walking import M_PER_WALKED_MINUTE, Numbers, Points, Whole

OPEN = "open"
NOWHERE = -1


class Hop(NamedTuple):
    """Hold one way on from a platform; ``line`` is empty for a change."""

    platform: int
    minutes: float
    line: str


class Door(NamedTuple):
    """Hold one platform that an exit leads to, and the walk between street and train."""

    platform: int
    minutes: float


@dataclass(frozen=True, slots=True, eq=False)
class RailNetwork:
    """Hold the open network, built once and never changed.

    ``hops[i]`` leads on from ``stations[i]``; ``doors[j]`` are the platforms behind ``exits[j]``.
    Exits are sorted by station: ``groups`` (stations, most exits) holds the exits of each station
    by name, its first one repeated to fill the row, and ``serves`` (stations, lines) is 1 where a
    line calls. The doors of exit ``j`` start at ``door_starts[j]`` of the columns of all doors.
    """

    stations: tuple[Station, ...]
    exits: tuple[Exit, ...]
    lines: Mapping[str, Line]
    hops: tuple[tuple[Hop, ...], ...]
    doors: tuple[tuple[Door, ...], ...]
    exit_points: Points
    groups: Whole
    serves: Numbers
    door_platforms: Whole
    door_minutes: Numbers
    door_starts: Whole

    @classmethod
    def build(
        cls,
        stations: Iterable[Station],
        exits: Iterable[Exit],
        links: Iterable[Link],
        lines: Iterable[Line] = (),
    ) -> "RailNetwork":
        """Join what is open; links and exits of any other code are left out."""
        platforms = tuple(station for station in stations if station.status == OPEN)
        number = {station.code: i for i, station in enumerate(platforms)}
        ways_out = tuple(
            sorted(
                (way for way in exits if any(code in number for code in way.codes)),
                key=lambda way: (way.station, way.exit),
            )
        )
        doors = tuple(_doors(way, platforms, number) for way in ways_out)
        flat = [door for row in doors for door in row]
        groups = _groups(ways_out)
        return cls(
            stations=platforms,
            exits=ways_out,
            lines={line.line: line for line in lines},
            hops=_hops(platforms, number, links),
            doors=doors,
            exit_points=Points.at(np.array([[e.location.lat, e.location.lon] for e in ways_out])),
            groups=groups,
            serves=_serves(groups, doors, platforms),
            door_platforms=np.array([door.platform for door in flat], dtype=np.int64),
            door_minutes=np.array([door.minutes for door in flat], dtype=np.float64),
            door_starts=np.cumsum([0, *map(len, doors)], dtype=np.int64)[:-1],
        )


class Paths(NamedTuple):
    """Hold the quickest way to each platform; minutes are infinite where none leads.

    ``previous[i]`` is the platform before and ``lines[i]`` the line taken from it (empty for a
    change); ``NOWHERE`` stands before the platform where the first train was boarded.
    """

    minutes: Numbers
    previous: list[int]
    lines: list[str]


def quickest_paths(network: RailNetwork, boarding: Mapping[int, float]) -> Paths:
    """Find the quickest way to every platform in one pass (Dijkstra with a heap).

    ``boarding`` gives the platforms where a train can be boarded, and the minutes until it leaves.
    """
    count = len(network.stations)
    minutes = [math.inf] * count
    previous, lines = [NOWHERE] * count, [""] * count
    queue = []
    for platform, start in boarding.items():
        minutes[platform] = start
        queue.append((start, platform))
    heapq.heapify(queue)
    while queue:
        so_far, here = heapq.heappop(queue)
        if so_far > minutes[here]:
            continue
        for there, more, line in network.hops[here]:
            arrival = so_far + more
            if arrival < minutes[there]:
                minutes[there], previous[there], lines[there] = arrival, here, line
                heapq.heappush(queue, (arrival, there))
    return Paths(np.array(minutes), previous, lines)


def ride_minutes(line: str, distance_m: float, minutes: float | None) -> float:
    """Take the stated minutes or estimate them, never faster than the fastest train."""
    if minutes is None and is_light_rail(line):
        return distance_m / LRT_M_PER_MINUTE
    if minutes is None:
        return MRT_STOP_MINUTES + distance_m / MRT_RUN_M_PER_MINUTE
    return max(minutes, distance_m / FASTEST_M_PER_MINUTE)


def change_minutes(distance_m: float, minutes: float | None) -> float:
    """Reckon a change: the stated or assumed walk, never shorter than its length, and the wait."""
    walk = CHANGE_MINUTES if minutes is None else minutes
    return max(walk, distance_m / M_PER_WALKED_MINUTE) + WAIT_MINUTES


def _hops(
    platforms: tuple[Station, ...], number: Mapping[str, int], links: Iterable[Link]
) -> tuple[tuple[Hop, ...], ...]:
    ways: list[list[Hop]] = [[] for _ in platforms]
    for link in links:
        if link.from_code not in number or link.to_code not in number:
            continue
        here, there = number[link.from_code], number[link.to_code]
        straight_m = distance_m(platforms[here].location, platforms[there].location)
        length_m = max(link.distance_m, straight_m)
        if link.line == CHANGE:
            line, minutes = "", change_minutes(length_m, link.minutes)
        else:
            line, minutes = link.line, ride_minutes(link.line, length_m, link.minutes)
        ways[here].append(Hop(there, minutes, line))
        ways[there].append(Hop(here, minutes, line))
    return tuple(tuple(row) for row in ways)


def _doors(
    way_out: Exit, platforms: tuple[Station, ...], number: Mapping[str, int]
) -> tuple[Door, ...]:
    found = [number[code] for code in way_out.codes if code in number]
    lengths = [distance_m(way_out.location, platforms[i].location) for i in found]
    return tuple(
        Door(platform, max(PLATFORM_MINUTES, length_m / M_PER_WALKED_MINUTE))
        for platform, length_m in zip(found, lengths, strict=True)
    )


def _groups(exits: tuple[Exit, ...]) -> Whole:
    by_station: dict[str, list[int]] = {}
    for i, way_out in enumerate(exits):
        by_station.setdefault(way_out.station, []).append(i)
    width = max(map(len, by_station.values()), default=1)
    rows = [row + [row[0]] * (width - len(row)) for row in by_station.values()]
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _serves(
    groups: Whole, doors: tuple[tuple[Door, ...], ...], platforms: tuple[Station, ...]
) -> Numbers:
    column = {line: i for i, line in enumerate(sorted({p.line for p in platforms}))}
    serves = np.zeros((len(groups), len(column)))
    for row, exits in enumerate(groups):
        for door in (door for way_out in exits for door in doors[way_out]):
            serves[row, column[platforms[door.platform].line]] = 1
    return serves
