"""The browser's position: asked for on a press only, sent roughly, never kept."""

import re

import pytest
from playwright.sync_api import Geolocation, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import expect_origin, query, rows

EXACT: Geolocation = {"latitude": 1.351123456, "longitude": 103.848487654}
ROUGH: Geolocation = {"latitude": 1.3511, "longitude": 103.8485, "accuracy": 840}
JOHOR_BAHRU: Geolocation = {"latitude": 1.4927, "longitude": 103.7414}


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Use my position", exact=True)


def said(page: Page) -> Locator:
    return page.locator("[data-search-message]")


def test_a_position_gives_distances_and_is_sent_with_four_decimals_at_most(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(EXACT)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in sent if "1.35" in url], "sent before it was asked for"
    button(page).click()
    expect(rows(page).first).to_contain_text("in a straight line")
    assert query(page.url) == {"near": ["1.3511,103.8485"]}
    expect(page.locator("#summary")).to_contain_text("Times and distances are from")
    page.wait_for_load_state("networkidle")
    assert [url for url in sent if "1.3511" in url]
    assert not [url for url in sent if re.search(r"1\.3511\d|103\.848\d\d", url)]


def test_a_position_is_kept_in_no_store_that_outlives_the_tab(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.goto("/")
    button(page).click()
    expect(rows(page).first).to_be_visible()
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert "1.35" not in kept + str(page.context.cookies())


def test_a_refused_position_is_a_sentence_with_a_next_step(page: Page) -> None:
    page.goto("/")
    button(page).click()
    expect(said(page)).to_have_text(
        "Your browser did not share your position. Type a station or postal code instead."
    )
    assert page.url.endswith("/")


@pytest.mark.parametrize(
    ("position", "sentence"),
    [
        pytest.param(JOHOR_BAHRU, "You seem to be outside Singapore.", id="outside-singapore"),
        pytest.param(ROUGH, "only known to about 800 m, too rough", id="inaccurate"),
    ],
)
def test_a_position_that_will_not_do_is_a_sentence_and_is_not_sent(
    page: Page, position: Geolocation, sentence: str
) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(position)
    page.goto("/")
    button(page).click()
    expect(said(page)).to_contain_text(sentence)
    expect(said(page)).to_contain_text("Type a station or postal code instead.")
    assert page.url.endswith("/")


def test_a_position_outside_singapore_in_the_address_is_a_sentence(page: Page) -> None:
    page.goto("/places?near=1.4927,103.7414")
    expect(page.get_by_role("alert")).to_contain_text("Singapore")
    expect(rows(page)).to_have_count(0)


def test_without_scripts_no_button_promises_a_position(open_page: OpenPage) -> None:
    page = open_page("phone-light", java_script_enabled=False)
    page.goto("/")
    expect(button(page)).to_be_hidden()


def test_the_map_shows_a_position_and_sends_it_nowhere(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.goto("/places?near=Bishan")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="Show my position on the map").click()
    expect(page.locator("#map-status")).to_contain_text("Your position is on the map")
    assert not [url for url in sent if "1.35" in url]
    expect_origin(page, "Bishan (NS17/CC15)")
