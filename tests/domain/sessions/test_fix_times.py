"""Other times for a session at its own place: the nearest that works, and in what words."""

import pytest

from planner.domain.sessions.fix_kinds import Asked, FixKind
from tests.domain.fix_examples import add_engagement, asked_for, mended, told
from tests.domain.hours_examples import LATE_BAR, sg
from tests.domain.place_examples import add_place
from tests.domain.rail_examples import SOUTH_END, moved

LIBRARY_HERE = add_place("Atrium")
BAR = add_place("Late Bar", opening_hours=LATE_BAR)
DAY_AND_NIGHT = add_place("All Night", opening_hours="24/7", location=moved(SOUTH_END, 300))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("Fri 2026-11-27 23:30", "2026-11-28 01:30", [], id="friday-night-fits"),
        pytest.param("Sat 2026-11-28 23:30", "2026-11-29 01:30", [], id="saturday-night-fits"),
        pytest.param("Thu 2026-11-26 23:30", "2026-11-27 01:30", [], id="thursday-has-no-way-out"),
        pytest.param(
            "Sat 2026-11-28 00:30",
            "2026-11-28 02:30",
            ["earlier Sat 00:00-Sat 02:00", "shorter Sat 00:30-Sat 02:00"],
            id="past-closing",
        ),
        pytest.param(
            "Sat 2026-11-28 00:45",
            "2026-11-28 02:45",
            ["earlier Sat 00:00-Sat 02:00"],
            id="more-than-a-quarter-past-closing",
        ),
        pytest.param(
            "Fri 2026-11-27 17:00",
            "2026-11-27 19:00",
            ["later Fri 18:00-Fri 20:00"],
            id="an-hour-before-opening",
        ),
        pytest.param("Fri 2026-11-27 16:55", "2026-11-27 18:55", [], id="over-an-hour-before"),
        pytest.param(
            "Sat 2026-11-28 01:00",
            "2026-11-28 03:00",
            ["earlier Sat 00:00-Sat 02:00"],
            id="back-to-midnight",
        ),
    ],
)
def test_a_night_at_a_bar_is_mended_by_the_night_to_which_it_belongs(
    start: str, end: str, expected: list[str]
) -> None:
    assert told(asked_for(start, end, BAR)) == expected


def test_a_session_at_home_moves_out_of_the_way_but_goes_nowhere_else() -> None:
    busy = (add_engagement("2026-11-24 19:00", "2026-11-24 19:20"),)
    asked = asked_for("2026-11-24 19:00", "2026-11-24 21:00", None, others=busy, place_name="home")
    fixes = mended(asked, DAY_AND_NIGHT)
    assert [fix.kind for fix in fixes] == [FixKind.LATER, FixKind.SHORTER]
    assert fixes[0].words == "19:20–21:20, 20 min later"
    assert fixes[0].reason == "Still at home. Nothing else then."


def test_a_fix_on_another_day_names_it() -> None:
    busy = (add_engagement("2026-11-28 00:30", "2026-11-28 02:00"),)
    asked = asked_for("2026-11-28 00:00", "2026-11-28 01:00", None, others=busy)
    earlier = mended(asked)[0]
    assert earlier.words == "Fri 23:30 – Sat 00:30, 30 min earlier"
    wholly = (add_engagement("2026-11-28 00:00", "2026-11-28 02:00"),)
    asked = asked_for("2026-11-28 00:00", "2026-11-28 01:00", None, others=wholly)
    assert mended(asked)[0].words == "Fri 23:00–24:00, 1 h earlier"


def test_no_fix_begins_before_the_time_it_must_not() -> None:
    asked = asked_for("2026-11-24 19:30", "2026-11-24 21:20", LIBRARY_HERE)
    late = Asked(asked.start, asked.end, asked.place, not_before=sg("2026-11-24 19:15"))
    just = Asked(asked.start, asked.end, asked.place, not_before=sg("2026-11-24 19:10"))
    assert told(late) == ["shorter Tue 19:30-Tue 21:00"]
    assert told(just) == told(asked)
    assert told(asked) == ["earlier Tue 19:10-Tue 21:00", "shorter Tue 19:30-Tue 21:00"]


def test_a_session_is_not_moved_into_something_else() -> None:
    around = (
        add_engagement("2026-11-24 18:00", "2026-11-24 18:30"),
        add_engagement("2026-11-24 19:00", "2026-11-24 19:10"),
        add_engagement("2026-11-24 20:05", "2026-11-24 21:00"),
    )
    asked = asked_for("2026-11-24 19:00", "2026-11-24 20:00", None, others=around)
    assert told(asked) == ["shorter Tue 19:10-Tue 20:00"]


def test_both_ends_are_cut_where_both_are_in_the_way() -> None:
    short_day = add_place("Short Day", opening_hours="10:00-12:00")
    asked = asked_for("2026-11-24 09:50", "2026-11-24 12:10", short_day)
    assert told(asked) == ["shorter Tue 10:00-Tue 12:00"]


def test_more_than_a_quarter_at_both_ends_is_not_cut() -> None:
    short_day = add_place("Short Day", opening_hours="10:00-12:00")
    asked = asked_for("2026-11-24 09:30", "2026-11-24 12:30", short_day)
    assert told(asked) == []
