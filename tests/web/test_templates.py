"""The templates say what they are given, to everyone, and nothing that a page must not hold."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template

from planner.adapters.folium_map import MODULES, SCRIPTS, STYLES
from planner.web.shown import Link
from planner.web.style_samples import SAMPLES, WEEK
from tests.web import sample_pages
from tests.web.reading import inline_code
from tests.web.sample_pages import HOSTILE

PROJECT = Path(__file__).resolve().parents[2]
ENDPOINTS = {
    "home.index": "/",
    "places.index": "/places",
    "places.map_script": "/places/map.js",
    "places.base_map": "/places/base.geojson",
    "origins.suggestions": "/api/v1/origins",
    "pages.about_data": "/data",
    "checklists.index": "/checklists",
    "guides.index": "/guides",
}
ERROR = {
    "status": 404,
    "title": "There is nothing here",
    "sentence": "Nothing stands at this address.",
}
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "home": ("home/index.html", {"page": sample_pages.HOME}),
    "list": ("places/index.html", {"page": sample_pages.FULL_LIST}),
    "map": ("places/index.html", {"page": sample_pages.MAP_VIEW}),
    "faulty": ("places/index.html", {"page": sample_pages.FAULTY}),
    "nothing": ("places/index.html", {"page": sample_pages.NOTHING}),
    "place": ("places/show.html", {"page": sample_pages.PLACE}),
    "bare place": ("places/show.html", {"page": sample_pages.BARE_PLACE}),
    "sources": ("pages/sources.html", {"page": sample_pages.SOURCES}),
    "error": ("errors/error.html", ERROR),
    "styleguide": ("styleguide/show.html", {"samples": SAMPLES}),
}


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    """Give an app that only knows the addresses and the names which templates use."""
    bare = Flask("templates", template_folder=str(PROJECT / "templates"), static_folder=None)
    for endpoint, rule in ENDPOINTS.items():
        bare.add_url_rule(rule, endpoint=endpoint, view_func=str)
    bare.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    bare.jinja_env.globals.update(
        asset=lambda path: f"/static/x/{path}",
        map_scripts=SCRIPTS,
        map_styles=STYLES,
        map_modules=MODULES,
        nav=(Link("Places", "/places", "map-pin", is_on=True),),
    )
    with bare.test_request_context():
        yield bare


@pytest.fixture
def pages(app: Flask) -> dict[str, str]:
    """Give every page as HTML."""
    assert app.jinja_env.autoescape
    return {name: render_template(path, **given) for name, (path, given) in PAGES.items()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_main_heading_and_a_title_that_says_where_you_are(
    pages: dict[str, str], name: str
) -> None:
    assert pages[name].count("<h1") == 1
    title = re.search(r"<title>(.*?)</title>", pages[name], re.DOTALL)
    assert title
    assert re.search(r"\w.* · Waypoint", " ".join(title[1].split()))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_holds_an_inline_script_style_or_handler(pages: dict[str, str], name: str) -> None:
    assert inline_code(pages[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_everything_that_is_pointed_at_exists(
    pages: dict[str, str], name: str
) -> None:
    ids = re.findall(r'\sid="([^"]*)"', pages[name])
    assert len(ids) == len(set(ids))
    references = re.findall(
        r'\s(?:for|form|aria-describedby|aria-labelledby)="([^"]*)"', pages[name]
    ) + re.findall(r'\shref="#([^"]*)"', pages[name])
    assert {word for reference in references for word in reference.split()} <= set(ids)


def test_hostile_names_stay_text(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert "</script><b>" not in html
    assert "&lt;/script&gt;&lt;b&gt;" in pages["list"]
    assert HOSTILE not in pages["faulty"]


def test_a_row_tells_its_number_state_and_slug_to_the_map(pages: dict[str, str]) -> None:
    row = re.search(r'<li class="row"\s+id="place-nanyang.*?</li>', pages["list"], re.DOTALL)
    assert row
    for part in ('data-number="2"', 'data-slug="nanyang-polytechnic-library"', 'data-state="part"'):
        assert part in row[0]


def test_what_is_unknown_is_called_not_known(pages: dict[str, str]) -> None:
    assert re.search(r">Quiet</th>\s*<td class=\"is-unknown\">not known</td>", pages["place"])


def test_every_word_of_the_week_stands_in_the_table_beside_the_bars(pages: dict[str, str]) -> None:
    table = pages["place"].split("Hours of the coming seven days")[1].split("</table>")[0]
    for day in WEEK:
        assert day.name in table
        assert all(words in table for words in day.words)
    assert "Sample Day" in table
    assert "today" in table


def test_errors_stand_at_the_top_and_at_their_field_and_keep_what_was_typed(
    pages: dict[str, str],
) -> None:
    html = pages["faulty"]
    assert html.index('id="error-summary"') < html.index('id="near"')
    assert re.search(r'href="#from">“24 November 2026”', html)
    field = re.search(r'<input id="from".*?>', html, re.DOTALL)
    assert field
    assert 'value="24 November 2026"' in field[0]
    assert 'type="text"' in field[0]  # a picker would drop what it cannot read
    assert 'aria-describedby="from-hint from-error"' in field[0]
    assert re.search(r'<option value="135" selected>', html)
    assert "<title>Error: " in " ".join(html.split()).replace("<title> ", "<title>")


def test_a_chip_that_is_on_says_so_and_a_new_search_keeps_it(pages: dict[str, str]) -> None:
    chip = re.search(r'<a class="chip"\s+id="chip-library".*?</a>', pages["list"], re.DOTALL)
    assert chip
    assert 'aria-current="true"' in chip[0]
    kept = re.search(r'<input type="hidden"[^>]*name="kind"[^>]*>', pages["list"])
    assert kept
    assert 'form="search"' in kept[0]


def test_an_empty_list_offers_a_way_back_and_the_nearest_miss(pages: dict[str, str]) -> None:
    assert "Not only with Quiet (4 open)" in pages["nothing"]
    assert "The nearest miss" in pages["nothing"]


def test_the_list_stands_before_the_map(pages: dict[str, str]) -> None:
    assert pages["list"].index('id="results"') < pages["list"].index('id="map_main"')


def test_the_scripts_of_the_map_come_in_their_order(pages: dict[str, str]) -> None:
    places = [pages["list"].index(path) for path in (*SCRIPTS, "/places/map.js")]
    assert places == sorted(places)
