from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.guides.checks import (
    Finding,
    comparison_findings,
    guide_findings,
    is_question,
    source_findings,
)
from planner.domain.guides.guide import Cell, Claim, ComparedQuestion, Comparison, Section, Side
from planner.domain.guides.sources import Level, Source
from tests.domain.guide_examples import NEXT_YEAR, SUNDAY, claim, conflict, guide, source

SOURCES = {
    one.id: one
    for one in (
        source("law"),
        source("old", Level.OFFICIAL_OLD),
        source("nus", Level.INSTITUTION, school="nus"),
        source("waseda", Level.INSTITUTION),
        source("blog", Level.THIRD_PARTY),
        source("rumour", Level.UNVERIFIED),
        source("portal", Level.LINK),
    )
}


def said(one: Claim) -> list[str]:
    found = list(guide_findings([guide(one)], SOURCES))
    assert all(where[:3] == ("claim", "japan", "one") for where, _ in found)
    return [f"{' '.join(where[3:])}: {text}" for where, text in found]


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(claim(), id="stated by an official page"),
        pytest.param(claim(source_ids=("law", "nus"), school="nus"), id="stated of a school"),
        pytest.param(claim("Ask the embassy.", "ask", source_ids=()), id="told to ask"),
        pytest.param(claim("Is it so?", "ask", source_ids=("blog",)), id="a question from a blog"),
        pytest.param(claim("A paid role: ask about it.", "ask"), id="told to ask at the end"),
        pytest.param(claim("Keep it.", "note", source_ids=()), id="a note of our own"),
        pytest.param(claim(shown_from=SUNDAY, shown_until=SUNDAY), id="shown on one day"),
        pytest.param(conflict(), id="a conflict"),
        pytest.param(conflict("D-2 and D-10-3 and No. 9 differ since 2023."), id="names and years"),
        pytest.param(claim("It is not legal advice."), id="no advice"),
    ],
)
def test_a_sound_claim_has_no_fault(one: Claim) -> None:
    assert said(one) == []


STATED: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({"source_ids": ()}, ": what is stated needs a source"),
    "an old page": ({"source_ids": ("old",)}, "sources: stated, but old is official-old"),
    "a blog": ({"source_ids": ("law", "blog")}, "sources: stated, but blog is third-party"),
    "a rumour": ({"source_ids": ("rumour",)}, "sources: stated, but rumour is unverified"),
    "a page unread": ({"source_ids": ("portal",)}, "sources: stated, but portal is link"),
    "a school, of the law": (
        {"source_ids": ("nus",)},
        "sources: stated, but nus is institution (of nus)",
    ),
    "a school, of another": (
        {"source_ids": ("nus",), "school": "ntu"},
        "sources: stated, but nus is institution (of nus)",
    ),
    "a school abroad": (
        {"source_ids": ("waseda",), "school": "nus"},
        "sources: stated, but waseda is institution (of no school here)",
    ),
}


@pytest.mark.parametrize(("told", "fault"), STATED.values(), ids=STATED)
def test_what_is_stated_rests_on_what_may_state(told: dict[str, Any], fault: str) -> None:
    (found,) = said(claim(**told))
    assert found in (fault, f"{fault}: make it a question")


CLAIMS = {
    "a source that nobody knows": (
        claim(source_ids=("law", "gossip")),
        "sources: source 'gossip' is not known",
    ),
    "an ask that tells": (claim("It is so.", "ask"), "text: an ask is a question or says “ask”"),
    "a task is no ask": (claim("The task.", "ask"), "text: an ask is a question or says “ask”"),
    "shown until before from": (
        claim(shown_from=NEXT_YEAR, shown_until=SUNDAY),
        "shown_until: shown_until is before shown_from",
    ),
    "sides that do not conflict": (
        claim(sides=(Side("So.", ("law",)),)),
        "sides: a claim that is stated has no sides",
    ),
    "one side": (
        conflict("They differ.", Side("So.", ("law",))),
        "sides: a conflict has two sides or more",
    ),
    "a number as the rule": (
        conflict("Keep to 20 hours."),
        "text: a conflict gives no number as the rule: leave it to sides",
    ),
    "a side without a source": (
        conflict("They differ.", Side("So.", ("law",)), Side("Not so.", ())),
        "sides: a side needs a source that says it",
    ),
    "a side by nobody": (
        conflict("They differ.", Side("So.", ("law",)), Side("Not so.", ("gossip",))),
        "sides: source 'gossip' is not known",
    ),
    "a side by an unread page": (
        conflict("They differ.", Side("So.", ("law",)), Side("Not so.", ("portal",))),
        "sides: a side rests on portal, which nobody has read",
    ),
    "a side with a banned word": (
        conflict("They differ.", Side("So.", ("law",)), Side("You may.", ("nus",))),
        "sides: a side says 'You may': never say it",
    ),
    "a banned word": (claim("You CAN work."), "text: text says 'You CAN': never say it"),
}


@pytest.mark.parametrize(("one", "fault"), CLAIMS.values(), ids=CLAIMS)
def test_a_claim_with_a_fault_is_blamed(one: Claim, fault: str) -> None:
    assert said(one) == [fault]


@pytest.mark.parametrize(
    ("told", "where", "fault"),
    [
        pytest.param({"sections": ()}, ("guide", "japan"), "a guide has no sections", id="empty"),
        pytest.param(
            {"sections": (Section("s", "S", "", ()),)},
            ("section", "japan", "s"),
            "a section has no claims",
            id="an empty section",
        ),
        pytest.param(
            {"sections": (Section("s", "Is it legal?", "", (claim(),)),)},
            ("section", "japan", "s", "heading"),
            "heading says 'legal': never say it",
            id="a banned heading",
        ),
        pytest.param(
            {"helps_with": ("Asking", "Being eligible")},
            ("guide", "japan", "helps_with"),
            "helps_with says 'eligible': never say it",
            id="a banned word in a list",
        ),
    ],
)
def test_a_guide_with_a_fault_is_blamed(
    told: dict[str, Any], where: tuple[str, ...], fault: str
) -> None:
    assert list(guide_findings([guide(**told)], SOURCES)) == [(where, fault)]


def test_two_guides_do_not_share_an_address() -> None:
    (found,) = guide_findings([guide(), guide()], SOURCES)
    assert found == (("guide", "japan"), "another guide has the same slug")


PAGES = {
    "a link that was read": (
        source("s", Level.LINK, read_on=SUNDAY),
        ("read_on", "a page that is only linked to was not read"),
    ),
    "a page never read": (
        source("s", read_on=None),
        ("level", "level is official, but read_on is missing"),
    ),
    "a review before the reading": (
        source("s", review_by=date(2026, 11, 21)),
        ("review_by", "review_by is before read_on"),
    ),
    "an official page by others": (
        source("s", is_official=False),
        ("official", "level is official, but official is no"),
    ),
    "a language in words": (
        source("s", language="English"),
        ("language", "language 'English' is not like en"),
    ),
}


@pytest.mark.parametrize(("one", "fault"), PAGES.values(), ids=PAGES)
def test_a_source_with_a_fault_is_blamed(one: Source, fault: tuple[str, str]) -> None:
    assert list(source_findings([one])) == [(("source", "s", fault[0]), fault[1])]


def test_sources_are_sound_even_if_overdue() -> None:
    read_long_ago = source("s", read_on=date(2020, 1, 1), review_by=date(2020, 1, 1))
    assert list(source_findings([read_long_ago, *SOURCES.values()])) == []


def test_a_page_is_named_once() -> None:
    again = replace(SOURCES["law"], id="again")
    assert list(source_findings([SOURCES["law"], again])) == [
        (("source", "again", "url"), "url is that of law: name a page once")
    ]


def compared(japan: Cell) -> list[Finding]:
    row = ComparedQuestion("pay", "Which pay?", japan, Cell("Ask 1345.", (), is_known=False))
    return list(comparison_findings(Comparison("Lead", (row,)), SOURCES))


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        pytest.param(Cell("So it is.", ("law",)), None, id="sourced"),
        pytest.param(Cell("Not known: ask.", ("blog",), is_known=False), None, id="asked"),
        pytest.param(Cell("So it is."), "what is stated needs a source", id="no source"),
        pytest.param(
            Cell("So it is.", ("blog",)),
            "stated, but blog is third-party: make it a question",
            id="a blog",
        ),
        pytest.param(
            Cell("Not known.", is_known=False), "what is not known says whom to ask", id="no office"
        ),
        pytest.param(
            Cell("Ask.", ("gossip",), is_known=False), "source 'gossip' is not known", id="nobody"
        ),
        pytest.param(
            Cell("You can.", ("law",)), "text says 'You can': never say it", id="a banned word"
        ),
    ],
)
def test_a_cell_is_sourced_or_says_whom_to_ask(cell: Cell, fault: str | None) -> None:
    places = {where[:3] for where, _ in compared(cell)}
    assert [text for _, text in compared(cell)] == ([fault] if fault else [])
    assert places <= {("row", "pay", "japan")}


def test_the_comparison_itself_is_searched_for_banned_words() -> None:
    comparison = Comparison("You may compare.", ())
    (found,) = comparison_findings(comparison, SOURCES)
    assert found.where == ("comparison", "lead")


def test_a_question_asks() -> None:
    assert is_question("Is it?")
    assert is_question("Ask.")
    assert not is_question("Basking.")
