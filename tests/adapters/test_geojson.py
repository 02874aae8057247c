"""The GeoJSON of the map: positions, shapes, names, sizes."""

import gzip
import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.geojson import Pin, base_geojson, label_point, places_geojson
from planner.domain.travel.geo import LatLon

BISHAN = LatLon(1.35086, 103.84869)
HOSTILE = "</script>`'\"<img src=x onerror=alert(1)> مكتبة"
WEST = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
EAST = [[1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0], [1.0, 0.0]]


@dataclass(frozen=True)
class Stop:
    code: str
    name: str
    location: LatLon


def pin(number: int = 1, name: str = "Atrium", location: LatLon = BISHAN) -> Pin:
    return Pin(
        number=number,
        slug=f"place-{number}",
        name=name,
        kind="Library",
        shape="library",
        state="open",
        headline="Open until 21:00",
        url=f"/places/place-{number}",
        location=location,
        travel="4 min: walk 4",
    )


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def shape(form: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    geometry = {"type": form, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def drawn(
    areas: dict[str, Any] | None = None,
    lines: dict[str, Any] | None = None,
    stations: tuple[Stop, ...] = (),
) -> dict[str, list[Any]]:
    """Read the base map back, by layer."""
    land = collection(shape("MultiPolygon", [[WEST], [EAST]], kind="land"))
    written = base_geojson(land, areas or collection(), lines or collection(), stations)
    layers: dict[str, list[Any]] = {}
    for feature in json.loads(written)["features"]:
        layers.setdefault(feature["properties"]["layer"], []).append(feature)
    return layers


def test_a_position_is_written_longitude_first() -> None:
    feature = json.loads(places_geojson([pin()]))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [103.84869, 1.35086]}


@given(
    lat=st.floats(min_value=1.15, max_value=1.48), lon=st.floats(min_value=103.59, max_value=104.1)
)
def test_a_place_is_written_to_a_tenth_of_a_metre(lat: float, lon: float) -> None:
    written = json.loads(places_geojson([pin(location=LatLon(lat, lon))]))
    there = written["features"][0]["geometry"]["coordinates"]
    assert there == [pytest.approx(lon, abs=6e-7), pytest.approx(lat, abs=6e-7)]
    assert all(len(str(value).partition(".")[2]) <= 6 for value in there)


def test_places_keep_their_order_and_their_numbers() -> None:
    features = json.loads(places_geojson(pin(number) for number in (1, 2, 3)))["features"]
    assert [feature["properties"]["number"] for feature in features] == [1, 2, 3]


def test_a_pin_carries_all_that_the_map_says_of_a_place() -> None:
    properties = json.loads(places_geojson([pin()]))["features"][0]["properties"]
    assert properties == {
        "number": 1,
        "slug": "place-1",
        "name": "Atrium",
        "kind": "Library",
        "shape": "library",
        "state": "open",
        "headline": "Open until 21:00",
        "travel": "4 min: walk 4",
        "url": "/places/place-1",
    }


def test_a_hostile_name_comes_back_letter_by_letter() -> None:
    written = places_geojson([pin(name=HOSTILE)])
    assert json.loads(written)["features"][0]["properties"]["name"] == HOSTILE


def test_the_origin_stands_beside_the_places() -> None:
    origin = json.loads(places_geojson([], BISHAN, "Bishan MRT"))["origin"]
    assert origin["geometry"]["coordinates"] == [103.84869, 1.35086]
    assert origin["properties"] == {"label": "Bishan MRT"}


def test_no_origin_is_said_as_null() -> None:
    assert json.loads(places_geojson([]))["origin"] is None


def test_the_same_places_are_written_as_the_same_bytes() -> None:
    assert places_geojson([pin()], BISHAN, "Bishan") == places_geojson([pin()], BISHAN, "Bishan")


def test_a_border_is_drawn_once_and_the_coast_is_left_to_the_land() -> None:
    areas = collection(shape("Polygon", [WEST], name="West"), shape("Polygon", [EAST], name="East"))
    border = drawn(areas)["border"][0]["geometry"]
    assert border["type"] == "MultiLineString"
    assert [sorted(line) for line in border["coordinates"]] == [[[1.0, 0.0], [1.0, 1.0]]]


def test_each_area_is_named_at_a_point_inside_it() -> None:
    areas = collection(shape("MultiPolygon", [[WEST]], name="West"))
    named = drawn(areas)["area"][0]
    lon, lat = named["geometry"]["coordinates"]
    assert named["properties"]["name"] == "West"
    assert 0 < lon < 1
    assert 0 < lat < 1


def test_a_name_avoids_a_hole_and_a_bay() -> None:
    bay = [(0.0, 0.0), (10.0, 0.0), (10.0, 9.0), (7.0, 9.0), (7.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    hole = [(3.0, 0.5), (5.0, 0.5), (5.0, 1.5), (3.0, 1.5), (3.0, 0.5)]
    lon, lat = label_point([bay, hole])
    is_in_bay = lon < 7 and lat > 2
    is_in_hole = 3 < lon < 5 and 0.5 < lat < 1.5
    assert not is_in_bay
    assert not is_in_hole


def test_a_name_stands_in_the_wide_part_of_an_area() -> None:
    spoon = [(0.0, 0.0), (0.2, 0.0), (0.2, 6.0), (5.0, 6.0), (5.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    lon, lat = label_point([spoon])
    assert lon == pytest.approx(2.5)
    assert lat > 6


def test_an_area_without_height_is_named_at_its_first_corner() -> None:
    assert label_point([[(3.0, 1.0), (4.0, 1.0), (3.0, 1.0)]]) == (3.0, 1.0)


@pytest.mark.parametrize(
    ("kind", "coordinates", "lengths"),
    [
        pytest.param("LineString", [[0, 0], [1, 0], [2, 0]], [3], id="one line"),
        pytest.param(
            "MultiLineString", [[[1, 0], [0, 0]], [[1, 0], [2, 0]]], [3], id="joined ends"
        ),
        pytest.param(
            "MultiLineString",
            [[[0, 0], [1, 0]], [[1, 0], [2, 0]], [[1, 0], [1, 1]]],
            [2, 2, 2],
            id="a branch",
        ),
        pytest.param(
            "MultiLineString", [[[0, 0], [1, 0], [1, 1], [0, 0]]], [4], id="a loop comes back"
        ),
        pytest.param(
            "MultiLineString", [[[0, 0], [1, 0]], [[1, 0], [0, 0]]], [2], id="there and back once"
        ),
    ],
)
def test_a_rail_line_is_written_in_as_few_strokes_as_it_has_branches(
    kind: str, coordinates: Any, lengths: list[int]
) -> None:
    lines = collection(shape(kind, coordinates, line="NSL", colour="#D42E12"))
    line = drawn(lines=lines)["line"][0]
    assert sorted(len(part) for part in line["geometry"]["coordinates"]) == lengths
    assert line["properties"] == {"layer": "line", "line": "NSL", "colour": "#D42E12"}


def test_lines_that_meet_share_one_dot_between_their_platforms() -> None:
    stops = (
        Stop("NS17", "Bishan", LatLon(1.35, 103.84)),
        Stop("CC15", "Bishan", LatLon(1.36, 103.85)),
        Stop("NS16", "Ang Mo Kio", LatLon(1.37, 103.85)),
    )
    stations = drawn(stations=stops)["station"]
    assert [one["properties"]["codes"] for one in stations] == [["NS17", "CC15"], ["NS16"]]
    assert stations[0]["geometry"]["coordinates"] == [103.845, 1.355]


def test_the_land_keeps_its_parts() -> None:
    assert len(drawn()["land"][0]["geometry"]["coordinates"]) == 2


def test_two_thousand_places_fit_into_a_tenth_of_a_megabyte() -> None:
    pins = [
        pin(number, f"Place {number}", LatLon(1.2 + number / 9000, 103.6 + number / 4500))
        for number in range(1, 2001)
    ]
    assert len(gzip.compress(places_geojson(pins), 6)) < 100_000
