"""The fixes of one session together: their order, their number, their words."""

import pytest

from planner.domain.places.place import Answer, StudyEvidence
from planner.domain.sessions.fix_kinds import FixKind
from tests.domain.fix_examples import asked_for, mended, told
from tests.domain.hours_examples import LATE_BAR
from tests.domain.place_examples import add_place
from tests.domain.rail_examples import SOUTH_END, moved

LIBRARY_HERE = add_place("Atrium")
BAR = add_place("Late Bar", opening_hours=LATE_BAR)
DAY_AND_NIGHT = add_place("All Night", opening_hours="24/7", location=moved(SOUTH_END, 300))
FAR_STREET = moved(SOUTH_END, 900)


def test_the_smallest_change_comes_first_and_skipping_a_date_last() -> None:
    asked = asked_for("2026-11-24 19:30", "2026-11-24 21:20", LIBRARY_HERE, is_series=True)
    assert told(asked, LIBRARY_HERE, DAY_AND_NIGHT) == [
        "place Tue 19:30-Tue 21:20 all-night",
        "earlier Tue 19:10-Tue 21:00",
        "shorter Tue 19:30-Tue 21:00",
        "skip Tue 19:30-Tue 21:20",
    ]


def test_a_place_that_nobody_has_confirmed_comes_after_all_others_but_a_skip() -> None:
    noodles = add_place("Noodles", opening_hours="24/7", study_evidence=StudyEvidence.NONE)
    asked = asked_for("2026-11-24 19:00", "2026-11-24 22:00", LIBRARY_HERE, is_series=True)
    assert told(asked, LIBRARY_HERE, noodles) == [
        "earlier Tue 18:00-Tue 21:00",
        "late_place Tue 19:00-Tue 22:00 noodles",
        "skip Tue 19:00-Tue 22:00",
    ]


def test_there_are_five_at_most_and_a_skip_is_one_of_them() -> None:
    near = [
        add_place(f"Near {metres}", opening_hours="10:00-23:00", location=moved(SOUTH_END, metres))
        for metres in (100, 200)
    ]
    asked = asked_for("2026-11-27 17:50", "2026-11-27 22:00", BAR, is_series=True)
    kinds = [fix.kind for fix in mended(asked, *near, DAY_AND_NIGHT)]
    later, shorter = FixKind.LATER, FixKind.SHORTER
    assert kinds == [FixKind.PLACE, FixKind.PLACE, FixKind.LATE_PLACE, later, FixKind.SKIP]
    once = asked_for("2026-11-27 17:50", "2026-11-27 22:00", BAR)
    kinds = [fix.kind for fix in mended(once, *near, DAY_AND_NIGHT)]
    assert kinds == [FixKind.PLACE, FixKind.PLACE, FixKind.LATE_PLACE, later, shorter]


@pytest.mark.parametrize("is_series", [True, False])
def test_nothing_is_offered_for_a_session_that_fits(is_series: bool) -> None:
    asked = asked_for("2026-11-24 19:00", "2026-11-24 21:00", LIBRARY_HERE, is_series=is_series)
    assert told(asked, LIBRARY_HERE, DAY_AND_NIGHT) == []


def test_fixes_say_what_they_change_and_why_they_help() -> None:
    other = add_place("Other", opening_hours="24/7", location=FAR_STREET, quiet=Answer.YES)
    asked = asked_for(
        "2026-11-24 19:30",
        "2026-11-24 21:20",
        LIBRARY_HERE,
        wants=frozenset({"quiet"}),
        is_series=True,
    )
    assert [(fix.words, fix.reason) for fix in mended(asked, LIBRARY_HERE, other)] == [
        ("Other, about 15 min away by our estimate", "Open for all of it. As wanted: quiet."),
        (
            "19:10–21:00, 20 min earlier",
            "Still at Atrium. Open for all of it, until 21:00. Nothing else then.",
        ),
        (
            "19:30–21:00, 20 min shorter",
            "Still at Atrium. Open for all of it, until 21:00. Nothing else then.",
        ),
        ("Skip this date", "The other dates of the series stay."),
    ]
