"""Every date of a session clashes with just what the one rule says of it alone."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.sessions.clashes import Engagement, clashes
from planner.domain.sessions.series_clashes import Span, clash_words, clashes_by_date
from planner.domain.travel.geo import LatLon
from tests.domain.hours_examples import sg

BEGIN = sg("Tue 2026-11-24 08:00")
HERE, THERE = LatLon(1.35, 103.85), LatLon(1.30, 103.80)
HOUR = timedelta(hours=1)


def forty(_one: LatLon, _other: LatLon) -> int:
    return 40


def engagement(hour: int, hours: int, place: LatLon | None = None) -> Engagement:
    start = BEGIN + hour * HOUR
    return Engagement(f"{hour}-{hours}", f"E{hour}", start, start + hours * HOUR, place)


ENGAGEMENTS = st.lists(
    st.builds(engagement, st.integers(0, 90), st.integers(0, 60), st.sampled_from([None, THERE]))
)
HOURS = st.lists(st.integers(0, 100), max_size=6)


@given(others=ENGAGEMENTS, hours=HOURS)
def test_many_dates_say_what_each_says_alone(others: list[Engagement], hours: list[int]) -> None:
    others = sorted(others, key=lambda each: (each.start, each.end))
    spans = [Span(BEGIN + n * HOUR, BEGIN + (n + 2) * HOUR, HERE) for n in hours]
    alone = [clashes(s.start, s.end, s.location, others, forty) for s in spans]
    assert list(clashes_by_date(spans, others, forty)) == alone


def test_a_date_does_not_clash_with_itself() -> None:
    own = engagement(2, 2)
    span = Span(own.start, own.end, None, own.key)
    assert list(clashes_by_date([span], [own], forty)) == [()]


def test_a_clash_is_told_in_a_few_words() -> None:
    span = Span(BEGIN, BEGIN + 2 * HOUR, HERE)
    both = [engagement(0, 1), engagement(1, 1)]
    (found,) = clashes_by_date([span], both, forty)
    assert clash_words(found) == "Overlaps “E0” and 1 more"
    (way,) = clashes_by_date([span], [engagement(2, 1, THERE)], forty)
    assert clash_words(way) == "Too little time for the way from or to “E2”"
    assert clash_words(()) == ""
