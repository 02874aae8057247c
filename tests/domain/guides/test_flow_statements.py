"""What the flow states rests on a page that may state it; what rests on less only asks."""

from dataclasses import replace

import pytest

from planner.domain.guides.flow import Flow
from planner.domain.guides.flow_checks import flow_findings
from planner.domain.guides.sources import Level
from tests.domain.flow_examples import FLOW
from tests.domain.guide_examples import source

SOURCES = {
    one.id: one
    for one in (
        source("law"),
        source("old", Level.OFFICIAL_OLD),
        source("nus", Level.INSTITUTION, school="nus"),
        source("abroad", Level.INSTITUTION),
        source("blog", Level.THIRD_PARTY),
        source("rumour", Level.UNVERIFIED),
        source("unread", Level.LINK),
    )
}
STATES = "The visa takes 5 days."


def said(flow: Flow) -> list[str]:
    return [f"{' '.join(where)}: {text}" for where, text in flow_findings(flow, SOURCES)]


def with_why(text: str, *source_ids: str) -> Flow:
    return replace(FLOW, items=(replace(FLOW.items[0], why=text, source_ids=source_ids),))


@pytest.mark.parametrize("level", ["old", "abroad", "blog", "rumour", "unread"])
def test_what_rests_only_on_a_page_that_may_not_state_is_blamed(level: str) -> None:
    told = f"{level} is {SOURCES[level].level}: ask, or say “not official”"
    assert said(with_why(STATES, level)) == [f"item c1 why: why states something, but {told}"]


@pytest.mark.parametrize(
    ("flow", "where"),
    [
        pytest.param(
            replace(
                FLOW,
                stop_signs=(replace(FLOW.stop_signs[0], text=STATES, source_ids=("blog",)),),
            ),
            "stop-sign always text: text",
            id="a stop sign",
        ),
        pytest.param(
            replace(FLOW, clashes=(replace(FLOW.clashes[0], text=STATES, source_ids=("blog",)),)),
            "clash length text: text",
            id="a clash",
        ),
        pytest.param(
            replace(
                FLOW,
                routes=(
                    replace(FLOW.routes[0], note=STATES, source_ids=("blog", "unread")),
                    *FLOW.routes[1:],
                ),
            ),
            "route jp-paid note: note",
            id="the note of a route",
        ),
    ],
)
def test_every_text_that_states_is_looked_at(flow: Flow, where: str) -> None:
    (fault,) = said(flow)
    assert fault.startswith(f"{where} states something, but blog is third-party")


@pytest.mark.parametrize(
    ("text", "source_ids"),
    [
        pytest.param(STATES, (), id="our own advice"),
        pytest.param(STATES, ("law",), id="official"),
        pytest.param(STATES, ("nus",), id="a school's own page"),
        pytest.param(STATES, ("blog", "unread", "law"), id="one that may among others"),
        pytest.param("Does the visa take 5 days?", ("blog",), id="a question"),
        pytest.param("Ask how many days the visa takes.", ("blog",), id="it asks"),
        pytest.param("Law offices, not official, say 5 days.", ("blog",), id="it says what it is"),
        pytest.param("This guide states nothing from them.", ("unread",), id="it says it is empty"),
    ],
)
def test_what_asks_or_has_ground_is_not_blamed(text: str, source_ids: tuple[str, ...]) -> None:
    assert said(with_why(text, *source_ids)) == []


@pytest.mark.parametrize(
    "text",
    ["Asked often: 5 days.", "It takes 5 days; ask them.", "Is it so? It takes 5 days."],
    ids=["a longer word", "asks at the end only", "a question at the start only"],
)
def test_a_statement_beside_a_question_is_still_one(text: str) -> None:
    assert len(said(with_why(text, "blog"))) == 1


def test_a_route_without_a_note_states_nothing() -> None:
    first = replace(FLOW.routes[0], source_ids=("blog",))
    assert said(replace(FLOW, routes=(first, *FLOW.routes[1:]))) == []


def test_an_unknown_source_is_only_told_as_unknown() -> None:
    assert said(with_why(STATES, "gossip")) == ["item c1 sources: source 'gossip' is not known"]
