"""The guide pages as values: switch dates, changes not yet reviewed, what is overdue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from planner.domain.guides.guide import ClaimKind, Comparison, Section
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level, Source
from planner.domain.watch.watched import WatchState
from planner.web.guides.pages import Reading, guide_page
from planner.web.guides.sources import sources_page
from tests.domain.flow_examples import FLOW
from tests.domain.guide_examples import SUNDAY, claim, conflict, guide, source

WEDNESDAY = date(2026, 11, 18)
TUESDAY = date(2026, 11, 24)
A_YEAR_LATER = date(2027, 11, 23)


@dataclass(frozen=True)
class Change:
    noticed_on: date


@dataclass(frozen=True)
class Watched:
    state: WatchState
    checked_at: datetime | None


SOURCES = {
    "law": source("law"),
    "nus": source("nus", Level.INSTITUTION, school="nus"),
    "blog": source("blog", Level.THIRD_PARTY, language="ja"),
    "link": source("link", Level.LINK),
}
CHANGED = {"law": Change(WEDNESDAY)}


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def reading(
    *, today: date = TUESDAY, changes: Mapping[str, Change] | None = None, **told: Source
) -> Reading:
    book = Guidebook((), Comparison(""), FLOW, {**SOURCES, **told}, "v1")
    return Reading(book, today, changes or {})


@pytest.mark.parametrize(
    ("today", "is_shown"),
    [(WEDNESDAY, False), (SUNDAY, True), (TUESDAY, True), (A_YEAR_LATER, False)],
    ids=["before", "first-day", "last-day", "after"],
)
def test_a_claim_is_shown_from_its_first_day_to_its_last(today: date, *, is_shown: bool) -> None:
    switching = guide(claim(shown_from=SUNDAY, shown_until=TUESDAY))
    page = guide_page(switching, reading(today=today))
    assert bool(page.sections) is is_shown


def test_a_section_of_which_only_the_lead_is_left_is_shown() -> None:
    section = Section("first", "First", "Read this.", (claim(shown_until=SUNDAY),))
    page = guide_page(guide(sections=(section,)), reading())
    assert [(each.heading, each.claims) for each in page.sections] == [("First", ())]


def test_a_guide_counts_what_changed_and_what_is_overdue() -> None:
    told = guide(claim(source_ids=("law", "blog", "nus")))
    assert guide_page(told, reading()).warnings == ()
    (changed,) = guide_page(told, reading(changes=CHANGED)).warnings
    assert changed.startswith("1 page behind this guide changed since we read it and is not yet")
    both = guide_page(told, reading(today=A_YEAR_LATER, changes=CHANGED)).warnings
    assert both[1].startswith("2 pages behind this guide should have been read again by now")


def test_a_change_is_counted_also_where_only_a_side_of_a_conflict_rests_on_it() -> None:
    page = guide_page(guide(conflict()), reading(changes=CHANGED))
    assert len(page.warnings) == 1
    sides = page.sections[0].claims[0].sides
    assert [bool(chip.warning) for side in sides for chip in side.chips] == [True, False]


def test_a_change_in_a_claim_that_is_not_shown_is_not_counted() -> None:
    page = guide_page(guide(claim(shown_until=SUNDAY)), reading(changes=CHANGED))
    assert page.warnings == ()


def test_a_claim_about_a_school_says_whose_rule_it_is() -> None:
    page = guide_page(guide(claim(school="nus", source_ids=("nus",))), reading())
    assert page.sections[0].claims[0].label == "NUS, on its own rules"


def test_a_question_about_a_school_stays_a_question() -> None:
    asking = claim(kind=ClaimKind.ASK, text="Ask NUS.", school="nus", source_ids=("nus",))
    shown = guide_page(guide(asking), reading()).sections[0].claims[0]
    assert (shown.label, shown.icon) == ("A question to ask", "circle-question-mark")


def test_a_guide_says_that_it_was_gathered_not_reviewed() -> None:
    assert guide_page(guide(), reading()).reviewed.startswith("Gathered on ")


def test_only_a_guide_of_a_country_leads_to_a_checklist_of_its_own() -> None:
    assert guide_page(guide(), reading()).checklist_url == ""
    japan = guide_page(guide(country="japan"), reading())
    assert japan.checklist_url == "/checklists/new?guide=japan"
    assert japan.check_url == "/guides/check?country=japan"


def test_sources_stand_by_level_and_then_by_publisher() -> None:
    page = sources_page(reading(extra=source("extra", publisher="agency")), {})
    groups = {group.heading: [row.chip.id for row in group.rows] for group in page.groups}
    assert groups == {
        "Official pages (2)": ["extra", "law"],
        "Schools and institutions (1)": ["nus"],
        "Not official (1)": ["blog"],
        "Official addresses, not read yet (1)": ["link"],
    }
    assert [group.is_folded for group in page.groups] == [False, True, True, True]
    assert not any(group.is_open for group in page.groups)


def test_a_group_that_holds_something_amiss_is_not_folded_away() -> None:
    changes = {"blog": Change(WEDNESDAY)}
    page = sources_page(reading(changes=changes), {})
    assert [group.id for group in page.groups if group.is_open] == ["level-third-party"]
    assert [(chip.id, chip.is_titled) for chip in page.attention] == [("blog", True)]


def test_a_row_says_what_is_odd_about_its_page() -> None:
    odd = source("odd", Level.INSTITUTION, page_date="Oct 2022", language="ja")
    page = sources_page(reading(odd=odd), {})
    about = {row.chip.id: row.about for group in page.groups for row in group.rows}
    assert about["law"] == "Ministry"
    assert about["nus"] == "Ministry"
    assert about["odd"].replace("\u00a0", " ") == (
        "Ministry · dated Oct 2022 · in Japanese · reported by a university or institution: ask"
    )


def test_a_source_says_what_the_last_look_found_in_singapore_s_day() -> None:
    late = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)  # half past midnight here
    watched = {"law": Watched(WatchState.MOVED, late), "nus": Watched(WatchState.NEVER, None)}
    page = sources_page(reading(), watched)
    looks = {row.chip.id: row.look for group in page.groups for row in group.rows}
    assert looks["law"] == "moved to another address, 24 Nov 2026"
    assert {looks["nus"], looks["blog"]} == {"not looked at yet"}


@pytest.mark.parametrize(
    ("today", "changes", "words"),
    [
        (TUESDAY, {}, "4 pages, none overdue for review."),
        (TUESDAY, CHANGED, "4 pages, 1 changed and not yet reviewed."),
        (A_YEAR_LATER, {}, "4 pages, 4 overdue for review."),
        (A_YEAR_LATER, CHANGED, "4 pages, 1 changed and not yet reviewed and 4 overdue"),
    ],
)
def test_the_sources_say_how_many_need_a_look(
    today: date, changes: Mapping[str, Change], words: str
) -> None:
    page = sources_page(reading(today=today, changes=changes), {})
    assert page.summary.startswith(words)
    assert len(page.attention) == (4 if today == A_YEAR_LATER else len(changes))
