"""Sessions moved in the week: by dragging, and by the form that does the same from the keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Watch
from tests.browser.plan_steps import plan_series, plan_session

WEEK = "/plan?view=week&week=2026-11-23"
HOUR_PX = 44


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    page = open_page("desktop-light")
    plan_session(page, 90)
    page.goto(WEEK)
    return page


def drag(page: Page, hours: float) -> None:
    """Drag the one session of the week down by some hours."""
    event = page.locator(".ec-event.week-session").first
    event.scroll_into_view_if_needed()
    box = event.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 16
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + hours * HOUR_PX / 2, steps=5)
    page.mouse.move(x, y + hours * HOUR_PX, steps=5)
    page.mouse.up()


def test_a_session_is_dragged_and_the_lists_follow(desk: Page) -> None:
    drag(desk, -1)
    expect(desk.locator("[data-week-says]")).to_contain_text("Moved to Fri 27 Nov, 18:00–19:30")
    desk.reload()
    expect(desk.locator(".ec-event.week-session")).to_contain_text("18:00")


def test_one_date_of_a_series_is_dragged_and_the_others_stay(open_page: OpenPage) -> None:
    page = open_page("desktop-light")
    session = plan_series(page)
    page.goto(WEEK)
    drag(page, -1)
    expect(page.locator("[data-week-says]")).to_contain_text("Moved to Fri 27 Nov, 18:00–19:30")
    told = feed_of(page, session)
    assert told.count("RRULE:FREQ=WEEKLY") == told.count("RECURRENCE-ID") == 1
    assert "RECURRENCE-ID;TZID=Asia/Singapore:20261127T190000" in told
    assert "DTSTART;TZID=Asia/Singapore:20261127T180000" in told
    page.goto(WEEK.replace("11-23", "11-30"))
    expect(page.locator(".ec-event.week-session")).to_contain_text("19:00")


def feed_of(page: Page, session: str) -> str:
    """Download a session's calendar, its lines unfolded."""
    number = re.search(r"/sessions/(\d+)", session)
    assert number
    answer = page.request.get(f"/calendar/sessions/{number[1]}.ics")
    assert answer.ok, answer.status
    return answer.text().replace("\r\n ", "")


def test_a_drag_that_cannot_be_saved_goes_back(desk: Page, watch: Watch) -> None:
    watch.allow(r"ERR_FAILED.*/move")
    desk.route("**/move", lambda route: route.abort())
    drag(desk, -1)
    expect(desk.locator("[data-week-says]")).to_contain_text("It is back where it was.")
    expect(desk.locator(".ec-event.week-session")).to_contain_text("19:00")


def test_after_a_refused_drag_the_next_one_is_saved(desk: Page, watch: Watch) -> None:
    watch.allow(r"409")
    row = desk.locator("[data-week-lists] [data-form]").first
    form, on = (row.get_attribute(name) or "" for name in ("data-form", "data-on"))
    elsewhere: dict[str, str | float | bool] = {
        "version": "1",
        "on": on,
        "date": on,
        "from": "17:00",
        "to": "18:30",
    }
    moved = desk.request.post(form, form=elsewhere, headers={"Origin": origin(desk)})
    assert moved.ok, moved.status
    drag(desk, -1)
    expect(desk.locator("[data-week-says]")).to_contain_text("Not moved.")
    expect(desk.locator(".ec-event.week-session")).to_contain_text("17:00")
    drag(desk, -1)
    expect(desk.locator("[data-week-says]")).to_contain_text("Moved to Fri 27 Nov, 16:00–17:30")


def test_a_week_that_cannot_be_read_anew_says_so(desk: Page, watch: Watch) -> None:
    watch.allow(r"ERR_FAILED.*/plan")
    desk.route("**/plan?view=week*", lambda route: route.abort())
    drag(desk, -1)
    expect(desk.locator("[data-week-says]")).to_contain_text("load it again before you move more")


def origin(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


def test_the_move_form_does_the_same_from_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("desktop-light", java_script_enabled=False)
    plan_session(page, 90)
    page.goto(WEEK)
    page.get_by_role("link", name=re.compile("^Move")).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#from").fill("18:00")
    page.locator("#to").fill("19:30")
    page.locator(".save-button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(WEEK)
    expect(page.locator(".week-lists, main").first).to_contain_text("18:00")
