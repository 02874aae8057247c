"""No page breaks a rule that axe knows, at 390 and 1440 px, light and dark.

Slow: every page beyond the main four, and those in two of the four looks.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOOKS, Axe, OpenPage
from tests.browser.steps import NEAR_BISHAN, clear_pins, drawn, pin

MAIN_PAGES = {
    "home": "/",
    "list": NEAR_BISHAN,
    "map": f"{NEAR_BISHAN}&view=map",
    "open-place": "/places/bishan-public-library?near=Bishan",
}
MORE_PAGES = {
    "errors": "/places?near=xyzzyqq&when=pick&from=tomorrow&for=90",
    "choices": "/places?near=Victoria",
    "empty": "/places?near=Bishan&kind=fast_food&quiet=1",
    "all-filters": "/places?near=Bishan&kind=library&late=0&power=1&when=tonight&sort=distance",
    "second-page": "/places?near=Bishan&page=2",
    "closed-place": "/places/queenstown-public-library",
    "place-of-unknown-hours": "/places/bishan-community-club?near=Bishan",
    "late-place": "/places/mcdonalds-ang-mo-kio",
    "sources": "/data",
    "not-found": "/places/nowhere-library",
    "styleguide": "/styleguide",
}


TWO_LOOKS = [
    pytest.param(look, marks=() if look in {"desktop-light", "phone-dark"} else pytest.mark.slow)
    for look in LOOKS
]


@pytest.fixture(params=TWO_LOOKS)
def audited(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Open a page in each look; axe writes styles of its own, so no policy stands in its way."""
    return open_page(request.param, bypass_csp=True)


def settle(page: Page, address: str) -> None:
    page.goto(address, wait_until="load")
    if page.locator("#map_main").count() and "styleguide" not in address:
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("address", MAIN_PAGES.values(), ids=MAIN_PAGES)
def test_axe_finds_nothing_wrong_with_the_main_pages(audited: Page, axe: Axe, address: str) -> None:
    audited.goto(address)
    if audited.locator("#map_main").count():
        drawn(audited)
    assert axe(audited) == []


@pytest.mark.slow
@pytest.mark.parametrize("address", MORE_PAGES.values(), ids=MORE_PAGES)
def test_axe_finds_nothing_wrong_with_any_other_page(audited: Page, axe: Axe, address: str) -> None:
    settle(audited, address)
    assert axe(audited) == []


@pytest.mark.slow
def test_axe_finds_nothing_wrong_with_an_open_card_and_an_open_panel(
    audited: Page, axe: Axe
) -> None:
    audited.goto(f"{NEAR_BISHAN}&kind=library&view=map")
    drawn(audited)
    pin(audited, clear_pins(audited)[0]["slug"]).click()
    for card in audited.locator(".leaflet-popup").all():
        expect(card).to_have_css("opacity", "1")  # no longer fading in
    assert axe(audited) == []
    audited.locator("details.when > summary").click()
    assert axe(audited) == []
