"""The boxes of the week's picture: everything of the week is drawn, and no line is cut through."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.plan_steps import open_form, plan_session, save

WEEK = "/plan?view=week&week=2026-11-23"
CUT = """() => [...document.querySelectorAll(".ec-event-body")].flatMap((body) => {
  const box = body.getBoundingClientRect();
  return [...body.children].filter((line) => {
    const { left, bottom } = line.getBoundingClientRect();
    return left < box.right - 1 && bottom > box.bottom + 1;
  }).map((line) => line.textContent);
})"""

UNSEEN_TIMES = """() => [...document.querySelectorAll(".week-time > span")].filter((part) => {
  const box = part.closest(".ec-event").getBoundingClientRect();
  const { right, bottom } = part.getBoundingClientRect();
  return right > box.right || bottom > box.bottom || part.scrollWidth > part.clientWidth + 2;
}).map((part) => part.textContent)"""


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    return open_page("desktop-light")


def add_date(page: Page, name: str, clock: str) -> None:
    page.goto("/plan/dates/new")
    for field, words in (("name", name), ("day", "27 Nov 2026"), ("clock", clock)):
        page.locator(f"#{field}").fill(words)
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()


def test_exams_are_drawn_with_what_is_known_of_their_times(desk: Page) -> None:
    add_date(desk, "Paper 1", "09:00")
    add_date(desk, "Essay", "")
    desk.goto(WEEK)
    expect(desk.locator(".ec-body .week-date")).to_have_text("Paper 109:00")
    expect(desk.locator(".ec-all-day .week-date")).to_have_text("Essay")


@pytest.mark.parametrize("minutes", [30, 60, 180])
def test_a_misfit_is_told_by_more_than_a_colour_and_no_line_is_cut(
    desk: Page, minutes: int
) -> None:
    plan_session(desk, 180)
    plan_session(desk, minutes)
    desk.goto(WEEK)
    first, second = (desk.locator(".ec-event.week-session").nth(each) for each in (0, 1))
    boxes = [each.bounding_box() for each in (first, second)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1, "side by side"
    late = desk.locator(".ec-event.week-part").first
    expect(late.locator("svg")).to_be_visible()
    expect(late.locator(".week-verdict")).to_have_text("Open for part")
    assert desk.evaluate(CUT) == []


def test_an_hour_that_does_not_fit_still_says_when(desk: Page) -> None:
    open_form(desk, 60)
    desk.locator("#from").fill("20:30")
    desk.locator("#to").fill("21:30")
    save(desk)
    desk.goto(WEEK)
    late = desk.locator(".ec-event.week-part")
    expect(late.locator(".week-time")).to_have_text("20:30–21:30")
    assert desk.evaluate(UNSEEN_TIMES) == []
    assert desk.evaluate(CUT) == []


def test_a_narrow_box_beside_clashes_still_says_when(desk: Page) -> None:
    for _ in range(3):
        open_form(desk, 105)
        desk.locator("#from").fill("20:30")
        desk.locator("#to").fill("22:15")
        save(desk)
    desk.goto(WEEK)
    for each in desk.locator(".ec-event.week-part").all():
        expect(each.locator(".week-time")).to_have_text("20:30–22:15")
    assert desk.evaluate(UNSEEN_TIMES) == []


def test_the_ring_around_a_row_stands_clear_of_its_words(desk: Page) -> None:
    plan_session(desk)
    desk.goto("/plan")
    above = desk.locator(".plan-row .plan-title a").first.evaluate(
        "(link) => parseFloat(getComputedStyle(link, '::after').top)"
    )
    assert above <= -6, "the ring is 3 px wide and stands 3 px inside"
