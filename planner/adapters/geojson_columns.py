"""The places of the map in columns: the same GeoJSON facts in a third of the bytes.

Still a FeatureCollection (RFC 7946), but of one MultiPoint whose properties are lists in the order
of its points, (lon, lat) in degrees with 5 decimals (1.1 m, finer than any position we hold). What
follows from a rule is said once: numbers that count up by their first, addresses that hold the slug
by what stands before and after it.
"""

import json
from collections.abc import Sequence
from typing import Any

from planner.adapters.geojson import Pin
from planner.domain.travel.geo import LatLon

DECIMALS = 5
COLUMNS = ("slug", "name", "kind", "shape", "state", "headline", "travel")


def places_columns(
    pins: Sequence[Pin], origin: LatLon | None = None, origin_label: str = ""
) -> bytes:
    """Write the places as one MultiPoint, in their order, with the origin beside them.

    UTF-8. The member ``origin`` is a point feature with the property ``label``, or null; ``number``
    is the first number or a list, ``url`` is [before the slug, after it] or ``urls`` a list.
    """
    properties = {
        "number": _numbers(pins),
        **_addresses(pins),
        **{column: [getattr(pin, column) for pin in pins] for column in COLUMNS},
    }
    points = _feature("MultiPoint", [_position(pin.location) for pin in pins], properties)
    start = origin and _feature("Point", _position(origin), {"label": origin_label})
    document = {"type": "FeatureCollection", "origin": start, "features": [points]}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(form: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": form, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _position(location: LatLon) -> list[float]:
    return [round(location.lon, DECIMALS), round(location.lat, DECIMALS)]


def _numbers(pins: Sequence[Pin]) -> int | list[int]:
    numbers = [pin.number for pin in pins]
    first = numbers[0] if numbers else 1
    return first if numbers == list(range(first, first + len(pins))) else numbers


def _addresses(pins: Sequence[Pin]) -> dict[str, list[str]]:
    urls = [pin.url for pin in pins]
    if pins:
        before, slug, after = urls[0].partition(pins[0].slug)
        if slug and all(pin.url == f"{before}{pin.slug}{after}" for pin in pins):
            return {"url": [before, after]}
    return {"urls": urls}
