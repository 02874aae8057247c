"""The time a reader asks about: by a word, by a date and length, and typed wrongly."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import expect_query, query, rows

MISTYPED = "/places?near=Bishan&when=pick&from=tomorrow+7pm&for=90&kind=library&quiet=1"


def open_panel(page: Page) -> Locator:
    page.locator("details.when > summary").click()
    panel = page.locator(".when-panel")
    expect(panel).to_be_visible()
    return panel


def summary(page: Page) -> Locator:
    return page.locator("#summary")


def test_places_are_judged_for_now_unless_another_time_is_chosen(page: Page) -> None:
    page.goto("/places?near=Bishan")
    expect(summary(page)).to_contain_text("Tue 24 Nov, 18:30")
    expect(page.locator(".when-words")).to_have_text("Tue 24 Nov, 18:30")


@pytest.mark.parametrize(
    ("choice", "when", "words"),
    [
        ("Tonight", "tonight", re.compile(r"Tue 24 Nov, \d\d:\d\d")),
        ("Any time", "any", "open now"),
    ],
)
def test_a_time_named_by_a_word_is_asked_said_and_can_be_taken_back(
    page: Page, choice: str, when: str, words: str | re.Pattern[str]
) -> None:
    page.goto("/places?near=Bishan")
    panel = open_panel(page)
    panel.get_by_label(choice, exact=True).check()
    panel.get_by_role("button", name="Show places").click()
    expect_query(page, near="Bishan", when=when)
    expect(summary(page)).to_contain_text(words)
    panel = open_panel(page)
    expect(panel.get_by_label(choice, exact=True)).to_be_checked()
    panel.get_by_label("Now", exact=True).check()
    panel.get_by_role("button", name="Show places").click()
    expect_query(page, near="Bishan")


def test_a_date_time_and_length_ask_for_places_open_all_that_time(page: Page) -> None:
    page.goto("/places?near=Bishan")
    panel = open_panel(page)
    panel.get_by_label("A date and time", exact=True).check()
    panel.get_by_label("Start", exact=True).fill("2026-11-25T19:00")
    panel.get_by_label("For how long").select_option("2 hours")
    panel.get_by_role("button", name="Show places").click()
    expect_query(page, near="Bishan", when="pick", **{"from": "2026-11-25T19:00", "for": "120"})
    expect(summary(page)).to_contain_text("for all of Wed 25 Nov, 19:00–21:00")
    expect(page.locator(".when-words")).to_have_text("Wed 25 Nov, 19:00–21:00")
    expect(rows(page).first).to_be_visible()


def test_a_length_alone_is_counted_from_now(page: Page) -> None:
    page.goto("/places?near=Bishan&for=120")
    expect(summary(page)).to_contain_text("for all of Tue 24 Nov, 18:30–20:30")


def test_a_place_that_closes_during_the_chosen_time_does_not_stand_among_the_open_ones(
    page: Page,
) -> None:
    page.goto("/places?near=Bishan&kind=library&from=2026-11-24T20:30&for=90")
    expect(page.locator("#results .verdict[data-state=open]")).to_have_count(0)


def test_a_mistyped_time_is_named_with_a_link_to_its_field_and_all_that_was_typed_is_kept(
    page: Page,
) -> None:
    answer = page.goto(MISTYPED)
    assert answer is not None
    assert answer.status == 400
    expect(page.get_by_role("alert")).to_be_focused()
    start = page.get_by_label("Start", exact=True)
    expect(start).to_be_visible()
    expect(start).to_have_value("tomorrow 7pm")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Near", exact=True)).to_have_value("Bishan")
    expect(page.get_by_label("For how long")).to_have_value("90")
    expect(page.locator("#filters .chip[aria-current=true]")).to_have_text(["Library", "Quiet"])
    page.get_by_role("alert").get_by_role("link").click()
    expect(start).to_be_focused()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_mistyped_time_is_mended_in_place_and_nothing_else_is_asked_again(
    open_page: OpenPage, has_scripts: bool
) -> None:
    page = open_page("phone-light", java_script_enabled=has_scripts)
    page.goto(MISTYPED)
    page.get_by_label("Start", exact=True).fill("2026-11-25 19:00")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(summary(page)).to_contain_text("Wed 25 Nov, 19:00–20:30")
    asked = query(page.url)
    assert (asked["kind"], asked["quiet"], asked["for"]) == (["library"], ["1"], ["90"])


def test_an_end_before_the_start_is_said_at_the_end(page: Page) -> None:
    page.goto("/places?near=Bishan&from=2026-11-25T19:00&to=2026-11-25T18:00")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("End, if you know it")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Start", exact=True)).to_have_value("2026-11-25T19:00")


def test_the_panel_of_times_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto("/places?near=Bishan")
    summary_line = page.locator("details.when > summary")
    summary_line.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".when-panel")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Now", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Tonight", exact=True)).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".when-panel")).to_be_hidden()
    expect(summary_line).to_be_focused()


def test_a_page_past_the_end_is_a_sentence_with_the_search_kept(page: Page) -> None:
    page.goto("/places?near=Bishan&page=99")
    expect(page.get_by_role("alert")).to_contain_text("There is no page 99")
    expect(page.get_by_label("Near", exact=True)).to_have_value("Bishan")
