"""Filters, orders and pages of the list: each changes its own part of the question only."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import (
    chip,
    drawn,
    expect_query,
    find,
    numbers,
    query,
    row_values,
    rows,
    slugs,
)

RICH = "/places?near=Bishan&when=tonight&kind=campus&wifi=1&sort=distance"
QUIET_BURGERS = "/places?near=Bishan&kind=fast_food&quiet=1"
THREE_TOO_MANY = "/places?near=Bishan&kind=coworking&quiet=1&late=1"
CHIPS = {
    "Library": ("kind", "library"),
    "Study room": ("kind", "study_room"),
    "Campus": ("kind", "campus"),
    "Community club": ("kind", "community_club"),
    "Café": ("kind", "cafe"),
    "Fast food": ("kind", "fast_food"),
    "Co-working": ("kind", "coworking"),
    "Other": ("kind", "other"),
    "Open late": ("late", "1"),
    "Quiet": ("quiet", "1"),
    "Power": ("power", "1"),
    "Wi-Fi": ("wifi", "1"),
    "Air-con": ("aircon", "1"),
    "Free for anyone": ("access", "public"),
}


def toggled(asked: dict[str, list[str]], name: str, value: str) -> dict[str, list[str]]:
    values = set(asked.get(name, [])) ^ {value}
    return {key: held for key, held in {**asked, name: sorted(values)}.items() if held}


def summary(page: Page) -> Locator:
    return page.locator("#summary strong")


def total(page: Page) -> int:
    """Add up the numbers in the summary: the places open, and those of unknown hours."""
    words = summary(page).inner_text()
    unknown = re.search(r"and (\d+) whose", words)
    return int(words.split()[0]) + (int(unknown[1]) if unknown else 0)


def test_every_chip_turns_on_and_off_again_and_keeps_the_rest_of_the_question(page: Page) -> None:
    page.goto(RICH)
    labels = page.get_by_role("navigation", name="Filters").get_by_role("link").all_inner_texts()
    assert [label.strip() for label in labels] == list(CHIPS)
    for label, (name, value) in CHIPS.items():
        before = query(page.url)
        for _ in ("there", "and back"):
            was_on = chip(page, label).get_attribute("aria-current") == "true"
            wanted = toggled(query(page.url), name, value)
            chip(page, label).click()
            expect_query(page, **wanted)
            is_on = re.compile(".*") if was_on else "true"
            expect(chip(page, label)).to_have_count(1)
            if not was_on:
                expect(chip(page, label)).to_have_attribute("aria-current", is_on)
            else:
                expect(chip(page, label)).not_to_have_attribute("aria-current", is_on)
        assert query(page.url) == before


def test_a_filter_narrows_the_list_says_so_aloud_and_the_back_button_restores_it(
    page: Page,
) -> None:
    page.goto("/places?near=Bishan")
    before, every = summary(page).inner_text(), total(page)
    chip(page, "Library").click()
    expect_query(page, near="Bishan", kind="library")
    expect(summary(page)).not_to_have_text(before)
    assert total(page) < every
    expect(page.locator("#announcement")).to_contain_text(summary(page).inner_text())
    with page.expect_event("load"):
        page.go_back()
    expect(summary(page)).to_have_text(before)
    expect(chip(page, "Library")).not_to_have_attribute("aria-current", "true")
    page.go_forward()
    expect(chip(page, "Library")).to_have_attribute("aria-current", "true")
    assert total(page) < every


def test_a_new_search_keeps_the_filters(page: Page) -> None:
    page.goto("/places?near=Bishan&kind=library&power=1&sort=distance")
    find(page, "NS22")
    expect_query(page, near="NS22", kind="library", power="1", sort="distance")
    expect(chip(page, "Power")).to_have_attribute("aria-current", "true")


def test_a_filter_pressed_before_the_search_is_kept_by_the_search(page: Page) -> None:
    page.goto("/places?near=Bishan")
    chip(page, "Library").click()
    expect_query(page, near="Bishan", kind="library")
    find(page, "NS22")
    expect_query(page, near="NS22", kind="library")


def test_an_empty_list_names_the_filter_that_emptied_it_and_its_off_switch_brings_it_back(
    page: Page,
) -> None:
    page.goto(QUIET_BURGERS)
    expect(page.get_by_text("What emptied the list: the kind of place or Quiet.")).to_be_visible()
    expect(page.get_by_role("heading", name="The nearest miss")).to_be_visible()
    expect(rows(page)).to_have_count(1)
    switch = page.get_by_role("link", name=re.compile(r"Not only with Quiet \(\d+"))
    promised = sum(map(int, re.findall(r"\d+", switch.inner_text())))
    switch.click()
    expect(rows(page).first).to_be_visible()
    assert query(page.url) == {"near": ["Bishan"], "kind": ["fast_food"]}
    assert total(page) == promised


def test_filters_that_empty_the_list_only_together_can_all_be_cleared(page: Page) -> None:
    page.goto(THREE_TOO_MANY)
    expect(page.get_by_text("Several filters together leave nothing.")).to_be_visible()
    page.get_by_role("link", name="Clear every filter").click()
    expect(rows(page).first).to_be_visible()
    assert query(page.url) == {"near": ["Bishan"]}


@pytest.mark.parametrize(
    ("label", "sort"),
    [("Nearest", "distance"), ("Closes latest", "closes")],
)
def test_an_order_is_chosen_by_a_link_named_on_the_page_and_kept_by_a_filter(
    page: Page, label: str, sort: str
) -> None:
    page.goto("/places?near=Bishan&kind=library")
    page.locator("#sort-summary").click()
    page.get_by_role("navigation", name="Order of the list").get_by_role(
        "link", name=label, exact=True
    ).click()
    expect_query(page, near="Bishan", kind="library", sort=sort)
    expect(page.locator("#sort-summary")).to_have_text(f"Sorted by {label.lower()}")
    expect(page.locator("#sort-summary")).to_be_focused()
    chip(page, "Library").click()
    expect_query(page, near="Bishan", sort=sort)


def test_nearest_puts_the_rows_of_each_heading_in_the_order_of_their_distance(page: Page) -> None:
    page.goto("/places?near=Bishan&sort=distance")
    for section in page.locator("#results section").all():
        texts = section.locator(".row").all_inner_texts()
        metres = [in_metres(text) for text in texts]
        assert all(before <= after for before, after in pairwise(metres))


def in_metres(text: str) -> float:
    match = re.search(r"([\d.]+) (k?m) in a straight line", text)
    assert match, text
    return float(match[1]) * (1000 if match[2] == "km" else 1)


def test_pages_go_on_with_the_numbers_and_keep_the_question(page: Page) -> None:
    page.goto("/places?near=Bishan&kind=library&when=any&sort=distance")
    seen, found = slugs(page), numbers(page)
    every = int(summary(page).inner_text().split()[0])
    page.get_by_role("link", name="Next").click()
    expect_query(page, near="Bishan", kind="library", when="any", sort="distance", page="2")
    expect(rows(page).first).to_have_attribute("data-number", "21")
    expect(page.locator("#results")).to_be_focused()
    assert [*found, *numbers(page)] == list(range(1, every + 1))
    assert not set(seen) & set(slugs(page))
    page.get_by_role("link", name="Previous").click()
    expect(rows(page).first).to_have_attribute("data-number", "1")
    assert slugs(page) == seen


def test_a_filter_starts_again_at_the_first_page(page: Page) -> None:
    page.goto("/places?near=Bishan&page=2")
    chip(page, "Library").click()
    expect_query(page, near="Bishan", kind="library")
    expect(rows(page).first).to_have_attribute("data-number", "1")


def test_a_filter_changes_the_pins_with_the_list(page: Page) -> None:
    page.goto("/places?near=Bishan&kind=library")
    drawn(page)
    every = page.locator("#map_main").get_attribute("data-drawn")
    assert every == str(total(page))
    chip(page, "Power").click()
    expect_query(page, near="Bishan", kind="library", power="1")
    expect(page.locator("#map_main")).not_to_have_attribute("data-drawn", every)
    expect(page.locator("#map_main")).to_have_attribute("data-drawn", str(total(page)))
    assert len(row_values(page, "id")) == min(20, total(page))
