from dataclasses import replace
from typing import Any

import pytest

from planner.domain.guides.flow import Flow, Lead, LeadBasis, LeadFrom, Party, StopSign
from planner.domain.guides.flow_checks import flow_findings
from planner.domain.guides.sources import Level
from tests.domain.flow_examples import FLOW, NO_DATE, QUESTIONS, item, question, route, when
from tests.domain.guide_examples import source

SOURCES = {one.id: one for one in (source("law"), source("nus", Level.INSTITUTION, school="nus"))}


def said(**changes: Any) -> list[str]:
    flow: Flow = replace(FLOW, **changes)
    return [f"{' '.join(where)}: {text}" for where, text in flow_findings(flow, SOURCES)]


def with_question(*more: Any) -> list[str]:
    return said(questions=(*QUESTIONS, *more))


def with_lead(**told: Any) -> list[str]:
    lead: dict[str, Any] = {"counted_from": LeadFrom.FIRST_DAY, "basis": LeadBasis.GUESS}
    return said(items=(item("c1", leads=(Lead(**lead | {"words": "Guess"} | told), NO_DATE)),))


def test_the_example_has_no_fault() -> None:
    assert said() == []


LONGER = (*FLOW.routes,)
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a route without anybody to ask": (
        {"routes": (*LONGER, route("r", ask=()))},
        "route r: a route names no one to ask",
    ),
    "an office that nobody knows": (
        {"routes": (*LONGER, route("r", ask=("king",)))},
        "route r ask: party 'king' is not known",
    ),
    "a source that nobody knows": (
        {"routes": (*LONGER, route("r", source_ids=("gossip",)))},
        "route r sources: source 'gossip' is not known",
    ),
    "an office known from an unknown source": (
        {"parties": (*FLOW.parties, Party("p", "P", "its page", ("gossip",)))},
        "party p sources: source 'gossip' is not known",
    ),
    "a banned word in the name of an office": (
        {"parties": (*FLOW.parties, Party("p", "The eligible office", "its page"))},
        "party p name: name says 'eligible': never say it",
    ),
    "a banned word in how an office is reached": (
        {"parties": (*FLOW.parties, Party("p", "P", "Where you can call"))},
        "party p reach: reach says 'you can': never say it",
    ),
    "a stop sign from an unknown source": (
        {"stop_signs": (StopSign("s", "S", "Ask.", ("gossip",)),)},
        "stop-sign s sources: source 'gossip' is not known",
    ),
    "a clash from an unknown source": (
        {"clashes": (replace(FLOW.clashes[0], source_ids=("gossip",)),)},
        "clash length sources: source 'gossip' is not known",
    ),
    "a clash in a third country": (
        {"clashes": (replace(FLOW.clashes[0], countries=("france",)),)},
        "clash length countries: country 'france' is not known",
    ),
    "an item after one that nobody knows": (
        {"items": (item("c1", waits_for=("c9",)),)},
        "item c1 waits_for: item 'c9' is not known",
    ),
    "an item that waits for itself": (
        {"items": (item("a", waits_for=("b",)), item("b", waits_for=("a",)))},
        "item b waits_for: an item waits for itself in the end",
    ),
    "an item without a lead": (
        {"items": (item("c1", leads=()),)},
        "item c1: an item's last lead holds always: add one, from no-date if need be",
    ),
    "a last lead for some": (
        {"items": (item("c1", leads=(replace(NO_DATE, applies_if=when({"pay": "wage"})),)),)},
        "item c1: an item's last lead holds always: add one, from no-date if need be",
    ),
    "a country without a fallback": (
        {"routes": FLOW.routes[:4]},
        "flow: korea has no fallback route: answers could end nowhere",
    ),
    "a route for nobody": (
        {"routes": (*LONGER, route("r", "korea", when({"country": "japan"})))},
        "route r shown_if: no answers ever lead to this route",
    ),
    "an item for nobody": (
        {"items": (item("k2", when({"hours": "few", "pay": "none"})),)},
        "item k2 applies_if: no answers ever lead to this item",
    ),
    "an item for another country": (
        {"items": (item("k2", when({"country": "japan"}), country="korea"),)},
        "item k2 applies_if: no answers ever lead to this item",
    ),
    "a stop sign that is never lit": (
        {"stop_signs": (StopSign("s", "S", "Ask.", (), when({"pay": "none", "hours": "few"})),)},
        "stop-sign s lit_if: no answers ever lead to this stop-sign",
    ),
    "a banned word in a route": (
        {"routes": (*LONGER, route("r", note="You may work."))},
        "route r note: note says 'You may': never say it",
    ),
    "a banned word among what to bring": (
        {"routes": (*LONGER, route("r", bring=("A guaranteed place",)))},
        "route r bring: bring says 'guaranteed': never say it",
    ),
}


@pytest.mark.parametrize(("changes", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_flow_with_a_fault_is_blamed(changes: dict[str, Any], fault: str) -> None:
    assert fault in said(**changes)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        pytest.param(
            question("q", ""),
            "question q: a question has no choices: it would be a dead end",
            id="a dead end",
        ),
        pytest.param(
            question("q", "yes unknown"),
            "choice q unknown: every question has “I do not know” already: leave the choice out",
            id="not knowing by hand",
        ),
        pytest.param(
            question("q", "a", when({"colour": "red"})),
            "question q asked_if: question 'colour' is not known",
            id="a condition on no question",
        ),
        pytest.param(
            question("q", "a", when({"pay": "gold"})),
            "question q asked_if: answer of 'pay' 'gold' is not known",
            id="a condition on no answer",
        ),
        pytest.param(
            question("q", "a", when({"q": "a"})),
            "question q asked_if: looks at 'q', which is not asked before it",
            id="a condition on itself",
        ),
        pytest.param(
            question("q", "a", a=when({"q": "a"})),
            "choice q a offered_if: looks at 'q', which is not asked before it",
            id="an answer that waits for itself",
        ),
        pytest.param(
            question("q", "a", when({"pay": "none", "hours": "few"})),
            "question q asked_if: a question is never asked",
            id="never asked",
        ),
        pytest.param(
            question("q", "a b", when({"pay": "none"}), b=when({"pay": "wage"})),
            "choice q b offered_if: an answer is never offered",
            id="never offered",
        ),
    ],
)
def test_a_question_with_a_fault_is_blamed(more: Any, fault: str) -> None:
    assert with_question(more) == [fault]


def test_a_question_may_not_look_at_a_later_one() -> None:
    early = question("early", "a", when({"pay": "none"}))
    assert said(questions=(early, *QUESTIONS)) == [
        "question early asked_if: looks at 'pay', which is not asked before it"
    ]


def test_a_flow_needs_the_question_of_the_country() -> None:
    bare = {"questions": (), "routes": FLOW.routes[2:5:2], "stop_signs": (), "clashes": ()}
    assert said(**bare, items=()) == ["flow: there is no question 'country'"]
    mine = question("country", "japan france")
    fault = "question country: the choices lack one of japan, korea"
    assert said(**bare | {"questions": (mine,)}, items=()) == [fault]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        pytest.param({}, None, id="a guess needs no page"),
        pytest.param({"basis": LeadBasis.OFFICIAL, "source_id": "law"}, None, id="official"),
        pytest.param({"basis": LeadBasis.INSTITUTION, "source_id": "nus"}, None, id="a school's"),
        pytest.param({"months": -1}, None, id="after the day"),
        pytest.param(
            {"basis": LeadBasis.OFFICIAL},
            "a lead of basis o rests on a page that is official: it names no source",
            id="official without a page",
        ),
        pytest.param(
            {"basis": LeadBasis.OFFICIAL, "source_id": "nus"},
            "a lead of basis o rests on a page that is official: nus is institution",
            id="official by a school",
        ),
        pytest.param({"source_id": "gossip"}, "source 'gossip' is not known", id="by nobody"),
        pytest.param(
            {"counted_from": LeadFrom.NO_DATE, "days": 3},
            "a lead without a date has no months and no days",
            id="days from no date",
        ),
        pytest.param(
            {"words": "You can wait"}, "words says 'You can': never say it", id="a banned word"
        ),
    ],
)
def test_a_lead_says_where_it_comes_from(told: dict[str, Any], fault: str | None) -> None:
    suffix = " words" if "words" in told else ""
    assert with_lead(**told) == ([f"item c1 leads{suffix}: {fault}"] if fault else [])
