"""Every journey with scripts off: the server renders all of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import chip, expect_origin, find, numbers, query, rows


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    return open_page("phone-light", java_script_enabled=False)


def test_without_scripts_search_filters_pages_and_places_work(plain: Page) -> None:
    plain.goto("/")
    find(plain, "NS17")
    expect_origin(plain, "Bishan (NS17/CC15)")
    chip(plain, "Free for anyone").click()
    assert query(plain.url) == {"near": ["NS17"], "access": ["public"]}
    expect(chip(plain, "Free for anyone")).to_have_attribute("aria-current", "true")
    plain.get_by_role("link", name="Next").click()
    assert numbers(plain)[0] == 21
    rows(plain).first.locator(".row-name a").click()
    expect(plain.get_by_role("table", name="Hours of the coming seven days")).to_be_visible()
    expect(plain.get_by_role("link", name="Directions", exact=True)).to_be_visible()


def test_without_scripts_a_time_can_be_chosen(plain: Page) -> None:
    plain.goto("/places?near=Bishan")
    plain.locator("details.when > summary").click()
    panel = plain.locator(".when-panel")
    panel.get_by_label("A date and time", exact=True).check()
    panel.get_by_label("Start", exact=True).fill("2026-11-25T19:00")
    panel.get_by_label("For how long").select_option("2 hours")
    panel.get_by_role("button", name="Show places").click()
    expect(plain.locator("#summary")).to_contain_text("Wed 25 Nov, 19:00–21:00")


@pytest.mark.parametrize("choice", ["Now", "Tonight", "Any time"])
def test_without_scripts_a_time_named_by_a_word_is_not_mistaken(plain: Page, choice: str) -> None:
    plain.goto("/places?near=Bishan")
    plain.locator("details.when > summary").click()
    plain.locator(".when-panel").get_by_label(choice, exact=True).check()
    plain.locator(".when-panel").get_by_role("button", name="Show places").click()
    expect(rows(plain).first).to_be_visible()
    expect(plain.get_by_role("alert")).to_have_count(0)


def test_without_scripts_nothing_is_offered_that_needs_them(plain: Page) -> None:
    plain.goto("/places/bishan-public-library")
    for name in ("Copy address", "Share", "Dark"):
        expect(plain.get_by_role("button", name=name)).to_be_hidden()


def test_without_scripts_the_map_says_that_the_list_holds_the_same_places(plain: Page) -> None:
    plain.goto("/places?near=Bishan&view=map")
    expect(plain.locator("noscript p")).to_be_visible()
    expect(rows(plain).first).to_be_visible()
