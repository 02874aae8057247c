"""A way that cannot be made is named once, on the session to come that it leads to."""

from datetime import timedelta

import pytest

from planner.domain.plan.ways import Held, unmade_ways
from planner.domain.sessions.clashes import Engagement
from tests.domain.fix_examples import add_engagement, taking
from tests.domain.rail_examples import SOUTH_END, moved

HERE, THERE = SOUTH_END, moved(SOUTH_END, 2000)
FIRST = add_engagement("2026-11-24 14:00", "2026-11-24 15:55", "First", HERE)
SECOND = add_engagement("2026-11-24 16:00", "2026-11-24 16:45", "Second", THERE)
NEXT_DOOR = add_engagement("2026-11-24 16:50", "2026-11-24 17:00", "Third", THERE)


def ways(*times: Engagement, minutes: int = 20, is_coming: bool = True) -> dict[str, list[str]]:
    held = [Held(time.title, time, is_coming) for time in times]
    found = unmade_ways(held, taking(minutes))
    return {key: [words.partition(" ends")[0] for words in told] for key, told in found.items()}


def test_it_is_named_on_the_later_session_in_whatever_order_they_come() -> None:
    expected = {"Second": ["5 min after “First”"], "Third": []}
    assert ways(NEXT_DOOR, SECOND, FIRST) == expected
    assert ways(FIRST, SECOND, NEXT_DOOR) == expected


def test_a_way_that_can_be_made_is_not_named() -> None:
    assert ways(FIRST, SECOND, minutes=5) == {"Second": []}


def test_nothing_is_said_of_what_is_not_to_come() -> None:
    assert ways(FIRST, SECOND, is_coming=False) == {}


@pytest.mark.parametrize(("hours", "is_judged"), [(3, True), (4, False)])
def test_what_ended_long_before_is_left_out(hours: int, is_judged: bool) -> None:
    start = FIRST.end + timedelta(hours=hours)
    late = Engagement("Late", "Late", start, start + timedelta(hours=1), THERE)
    assert ("Late" in ways(FIRST, late)) is is_judged
