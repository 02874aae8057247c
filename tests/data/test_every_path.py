"""Every way through the real flow: over a thousand million, merged exactly (``flow_paths``)."""

import time
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from planner.domain.guides.flow import COUNTRY, UNKNOWN, Flow, Holds, holds
from planner.domain.guides.flow_paths import Path as Way
from planner.domain.guides.flow_paths import is_reached, path_count, paths
from planner.domain.guides.flow_walk import choices_of, is_asked, next_question, readable_answers
from planner.domain.guides.guide import ClaimKind
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.outcomes import COUNTRIES, must_pause, outcomes, unknown_questions
from planner.domain.guides.sources import Level
from planner.store.guides.files import read_guidebook
from tests.domain.flow_examples import route_paths

GUIDES = Path(__file__).resolve().parents[2] / "data" / "guides"
SLOWEST_SECONDS = 20  # the limit for the proof; measured 2.3 s on two cores


@pytest.fixture(scope="module")
def book() -> Guidebook:
    return read_guidebook(GUIDES)


@pytest.fixture(scope="module")
def flow(book: Guidebook) -> Flow:
    return book.flow


@pytest.fixture(scope="module")
def every_way(flow: Flow) -> tuple[Way, ...]:
    started = time.perf_counter()
    found = route_paths(flow)
    assert time.perf_counter() - started < SLOWEST_SECONDS
    return found


def test_no_way_is_lost_by_merging(flow: Flow, every_way: tuple[Way, ...]) -> None:
    assert sum(way.size for way in every_way) == path_count(flow) > 10**9
    assert len(every_way) < 50_000


def test_the_count_is_that_of_counting_question_by_question(flow: Flow) -> None:
    """Multiply what does not depend on anything, for each country, place, school and passport."""
    asked = {question.id: question for question in flow.questions}
    deciding = ("country", "nationality", "where", "enrolled")
    total = 0
    for ids in product(*([c.id for c in choices_of(asked[name], {})] for name in deciding)):
        answers = dict(zip(deciding, ids, strict=True))
        ways = 1
        for question in flow.questions:
            if question.id not in deciding and is_asked(question, answers):
                ways *= len(choices_of(question, answers))
        total += ways
    assert total == path_count(flow)


def test_every_way_comes_to_its_end(flow: Flow, every_way: tuple[Way, ...]) -> None:
    for way in every_way:
        read = readable_answers(flow, way.answers)
        assert (read.answers, read.dropped) == (way.answers, ())
        assert next_question(flow, way.answers) is None


def test_every_way_names_a_route_and_somebody_to_ask(
    flow: Flow, every_way: tuple[Way, ...]
) -> None:
    parties = {party.id for party in flow.parties}
    countries: Counter[str] = Counter()
    for way in every_way:
        for outcome in outcomes(flow, way.answers):
            countries[outcome.country] += way.size
            assert any(route.route.country == outcome.country for route in outcome.routes)
            for one in outcome.routes:
                assert one.route.ask
                assert parties.issuperset(one.route.ask)
                assert one.is_certain is not bool(one.missing)
    assert set(countries) == set(COUNTRIES)


def test_not_knowing_anywhere_pauses(flow: Flow, every_way: tuple[Way, ...]) -> None:
    for way in every_way:
        assert way.has_unknown is bool(unknown_questions(flow, way.answers))
        if way.has_unknown:
            assert must_pause(flow, way.answers)


def test_nothing_matched_pauses_too(flow: Flow, every_way: tuple[Way, ...]) -> None:
    unmatched = [
        way for way in every_way if any(one.is_fallback for one in outcomes(flow, way.answers))
    ]
    assert unmatched
    assert all(must_pause(flow, way.answers) for way in unmatched)
    assert any(not must_pause(flow, way.answers) for way in every_way)


def test_every_route_is_reached(flow: Flow, every_way: tuple[Way, ...]) -> None:
    certain = {
        one.route.id
        for way in every_way
        if not way.has_unknown
        for outcome in outcomes(flow, way.answers)
        for one in outcome.routes
        if one.is_certain
    }
    assert certain == {route.id for route in flow.routes}


def test_every_item_sign_and_clash_is_reached(flow: Flow) -> None:
    for item in flow.items:
        assert is_reached(flow, item.applies_if, country=item.country), item.id
    for sign in flow.stop_signs:
        assert sign.lit_if is None or is_reached(flow, sign.lit_if), sign.id
    for clash in flow.clashes:
        for country in clash.countries or COUNTRIES:
            assert is_reached(flow, clash.shown_if, country=country), clash.id


def test_every_question_asked_offers_two_answers_and_not_knowing(flow: Flow) -> None:
    for question in flow.questions:
        watched = [question.asked_if, *(choice.offered_if for choice in question.choices)]
        for way in paths(flow, watched):
            if is_asked(question, way.answers):
                *known, last = choices_of(question, way.answers)
                assert last.id == UNKNOWN
                assert len(known) >= 2, (question.id, way.answers)


def test_every_answer_is_offered_to_somebody_who_knows_the_rest(flow: Flow) -> None:
    for question in flow.questions:
        for choice in question.choices:
            assert is_reached(flow, question.asked_if, choice.offered_if), (question.id, choice.id)


def test_no_question_looks_ahead_so_that_none_comes_round_again(flow: Flow) -> None:
    earlier: set[str] = set()
    for question in flow.questions:
        for when in (question.asked_if, *(choice.offered_if for choice in question.choices)):
            assert all(earlier.issuperset(condition) for condition in when), question.id
        assert question.id not in earlier
        earlier.add(question.id)


def test_items_wait_in_no_ring(flow: Flow) -> None:
    settled: set[str] = set()
    waiting = {item.id: set(item.waits_for) for item in flow.items}
    while waiting:
        ready = {name for name, before in waiting.items() if before <= settled}
        assert ready, f"a ring among {sorted(waiting)}"
        settled |= ready
        waiting = {name: before for name, before in waiting.items() if name not in ready}


def test_a_route_that_is_only_possible_is_open_because_of_not_knowing(
    flow: Flow, every_way: tuple[Way, ...]
) -> None:
    for way in every_way:
        if not way.has_unknown:
            held = {holds(route.shown_if, way.answers) for route in flow.routes}
            assert Holds.UNKNOWN not in held


def test_the_country_picks_the_outcomes(flow: Flow, every_way: tuple[Way, ...]) -> None:
    for way in every_way:
        chosen = way.answers[COUNTRY]
        expected = [chosen] if chosen in COUNTRIES else list(COUNTRIES)
        assert [outcome.country for outcome in outcomes(flow, way.answers)] == expected


def test_every_stated_claim_has_a_source_that_was_read(book: Guidebook) -> None:
    stated = [
        claim for guide in book.guides for claim in guide.claims if claim.kind is ClaimKind.STATED
    ]
    assert stated
    for claim in stated:
        assert claim.source_ids, claim.id
        for name in claim.source_ids:
            source = book.sources[name]
            assert source.read_on, claim.id
            own = source.level is Level.INSTITUTION and source.school == claim.school != ""
            assert source.level is Level.OFFICIAL or own, claim.id
