"""Sessions and the plan for everybody: the keyboard alone, and text at twice its size."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_steps import title
from tests.browser.conftest import OpenPage
from tests.browser.plan_steps import (
    FRIDAY_EVENING,
    LIBRARY,
    TOPIC,
    fix_buttons,
    look_through,
    plan_session,
)
from tests.browser.steps import tab_to

WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"


def test_a_session_is_planned_mended_and_undone_with_the_keyboard_alone(page: Page) -> None:
    page.goto(f"/sessions/new?place={LIBRARY}&from={FRIDAY_EVENING}&for=180")
    tab_to(page, page.locator("#topic"))
    page.keyboard.type(TOPIC)
    tab_to(page, page.locator(".save-button"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(title(page)).to_have_text(TOPIC)
    tab_to(page, fix_buttons(page).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".look")).to_contain_text("Open for all of it")
    tab_to(page, page.locator("main").get_by_role("button", name="Undo").first)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("19:00–22:00")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "scripts off"])
def test_a_date_is_moved_by_steps_with_the_keyboard_alone(
    open_page: OpenPage, *, scripts: bool
) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(plan_session(page, 60))
    page.goto(page.url.replace("?", "/move?"))
    for step, start, end in (
        ("15 min earlier", "18:45", "19:45"),
        ("15 min longer", "18:45", "20:00"),
    ):
        page.get_by_role("button", name=step).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#from")).to_have_value(start)
        expect(page.locator("#to")).to_have_value(end)
    page.locator(".save-button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("18:45–20:00")


def test_a_session_is_finished_with_the_keyboard_alone(page: Page) -> None:
    page.goto(plan_session(page))
    tab_to(page, page.locator("summary", has_text="Finish"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label(re.compile("^One line")))
    page.keyboard.type("Buffers are clear")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Buffers are clear")


def test_text_at_twice_its_size_still_fits_a_phone(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    session = plan_session(page, 180)
    form = f"/sessions/new?place={LIBRARY}&from={FRIDAY_EVENING}&for=180"
    plan = ("/", "/plan", "/plan?view=week", "/plan/dates")
    calendar = ("/calendar/links", "/calendar/import", look_through(page))
    for address in (session, form, *plan, *calendar, "/settings"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate(WIDER_THAN_THE_WINDOW), address
