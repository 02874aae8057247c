"""Laws that hold for any hours, checked against a scan, the library and an evaluator of our own."""

from datetime import date, datetime, timedelta

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.places.opening_hours import State, Verdict
from planner.domain.places.place import Status
from tests.domain.hours_examples import FIVE_PM, PlaceWithHours, sg, verdict
from tests.domain.plain_hours import Rule, is_open_by_the_rules

BOUNDED = settings(max_examples=60, deadline=None)
MINUTE = timedelta(minutes=1)
CHRISTMAS_WEEK = sg("2026-12-21 00:00")


def _times(latest: int) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    quarters = st.integers(0, latest // 15)
    ends = st.lists(quarters, min_size=2, max_size=4, unique=True).map(sorted)
    pairs = ends.map(lambda q: [(q[i] * 15, q[i + 1] * 15) for i in range(0, len(q) - 1, 2)])
    return pairs.map(lambda spans: tuple(span for span in spans if span[0] < 24 * 60))


def rules(latest: int = 30 * 60, *, holidays: bool = True) -> st.SearchStrategy[list[Rule]]:
    offsets = st.frozensets(st.sampled_from([0, -1, 1]), max_size=2 if holidays else 0)
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    return st.lists(st.builds(Rule, weekdays, offsets, _times(latest)), min_size=1, max_size=4)


def text(told: list[Rule]) -> str:
    return "; ".join(map(str, told))


TEXTS = st.one_of(
    st.none(),
    rules().map(text),
    rules().map(lambda told: f'{text(told)}; We 13:00-15:00 "ring"'),
    st.sampled_from(["24/7", "24/7; PH off", "off", "Mo-Su 06:00-12:00,13:00-26:00; PH off"]),
)
NEAR_CHRISTMAS = st.dates(date(2026, 12, 20), date(2027, 1, 4))
PLACES = st.builds(
    PlaceWithHours,
    TEXTS,
    st.booleans(),
    st.sampled_from([None, FIVE_PM]),
    st.sampled_from([Status.OPEN, Status.OPEN, *Status]),
    st.none() | NEAR_CHRISTMAS,
    st.none() | NEAR_CHRISTMAS,
)
STARTS = st.integers(0, 14 * 24 * 60).map(lambda minutes: CHRISTMAS_WEEK + minutes * MINUTE)
LENGTHS = st.integers(1, 400).map(lambda minutes: minutes * MINUTE)


def all_of(minutes: list[Verdict]) -> State:
    states = {minute.state for minute in minutes}
    return next((s for s in (State.CLOSED, State.UNKNOWN) if s in states), State.OPEN)


@BOUNDED
@given(PLACES, STARTS, LENGTHS)
def test_the_verdict_of_an_interval_is_that_of_its_minutes(
    place: PlaceWithHours, start: datetime, length: timedelta
) -> None:
    found = verdict(place, start, start + length)
    minutes = [verdict(place, start + n * MINUTE) for n in range(length // MINUTE)]
    assert found.state is all_of(minutes)
    has_open = any(minute.state is State.OPEN for minute in minutes)
    assert found.is_partial == (found.state is State.CLOSED and has_open)


@BOUNDED
@given(PLACES, STARTS)
def test_next_open_is_open_and_nothing_before_it_is(place: PlaceWithHours, start: datetime) -> None:
    found = verdict(place, start)
    if found.next_open is None:
        return
    assert verdict(place, found.next_open).state is State.OPEN
    minutes = min((found.next_open - start) // MINUTE, 2000)
    before = (found.next_open - n * MINUTE for n in range(1, minutes + 1))
    assert not any(verdict(place, minute).state is State.OPEN for minute in before)


@BOUNDED
@given(PLACES, STARTS)
def test_an_opening_begins_and_ends_where_it_says(place: PlaceWithHours, start: datetime) -> None:
    found = verdict(place, start)
    if found.state is not State.OPEN:
        assert (found.opens_at, found.closes_at) == (None, None)
    if found.closes_at:
        assert verdict(place, start, found.closes_at).state is State.OPEN
        assert verdict(place, found.closes_at).state is not State.OPEN
    if found.opens_at:
        assert verdict(place, found.opens_at, start + MINUTE).state is State.OPEN
        assert verdict(place, found.opens_at - MINUTE).state is not State.OPEN


@BOUNDED
@given(PLACES, STARTS, LENGTHS)
def test_only_an_answer_that_is_not_plainly_open_needs_a_reason(
    place: PlaceWithHours, start: datetime, length: timedelta
) -> None:
    found = verdict(place, start, start + length)
    assert found.reasons or found.state is State.OPEN
    assert all(reason.strip() for reason in found.reasons)


@BOUNDED
@given(rules(24 * 60, holidays=False), STARTS)
def test_hours_within_a_day_and_without_holidays_are_the_library_s(
    told: list[Rule], when: datetime
) -> None:
    library = opening_hours.OpeningHours(text(told), auto_country=False, auto_timezone=False)
    is_open = library.is_open(when.replace(tzinfo=None))
    assert (verdict(text(told), when).state is State.OPEN) == is_open


@BOUNDED
@given(rules(), st.lists(STARTS, min_size=5, max_size=20))
def test_hours_over_midnight_and_holidays_are_those_of_the_plain_rules(
    told: list[Rule], times: list[datetime]
) -> None:
    hours = text(told)
    expected = [is_open_by_the_rules(told, when) for when in times]
    assert [verdict(hours, when).state is State.OPEN for when in times] == expected


@pytest.mark.parametrize(
    ("hours", "when", "ours"),
    [
        # The library cuts a night where a rule of the next day begins; we do not.
        ("Mo-Fr 22:00-02:00; Sa 10:00-12:00", "Sat 2026-11-28 01:00", State.OPEN),
        ("18:00-26:00; 2026 Dec 25 off", "Fri 2026-12-25 01:00", State.OPEN),
        # The library keeps the night of a closed day; we close it.
        ("18:00-26:00; 2026 Dec 25 off", "Sat 2026-12-26 01:00", State.CLOSED),
        # A comment alone counts as open there.
        ('"by appointment"', "Tue 2026-11-24 12:00", State.UNKNOWN),
        # A space after a comma makes two rules there, the first open all day.
        ("Sa, Su 10:00-12:00", "Sat 2026-11-28 13:00", State.CLOSED),
    ],
)
def test_we_differ_from_the_library_where_the_decision_record_says(
    hours: str, when: str, ours: State
) -> None:
    library = opening_hours.OpeningHours(hours, auto_country=False, auto_timezone=False)
    theirs = library.is_open(sg(when).replace(tzinfo=None))
    assert verdict(hours, when).state is ours
    assert theirs != (ours is State.OPEN)
