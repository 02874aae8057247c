"""Where home is for the last train: at one station, or in an area with the stations it counts by.

Nothing finer is known. An area counts by every open station in it, or by the one nearest to it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from planner.domain.travel.areas import Area
from planner.domain.travel.estimates import ExitAccess, exits_near
from planner.domain.travel.geo import EARTH_RADIUS_M, LatLon
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.walking import Numbers

M_PER_DEGREE = math.radians(EARTH_RADIUS_M)
MOST_NAMED = 6


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """Hold a home: the names of its stations, and the exits that serve each, in their order.

    ``area`` is None for a home that is a station; ``is_served`` is False for an area without any.
    """

    stations: tuple[str, ...]
    access: ExitAccess
    area: Area | None = None
    is_served: bool = True

    def __contains__(self, point: LatLon) -> bool:
        return self.area is not None and point in self.area

    def stop_words(self, stop: int) -> str:
        """Say what one of its stations is to an area: "Boon Lay, a station of Jurong West"."""
        if self.area is None:
            return ""
        part = "a station of" if self.is_served else "the station nearest to"
        return f"{self.stations[stop]}, {part} {self.area.name}"

    def counted_words(self) -> str:
        """Say which stations an area counts by; nothing for a station."""
        if self.area is None:
            return ""
        if not self.is_served:
            return f"{self.area.name} has no open station; the nearest is {self.stations[0]}."
        named, more = self.stations[:MOST_NAMED], len(self.stations) - MOST_NAMED
        rest = f" and {more} more" if more > 0 else ""
        kind = "station" if len(self.stations) == 1 else "stations"
        return f"{self.area.name} counts by its {kind} {', '.join(named)}{rest}."


def home_at(network: RailNetwork, station: str) -> Home | None:
    """Make a home at an open station, by its name; None if none is called so."""
    places = _places(network)
    return _home(network, {station: places[station]}) if station in places else None


def home_in(network: RailNetwork, areas: Iterable[Area], name: str) -> Home | None:
    """Make a home in an area, by its name; None if none is called so, or no station is open."""
    places, area = _places(network), next((each for each in areas if each.name == name), None)
    if area is None or not places:
        return None
    inside = {s.name: places[s.name] for s in network.stations if s.location in area}
    if inside:
        return _home(network, inside, area)
    nearest = _nearest(places, area)
    return _home(network, {nearest: places[nearest]}, area, is_served=False)


def _home(
    network: RailNetwork,
    places: dict[str, LatLon],
    area: Area | None = None,
    *,
    is_served: bool = True,
) -> Home:
    points = np.array([(point.lat, point.lon) for point in places.values()])
    return Home(tuple(places), exits_near(network, points), area, is_served)


def _places(network: RailNetwork) -> dict[str, LatLon]:
    """Place each station by its name, at the first of its platforms."""
    places: dict[str, LatLon] = {}
    for station in network.stations:
        places.setdefault(station.name, station.location)
    return places


def _nearest(places: dict[str, LatLon], area: Area) -> str:
    """Choose the station nearest to the border of an area that holds none."""
    starts, ends = _border(area)
    return min(places, key=lambda station: _distance_m(places[station], starts, ends))


def _border(area: Area) -> tuple[Numbers, Numbers]:
    """List both ends of every edge of an area, in degrees; each of the shape (n, 2)."""
    rings = [np.array(ring) for polygon in area.polygons for ring in polygon]
    ends = [np.roll(ring, -1, axis=0) for ring in rings]
    return np.concatenate(rings), np.concatenate(ends)


def _distance_m(point: LatLon, starts: Numbers, ends: Numbers) -> float:
    """Measure from a point to the nearest of all edges, on a plane around the point."""
    scale = np.array((M_PER_DEGREE, M_PER_DEGREE * math.cos(math.radians(point.lat))))
    begins = (starts - (point.lat, point.lon)) * scale
    edges = (ends - starts) * scale
    lengths = np.maximum((edges * edges).sum(axis=1), np.finfo(float).tiny)
    along = np.clip(-(begins * edges).sum(axis=1) / lengths, 0.0, 1.0)
    feet = begins + along[:, None] * edges
    return float(np.sqrt((feet * feet).sum(axis=1)).min())
