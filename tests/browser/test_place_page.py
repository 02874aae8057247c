"""The page of one place: its week, its way there, what can be copied, and how others read it."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import NEAR_BISHAN, name_of, open_map, row, slugs
from tools.live_server import serving

LIBRARY = "/places/bishan-public-library"
LATE = "/places/mcdonalds-ang-mo-kio-ave-10"
TUESDAY_BEFORE_CHRISTMAS = "2026-12-22T12:00:00+08:00"
SPAN = re.compile(r"(?:\w{3} )?(\d\d):(\d\d) ?– ?(?:\w{3} )?(\d\d):(\d\d)")
DAY_MINUTES = 24 * 60
STRIP_STARTS = 5 * 60  # a strip shows 05:00 to 05:00
BARS = """(days) => days.map((day) => ({
  name: day.querySelector("span").textContent.trim(),
  bars: [...day.querySelectorAll(".strip-bar")].map((bar) =>
    [Number(bar.getAttribute("x")), Number(bar.getAttribute("width"))]),
}))"""


@pytest.fixture(scope="module")
def christmas_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app in the week of Christmas."""
    settings = {"PLANNER_FIXED_NOW": TUESDAY_BEFORE_CHRISTMAS, "PLANNER_TILES": "off"}
    with serving(tmp_path_factory.mktemp("christmas"), settings) as url:
        yield url


def week(page: Page) -> Locator:
    return page.get_by_role("table", name="Hours of the coming seven days").locator("tbody tr")


def covered(spans: list[tuple[int, int]]) -> set[int]:
    """Give the minutes of a strip, of the 24 hours from 05:00, that openings cover."""
    return {
        minute for start, end in spans for minute in range(max(0, start), min(DAY_MINUTES, end))
    }


def told_spans(words: str) -> list[tuple[int, int]]:
    """Read a day's words as minutes after 05:00."""
    spans = []
    for hour, minute, to_hour, to_minute in SPAN.findall(words):
        start = int(hour) * 60 + int(minute) - STRIP_STARTS
        end = int(to_hour) * 60 + int(to_minute) - STRIP_STARTS
        spans.append((start, end if end > start else end + DAY_MINUTES))
    return spans


def test_a_row_leads_to_the_place_and_back_to_the_list(page: Page) -> None:
    asked = f"{NEAR_BISHAN}&kind=library&power=1&sort=distance"
    page.goto(asked)
    slug = slugs(page)[2]
    name = name_of(page, slug)
    row(page, slug).get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("main")).to_contain_text("From Bishan (NS17/CC15), which you chose.")
    expect(page).to_have_title(re.compile(rf"\s*{re.escape(name)}\s*· Waypoint"))
    page.get_by_role("main").get_by_role("link", name="Places").first.click()
    expect(row(page, slug)).to_be_visible()
    assert page.url.endswith(asked)


def test_a_place_shows_seven_days_from_today(page: Page) -> None:
    page.goto(LIBRARY)
    names = week(page).locator("th").all_inner_texts()
    assert [name.split(",")[0].strip() for name in names] == [
        *("Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov"),
        *("Sat 28 Nov", "Sun 29 Nov", "Mon 30 Nov"),
    ]
    assert "today" in names[0]
    expect(page.locator(".verdict-large")).to_contain_text("Open until 21:00")


@pytest.mark.parametrize("address", [LIBRARY, "/places/nanyang-polytechnic-library", LATE])
def test_the_strip_and_the_table_tell_the_same_hours(page: Page, address: str) -> None:
    page.goto(address)
    strip = page.locator(".strip-day").evaluate_all(BARS)
    told = week(page).all()
    assert len(strip) == len(told) == 7
    for day, told_day in zip(strip, told, strict=True):
        words = told_day.inner_text()
        assert words.startswith(day["name"])
        drawn = covered(
            [
                (x * DAY_MINUTES // 1000, (x + width) * DAY_MINUTES // 1000)
                for x, width in day["bars"]
            ]
        )
        assert len(drawn ^ covered(told_spans(words))) <= 10, words


def test_hours_past_midnight_are_written_with_both_days(page: Page) -> None:
    page.goto(LATE)
    expect(week(page).nth(1)).to_contain_text(re.compile(r"Wed 06:00 – Thu 02:00"))


def test_holidays_of_the_week_are_named_and_eves_close_early(
    open_page: OpenPage, christmas_url: str
) -> None:
    page = open_page(base_url=christmas_url)
    page.goto(LIBRARY)
    expect(week(page).nth(3)).to_contain_text("Christmas Day")
    expect(week(page).nth(3)).to_contain_text("Closed")
    expect(week(page).nth(2)).to_contain_text("17:00")
    expect(page.locator(".strip-holiday").filter(has_text="Christmas Day")).to_have_count(1)
    expect(page.locator(".place-hours li").filter(has_text="Christmas Day")).to_be_visible()


@pytest.mark.parametrize(
    ("button", "answer", "copied"),
    [
        ("Copy address", "The address is copied.", r"^5 Bishan Place .*Singapore 579841$"),
        ("Share", "The link is copied.", r"^http://127\.0\.0\.1:\d+/places/bishan-public-library$"),
    ],
)
def test_copying_and_sharing_say_what_they_did(
    page: Page, button: str, answer: str, copied: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{LIBRARY}?near=Bishan")
    page.get_by_role("button", name=button).click()
    expect(page.locator("[data-share-message]")).to_have_text(answer)
    assert re.search(copied, page.evaluate("navigator.clipboard.readText()"))


def test_where_copying_is_refused_the_words_to_copy_are_shown(page: Page) -> None:
    page.goto(LIBRARY)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Copy address").click()
    expect(page.locator("[data-share-message]")).to_contain_text("Select and copy this: 5 Bishan")


def test_the_directions_link_ends_at_the_place_and_starts_at_the_chosen_origin(page: Page) -> None:
    page.goto(f"{LIBRARY}?near=NS22")
    link = page.get_by_role("link", name="Directions", exact=True).get_attribute("href") or ""
    place = page.request.get(f"/api/v1{LIBRARY}").json()
    asked = parse_qs(urlsplit(link).query)
    assert asked["destination"] == [f"{place['lat']},{place['lon']}"]
    assert asked["origin"] == ["Orchard (NS22/TE14), Singapore"]
    expect(page.get_by_role("main")).to_contain_text("From Orchard (NS22/TE14), which you chose.")


def test_directions_carry_no_position(page: Page) -> None:
    page.goto(f"{LIBRARY}?near=1.3001,103.8001")
    assert "1.3001" not in page.get_by_role("link", name="Directions").evaluate("(a) => a.href")


def test_the_linked_description_for_machines_names_the_place(page: Page) -> None:
    page.goto(LIBRARY)
    link = page.locator("link[type='application/ld+json']").get_attribute("href")
    answer = page.request.get(link or "")
    assert answer.ok
    assert answer.headers["content-type"].startswith("application/ld+json")
    told = answer.json()
    assert told["@context"] == "https://schema.org"
    assert told["name"] == "Bishan Public Library"


def test_the_map_of_a_place_shows_its_one_pin(page: Page) -> None:
    open_map(page, LIBRARY)
    expect(page.locator(".map-pin")).to_have_count(1)
    expect(
        page.get_by_role("button", name="Bishan Public Library, open until 21:00")
    ).to_be_visible()


def test_every_fact_wears_its_source_or_says_it_is_not_known(page: Page) -> None:
    page.goto(LIBRARY)
    facts = page.get_by_role("table", name="Facts with their sources")
    assert facts.locator("tbody tr").count() > 8
    expect(facts).to_contain_text("not known")
    expect(facts).to_contain_text("as of")


def test_a_place_that_is_closed_for_works_says_so_first(page: Page) -> None:
    page.goto("/places/queenstown-public-library")
    expect(page.locator(".verdict-large .verdict")).to_have_attribute("data-state", "closed")
    expect(page.locator(".place-head .banner").first).to_be_visible()


def test_an_address_of_no_place_answers_404_and_leads_back(page: Page) -> None:
    answer = page.goto("/places/nowhere-library")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("main")).to_contain_text("nowhere-library")
    page.get_by_role("link", name="Find a study place").click()
    page.wait_for_url("**/places")
