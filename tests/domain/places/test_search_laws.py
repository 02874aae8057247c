"""Laws of the search, held against places judged and sorted one by one."""

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.moments import Moment
from planner.domain.places.opening_hours import State, judge
from planner.domain.places.place import ATTRIBUTES, Access, Answer, Kind
from planner.domain.places.search import PlaceQuery, Results, Sort, late_moment, loosened
from planner.domain.travel.geo import Box
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.place_examples import (
    TUESDAY_18_30,
    PlaceExample,
    answer,
    boxes,
    catalogue_of,
    names,
    place_lists,
    queries,
    slugs,
)

ANY = PlaceQuery(moment=None)


def fits(place: PlaceExample, query: PlaceQuery) -> bool:
    """Decide one place by itself, in words as plain as the page's."""
    moment = query.moment or Moment(TUESDAY_18_30, TUESDAY_18_30)
    at_23 = late_moment(query, TUESDAY_18_30)
    return not (
        place.do_not_list
        or (query.kinds and place.kind not in query.kinds)
        or (query.bbox and place.location not in query.bbox)
        or any(getattr(place, name) is not Answer.YES for name in query.attributes)
        or (query.is_public and place.access is not Access.PUBLIC)
        or (query.late and state(place, at_23) is not State.OPEN)
        or (query.moment is not None and state(place, moment) is State.CLOSED)
    )


def state(place: PlaceExample, moment: Moment) -> State:
    return judge(place, moment.start, moment.end, HOLIDAYS).state


@given(place_lists, queries)
def test_the_list_holds_exactly_the_places_that_fit_one_by_one(
    places: list[PlaceExample], query: PlaceQuery
) -> None:
    expected = {place.slug for place in places if fits(place, query)}
    results = answer(catalogue_of(*places), query)
    listed = slugs(results)
    assert set(listed) == expected
    assert len(listed) == len(expected) == results.total


@given(place_lists, queries)
def test_the_badge_says_what_the_filter_decided(
    places: list[PlaceExample], query: PlaceQuery
) -> None:
    results = answer(catalogue_of(*places), query)
    moment = query.moment or Moment(TUESDAY_18_30, TUESDAY_18_30)
    states = [results.verdict(int(i)).state for i in results.ranked]
    for index, badge in zip(results.ranked, states, strict=True):
        place = results.catalogue.places[index]
        assert results.verdict(int(index)) == judge(place, moment.start, moment.end, HOLIDAYS)
        assert badge is not State.CLOSED or query.moment is None
    assert results.open_total == states.count(State.OPEN)


def narrowings() -> st.SearchStrategy[dict[str, object]]:
    """Draw one more filter."""
    return st.one_of(
        st.just({"late": True}),
        st.just({"is_public": True}),
        st.sampled_from(ATTRIBUTES).map(lambda name: {"attributes": frozenset({name})}),
        st.sampled_from(Kind).map(lambda kind: {"kinds": frozenset({kind})}),
        boxes().map(lambda box: {"bbox": box}),
    )


@given(place_lists, queries, narrowings())
def test_one_more_filter_never_adds_a_place(
    places: list[PlaceExample], query: PlaceQuery, more: dict[str, object]
) -> None:
    if "attributes" in more:
        more = {"attributes": query.attributes | more["attributes"]}  # type: ignore[operator]
    if "kinds" in more:
        query = replace(query, kinds=frozenset())
    if "bbox" in more:
        query = replace(query, bbox=None)
    narrower = replace(query, **more)  # type: ignore[arg-type]
    assert set(names(places, narrower)) <= set(names(places, query))


@given(place_lists, queries, st.integers(0, 600))
def test_a_longer_stay_never_adds_a_place(
    places: list[PlaceExample], query: PlaceQuery, minutes: int
) -> None:
    if query.moment is None:
        return
    longer = Moment(query.moment.start, query.moment.end + timedelta(minutes=minutes))
    assert set(names(places, replace(query, moment=longer))) <= set(names(places, query))


@given(place_lists, queries)
def test_taking_off_any_filter_never_loses_a_place(
    places: list[PlaceExample], query: PlaceQuery
) -> None:
    listed = set(names(places, query))
    for name, looser in loosened(query).items():
        if name == "when" and query.late:
            continue  # late at night is of the day asked about: without one it is another day's
        assert listed <= set(names(places, looser))


@given(place_lists, queries, st.randoms(use_true_random=False))
def test_the_same_question_gives_the_same_list_whatever_order_the_rows_came_in(
    places: list[PlaceExample], query: PlaceQuery, chance: random.Random
) -> None:
    shuffled = chance.sample(places, len(places))
    assert names(places, query) == names(places, query) == names(shuffled, query)


@given(place_lists, queries, st.integers(1, 30))
def test_the_best_few_are_the_beginning_of_the_whole_list(
    places: list[PlaceExample], query: PlaceQuery, last: int
) -> None:
    catalogue = catalogue_of(*places)
    whole, few = answer(catalogue, query), answer(catalogue, query, last)
    assert slugs(few) == slugs(whole)[:last]
    assert few.sections.tolist() == whole.sections.tolist()[:last]
    assert (few.total, few.open_total) == (whole.total, whole.open_total)


@given(place_lists, queries)
@example([], ANY)
@example([], PlaceQuery(moment=None, bbox=Box(1, 103, 2, 104), late=True))
def test_the_order_is_section_then_sort_then_distance_then_slug(
    places: list[PlaceExample], query: PlaceQuery
) -> None:
    results = answer(catalogue_of(*places), query)
    keys = [
        (int(section), _sort_key(int(i), query, results), int(i))
        for section, i in zip(results.sections, results.ranked, strict=True)
    ]
    assert keys == sorted(keys)


def _sort_key(index: int, query: PlaceQuery, results: Results) -> tuple[int, int]:
    """Put a place by the order asked for, then by whole metres."""
    reach, verdict = results.reach, results.verdict(index)
    metres = int(reach.distances_m[index]) if reach else 0
    if query.sort is Sort.DISTANCE:
        return metres, metres
    if query.sort is not Sort.CLOSES:
        return int(reach.minutes[index]) if reach else 0, metres
    if verdict.state is not State.OPEN:
        return 0, metres
    if verdict.closes_at is None:
        return -(1 << 30), metres
    start = (query.moment or Moment(TUESDAY_18_30, TUESDAY_18_30)).start
    return -int((verdict.closes_at - start).total_seconds() // 60), metres
