"""The compact form of the places says the same as the plain one."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.geojson import Pin, places_geojson
from planner.adapters.geojson_columns import places_columns
from planner.domain.travel.geo import LatLon

BISHAN = LatLon(1.35086, 103.84869)
ATRIUM = Pin(
    number=1,
    slug="atrium",
    name="Atrium",
    kind="Library",
    shape="library",
    state="open",
    headline="Open until 21:00",
    url="/places/atrium?near=Bishan",
    location=BISHAN,
    travel="4 min: walk 4",
)
PINS = st.builds(
    Pin,
    number=st.integers(1, 9999),
    slug=st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True),
    name=st.text(max_size=20),
    kind=st.just("Library"),
    shape=st.sampled_from(["library", "late"]),
    state=st.sampled_from(["open", "part", "closed", "unknown"]),
    headline=st.text(max_size=5),
    url=st.sampled_from(["/places/atrium", "/elsewhere"]),
    location=st.builds(LatLon, st.floats(1.15, 1.48), st.floats(103.59, 104.1)),
    travel=st.text(max_size=5),
)


def unfolded(written: bytes) -> list[dict[str, Any]]:
    """Read the columns back into one dictionary of properties for each place."""
    (feature,) = json.loads(written)["features"]
    columns = feature["properties"]
    number, around, urls = (
        columns.pop("number"),
        columns.pop("url", None),
        columns.pop("urls", None),
    )
    places = []
    for index, (lon, lat) in enumerate(feature["geometry"]["coordinates"]):
        place = {name: values[index] for name, values in columns.items()}
        place["number"] = number + index if isinstance(number, int) else number[index]
        place["url"] = urls[index] if urls else f"{around[0]}{place['slug']}{around[1]}"
        places.append({**place, "lon": lon, "lat": lat})
    return places


def plain(written: bytes) -> list[dict[str, Any]]:
    """Read the plain form into the same dictionaries, positions to 5 decimals."""
    return [
        {
            **feature["properties"],
            "lon": pytest.approx(feature["geometry"]["coordinates"][0], abs=1.1e-5),
            "lat": pytest.approx(feature["geometry"]["coordinates"][1], abs=1.1e-5),
        }
        for feature in json.loads(written)["features"]
    ]


@given(st.lists(PINS, max_size=6))
def test_columns_say_what_the_plain_form_says(pins: list[Pin]) -> None:
    assert unfolded(places_columns(pins)) == plain(places_geojson(pins))


def test_numbers_that_count_up_are_said_once() -> None:
    pins = [dataclasses.replace(ATRIUM, number=number) for number in (21, 22, 23)]
    assert json.loads(places_columns(pins))["features"][0]["properties"]["number"] == 21


def test_addresses_that_hold_the_slug_are_said_once() -> None:
    pins = [ATRIUM, dataclasses.replace(ATRIUM, slug="loft", url="/places/loft?near=Bishan")]
    properties = json.loads(places_columns(pins))["features"][0]["properties"]
    assert properties["url"] == ["/places/", "?near=Bishan"]
    assert "urls" not in properties


def test_addresses_that_follow_no_rule_are_all_said() -> None:
    pins = [ATRIUM, dataclasses.replace(ATRIUM, slug="loft", url="/elsewhere")]
    properties = json.loads(places_columns(pins))["features"][0]["properties"]
    assert properties["urls"] == ["/places/atrium?near=Bishan", "/elsewhere"]


def test_a_collection_without_places_is_still_a_collection() -> None:
    document = json.loads(places_columns([]))
    assert document["origin"] is None
    assert document["features"][0]["geometry"] == {"type": "MultiPoint", "coordinates": []}


def test_the_origin_stands_beside_the_columns() -> None:
    origin = json.loads(places_columns([ATRIUM], BISHAN, "Bishan MRT"))["origin"]
    assert origin == json.loads(places_geojson([ATRIUM], BISHAN, "Bishan MRT"))["origin"]
