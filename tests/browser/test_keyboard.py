"""The whole way by keyboard alone, with the focus always to be seen."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import NEAR_BISHAN, near_field, open_map, rows, tab_to


def test_the_keyboard_alone_leads_from_home_to_the_directions_of_a_place(page: Page) -> None:
    page.goto("/")
    tab_to(page, near_field(page))
    page.keyboard.type("NS17")
    page.keyboard.press("Enter")
    first = rows(page).first.locator(".row-name a")
    expect(first).to_be_visible()
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/*")
    directions = page.get_by_role("link", name="Directions", exact=True)
    tab_to(page, directions, most=90)
    expect(directions).to_be_in_viewport()
    assert (directions.get_attribute("href") or "").startswith("https://")


def test_the_first_tab_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(near_field(page)).to_be_focused()


def test_the_map_can_be_skipped(page: Page) -> None:
    open_map(page, NEAR_BISHAN)
    skip = page.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    outside = "() => !document.activeElement.closest('.map-frame')"
    assert page.evaluate(outside)


def test_the_focus_stays_on_the_filter_that_was_pressed(page: Page) -> None:
    page.goto(NEAR_BISHAN)
    page.locator("#chip-quiet").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**quiet=1**")
    expect(page.locator("#chip-quiet[aria-current=true]")).to_be_focused()


def test_what_has_the_focus_is_not_hidden_behind_what_floats_on_a_phone(
    open_page: OpenPage,
) -> None:
    page = open_page("phone-light")
    page.goto(NEAR_BISHAN)
    names = page.locator("#results .row-name a")
    for name in names.all()[:8]:
        name.focus()
        is_seen = name.evaluate(
            """(link) => {
              const box = link.getBoundingClientRect();
              const hit = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
              return link.closest(".row").contains(hit);
            }"""
        )
        assert is_seen, name.inner_text()
