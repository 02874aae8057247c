"""From a task to a session, a fix, the plan and the calendar: with scripts, and without them."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_steps import FACTS, open_task, save_outcome, title
from tests.browser.conftest import OpenPage
from tests.browser.plan_steps import LIBRARY, fix_buttons, open_form, plan_session, save, undo


@pytest.fixture(
    params=[
        pytest.param(True, id="with scripts"),
        pytest.param(False, id="scripts off", marks=pytest.mark.slow),
    ]
)
def visitor(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    return open_page("phone-light", java_script_enabled=request.param)


@pytest.fixture(params=[True, False], ids=["with scripts", "scripts off"])
def either(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    return open_page("phone-light", java_script_enabled=request.param)


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    return open_page("phone-light", java_script_enabled=False)


def feed_of(page: Page) -> str:
    """Make a calendar link and read what an app would fetch by it."""
    page.goto("/calendar/links")
    page.locator("#name").fill("My phone")
    with page.expect_navigation():
        page.locator(".link-form button.button-main").click()
    address = page.locator(".fresh-address").inner_text().strip()
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - the server of this test
        body: bytes = answer.read()
    return body.decode().replace("\r\n ", "")


def test_a_task_gets_a_time_a_place_a_fix_and_a_line_in_the_calendar(either: Page) -> None:
    save_outcome(either)
    open_task(either, FACTS)
    either.get_by_role("link", name="Plan time for this").click()
    expect(title(either)).to_have_text("New session")
    either.locator("#date").fill("27 Nov 2026")
    either.locator("#from").fill("7pm")
    either.locator("#to").fill("21:30")
    either.locator("summary", has_text="Another place").click()
    either.locator("#find").fill("Toa Payoh Public Library")
    save(either)
    expect(either.locator(".look")).to_contain_text("Closes 21:00, 30 min before you finish")
    with either.expect_navigation():
        fix_buttons(either).first.click()
    expect(either.locator(".look")).to_contain_text("Open for all of it")
    either.goto("/plan")
    expect(either.locator("main")).to_contain_text(FACTS)
    feed = feed_of(either)
    assert f"SUMMARY:{FACTS}" in feed
    assert "TZID=Asia/Singapore:20261127T" in feed
    assert "Toa Payoh Public Library" in feed


def test_a_place_of_the_list_is_planned_with_its_time(visitor: Page) -> None:
    visitor.goto("/places?near=NS19&from=2026-11-27+19:00&for=120")
    visitor.get_by_role("link", name="Plan here at Toa Payoh Public Library").click()
    expect(visitor.locator("#date")).to_have_value("Fri 27 Nov 2026")
    expect(visitor.locator("#from")).to_have_value("19:00")
    expect(visitor.locator("#to")).to_have_value("21:00")
    expect(visitor.locator("#place")).to_have_value(LIBRARY)
    visitor.locator("#topic").fill("Chemistry: buffers")
    save(visitor)
    visitor.goto(f"/places/{LIBRARY}")
    expect(visitor.locator("main")).to_contain_text("Your next session here")


def test_undo_takes_a_new_session_back(visitor: Page) -> None:
    plan_session(visitor)
    undo(visitor)
    visitor.goto("/plan")
    expect(visitor.locator(".plan-title", has_text="Chemistry: buffers")).to_have_count(0)


def test_sending_the_form_twice_makes_one_session(plain: Page) -> None:
    open_form(plain)
    key = plain.locator("[name=form_key]").input_value()
    save(plain)
    first = plain.url
    open_form(plain)
    plain.locator("[name=form_key]").evaluate("(field, key) => { field.value = key; }", key)
    save(plain)
    assert plain.url == first
    plain.goto("/plan?view=week&week=2026-11-23")
    expect(plain.locator("[data-week-lists] [data-form]")).to_have_count(1)


def test_a_wrong_time_is_named_and_nothing_typed_is_lost(visitor: Page) -> None:
    open_form(visitor)
    visitor.locator("#to").fill("25:99")
    with visitor.expect_navigation():
        visitor.locator(".save-button").click()
    expect(visitor.get_by_role("alert")).to_contain_text("25:99")
    expect(visitor.locator("#to")).to_have_value("25:99")
    expect(visitor.locator("#topic")).to_have_value("Chemistry: buffers")


def test_the_first_dates_of_a_series_are_shown_before_it_is_saved(visitor: Page) -> None:
    open_form(visitor)
    visitor.locator("#repeat").select_option("weekly")
    visitor.locator("#until").fill("8 Jan 2027")
    visitor.locator("#skips").select_option("holidays")
    if visitor.locator(".check-button").is_visible():  # scripts check by themselves
        visitor.locator(".check-button").click()
    expect(visitor.locator("#dates s").first).to_have_text("Fri 25 Dec")
    expect(visitor.locator("#dates")).to_contain_text("Christmas Day")


def test_two_tabs_that_edit_one_session_meet_a_page_with_both(plain: Page) -> None:
    address = plan_session(plain)
    other = plain.context.new_page()
    for page in (plain, other):
        page.goto(address)
        page.get_by_role("link", name="Edit").click()
    for page, end in ((plain, "20:30"), (other, "20:00")):
        page.locator("#to").fill(end)
        with page.expect_navigation():
            page.locator(".save-button").click()
    expect(other.locator("main")).to_contain_text("20:30")
    expect(other.locator("main")).to_contain_text("20:00")
    expect(title(other)).to_contain_text(re.compile("meantime|changed", re.IGNORECASE))
