"""A guidebook of six items, two sources and three questions, made in Python.

c1 is due a week after the day of saving; v1 waits for c1; j1 is Japan's, three months before the
first day, and only for an unpaid internship; k1 is Korea's; s1 is due nine months ahead for NUS
and two for everybody else; d1 has no day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.domain.checklists.offers import Offer
from planner.domain.guides.flow import (
    Choice,
    Flow,
    Item,
    Lead,
    LeadBasis,
    LeadFrom,
    Party,
    Phase,
    Question,
    Route,
)
from planner.domain.guides.guide import Comparison
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level, Source
from tests.domain.hours_examples import sg

SUNDAY_10_00 = sg("Sun 2026-11-22 10:00")
MONDAY_09_00 = sg("Mon 2026-11-23 09:00")
TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
SUNDAY = date(2026, 11, 22)

JAPAN_UNPAID = MappingProxyType({"country": "japan", "pay": "none", "school": "nus"})
PARTIES = (
    Party("school", "Your school’s internship office", "its web page"),
    Party("isa", "Immigration Services Agency", "its information centre"),
)
SOURCES = (
    Source(
        id="isa-page",
        title="Designated activities",
        publisher="Immigration Services Agency",
        url="https://www.moj.go.jp/isa/page.html",
        is_official=True,
        level=Level.OFFICIAL,
        language="ja",
        page_date="2026-04-01",
        read_on=SUNDAY,
        review_by=date(2027, 11, 22),
    ),
    Source(
        id="nus-page",
        title="Internships abroad",
        publisher="NUS",
        url="https://www.nus.edu.sg/internships",
        is_official=False,
        level=Level.INSTITUTION,
        language="en",
        page_date="",
        read_on=SUNDAY,
        review_by=date(2027, 11, 22),
        school="nus",
    ),
)
A_WEEK_AFTER_SAVING = Lead(LeadFrom.SAVED, LeadBasis.GUESS, "A week is enough to ask", days=-7)
THREE_MONTHS_AHEAD = Lead(LeadFrom.FIRST_DAY, LeadBasis.OFFICIAL, "It takes months", months=3)
NINE_MONTHS_FOR_NUS = Lead(
    LeadFrom.FIRST_DAY,
    LeadBasis.INSTITUTION,
    "NUS asks for nine months",
    months=9,
    source_id="nus-page",
    applies_if=({"school": frozenset({"nus"})},),
)
TWO_MONTHS_AHEAD = Lead(LeadFrom.FIRST_DAY, LeadBasis.GUESS, "Two months are usual", months=2)
NO_DAY = Lead(LeadFrom.NO_DATE, LeadBasis.GUESS, "All the time")


def item(item_id: str, phase: Phase, **changes: Any) -> Item:
    """Make an item of the guide with defaults."""
    plain = Item(
        id=item_id,
        phase=phase,
        country="",
        do=f"Do {item_id}",
        why=f"Why {item_id}",
        ask=("school",),
        question=f"What of {item_id}?",
        keep=f"Keep {item_id}",
        source_ids=("nus-page",),
        leads=(TWO_MONTHS_AHEAD,),
    )
    return replace(plain, **changes)


C1 = item("c1", Phase.BEFORE_ACCEPTING, leads=(A_WEEK_AFTER_SAVING,))
V1 = item("v1", Phase.VERIFY, waits_for=("c1",))
J1 = item(
    "j1",
    Phase.JAPAN,
    country="japan",
    ask=("isa", "school"),
    source_ids=("isa-page", "nus-page"),
    leads=(THREE_MONTHS_AHEAD,),
    applies_if=({"pay": frozenset({"none"})},),
)
K1 = item("k1", Phase.KOREA, country="korea")
S1 = item("s1", Phase.SINGAPORE, leads=(NINE_MONTHS_FOR_NUS, TWO_MONTHS_AHEAD))
D1 = item("d1", Phase.DURING, leads=(NO_DAY,))
ITEMS = (C1, V1, J1, K1, S1, D1)


def guidebook(items: Sequence[Item] = ITEMS, version: str = "first") -> Guidebook:
    """Make the guidebook with these items."""
    flow = Flow(_questions(), PARTIES, _routes(), (), (), tuple(items))
    by_id = {source.id: source for source in SOURCES}
    return Guidebook((), Comparison("Side by side"), flow, by_id, version)


def offer(**changes: Any) -> Offer:
    """Make an offer that runs from August to December 2027."""
    plain = Offer(
        name="Kyoto Robotics",
        host="Kyoto Robotics KK",
        role="Intern",
        city="Kyoto",
        first_day=date(2027, 8, 31),
        last_day=date(2027, 12, 31),
        pay="none",
        hours="40 a week",
        school="NUS",
    )
    return replace(plain, **changes)


def _questions() -> tuple[Question, ...]:
    return (
        _question("country", "japan", "korea", "both"),
        _question("school", "nus", "ntu"),
        _question("pay", "none", "wage"),
    )


def _question(name: str, *choices: str) -> Question:
    offered = tuple(Choice(choice, choice.title()) for choice in choices)
    return Question(name, name.title(), f"Which {name}?", f"It decides on {name}.", offered)


def _routes() -> tuple[Route, ...]:
    """Make a fallback for each country, so that no answers lead nowhere."""
    return tuple(
        Route(
            id=f"{country[:2]}-x",
            country=country,
            name="Nothing matched: ask",
            question="Which status fits?",
            ask=("isa",),
            bring=("The offer",),
            source_ids=("isa-page",),
            level_words="official",
            is_fallback=True,
        )
        for country in ("japan", "korea")
    )
