"""GeoJSON (RFC 7946) of what the map draws.

Positions are (lon, lat) here, as GeoJSON has them; degrees, WGS-84. Places keep 6 decimals
(0.1 m), the base map 5 (1.1 m), finer than the 17 m to which its sources were simplified.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from planner.domain.travel.geo import LatLon

MEDIA_TYPE = "application/geo+json"
PLACE_DECIMALS = 6
BASE_DECIMALS = 5
PROPERTIES = ("number", "slug", "name", "kind", "shape", "state", "headline", "travel", "url")
SCANLINES = 25  # tried per area when looking for room for its name

Position = tuple[float, float]
Edge = tuple[Position, Position]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pin:
    """Hold what the map shows of one place of the list.

    ``shape`` is library, study, campus, cafe, late, community or other; ``state`` is open, part,
    closed or unknown; ``headline`` and ``travel`` are words, ``travel`` may be empty.
    """

    number: int
    slug: str
    name: str
    kind: str
    shape: str
    state: str
    headline: str
    url: str
    location: LatLon
    travel: str = ""


class Station(Protocol):
    """Ask of a station only what the base map shows."""

    @property
    def code(self) -> str:
        """Code on the signs, such as NS17."""

    @property
    def name(self) -> str:
        """Name on the signs; lines that meet share it."""

    @property
    def location(self) -> LatLon:
        """Where it stands."""


def places_geojson(
    pins: Iterable[Pin], origin: LatLon | None = None, origin_label: str = ""
) -> bytes:
    """Write the places as one FeatureCollection, in their order, with the origin beside them.

    UTF-8. The member ``origin`` is a point feature with the property ``label``, or null.
    """
    start = None if origin is None else _point(origin, {"label": origin_label}, PLACE_DECIMALS)
    features = [_place(pin) for pin in pins]
    return _written({"type": "FeatureCollection", "origin": start, "features": features})


def base_geojson(land: Json, areas: Json, lines: Json, stations: Iterable[Station]) -> bytes:
    """Write the base map: land, borders between areas, area names, rail lines, stations.

    ``land``, ``areas`` (property name) and ``lines`` (properties line, colour) are
    FeatureCollections; give open stations only. Each feature tells its ``layer``: land, border,
    line, area or station. A border is written once, though two areas share it.
    """
    features = [
        *_land(land),
        _lines_feature(_borders(areas), {"layer": "border"}),
        *_rail_lines(lines),
        *_area_names(areas),
        *_stations(stations),
    ]
    return _written({"type": "FeatureCollection", "features": features})


def label_point(rings: Sequence[Sequence[Position]]) -> Position:
    """Find where a level line of text fits best inside a polygon: wide, and near its middle.

    The first ring is the outline, the others are holes.
    """
    latitudes = [lat for _, lat in rings[0]]
    south, step = min(latitudes), (max(latitudes) - min(latitudes)) / SCANLINES
    rows = [_inside(rings, south + step * index) for index in range(SCANLINES + 1)]
    found = []
    for index in range(1, SCANLINES):
        centrality = 1 - abs(2 * index / SCANLINES - 1)
        for stretch in rows[index]:
            west, east = _shared(rows[index + 1], _shared(rows[index - 1], stretch))
            middle = ((west + east) / 2, south + step * index)
            if east > west:
                found.append(((east - west) * (0.5 + centrality), middle))
    return max(found)[1] if found else rings[0][0]


def _written(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _point(location: LatLon, properties: Json, decimals: int) -> Json:
    coordinates = [round(location.lon, decimals), round(location.lat, decimals)]
    geometry = {"type": "Point", "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _place(pin: Pin) -> Json:
    properties = {name: getattr(pin, name) for name in PROPERTIES}
    return _point(pin.location, properties, PLACE_DECIMALS)


def _land(land: Json) -> Iterator[Json]:
    for feature in land["features"]:
        polygons = [[_rounded(ring) for ring in rings] for rings in _polygons(feature)]
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        yield {"type": "Feature", "properties": {"layer": "land"}, "geometry": geometry}


def _borders(areas: Json) -> list[list[Position]]:
    """Keep the edges that two areas share; the others are coast, which the land draws."""
    edges = Counter(
        edge
        for feature in areas["features"]
        for rings in _polygons(feature)
        for ring in rings
        for edge in _edges(_rounded(ring))
    )
    return _chains(edge for edge, count in edges.items() if count > 1)


def _rail_lines(lines: Json) -> Iterator[Json]:
    for feature in lines["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        if geometry["type"] == "LineString":
            parts = [parts]
        edges = dict.fromkeys(edge for part in parts for edge in _edges(_rounded(part)))
        named = feature["properties"]
        properties = {"layer": "line", "line": named["line"], "colour": named["colour"]}
        yield _lines_feature(_chains(edges), properties)


def _area_names(areas: Json) -> Iterator[Json]:
    for feature in areas["features"]:
        largest = max(_polygons(feature), key=lambda rings: _extent(rings[0]))
        lon, lat = label_point(largest)
        properties = {"layer": "area", "name": feature["properties"]["name"]}
        yield _point(LatLon(lat, lon), properties, BASE_DECIMALS)


def _stations(stations: Iterable[Station]) -> Iterator[Json]:
    """Draw one dot for each name, midway between the platforms that share it."""
    by_name: dict[str, list[Station]] = defaultdict(list)
    for station in stations:
        by_name[station.name].append(station)
    for name, same in by_name.items():
        middle = LatLon(
            sum(one.location.lat for one in same) / len(same),
            sum(one.location.lon for one in same) / len(same),
        )
        codes = [one.code for one in same]
        yield _point(middle, {"layer": "station", "name": name, "codes": codes}, BASE_DECIMALS)


def _lines_feature(lines: list[list[Position]], properties: Json) -> Json:
    geometry = {"type": "MultiLineString", "coordinates": lines}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _polygons(feature: Json) -> list[Any]:
    geometry: Mapping[str, Any] = feature["geometry"]
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def _rounded(line: Iterable[Sequence[float]]) -> list[Position]:
    return [(round(point[0], BASE_DECIMALS), round(point[1], BASE_DECIMALS)) for point in line]


def _extent(ring: Sequence[Position]) -> float:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return (max(lons) - min(lons)) * (max(lats) - min(lats))


def _edges(line: Sequence[Position]) -> Iterator[Edge]:
    """Name each edge the same way whichever end it is walked from."""
    for a, b in pairwise(line):
        if a != b:
            yield (a, b) if a < b else (b, a)


def _chains(edges: Iterable[Edge]) -> list[list[Position]]:
    """Join edges end to end into lines; a line ends where three or more meet."""
    ahead: dict[Position, list[Position]] = defaultdict(list)
    for a, b in edges:
        ahead[a].append(b)
        ahead[b].append(a)
    ends = [point for point, others in ahead.items() if len(others) != 2]  # noqa: PLR2004 (passed through)
    lines = []
    for start in [*ends, *ahead]:
        while ahead[start]:
            lines.append(_walk(start, ahead))
    return lines


def _walk(start: Position, ahead: dict[Position, list[Position]]) -> list[Position]:
    line = [start]
    while ahead[line[-1]]:
        there = ahead[line[-1]].pop()
        ahead[there].remove(line[-1])
        line.append(there)
        if len(ahead[there]) != 1:
            break
    return line


def _inside(rings: Sequence[Sequence[Position]], lat: float) -> list[Position]:
    """Cut a polygon by a parallel: (west, east) of each stretch inside it."""
    cuts = sorted(
        a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise(ring)
        if (a[1] > lat) != (b[1] > lat)
    )
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def _shared(stretches: list[Position], wanted: Position) -> Position:
    """Keep what a stretch shares with the longest sharer of the row above or below."""
    west, east = wanted
    shared = ((max(west, a), min(east, b)) for a, b in stretches)
    return max(shared, key=lambda cut: cut[1] - cut[0], default=(west, west))
