"""Other places for a session at its own time: near, open, suiting, and reached in time."""

from datetime import timedelta

import pytest

from planner.domain.places.place import Access, Answer, Confidence, StudyEvidence
from planner.domain.sessions.clashes import Engagement
from planner.domain.sessions.fix_kinds import Asked, FixKind
from planner.domain.sessions.fixes import fixes
from planner.domain.travel.geo import LatLon
from tests.domain.fix_examples import MINUTE, add_engagement, asked_for, mended, taking, told
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, LIBRARY, sg
from tests.domain.place_examples import NETWORK, add_place, catalogue_of
from tests.domain.rail_examples import SOUTH_END, moved

LIBRARY_HERE = add_place("Atrium")
BAR = add_place("Late Bar", opening_hours=LATE_BAR)
DAY_AND_NIGHT = add_place("All Night", opening_hours="24/7", location=moved(SOUTH_END, 300))
FAR_STREET = moved(SOUTH_END, 900)


def test_a_session_over_midnight_goes_next_door_where_its_night_is_closed() -> None:
    asked = asked_for("Thu 2026-11-26 23:30", "2026-11-27 01:30", BAR)
    assert told(asked, BAR, DAY_AND_NIGHT) == ["place Thu 23:30-Fri 01:30 all-night"]


def test_hours_that_nobody_knows_are_mended_by_a_place_whose_hours_are_known() -> None:
    unknown = add_place("Hall", opening_hours=None)
    asked = asked_for("2026-11-24 19:00", "2026-11-24 20:00", unknown)
    assert told(asked, unknown, DAY_AND_NIGHT) == ["place Tue 19:00-Tue 20:00 all-night"]


def test_no_place_is_offered_at_a_time_that_is_taken() -> None:
    busy = (add_engagement("2026-11-24 19:00", "2026-11-24 21:00"),)
    asked = asked_for("2026-11-24 19:00", "2026-11-24 21:00", LIBRARY_HERE, others=busy)
    assert told(asked, LIBRARY_HERE, DAY_AND_NIGHT) == []


def test_a_place_from_which_one_comes_in_time_to_what_is_next_is_offered() -> None:
    there = moved(SOUTH_END, 2000)
    after = (add_engagement("2026-11-24 20:00", "2026-11-24 21:00", location=there),)
    asked = asked_for("2026-11-24 18:00", "2026-11-24 19:55", LIBRARY_HERE, others=after)
    next_door = add_place("Next Door", location=moved(there, 100))
    assert told(asked, LIBRARY_HERE, DAY_AND_NIGHT, next_door) == [
        "earlier Tue 17:55-Tue 19:50",
        "shorter Tue 18:00-Tue 19:50",
        "place Tue 18:00-Tue 19:55 next-door",
    ]


@pytest.mark.parametrize(
    ("changes", "is_offered"),
    [
        pytest.param({}, True, id="as-wanted"),
        pytest.param({"quiet": Answer.UNKNOWN}, False, id="wanted-unknown"),
        pytest.param({"quiet": Answer.NO}, False, id="wanted-missing"),
        pytest.param({"power": Answer.NO}, True, id="what-is-not-wanted-does-not-bind"),
        pytest.param({"study_evidence": StudyEvidence.NONE}, False, id="nobody-studies-there"),
        pytest.param({"confidence": Confidence.STALE}, False, id="too-old-to-rely-on"),
        pytest.param({"access": Access.CUSTOMERS}, True, id="for-customers"),
        pytest.param({"access": Access.MEMBERS}, False, id="for-members"),
        pytest.param({"do_not_list": "Private."}, False, id="not-listed"),
        pytest.param({"location": moved(SOUTH_END, 9000)}, False, id="too-far"),
        pytest.param({"opening_hours": LIBRARY}, False, id="closed-too"),
        pytest.param({"opening_hours": None}, False, id="hours-not-known"),
    ],
)
def test_another_place_has_what_is_wanted_and_lets_its_visitors_in(
    changes: dict[str, object], is_offered: bool
) -> None:
    asked = asked_for(
        "2026-11-24 19:00", "2026-11-24 21:55", LIBRARY_HERE, wants=frozenset({"quiet"})
    )
    other = add_place("Other", **{"opening_hours": "24/7", "quiet": Answer.YES, **changes})
    assert ("place Tue 19:00-Tue 21:55 other" in told(asked, LIBRARY_HERE, other)) is is_offered


def test_who_asks_for_a_members_place_is_offered_others() -> None:
    club = add_place("Club", access=Access.MEMBERS)
    other = add_place("Other", access=Access.MEMBERS, opening_hours="24/7")
    asked = asked_for("2026-11-24 18:00", "2026-11-24 21:55", club)
    assert "place Tue 18:00-Tue 21:55 other" in told(asked, club, other)


def test_of_equally_near_places_the_first_by_name_comes_first() -> None:
    twins = [add_place(name, opening_hours="24/7", location=FAR_STREET) for name in ("B", "A", "C")]
    asked = asked_for("2026-11-24 18:00", "2026-11-24 21:55", LIBRARY_HERE)
    places = [line.split()[-1] for line in told(asked, *twins) if line.startswith("place")]
    assert places == ["a", "b"]


@pytest.mark.parametrize(
    ("end", "is_late"),
    [
        pytest.param("2026-11-27 21:55", False, id="before-ten"),
        pytest.param("2026-11-27 22:00", True, id="at-ten"),
        pytest.param("2026-11-28 00:00", True, id="at-midnight"),
        pytest.param("2026-11-28 05:00", True, id="at-five"),
        pytest.param("2026-11-28 05:05", False, id="after-five"),
    ],
)
def test_a_late_session_is_also_offered_the_place_that_is_open_longest(
    end: str, is_late: bool
) -> None:
    stop = sg(end)
    asked = Asked(stop - timedelta(hours=2), stop, add_place(opening_hours="off"))
    noodles = add_place(
        "Noodles",
        opening_hours="24/7",
        location=FAR_STREET,
        study_evidence=StudyEvidence.NONE,
    )
    assert [fix.kind for fix in mended(asked, noodles)] == [FixKind.LATE_PLACE] * is_late


def test_the_late_place_says_what_nobody_has_confirmed() -> None:
    wants = frozenset({"power", "quiet", "wifi"})
    asked = asked_for("2026-11-24 20:00", "2026-11-24 23:30", LIBRARY_HERE, wants=wants)
    noodles = add_place(
        "Noodles",
        opening_hours="24/7",
        location=FAR_STREET,
        study_evidence=StudyEvidence.NONE,
        wifi=Answer.YES,
    )
    (fix,) = mended(asked, LIBRARY_HERE, noodles)
    assert fix.place is noodles
    assert fix.words == "Noodles, about 15 min away by our estimate"
    assert fix.reason == (
        "Open longest of the places near here. Open for all of it. "
        "Nobody has confirmed that people study there. Not confirmed: quiet and power."
    )


def test_a_study_place_is_the_late_place_before_one_that_closes_later() -> None:
    asked = asked_for(
        "2026-11-24 20:00", "2026-11-24 22:30", LIBRARY_HERE, wants=frozenset({"food"})
    )
    until_11 = add_place("Until 11", opening_hours="10:00-23:00", location=FAR_STREET)
    noodles = add_place("Noodles", opening_hours="24/7", study_evidence=StudyEvidence.NONE)
    (fix,) = mended(asked, LIBRARY_HERE, until_11, noodles)
    assert (fix.kind, fix.place) == (FixKind.LATE_PLACE, until_11)
    assert fix.reason == (
        "Open longest of the confirmed study places near here. "
        "Open for all of it, until 23:00. Not confirmed: food."
    )


def test_an_estimate_that_leaves_more_time_for_the_way_is_believed() -> None:
    before = (add_engagement("2026-11-24 17:00", "2026-11-24 19:00", location=FAR_STREET),)
    asked = asked_for(
        "2026-11-24 19:30", "2026-11-24 21:30", add_place(opening_hours="off"), others=before
    )
    places = catalogue_of(DAY_AND_NIGHT)
    for minutes, kinds in ((30, [FixKind.PLACE]), (31, [])):
        found = fixes(asked, places, HOLIDAYS, taking(minutes), NETWORK)
        assert [fix.kind for fix in found] == kinds


@pytest.mark.parametrize(
    ("there", "gap", "is_offered"),
    [
        pytest.param(FAR_STREET, 9, False, id="a-minute-short"),
        pytest.param(FAR_STREET, 10, True, id="just-in-time"),
        pytest.param(DAY_AND_NIGHT.location, 0, True, id="the-same-spot"),
    ],
)
def test_another_place_is_reached_in_time_from_the_one_before(
    there: LatLon, gap: int, is_offered: bool
) -> None:
    ends = sg("2026-11-24 20:30") - gap * MINUTE
    before = Engagement("a", "Tutorial", ends - 60 * MINUTE, ends, there)
    off = add_place("Off", opening_hours="off")
    asked = asked_for("2026-11-24 20:30", "2026-11-24 21:30", off, others=(before,))
    assert told(asked, DAY_AND_NIGHT) == ["place Tue 20:30-Tue 21:30 all-night"] * is_offered


def test_of_places_as_many_minutes_away_the_nearer_comes_first() -> None:
    near = add_place("Second", opening_hours="24/7", location=moved(SOUTH_END, 125))
    far = add_place("First", opening_hours="24/7", location=moved(SOUTH_END, 170))
    asked = asked_for("2026-11-24 18:00", "2026-11-24 21:55", LIBRARY_HERE)
    found = [fix for fix in mended(asked, far, near) if fix.kind is FixKind.PLACE]
    assert [(fix.place, fix.cost) for fix in found] == [(near, 3), (far, 3)]
