"""Points and boxes on the WGS-84 globe.

Always (lat, lon) in degrees; distances in metres along the great circle.
"""

import math
from dataclasses import dataclass

from planner.domain.errors import InvalidValue

POLE = 90.0
ANTIMERIDIAN = 180.0
EARTH_RADIUS_M = 6_371_008.8  # mean radius R1, IUGG / GRS 80


@dataclass(frozen=True, slots=True)
class LatLon:
    """Hold one point in degrees, WGS-84."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (abs(self.lat) <= POLE and abs(self.lon) <= ANTIMERIDIAN):
            raise InvalidValue(
                "near",
                f"{self.lat}, {self.lon} is not a point on the globe: give latitude, longitude.",
            )


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a rectangle in degrees; its edges belong to it."""

    south: float
    west: float
    north: float
    east: float

    def __contains__(self, point: LatLon) -> bool:
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east


# Singapore's land and islands with a margin; the data README says how it was drawn.
SINGAPORE = Box(south=1.15, west=103.59, north=1.48, east=104.1)


def distance_m(a: LatLon, b: LatLon) -> float:
    """Measure the great circle between two points, in metres (haversine)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))
