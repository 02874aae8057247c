"""The list and the map in step: the same numbers, the same places, the same choice."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import (
    BISHAN_LIBRARIES,
    NEAR_BISHAN,
    clear_pins,
    name_of,
    open_map,
    pin,
    row,
    row_values,
    rows,
    slugs,
)


def pressable(page: Page) -> dict[str, Any]:
    """Give a pin that can be pressed now and whose row is on the page."""
    listed = set(slugs(page))
    return next(found for found in clear_pins(page) if found["slug"] in listed)


def test_every_pin_carries_the_number_and_the_name_that_the_list_gives_its_place(
    page: Page,
) -> None:
    open_map(page, NEAR_BISHAN)
    answer = page.request.get("/api/v1/places?near=Bishan&limit=100").json()
    names = {place["slug"]: (place["number"], place["name"]) for place in answer["places"]}
    pins = [found for found in clear_pins(page) if found["slug"] in names]
    assert len(pins) >= 3
    on_page = set(slugs(page))
    for found in pins:
        number, name = names[found["slug"]]
        assert found["number"] == number
        assert found["text"] == str(number) if found["slug"] in on_page else True
        assert found["label"].startswith(f"{number}. {name}, ")
    listed = dict(zip(slugs(page), row_values(page, "data-number"), strict=True))
    assert all(names[slug][0] == int(number) for slug, number in listed.items())


def test_a_pin_says_the_same_verdict_as_its_row(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found = pressable(page)
    words = row(page, found["slug"]).locator(".verdict").inner_text()
    assert found["label"].casefold().endswith(words.casefold())


def test_the_map_counts_the_places_that_the_list_counts(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    answer = page.request.get("/api/v1/places?near=Bishan&kind=library").json()
    expect(page.locator("#map_main")).to_have_attribute("data-drawn", str(answer["total"]))


def test_a_row_shown_on_the_map_is_chosen_there_and_named_in_a_card(page: Page) -> None:
    open_map(page, NEAR_BISHAN)
    slug = slugs(page)[1]
    row(page, slug).get_by_role("link", name="Show 2 on the map").press("Enter")
    card = page.locator(".map-popup")
    expect(card.get_by_role("link", name=name_of(page, slug), exact=True)).to_be_visible()
    expect(pin(page, slug)).to_be_in_viewport()
    expect(row(page, slug)).to_have_attribute("aria-current", "true")
    assert page.url.endswith(NEAR_BISHAN)


def test_the_row_with_the_focus_lights_its_pin(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found = pressable(page)
    row(page, found["slug"]).locator(".row-name a").focus()
    expect(page.locator("#map_main .is-lit")).to_have_count(1)
    expect(page.locator(f".map-pin.is-lit[data-slug='{found['slug']}']")).to_be_visible()


def test_a_pin_chosen_on_a_desktop_marks_its_row_and_brings_it_into_view(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found = pressable(page)
    pin(page, found["slug"]).click()
    expect(row(page, found["slug"])).to_have_attribute("aria-current", "true")
    expect(row(page, found["slug"])).to_be_in_viewport()
    expect(page.locator("#results .row[aria-current=true]")).to_have_count(1)
    page.get_by_role("link", name="Details of").click()
    page.wait_for_url(f"**/places/{found['slug']}*")


def test_closing_the_card_unmarks_the_row(page: Page) -> None:
    open_map(page, BISHAN_LIBRARIES)
    found = pressable(page)
    pin(page, found["slug"]).click()
    expect(page.locator("#results .row[aria-current=true]")).to_have_count(1)
    page.locator(".leaflet-popup-close-button").click()
    expect(page.locator("#results .row[aria-current=true]")).to_have_count(0)


def test_a_pin_chosen_on_a_phone_shows_the_place_in_a_card_below(open_page: OpenPage) -> None:
    page = open_page("phone-light", has_touch=True, is_mobile=True)
    open_map(page, f"{BISHAN_LIBRARIES}&view=map")
    found = clear_pins(page)[0]
    pin(page, found["slug"]).tap()
    card = page.locator("#map-card")
    expect(card).to_be_in_viewport(ratio=1)
    name = found["label"].split(". ", 1)[1].split(",")[0]
    expect(card.get_by_role("link", name=name).first).to_be_visible()
    expect(card.locator(".verdict")).to_be_visible()
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()
    expect(pin(page, found["slug"])).to_be_focused()


def test_the_toggle_takes_a_phone_from_the_list_to_the_map_and_back(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    page.goto(BISHAN_LIBRARIES)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("#map_main")).to_be_in_viewport()
    expect(rows(page).first).to_be_hidden()
    page.get_by_role("link", name="List", exact=True).click()
    expect(rows(page).first).to_be_visible()
    assert page.url.endswith(BISHAN_LIBRARIES)


def test_a_filter_on_the_phones_map_keeps_the_map(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    open_map(page, f"{NEAR_BISHAN}&view=map")
    page.locator("#filters").get_by_role("link", name="Library", exact=True).click()
    page.wait_for_url(f"**{NEAR_BISHAN}&kind=library&view=map")
    expect(page.locator("#map_main")).to_be_in_viewport()
    answer = page.request.get("/api/v1/places?near=Bishan&kind=library").json()
    expect(page.locator("#map_main")).to_have_attribute("data-drawn", str(answer["total"]))
