"""Points inside polygons, for placing a name on an area.

A ring is (lat, lon) pairs in degrees, closed or not; a polygon is its outer ring, then holes.
Degrees are treated as a plane: good to metres over an area of Singapore's size.
"""

from collections.abc import Sequence
from itertools import pairwise

from planner.domain.travel.geo import LatLon

Ring = Sequence[tuple[float, float]]
Polygon = Sequence[Ring]
SCAN_LINES = 9


def middle(polygons: Sequence[Polygon]) -> LatLon:
    """Return a point inside the largest polygon: its centroid, or else its widest stretch.

    Rounded to a micro-degree, about 0.1 m.
    """
    largest = max(polygons, key=lambda polygon: abs(_moments(polygon[0])[0]))
    area, lat, lon = _moments(largest[0])
    if area and is_inside((lat, lon), largest):
        return LatLon(round(lat, 6), round(lon, 6))
    return _widest(largest)


def is_inside(point: tuple[float, float], polygon: Polygon) -> bool:
    """Tell whether a point lies in a polygon and in none of its holes."""
    left_of = sum(crossing > point[1] for crossing in _crossings(point[0], polygon))
    return left_of % 2 == 1


def _closed(ring: Ring) -> list[tuple[float, float]]:
    return [*ring, ring[0]]


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Return twice the signed area and the centroid, by the shoelace formula."""
    lat_0, lon_0 = ring[0]
    shifted = [(lat - lat_0, lon - lon_0) for lat, lon in _closed(ring)]
    crosses = [a * d - c * b for (a, b), (c, d) in pairwise(shifted)]
    area = sum(crosses)
    if area == 0:
        return 0.0, lat_0, lon_0
    steps = list(zip(crosses, pairwise(shifted), strict=True))
    lat = sum(cross * (p[0] + q[0]) for cross, (p, q) in steps) / (3 * area)
    lon = sum(cross * (p[1] + q[1]) for cross, (p, q) in steps) / (3 * area)
    return area, lat_0 + lat, lon_0 + lon


def _crossings(lat: float, polygon: Polygon) -> list[float]:
    """List in order the longitudes where a parallel crosses the polygon's edges."""
    found = [
        b + (lat - a) / (c - a) * (d - b)
        for ring in polygon
        for (a, b), (c, d) in pairwise(_closed(ring))
        if (a > lat) != (c > lat)
    ]
    return sorted(found)


def _widest(polygon: Polygon) -> LatLon:
    lats = [lat for lat, _ in polygon[0]]
    south, north = min(lats), max(lats)
    best = (-1.0, polygon[0][0][0], polygon[0][0][1])
    for step in range(1, SCAN_LINES + 1):
        lat = south + (north - south) * step / (SCAN_LINES + 1)
        crossings = _crossings(lat, polygon)
        for west, east in zip(crossings[::2], crossings[1::2], strict=True):
            best = max(best, (east - west, lat, (west + east) / 2))
    return LatLon(round(best[1], 6), round(best[2], 6))
