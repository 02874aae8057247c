"""axe finds nothing on any page of sessions, the plan, the calendar and the settings.

Slow: three of the four looks; ``make test-all`` runs those.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audits import SOME_LOOKS, faults
from tests.browser.conftest import Axe, OpenPage
from tests.browser.plan_steps import FRIDAY_EVENING, LIBRARY, look_through, open_form, plan_session

EMPTY = (
    "/plan",
    "/plan?view=week",
    "/plan/dates",
    "/plan/dates/new",
    "/sessions/new",
    f"/sessions/new?place={LIBRARY}&from={FRIDAY_EVENING}&for=180",
    "/calendar/links",
    "/calendar/import",
    "/settings",
)


@pytest.fixture(params=SOME_LOOKS)
def audited(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Open a page; axe writes styles of its own, so no policy stands in its way."""
    return open_page(request.param, bypass_csp=True)


def test_axe_finds_nothing_before_anything_is_saved(audited: Page, axe: Axe) -> None:
    found: list[str] = []
    for address in EMPTY:
        audited.goto(address)
        found += faults(audited, axe)
    assert found == []


def test_axe_finds_nothing_on_pages_of_a_plan(audited: Page, axe: Axe) -> None:
    found: list[str] = []
    for address in addresses_of_a_plan(audited):
        audited.goto(address)
        found += faults(audited, axe)
    assert found == []


def test_axe_finds_nothing_on_a_refused_form(audited: Page, axe: Axe) -> None:
    open_form(audited)
    audited.locator("#date").fill("31 Feb 2027")
    with audited.expect_navigation():
        audited.locator(".save-button").click()
    expect(audited.get_by_role("alert")).to_be_visible()
    assert faults(audited, axe) == []


def addresses_of_a_plan(page: Page) -> Iterator[str]:
    """Save a late session, a calendar and a link, and list every page about them."""
    session = plan_session(page, 180)
    path, _, day = session.partition("?")
    yield session
    for part in ("edit", "move", "delete"):
        yield f"{path}/{part}?{day}"
    yield look_through(page)
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("main")).to_contain_text("Semester 1")
    page.goto("/calendar/links")
    page.locator("#name").fill("My phone")
    with page.expect_navigation():
        page.locator(".link-form button.button-main").click()
    yield page.url
    yield "/calendar/import"
    yield from ("/plan", "/plan?view=week&week=2026-11-23", f"/places/{LIBRARY}", "/")
