"""Finding places from what a reader types: codes, names, slips, points, and nonsense."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.steps import expect_origin, find, near_field, query, rows

MARKUP = "<img src=x onerror=alert(1)></script>\"'`{{7*7}}\u202eabc"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        pytest.param("569842", "4300 Ang Mo Kio Avenue 6, Singapore 569842", id="postal-code"),
        pytest.param("NS17", "Bishan (NS17/CC15)", id="station-code"),
        pytest.param("bishan", "Bishan (NS17/CC15)", id="station-name"),
        pytest.param("Toa Payoh Library", "Toa Payoh Public Library", id="place-name"),
        pytest.param("1.3521,103.8198", "1.3521, 103.8198", id="point"),
    ],
)
def test_what_a_reader_types_gives_places_near_what_it_names(
    page: Page, typed: str, label: str
) -> None:
    page.goto("/")
    find(page, typed)
    expect_origin(page, label)
    expect(near_field(page)).to_have_value(typed)
    assert query(page.url) == {"near": [typed]}
    expect(rows(page).first.locator(".travel")).to_contain_text(re.compile(r"about \d+ min"))


def test_a_typing_slip_is_read_and_the_page_says_what_it_read(page: Page) -> None:
    page.goto("/")
    find(page, "Bisan")
    expect_origin(page, "Bishan (NS17/CC15)")
    expect(page.get_by_text("“Bisan” was read as Bishan")).to_be_visible()
    expect(near_field(page)).to_have_value("Bisan")


def test_the_examples_on_the_home_page_lead_to_lists(page: Page) -> None:
    for example in ("569842", "Bishan", "NS17"):
        page.goto("/")
        page.get_by_role("main").get_by_role("link", name=example, exact=True).click()
        expect(near_field(page)).to_have_value(example)
        expect(rows(page).first).to_be_visible()


@pytest.mark.parametrize("typed", ["Victoria", "Queen", "Blk 123"])
def test_each_choice_offered_for_an_ambiguous_text_leads_to_a_list(page: Page, typed: str) -> None:
    page.goto("/")
    find(page, typed)
    offered = page.get_by_role("region", name="Did you mean").get_by_role("link")
    expect(offered.nth(1)).to_be_visible()
    expect(rows(page)).to_have_count(0)
    expect(page.locator(".when-words")).to_have_text("Tue 24 Nov, 18:30")
    labels = offered.all_inner_texts()
    assert len(set(labels)) == len(labels)
    for link in offered.all():
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.ok, link.inner_text()
        assert 'class="row"' in answer.text(), link.inner_text()
    offered.last.click()
    expect_origin(page, labels[-1])


def test_a_text_that_names_nothing_is_kept_and_said_in_a_sentence(page: Page) -> None:
    page.goto("/")
    find(page, "xyzzyqq")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^\\s*Error: "))
    expect(near_field(page)).to_have_value("xyzzyqq")
    expect(near_field(page)).to_have_attribute("aria-invalid", "true")
    summary.get_by_role("link", name="“xyzzyqq” is not in our list of places").click()
    expect(near_field(page)).to_be_focused()
    find(page, "Bishan")
    expect_origin(page, "Bishan (NS17/CC15)")


def test_markup_typed_into_the_search_box_is_shown_as_text(page: Page) -> None:
    spoken: list[str] = []

    def hear(dialog: Dialog) -> None:
        spoken.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.goto("/")
    find(page, MARKUP)
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    expect(near_field(page)).to_have_value(MARKUP)
    expect(page.locator("main img")).to_have_count(0)
    assert not spoken


def test_pressing_find_with_nothing_typed_lists_open_places_without_distances(page: Page) -> None:
    page.goto("/")
    find(page, "")
    expect(page.get_by_role("heading", level=1)).to_have_text("Study places in Singapore")
    expect(page.locator("#summary")).to_contain_text("Say where you are to see distances")
    expect(rows(page).first).not_to_contain_text("in a straight line")
