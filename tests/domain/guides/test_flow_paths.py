"""The merged ways stand for all ways: compared with walking them one by one."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.guides.flow import UNKNOWN, Flow, Holds, When, holds
from planner.domain.guides.flow_paths import is_reached, path_count, paths
from planner.domain.guides.outcomes import countries_of
from tests.domain.flow_examples import FLOW, flows, question, route_paths, ways, when, whens

FEW, MANY = 40, 400  # flows made by chance: at each change, and in make test-all


def told(flow: Flow, watched: list[When]) -> Counter[tuple[object, ...]]:
    """Count the ways by everything that the watched conditions tell of them."""
    return Counter(
        (*(holds(one, way) for one in watched), UNKNOWN in way.values()) for way in ways(flow)
    )


def merged(flow: Flow, watched: list[When]) -> Counter[tuple[object, ...]]:
    counts: Counter[tuple[object, ...]] = Counter()
    for path in paths(flow, watched):
        assert path.has_unknown == (UNKNOWN in path.answers.values())
        counts[*(holds(one, path.answers) for one in watched), path.has_unknown] += path.size
    return counts


def watching(conditions: int) -> st.SearchStrategy[tuple[Flow, list[When]]]:
    """Make flows, each with a few conditions on its questions."""
    return flows().flatmap(
        lambda flow: st.tuples(
            st.just(flow),
            st.lists(whens([one.id for one in flow.questions]), max_size=conditions),
        )
    )


@settings(max_examples=FEW)
@given(watching(2))
def test_merged_ways_tell_the_same_as_all_ways(drawn: tuple[Flow, list[When]]) -> None:
    assert merged(*drawn) == told(*drawn)


@pytest.mark.slow
@settings(max_examples=MANY)
@given(watching(3))
def test_merged_ways_tell_the_same_on_many_flows(drawn: tuple[Flow, list[When]]) -> None:
    assert merged(*drawn) == told(*drawn)


@settings(max_examples=FEW)
@given(flows())
def test_the_count_is_that_of_walking_one_by_one(flow: Flow) -> None:
    assert path_count(flow) == sum(1 for _ in ways(flow))


@settings(max_examples=FEW)
@given(flows())
def test_a_way_that_is_given_back_is_one_of_the_flow(flow: Flow) -> None:
    every = {tuple(way.items()) for way in ways(flow)}
    assert all(tuple(path.answers.items()) in every for path in route_paths(flow))


def test_the_example_is_counted_by_hand() -> None:
    # Country × place, of which these pairs ask for a status: Japan or Korea there (1 + 1), both
    # (2), and what "I do not know" leaves open: the country in two places, the place in three.
    asks_in_japan = 3  # Japan, both or unknown
    asks_in_korea = 3
    place_unknown = 4  # any country leaves it open, and all three answers are offered
    others = 16 - asks_in_japan - asks_in_korea - place_unknown
    before_pay = others + (asks_in_japan + asks_in_korea) * 3 + place_unknown * 4
    assert path_count(FLOW) == before_pay * (1 + 3 + 3)  # none, wage and unknown with hours


def test_answers_that_nothing_tells_apart_are_one_way() -> None:
    flow = Flow((question("pay", "a b c d"), question("hours", "a b c d")), (), (), (), ())
    (known, unknown) = sorted(paths(flow, []), key=lambda path: path.has_unknown)
    assert (known.size, unknown.size) == (16, 9)


def test_conditions_out_of_use_tell_nothing_apart() -> None:
    assert [path.has_unknown for path in paths(FLOW, [])] == [False, True]


def test_ways_are_far_fewer_than_what_they_stand_for() -> None:
    many = tuple(question(f"q{n}", "a b c d e f g h i") for n in range(12))
    flow = Flow(many, (), (), (), ())
    (watched,) = [when({"q0": "a", "q11": "b"})]
    found = paths(flow, [watched])
    assert sum(path.size for path in found) == 10**12
    assert len(found) < 10


def test_route_paths_tell_countries_apart() -> None:
    counts = Counter[tuple[str, ...]]()
    for path in route_paths(FLOW):
        counts[countries_of(path.answers)] += path.size
    assert counts == Counter(countries_of(way) for way in ways(FLOW))


def test_route_paths_of_a_flow_without_a_country_are_one() -> None:
    assert len(route_paths(Flow((), (), (), (), ()))) == 1


@settings(max_examples=FEW)
@given(flows(), st.data())
def test_what_is_reached_is_what_walking_one_by_one_meets(
    flow: Flow, chance: st.DataObject
) -> None:
    wanted = chance.draw(whens([one.id for one in flow.questions]))
    may_doubt = any(UNKNOWN in answers for part in wanted for answers in part.values())
    met = any(
        holds(wanted, way) is Holds.YES and (may_doubt or UNKNOWN not in way.values())
        for way in ways(flow)
    )
    assert is_reached(flow, wanted) is met


def test_a_condition_is_reached_only_about_its_country() -> None:
    in_korea = when({"status": "kr-d2"})
    assert is_reached(FLOW, in_korea)
    assert is_reached(FLOW, in_korea, country="korea")
    assert is_reached(FLOW, in_korea, country="japan")  # comparing both
    assert not is_reached(FLOW, when({"country": "korea"}), country="japan")


def test_all_the_conditions_are_met_on_one_way() -> None:
    assert is_reached(FLOW, when({"pay": "wage"}), when({"where": "korea"}))
    assert not is_reached(FLOW, when({"pay": "wage"}), when({"pay": "none"}))


def test_not_knowing_reaches_nothing_for_those_who_know() -> None:
    wrong_place = when({"status": "jp-student", "country": "korea"})
    assert any(holds(wrong_place, way) is Holds.YES for way in ways(FLOW))
    assert not is_reached(FLOW, wrong_place)
    assert is_reached(FLOW, when({"status": "jp-student", "where": UNKNOWN}))
