from dataclasses import replace

import pytest

from planner.domain.guides.flow import UNKNOWN, Flow
from planner.domain.guides.outcomes import (
    countries_of,
    items_for,
    must_pause,
    outcomes,
    stop_signs,
    unknown_questions,
)
from tests.domain.flow_examples import FLOW, route, when

PAID = {"country": "japan", "where": "singapore", "pay": "wage", "hours": "many"}
VISITOR = {"country": "korea", "where": "korea", "status": "visitor", "pay": "none"}
D2 = {**VISITOR, "status": "kr-d2"}


def shown(flow: Flow, answers: dict[str, str]) -> dict[str, list[str]]:
    """Name each country's routes, those that are not certain with a question mark."""
    return {
        outcome.country: [one.route.id + ("" if one.is_certain else "?") for one in outcome.routes]
        for outcome in outcomes(flow, answers)
    }


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(PAID, {"japan": ["jp-paid", "holiday"]}, id="one matches"),
        pytest.param(D2, {"korea": ["kr-in"]}, id="one in the country"),
        pytest.param(VISITOR, {"korea": ["kr-x"]}, id="nothing matches"),
        pytest.param(
            {**VISITOR, "pay": "wage"}, {"korea": ["kr-x", "holiday"]}, id="of no country: no match"
        ),
        pytest.param(
            {**PAID, "country": "both"},
            {"japan": ["jp-paid", "holiday"], "korea": ["kr-x", "holiday"]},
            id="both side by side",
        ),
        pytest.param(
            {**PAID, "country": UNKNOWN},
            {"japan": ["jp-paid", "holiday"], "korea": ["kr-x", "holiday"]},
            id="a country not known is both",
        ),
        pytest.param({}, {"japan": ["jp-x"], "korea": ["kr-x"]}, id="no answers"),
        pytest.param(
            {**PAID, "pay": UNKNOWN}, {"japan": ["jp-paid?", "jp-in?", "holiday?"]}, id="pay open"
        ),
    ],
)
def test_routes_are_those_that_fit_or_may_fit(
    answers: dict[str, str], expected: dict[str, list[str]]
) -> None:
    assert shown(FLOW, answers) == expected


def test_a_route_that_may_fit_names_what_would_settle_it() -> None:
    unsure = {"country": "japan", "where": UNKNOWN, "status": UNKNOWN, "pay": UNKNOWN}
    (outcome,) = outcomes(FLOW, unsure)
    missing = {one.route.id: [q.id for q in one.missing] for one in outcome.routes}
    assert missing == {"jp-paid": ["where", "pay"], "jp-in": ["pay"], "holiday": ["pay"]}


def test_a_condition_that_failed_asks_for_nothing() -> None:
    two_ways = when({"where": "korea", "hours": "few"}, {"pay": "wage"})
    flow = replace(FLOW, routes=(route("r", "japan", two_ways),))
    answers = {"country": "japan", "where": "japan", "hours": UNKNOWN, "pay": UNKNOWN}
    ((only,),) = [outcome.routes for outcome in outcomes(flow, answers)]
    assert [question.id for question in only.missing] == ["pay"]


def test_a_condition_that_names_not_knowing_is_met_by_it() -> None:
    unsure = when({"pay": UNKNOWN, "where": "korea"})
    flow = replace(FLOW, routes=(route("r", "japan", unsure),))
    ((only,),) = [
        outcome.routes
        for outcome in outcomes(flow, {"country": "japan", "pay": UNKNOWN, "where": UNKNOWN})
    ]
    assert (only.is_certain, [question.id for question in only.missing]) == (False, ["where"])
    assert shown(flow, {"country": "japan", "pay": UNKNOWN, "where": "korea"}) == {"japan": ["r"]}


FALLBACKS = {
    "its condition holds beside a match": ({"pay": "wage"}, ["jp-paid", "jp-x", "holiday"]),
    "its condition is open beside a match": ({"hours": "few"}, ["jp-paid", "holiday"]),
}


@pytest.mark.parametrize(("condition", "expected"), FALLBACKS.values(), ids=FALLBACKS)
def test_a_fallback_with_a_condition_may_stand_beside_a_match(
    condition: dict[str, str], expected: list[str]
) -> None:
    fallback = route("jp-x", "japan", when(condition), is_fallback=True)
    flow = replace(FLOW, routes=(FLOW.routes[0], fallback, FLOW.routes[-1]))
    assert shown(flow, PAID) == {"japan": expected}
    assert not outcomes(flow, PAID)[0].is_fallback


def test_a_fallback_whose_condition_fails_still_catches_what_nothing_matched() -> None:
    fallback = route("jp-x", "japan", when({"where": "korea"}), is_fallback=True)
    flow = replace(FLOW, routes=(fallback,))
    (outcome,) = outcomes(flow, PAID)
    assert outcome.is_fallback
    assert [(one.route.id, one.is_certain) for one in outcome.routes] == [("jp-x", True)]


def test_a_route_shown_to_everybody_matches_nobody() -> None:
    flow = replace(FLOW, routes=(route("everyone"), FLOW.routes[2]))
    (outcome,) = outcomes(flow, PAID)
    assert outcome.is_fallback
    assert [one.route.id for one in outcome.routes] == ["everyone", "jp-x"]


def test_clashes_are_those_of_the_country_and_certain() -> None:
    both = outcomes(FLOW, {**PAID, "country": "both"})
    assert [[clash.id for clash in one.clashes] for one in both] == [
        ["length", "either"],
        ["either"],
    ]
    assert outcomes(FLOW, {**PAID, "hours": UNKNOWN})[0].clashes == ()


def test_stop_signs_are_all_shown_and_lit_ones_first() -> None:
    assert [(sign.id, lit) for sign, lit in stop_signs(FLOW, VISITOR)] == [
        ("tourist", True),
        ("always", False),
    ]
    unsure = {**VISITOR, "status": UNKNOWN}
    assert [(sign.id, lit) for sign, lit in stop_signs(FLOW, unsure)] == [
        ("always", False),
        ("tourist", False),
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(PAID, False, id="all known and matched"),
        pytest.param({**PAID, "hours": UNKNOWN}, True, id="one answer not known"),
        pytest.param(VISITOR, True, id="nothing matched"),
        pytest.param({**PAID, "country": "both"}, True, id="nothing matched in one country"),
    ],
)
def test_what_is_open_is_a_reason_to_pause(answers: dict[str, str], expected: bool) -> None:
    assert must_pause(FLOW, answers) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(PAID, ["c1", "v1", "j1"], id="paid in Japan"),
        pytest.param(VISITOR, ["c1"], id="unpaid in Korea"),
        pytest.param(D2, ["c1", "k1"], id="student in Korea"),
        pytest.param({**PAID, "pay": UNKNOWN}, ["c1", "v1", "j1"], id="what may apply is listed"),
    ],
)
def test_items_are_those_that_apply_or_may(answers: dict[str, str], expected: list[str]) -> None:
    assert [item.id for item in items_for(FLOW, answers)] == expected


def test_what_is_not_known_is_listed_in_order() -> None:
    unsure = {"pay": UNKNOWN, "country": UNKNOWN, "hours": UNKNOWN, "where": "japan"}
    assert [q.id for q in unknown_questions(FLOW, unsure)] == ["country", "pay", "hours"]
    assert countries_of({"country": "korea"}) == ("korea",)
