"""Folium's script: one text for everybody, from our own addresses, safe under a strict policy."""

import re
from collections.abc import Iterator
from pathlib import Path

import folium
import pytest

from planner.adapters import folium_map
from planner.adapters.folium_map import MODULES, SCRIPTS, STYLES, TILE_CREDIT, map_script

STATIC = Path(__file__).resolve().parents[2] / "static"
ELSEWHERE = ("cdn.jsdelivr.net", "cdnjs.cloudflare.com", "code.jquery.com", "bootstrapcdn.com")


def asset(path: str) -> str:
    return f"/static/0123abcd/{path}"


@pytest.fixture(scope="module")
def script() -> str:
    return map_script(asset)


@pytest.fixture
def stock_lists() -> Iterator[None]:
    before = (list(folium.Map.default_js), list(folium.Map.default_css))
    yield
    assert (folium.Map.default_js, folium.Map.default_css) == before


def test_the_script_is_the_same_each_time(script: str) -> None:
    assert map_script.__wrapped__(asset) == script
    assert map_script.__wrapped__(asset) == script


def test_the_map_and_its_layers_have_names_that_stay(script: str) -> None:
    assert set(re.findall(r"\bvar (\w+)", script)) == {
        "map_main",
        "tile_layer_light",
        "tile_layer_dark",
    }
    assert not re.search(r"[0-9a-f]{32}", script)


def test_the_script_names_no_host_but_those_of_tiles_and_credits(script: str) -> None:
    assert set(re.findall(r"https?://([\w.-]+)", script)) == {
        "www.onemap.gov.sg",
        "www.sla.gov.sg",
        "data.gov.sg",
        "creativecommons.org",
    }


@pytest.mark.usefixtures("stock_lists")
def test_the_document_around_the_script_would_name_only_our_assets() -> None:
    header = folium_map._empty_map(asset).get_root().render()  # noqa: SLF001 (the guard behind map_script)
    assert not any(host in header for host in ELSEWHERE)
    assert all(asset(path) in header for path in (*SCRIPTS, *STYLES))


def test_each_asset_list_ends_with_ours() -> None:
    assert [path for path in SCRIPTS if not path.startswith("vendor/")] == ["js/map/places-map.js"]
    assert STYLES.index("vendor/leaflet.css") < STYLES.index("css/map.css")


def test_every_module_of_the_map_is_named_for_preloading() -> None:
    there = {f"js/map/{path.name}" for path in (STATIC / "js/map").glob("*.js")}
    assert {*MODULES, "js/map/places-map.js"} == there


@pytest.mark.parametrize("path", [*MODULES, "js/map/places-map.js"])
def test_a_module_is_short_and_needs_no_inline_style_or_evaluated_string(path: str) -> None:
    code = (STATIC / path).read_text("utf-8")
    assert len(code.splitlines()) <= 250
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|style=", code
    )


def test_our_script_is_started_last_and_with_the_map(script: str) -> None:
    statements = [line.strip() for line in script.splitlines() if line.strip()]
    starts = [
        index for index, line in enumerate(statements) if "waypointMap.start(map_main" in line
    ]
    assert len(starts) == 1
    assert not any("L." in line for line in statements[starts[0] :])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_tile_layers_are_handed_over_but_not_yet_shown(script: str, theme: str) -> None:
    assert f'"{theme}": tile_layer_{theme}' in script
    assert f"tile_layer_{theme}.addTo" not in script


@pytest.mark.parametrize("variant", ["Grey", "Night"])
def test_tiles_come_from_the_current_host(script: str, variant: str) -> None:
    assert f'"https://www.onemap.gov.sg/maps/tiles/{variant}/{{z}}/{{x}}/{{y}}.png"' in script


@pytest.mark.parametrize(
    "part", ["om_logo.png", "OneMap", "contributors", "Singapore Land Authority"]
)
def test_the_credit_of_the_tiles_is_whole(part: str) -> None:
    assert part in TILE_CREDIT


def test_nothing_needs_an_inline_style_or_an_evaluated_string(script: str) -> None:
    assert not re.search(r"style=|javascript:|\beval\(|new Function|innerHTML|<script", script)


@pytest.mark.parametrize(
    "option",
    [
        '"scrollWheelZoom": false',
        '"minZoom": 10',
        '"maxZoom": 19',
        '"maxBounds"',
    ],
)
def test_the_map_stays_over_singapore_and_leaves_the_wheel_to_the_page(
    script: str, option: str
) -> None:
    assert option in script


@pytest.mark.usefixtures("stock_lists")
def test_a_map_made_elsewhere_keeps_its_own_libraries() -> None:
    map_script(asset)
    assert any("leaflet" in address for _, address in folium.Map.default_js)


def test_without_tiles_the_script_names_no_outside_picture() -> None:
    script = map_script(str, has_tiles=False)
    assert "onemap" not in script
    assert "waypointMap.start(map_main" in script
