"""The fix that catches the last train home: only where it fits no worse and nothing clashes."""

import pytest

from planner.domain.sessions.fix_kinds import Fix, FixKind
from planner.domain.sessions.train_fixes import (
    STILL_MISSED,
    TrainFix,
    five_at_most,
    still_missing,
    train_fix,
)
from planner.domain.travel.last_trains import HomeWay
from tests.domain.fix_examples import TRAVEL, add_engagement, asked_for
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.domain.place_examples import PlaceExample

START, END = "Fri 2026-11-27 21:30", "Fri 2026-11-27 23:59"
AT_23_31 = HomeWay(sg("Fri 2026-11-27 23:31"), "", is_missed=True, caveat="")
IN_TIME = HomeWay(AT_23_31.leave_by, "", is_missed=False, caveat="")


def caught(hours: str | None = "24/7", home: HomeWay | None = AT_23_31, **changes: object) -> str:
    """Write the times of the fix for a session of Friday night, "" for none."""
    place = PlaceExample(opening_hours=hours)
    asked = asked_for(START, END, place, **changes)
    found = train_fix(asked, home, HOLIDAYS, TRAVEL)
    return f"{found.start:%H:%M}-{found.end:%H:%M}" if found else ""


@pytest.mark.parametrize(
    ("hours", "times"),
    [
        pytest.param("24/7", "21:30-23:30", id="open all night"),
        pytest.param(None, "21:30-23:30", id="not known, as it was"),
        pytest.param("Mo-Su 10:00-21:00", "", id="closed then, as it was"),
        pytest.param("Mo-Su 10:00-23:00", "", id="closed for a part"),
    ],
)
def test_a_fix_for_the_train_needs_a_place_that_is_not_closed(
    hours: str | None, times: str
) -> None:
    assert caught(hours) == times


def test_who_is_in_time_or_has_no_way_home_needs_no_fix() -> None:
    assert (caught(home=IN_TIME), caught(home=None)) == ("", "")


def test_an_earlier_session_must_not_begin_before_it_may() -> None:
    late = HomeWay(sg("Fri 2026-11-27 23:06"), "", is_missed=True, caveat="")
    assert caught(home=late) == "20:36-23:05"
    assert not caught(home=late, not_before=sg("Fri 2026-11-27 20:40"))


def test_what_stands_in_the_way_leaves_no_fix_for_the_train() -> None:
    late = HomeWay(sg("Fri 2026-11-27 23:06"), "", is_missed=True, caveat="")
    dinner = add_engagement("Fri 2026-11-27 20:00", "Fri 2026-11-27 21:00", "Dinner")
    assert not caught(home=late, others=(dinner,))


@pytest.mark.parametrize(
    ("kind", "home", "is_said"),
    [
        pytest.param(FixKind.EARLIER, AT_23_31, True, id="another time"),
        pytest.param(FixKind.EARLIER, IN_TIME, False, id="in time"),
        pytest.param(FixKind.EARLIER, None, False, id="no way home"),
        pytest.param(FixKind.SKIP, AT_23_31, False, id="no session"),
    ],
)
def test_a_fix_that_misses_the_train_says_so(
    kind: FixKind, home: HomeWay | None, is_said: bool
) -> None:
    fix = Fix(kind, sg(START), sg(END), None, "", "Open for all of it.", 0)
    assert still_missing(fix, home).reason.endswith(STILL_MISSED) is is_said


def fix(kind: FixKind) -> Fix:
    return Fix(kind, sg(START), sg(END), None, kind.value, "", 0)


@pytest.mark.parametrize(
    ("kinds", "has_train", "left"),
    [
        ("earlier later shorter place place", False, "earlier later shorter place place"),
        ("earlier later shorter place place", True, "earlier later shorter place"),
        ("earlier later shorter place skip", True, "earlier later shorter skip"),
        ("earlier skip", True, "earlier skip"),
        ("", True, ""),
    ],
)
def test_a_page_has_five_fixes_at_most_and_skipping_is_one_of_them(
    kinds: str, left: str, *, has_train: bool
) -> None:
    offered = tuple(fix(FixKind(kind)) for kind in kinds.split())
    train = TrainFix(sg(START), sg(END), "") if has_train else None
    assert [each.kind.value for each in five_at_most(offered, train)] == left.split()
