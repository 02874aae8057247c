"""Which named area a point lies in, and the box that makes asking quick.

Rings are (lat, lon) in degrees, as in ``planner.domain.travel.polygons``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from planner.domain.travel.geo import Box, LatLon
from planner.domain.travel.polygons import Polygon, is_inside


@dataclass(frozen=True, slots=True)
class Area:
    """Hold one named area: its polygons and the box around them."""

    name: str
    code: str
    region: str
    polygons: tuple[Polygon, ...]
    box: Box

    @classmethod
    def bounded(cls, name: str, code: str, region: str, polygons: tuple[Polygon, ...]) -> Self:
        """Make an area and draw its box; needs at least one polygon."""
        lats, lons = zip(*(point for polygon in polygons for point in polygon[0]), strict=True)
        return cls(name, code, region, polygons, Box(min(lats), min(lons), max(lats), max(lons)))

    def __contains__(self, point: LatLon) -> bool:
        inside = (is_inside((point.lat, point.lon), polygon) for polygon in self.polygons)
        return point in self.box and any(inside)


def area_name(areas: Iterable[Area], point: LatLon) -> str | None:
    """Name the first area that holds the point; None if it lies in none."""
    return next((area.name for area in areas if point in area), None)
