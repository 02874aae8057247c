"""What every width, size of text, theme and printer must keep: all words within reach.

Slow: the pages beyond the main three.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import NEAR_BISHAN, open_map, rows

MAIN_PAGES = ["/", NEAR_BISHAN, "/places/bishan-public-library?near=Bishan"]
MORE_PAGES = [
    "/places?near=Bishan&view=map",
    "/places?near=Victoria",
    "/places?near=Bishan&when=pick&from=tomorrow",
    "/places?near=Bishan&kind=fast_food&quiet=1",
    "/places/mcdonalds-ang-mo-kio",
    "/places/queenstown-public-library",
    "/data",
    "/places/nowhere-library",
]
EVERY_PAGE = [*MAIN_PAGES, *(pytest.param(page, marks=pytest.mark.slow) for page in MORE_PAGES)]
TWICE = 32  # px: a root size of 200 %
FINGER = 44  # px

# Words that stand outside the window, or are cut by a box that cannot be scrolled.
CUT = """() => {
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const isMap = (element) => element.closest(".map, .visually-hidden, [hidden], svg, noscript");
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const box = element.getBoundingClientRect();
    const isHidden = box.width <= 1 || !element.checkVisibility();
    if (!words || isMap(element) || isHidden) continue;
    if (element.matches(".skip-link, option")) continue;
    let frame = element;
    let isCut = box.left < -1 || box.right > innerWidth + 1;
    for (; frame && frame !== document.body; frame = frame.parentElement) {
      if (scrolls(frame)) { isCut = false; break; }
      const style = getComputedStyle(frame);
      const cuts = ["hidden", "clip"].includes(style.overflowX);
      const edge = frame.getBoundingClientRect();
      if (cuts && (box.right > edge.right + 1 || box.left < edge.left - 1)) isCut = true;
      if (frame === element && cuts && element.scrollWidth > element.clientWidth + 1) isCut = true;
    }
    if (isCut) faults.push(`${element.tagName} ${element.className}: ${element.textContent}`);
  }
  return faults;
}"""

SMALL = """(least) => [...document.querySelectorAll(
  ".chip, button, .button, nav a, summary, .leaflet-bar a, .map-pin, .map-cluster, .press")]
  .filter((target) => target.checkVisibility() && target.getBoundingClientRect().width)
  .map((target) => ({ box: target.getBoundingClientRect(), target }))
  .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
  .map(({ box, target }) =>
    `${target.className || target.tagName} ${target.textContent.trim() || target.ariaLabel}: `
    + `${box.width} × ${box.height}`)"""


def scrolls_sideways(page: Page) -> bool:
    script = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(script))


def double_text(page: Page) -> None:
    """Set the browser's own size of text to twice the usual one."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE, "fixed": TWICE}})


@pytest.mark.parametrize("look", ["phone-light", "desktop-light"])
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_no_page_scrolls_sideways_or_cuts_words(
    open_page: OpenPage, address: str, look: str
) -> None:
    page = open_page(look)
    page.goto(address)
    assert not scrolls_sideways(page)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_text_of_twice_the_size_fits_a_phone_and_is_not_cut(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("phone-light")
    double_text(page)
    page.goto(address)
    size = page.locator("html").evaluate("(html) => parseFloat(getComputedStyle(html).fontSize)")
    assert size >= TWICE
    assert not scrolls_sideways(page)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_what_a_finger_presses_is_at_least_44_px_wide_and_high(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("phone-light", has_touch=True, is_mobile=True)
    page.goto(address)
    assert page.evaluate(SMALL, FINGER) == []


def test_controls_of_the_map_are_at_least_44_px_wide_and_high(open_page: OpenPage) -> None:
    page = open_page("phone-light", has_touch=True, is_mobile=True)
    open_map(page, f"{NEAR_BISHAN}&view=map")
    assert page.evaluate(SMALL, FINGER) == []


def test_print_gives_the_whole_list_and_leaves_the_controls_out(page: Page) -> None:
    page.goto(NEAR_BISHAN)
    page.emulate_media(media="print")
    for printed in (rows(page).first, rows(page).last, page.locator("#summary")):
        expect(printed).to_be_visible()
    for left_out in (
        "#filters .chip >> nth=0",
        ".site-nav",
        ".search-submit",
        ".site-footer .theme-choice",
    ):
        expect(page.locator(left_out)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_print_of_a_dark_page_is_dark_words_on_white_paper(open_page: OpenPage) -> None:
    page = open_page("desktop-dark")
    page.goto(NEAR_BISHAN)
    page.emulate_media(media="print", color_scheme="dark")
    colours: dict[str, Any] = rows(page).first.evaluate(
        """(row) => ({ words: getComputedStyle(row).color,
                       paper: getComputedStyle(document.body).backgroundColor })"""
    )
    assert sum(map(int, channels(colours["words"]))) < 3 * 96
    assert colours["paper"] in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def channels(colour: str) -> list[str]:
    return colour[colour.index("(") + 1 : -1].split(",")[:3]


def test_a_chosen_theme_is_worn_at_once_and_lasts_on_other_pages(page: Page) -> None:
    page.goto("/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.get_by_role("button", name="Dark", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(NEAR_BISHAN)
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="As my device").click()
    page.reload()
    assert page.evaluate(paper) == light
