"""What a reader does and sees on these pages, in the words of the tests."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect

NEAR_BISHAN = "/places?near=Bishan"
BISHAN_LIBRARIES = "/places?near=Bishan&kind=library"

# Pins that no cluster holds and that stand whole inside the map, clear of its controls.
CLEAR_PINS = """() => {
  const frame = document.getElementById("map_main").getBoundingClientRect();
  return [...document.querySelectorAll(".map-pin")].filter((pin) => {
    const box = pin.getBoundingClientRect();
    const isInside = box.left > frame.left && box.right < frame.right
      && box.top > frame.top && box.bottom < Math.min(frame.bottom, innerHeight);
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return isInside && pin.contains(hit);
  }).map((pin) => ({
    slug: pin.dataset.slug, number: Number(pin.dataset.number), label: pin.ariaLabel,
    text: pin.textContent.trim(),
  }));
}"""

FOCUS_IS_VISIBLE = """() => {
  let element = document.activeElement;
  for (let step = 0; element && step < 4; step += 1, element = element.parentElement) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return true;
    }
  }
  return false;
}"""


def find(page: Page, text: str) -> None:
    """Type into the search box and press Find."""
    near_field(page).fill(text)
    page.get_by_role("button", name="Find", exact=True).click()


def near_field(page: Page) -> Locator:
    return page.get_by_label("Near", exact=True)


def rows(page: Page) -> Locator:
    return page.locator("#results .row")


def row(page: Page, slug: str) -> Locator:
    return page.locator(f"#results [data-slug='{slug}']")


def name_of(page: Page, slug: str) -> str:
    """Read a place's name in its row, without the number that is said before it."""
    link = row(page, slug).locator(".row-name a")
    return str(link.evaluate("(link) => link.lastChild.textContent.trim()"))


def numbers(page: Page) -> list[int]:
    return [int(number) for number in row_values(page, "data-number")]


def slugs(page: Page) -> list[str]:
    return row_values(page, "data-slug")


def row_values(page: Page, name: str) -> list[str]:
    values: list[str] = rows(page).evaluate_all(
        "(rows, name) => rows.map((row) => row.getAttribute(name))", name
    )
    return values


def chip(page: Page, label: str) -> Locator:
    filters = page.get_by_role("navigation", name="Filters")
    return filters.get_by_role("link", name=label, exact=True)


def query(url: str) -> dict[str, list[str]]:
    """Read an address's question; the order of repeated values does not matter."""
    asked: dict[str, list[str]] = {}
    for name, value in parse_qsl(urlsplit(url).query):
        asked[name] = sorted([*asked.get(name, []), value])
    return asked


def expect_query(page: Page, /, **asked: str | list[str]) -> None:
    """Wait until the address asks exactly this question."""
    wanted = {
        name: sorted(value) if isinstance(value, list) else [value] for name, value in asked.items()
    }
    page.wait_for_url(lambda url: query(url) == wanted)


def expect_origin(page: Page, label: str) -> None:
    """Expect the page to name the origin, and a list that starts with the first place."""
    title = re.compile(f"^Study places near {re.escape(label)}")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("#summary")).to_contain_text(f"from {label}")
    expect(rows(page).first).to_have_attribute("data-number", "1")


def open_map(page: Page, address: str) -> None:
    """Go to a page and wait until its map shows its places."""
    page.goto(address)
    drawn(page)


def drawn(page: Page) -> None:
    page.locator("#map_main[data-drawn]").wait_for(state="attached")
    page.locator("#map_main .map-station").first.wait_for(state="attached")


def clear_pins(page: Page) -> list[dict[str, Any]]:
    """List the pins a reader can press without moving the map."""
    pins: list[dict[str, Any]] = page.evaluate(CLEAR_PINS)
    return pins


def pin(page: Page, slug: str) -> Locator:
    return page.locator(f".map-pin[data-slug='{slug}']")


def drag_map(page: Page, right: int, down: int) -> None:
    """Drag from a free spot of the map, as a hand would."""
    box = page.locator("#map_main").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 700) / 2
    page.mouse.click(x, box["y"] + 8)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=4)
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until the target has the focus; each stop on the way must show it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_VISIBLE), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{most} times Tab do not reach {target}")
