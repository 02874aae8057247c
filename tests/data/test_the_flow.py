"""What the real flow tells realistic visitors: routes, stop signs, clashes and checklist items."""

from pathlib import Path

import pytest

from planner.domain.guides.flow import UNKNOWN, Flow, Holds, LeadFrom, Phase, holds
from planner.domain.guides.flow_walk import (
    choices_of,
    next_question,
    questions_asked,
    readable_answers,
)
from planner.domain.guides.outcomes import items_for, must_pause, outcomes, stop_signs
from planner.store.guides.files import read_guidebook
from tests.data.flow_visitors import STUDENT, VISITORS, Told

GUIDES = Path(__file__).resolve().parents[2] / "data" / "guides"
EVERYBODY = "working-holiday"  # the route that every outcome shows


@pytest.fixture(scope="module")
def flow() -> Flow:
    return read_guidebook(GUIDES).flow


def visitor(flow: Flow, changes: dict[str, str]) -> dict[str, str]:
    answers = readable_answers(flow, {**STUDENT, **changes}).answers
    assert next_question(flow, answers) is None
    return answers


@pytest.mark.parametrize(("changes", "told"), VISITORS.values(), ids=VISITORS)
def test_a_visitor_is_told_what_to_ask(flow: Flow, changes: dict[str, str], told: Told) -> None:
    answers = visitor(flow, changes)
    outcome_list = outcomes(flow, answers)
    routes = [
        one.route.id + ("" if one.is_certain else "?")
        for outcome in outcome_list
        for one in outcome.routes
    ]
    items = {item.id for item in items_for(flow, answers)}
    assert [route for route in routes if route != EVERYBODY] == told.routes.split()
    assert routes.count(EVERYBODY) == len(outcome_list)
    assert {sign.id for sign, is_lit in stop_signs(flow, answers) if is_lit} == set(
        told.lit.split()
    )
    clashes = [clash.id for outcome in outcome_list for clash in outcome.clashes]
    assert clashes == told.clashes.split()
    assert set(told.items.split()) <= items
    assert not set(told.not_items.split()) & items
    assert must_pause(flow, answers) is told.pauses


def test_these_visitors_reach_every_route_and_every_item(flow: Flow) -> None:
    everyone = [visitor(flow, changes) for changes, _ in VISITORS.values()]
    shown = [one for answers in everyone for told in outcomes(flow, answers) for one in told.routes]
    assert {one.route.id for one in shown if one.is_certain} == {route.id for route in flow.routes}
    due = {item.id for answers in everyone for item in items_for(flow, answers)}
    assert due == {item.id for item in flow.items}


def test_every_stop_sign_an_answer_can_light_is_lit_for_somebody(flow: Flow) -> None:
    lit = {name for _, told in VISITORS.values() for name in told.lit.split()}
    assert lit == {sign.id for sign in flow.stop_signs if sign.lit_if}


def test_every_clash_is_shown_to_somebody(flow: Flow) -> None:
    shown = {name for _, told in VISITORS.values() for name in told.clashes.split()}
    assert shown == {clash.id for clash in flow.clashes}


@pytest.mark.parametrize("question", STUDENT)
def test_not_knowing_one_answer_pauses(flow: Flow, question: str) -> None:
    assert must_pause(flow, readable_answers(flow, {**STUDENT, question: UNKNOWN}).answers)


def test_knowing_nothing_names_every_route_as_possible_and_pauses(flow: Flow) -> None:
    answers = {question.id: UNKNOWN for question in flow.questions}
    both = outcomes(flow, answers)
    named = {one.route.id: one for outcome in both for one in outcome.routes}
    assert must_pause(flow, answers)
    assert {route.id for route in flow.routes if not route.is_fallback} == set(named)
    assert not any(one.is_certain for name, one in named.items() if name != EVERYBODY)
    assert all(one.missing for one in named.values() if not one.is_certain)
    assert len(items_for(flow, answers)) == 40


@pytest.mark.parametrize(
    ("changes", "question", "is_asked"),
    [
        *(({"enrolled": x}, "school", True) for x in ("diploma", "pre-university", "exchange")),
        *(({"enrolled": x}, "school", False) for x in ("graduated", "not-enrolled")),
        ({"enrolled": "exchange"}, "curriculum", True),
        ({"enrolled": "not-enrolled"}, "when", False),
        ({"where": "japan"}, "status", True),
        ({"where": "korea"}, "status", False),
        ({"where": "korea", "country": "korea"}, "status", True),
        ({"where": "elsewhere", "country": "both"}, "status", False),
        ({"nationality": "permanent-resident"}, "service", True),
        ({"nationality": "other"}, "service", False),
    ],
)
def test_a_question_is_asked_only_where_it_matters(
    flow: Flow, changes: dict[str, str], question: str, is_asked: bool
) -> None:
    asked = {one.id for one in questions_asked(flow, {**STUDENT, **changes})}
    assert (question in asked) is is_asked


def test_the_thirteen_questions_come_in_their_order(flow: Flow) -> None:
    asked = "country nationality where status enrolled school pay curriculum length hours when host"
    assert [question.id for question in flow.questions] == [*asked.split(), "service"]
    assert all(choices_of(question, {})[-1].id == UNKNOWN for question in flow.questions)


def test_the_forty_items_keep_their_ids_and_phases(flow: Flow) -> None:
    phases = {
        Phase.BEFORE_ACCEPTING: ("c", 5),
        Phase.VERIFY: ("v", 8),
        Phase.JAPAN: ("j", 7),
        Phase.KOREA: ("k", 7),
        Phase.SINGAPORE: ("s", 5),
        Phase.BEFORE_FLYING: ("f", 3),
        Phase.DURING: ("d", 3),
        Phase.AFTER: ("a", 2),
    }
    wanted = [(f"{a}{n}", phase) for phase, (a, last) in phases.items() for n in range(1, last + 1)]
    assert [(item.id, item.phase) for item in flow.items] == wanted
    assert len(wanted) == 40


def test_every_route_and_stop_sign_is_there(flow: Flow) -> None:
    japan, korea = [f"jp-{x}" for x in "abcdefgx"], [f"kr-{x}" for x in "abcdefghx"]
    assert [route.id for route in flow.routes] == [*japan, *korea, EVERYBODY]
    assert len(flow.stop_signs) == 7


def test_a_task_is_short_and_comes_with_a_question_and_a_lead(flow: Flow) -> None:
    assert [item.id for item in flow.items if len(item.do) > 80] == []
    assert [item.id for item in flow.items if not item.question.endswith("?")] == []
    assert [item.id for item in flow.items if not item.leads or item.leads[-1].applies_if] == []


LEADS = [
    ("c1", {}, (LeadFrom.SAVED, 0, 0, "g")),
    ("c3", {"school": "suss"}, (LeadFrom.FIRST_DAY, 9, 0, "i")),
    ("c3", {"school": "sutd"}, (LeadFrom.FIRST_DAY, 1, 0, "i")),
    ("c3", {}, (LeadFrom.FIRST_DAY, 4, 0, "g")),
    ("c3", {"school": UNKNOWN}, (LeadFrom.FIRST_DAY, 4, 0, "g")),
    ("c5", {}, (LeadFrom.FIRST_DAY, 4, 0, "g")),
    ("v7", {}, (LeadFrom.NO_DATE, 0, 0, "g")),
    ("j4", {}, (LeadFrom.FIRST_DAY, 5, 0, "t")),
    ("j6", {}, (LeadFrom.FIRST_DAY, 0, 0, "g")),
    ("k4", {}, (LeadFrom.FIRST_DAY, 0, 37, "t")),
    ("k7", {}, (LeadFrom.FIRST_DAY, 0, 7, "g")),
    ("k7", {"where": "korea"}, (LeadFrom.FIRST_DAY, 0, 0, "g")),
    ("s1", {"service": "before"}, (LeadFrom.FIRST_DAY, 2, 0, "g")),
    ("s1", {"service": "nsman"}, (LeadFrom.FIRST_DAY, 3, 0, "g")),
    ("d1", {}, (LeadFrom.NO_DATE, 0, 0, "g")),
    ("a1", {}, (LeadFrom.LAST_DAY, 0, 28, "g")),
    ("a2", {}, (LeadFrom.LAST_DAY, 0, 7, "g")),
]


@pytest.mark.parametrize(
    ("item_id", "changes", "wanted"), LEADS, ids=[f"{one}-{x}" for one, x, _ in LEADS]
)
def test_a_lead_counts_the_longer_bound(
    flow: Flow, item_id: str, changes: dict[str, str], wanted: tuple[str, int, int, str]
) -> None:
    item = next(item for item in flow.items if item.id == item_id)
    answers = {**STUDENT, **changes}
    lead = next(one for one in item.leads if holds(one.applies_if, answers) is Holds.YES)
    assert (lead.counted_from, lead.months, lead.days, lead.basis) == wanted


def test_what_waits_for_something_waits_for_little(flow: Flow) -> None:
    waits = {item.id: item.waits_for for item in flow.items if item.waits_for}
    assert waits == {
        "c3": ("c2",),
        "c5": ("c1",),
        "v4": ("c1",),
        "v6": ("c1",),
        "k4": ("k1",),
        "f3": ("c4",),
    }
