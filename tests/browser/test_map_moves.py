"""Moving the map: searching where it stands, sharing the view, clusters, keys and the wheel."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import TILE_HOST, OpenPage
from tests.browser.steps import (
    BISHAN_LIBRARIES,
    NEAR_BISHAN,
    chip,
    clear_pins,
    drag_map,
    open_map,
    pin,
    query,
    rows,
    slugs,
)

TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def bounds(url: str) -> list[float]:
    """Read south, west, north and east from an address."""
    return [float(edge) for edge in query(url)["bbox"][0].split(",")]


def search_here(page: Page) -> Locator:
    return page.get_by_role("button", name="Search this area")


def copied_link(page: Page) -> str:
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.locator("#map-status")).to_have_text("Link to this view copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_searching_this_area_after_a_move_keeps_the_filters_and_lists_only_places_inside(
    page: Page,
) -> None:
    open_map(page, f"{BISHAN_LIBRARIES}&sort=distance")
    expect(search_here(page)).to_be_hidden()
    drag_map(page, -220, -120)
    search_here(page).click()
    page.wait_for_url("**bbox=**")
    asked = query(page.url)
    assert (asked["near"], asked["kind"], asked["sort"]) == (["Bishan"], ["library"], ["distance"])
    expect(chip(page, "This area of the map")).to_have_attribute("aria-current", "true")
    south, west, north, east = bounds(page.url)
    answer = page.request.get("/api/v1/places?near=Bishan&kind=library&limit=100").json()
    inside = {
        place["slug"]
        for place in answer["places"]
        if south <= place["lat"] <= north and west <= place["lon"] <= east
    }
    assert 0 < len(inside) < answer["total"]
    assert set(slugs(page)) == inside
    chip(page, "This area of the map").click()
    expect(rows(page)).to_have_count(min(20, answer["total"]))


def test_a_copied_link_opens_the_same_list_and_the_same_area(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(page, BISHAN_LIBRARIES)
    drag_map(page, -150, 60)
    first = copied_link(page)
    assert urlsplit(first).path == "/places"
    open_map(page, first)
    listed = slugs(page)
    again = copied_link(page)
    south, west, north, east = bounds(first)
    wider = bounds(again)
    assert wider[0] <= south + 0.001 and wider[2] >= north - 0.001  # noqa: PT018 - one area
    assert wider[1] <= west + 0.001 and wider[3] >= east - 0.001  # noqa: PT018 - one area
    assert (wider[0] + wider[2]) / 2 == pytest.approx((south + north) / 2, abs=0.002)
    assert (wider[1] + wider[3]) / 2 == pytest.approx((west + east) / 2, abs=0.002)
    open_map(page, first)
    assert slugs(page) == listed


def test_where_copying_is_refused_the_address_bar_holds_the_link(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.locator("#map-status")).to_contain_text("The address bar now holds the link")
    assert query(page.url)["kind"] == ["library"]
    assert len(bounds(page.url)) == 4


def test_a_cluster_is_named_and_enter_opens_it_and_leads_the_focus_into_it(page: Page) -> None:
    open_map(page, NEAR_BISHAN)
    cluster = page.get_by_role("button", name=re.compile(r"^(\d+\+: )?\d+ places, \d+ open$")).first
    before = page.locator(".map-cluster").count()
    cluster.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-cluster")).not_to_have_count(before)
    expect(page.locator(".map-pin:focus, .map-cluster:focus")).to_have_count(1)


def test_a_pin_opens_with_enter_and_escape_gives_the_focus_back(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found = clear_pins(page)[0]
    pin(page, found["slug"]).focus()
    page.keyboard.press("Enter")
    card = page.locator(".map-popup")
    expect(card).to_be_visible()
    expect(card.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(pin(page, found["slug"])).to_be_focused()


def test_the_tab_key_meets_the_pins_in_the_order_of_their_numbers(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found: list[int] = page.locator(".leaflet-marker-pane [data-number]").evaluate_all(
        "(boxes) => boxes.map((box) => Number(box.dataset.number))"
    )
    assert len(found) > 2
    assert all(before <= after for before, after in pairwise(found))


def test_the_wheel_scrolls_the_page_until_the_map_is_pressed(page: Page) -> None:
    open_map(page, NEAR_BISHAN)
    box = page.locator("#map_main").bounding_box()
    assert box
    ground = page.locator(".map-station").first
    size = ground.get_attribute("d")
    page.mouse.move(box["x"] + 60, box["y"] + 400)
    page.mouse.wheel(0, 400)
    expect(page.locator("h1")).not_to_be_in_viewport()
    expect(page.locator(".map-hint")).to_have_text("Press the map to zoom by scrolling")
    scrolled = page.evaluate("scrollY")
    pins = page.locator(".map-cluster, .map-pin").count()
    assert ground.get_attribute("d") == size
    page.mouse.click(box["x"] + 8, box["y"] + 500)
    page.mouse.wheel(0, -600)
    expect(page.locator(".map-cluster, .map-pin")).not_to_have_count(pins)
    assert page.evaluate("scrollY") == scrolled


def test_a_finger_scrolls_the_page_over_a_map_that_was_not_pressed(open_page: OpenPage) -> None:
    page = open_page("phone-light", has_touch=True, is_mobile=True)
    open_map(page, NEAR_BISHAN)
    expect(page.locator(".map-hint")).to_have_text("Press the map to move it")
    assert page.locator("#map_main").evaluate("(map) => getComputedStyle(map).touchAction") != (
        "none"
    )


def test_without_tiles_the_map_still_draws_land_areas_lines_stations_and_pins(page: Page) -> None:
    open_map(page, NEAR_BISHAN)
    outline = page.locator("#map_main path.map-land").first.get_attribute("d") or ""
    assert len(outline) > 500
    assert page.locator("#map_main path.map-border").count() > 0
    assert page.locator("#map_main path.map-line").count() >= 6
    assert page.locator("#map_main .map-station").count() > 150
    expect(page.locator(".map-label.is-area.is-seated").first).to_be_visible()
    expect(page.locator(".map-label.is-origin.is-seated")).to_have_text("Bishan (NS17/CC15)")
    assert clear_pins(page)
    expect(page.locator("#map_main img.leaflet-tile")).to_have_count(0)
    expect(page.locator(".map-notice")).to_have_count(0)
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("OneMap")


def test_tiles_that_can_be_had_lie_below_the_pins_and_are_credited(page: Page) -> None:
    page.route(
        f"https://{TILE_HOST}/**", lambda route: route.fulfill(body=TILE, content_type="image/png")
    )
    open_map(page, NEAR_BISHAN)
    expect(page.locator("#map_main img.leaflet-tile").first).to_be_visible()
    credit = page.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("OneMap")
    expect(credit).to_contain_text("Singapore Land Authority")
    assert clear_pins(page)
