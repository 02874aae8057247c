from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar.busy_matching import reading_mark, same_calendar, session_clashes
from planner.domain.sessions.clashes import Engagement
from planner.domain.travel.geo import LatLon
from tests.domain.hours_examples import sg

HOUR = timedelta(hours=1)
BISHAN = LatLon(1.351, 103.848)
JURONG = LatLon(1.333, 103.742)
TUESDAY_19_00 = sg("Tue 2026-11-24 19:00")


@dataclass(frozen=True)
class Saved:
    name: str
    uid_digest: str
    own_name: str = ""
    read_at: datetime = TUESDAY_19_00


SCHOOL, CHOIR = Saved("Semester 1", "a"), Saved("Choir", "b", "sem1")
NAMELESS = Saved("Imported calendar", "", "Imported calendar")


@pytest.mark.parametrize(
    ("name", "digest", "same"),
    [
        pytest.param("Renamed", "a", SCHOOL, id="the same events under another name"),
        pytest.param("CHOIR", "z", CHOIR, id="the same name with other events"),
        pytest.param("SEM1", "z", CHOIR, id="the name that it came with, though it was renamed"),
        pytest.param("Choir", "a", SCHOOL, id="events say more than a name"),
        pytest.param("Choir", "", CHOIR, id="without UIDs by its name"),
        pytest.param("Other", "z", None, id="another calendar"),
    ],
)
def test_a_calendar_is_known_again_by_its_events_or_its_name(
    name: str, digest: str, same: Saved | None
) -> None:
    assert same_calendar(name, digest, [CHOIR, SCHOOL]) is same


def test_the_name_that_a_calendar_came_with_says_more_than_one_chosen() -> None:
    chosen, own = Saved("Choir", "a", "Semester 1"), Saved("Singing", "b", "Choir")
    assert same_calendar("Choir", "z", [chosen, own]) is own


def test_two_calendars_without_names_are_not_the_same() -> None:
    assert same_calendar("Imported calendar", "z", [replace(NAMELESS, uid_digest="a")]) is None


def test_two_calendars_without_uids_are_not_the_same() -> None:
    assert same_calendar("Swimming", "", [Saved("Lectures", "", "Lectures"), NAMELESS]) is None


def test_each_reading_of_a_calendar_has_a_mark_of_its_own() -> None:
    later = replace(SCHOOL, read_at=TUESDAY_19_00 + timedelta(microseconds=1))
    readings = [SCHOOL, CHOIR, later, replace(SCHOOL, uid_digest="c")]
    assert len({reading_mark(each) for each in readings}) == len(readings)


def test_a_reading_keeps_its_mark_when_it_is_saved_under_a_name() -> None:
    in_utc = replace(SCHOOL, name="Classes", read_at=TUESDAY_19_00.astimezone(UTC))
    assert reading_mark(in_utc) == reading_mark(SCHOOL)


def engagement(key: str, start: datetime, hours: int = 2, location: LatLon = BISHAN) -> Engagement:
    return Engagement(key, key.title(), start, start + hours * HOUR, location)


def clashing(*events: Engagement, session: datetime = TUESDAY_19_00) -> list[tuple[str, list[str]]]:
    found = session_clashes([engagement("kanji", session)], events)
    return [(one.key, [clash.other.key for clash in clashes]) for one, clashes in found]


def test_a_session_is_told_with_each_event_that_it_overlaps() -> None:
    events = (
        engagement("lab", sg("Tue 2026-11-24 20:00")),
        engagement("choir", sg("Tue 2026-11-24 18:00")),
    )
    assert clashing(*events) == [("kanji", ["choir", "lab"])]


@pytest.mark.parametrize(
    "start", ["Tue 2026-11-24 17:00", "Tue 2026-11-24 21:00", "Wed 2026-11-25 19:00"]
)
def test_what_ends_as_it_begins_or_is_another_day_does_not_clash(start: str) -> None:
    assert clashing(engagement("choir", sg(start))) == []


def test_nothing_is_said_of_the_way_from_an_event() -> None:
    assert clashing(engagement("lab", sg("Tue 2026-11-24 17:00"), location=JURONG)) == []


def test_an_event_across_midnight_meets_a_session_after_it() -> None:
    late = engagement("shift", sg("Tue 2026-11-24 23:00"), hours=4)
    assert clashing(late, session=sg("Wed 2026-11-25 01:00")) == [("kanji", ["shift"])]


def test_an_event_of_several_days_is_told_once() -> None:
    camp = engagement("camp", sg("Mon 2026-11-23 09:00"), hours=72)
    assert clashing(camp, session=sg("Tue 2026-11-24 23:00")) == [("kanji", ["camp"])]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=12))
def test_every_overlap_is_found_and_no_other(stretches: list[tuple[int, int]]) -> None:
    first = sg("Mon 2026-11-16 00:00")
    events = [
        engagement(f"e{number}", first + start * HOUR, hours)
        for number, (start, hours) in enumerate(stretches)
    ]
    ends = TUESDAY_19_00 + 2 * HOUR
    overlapping = {e.key for e in events if e.start < ends and e.end > TUESDAY_19_00}
    told = clashing(*events)
    assert {key for _, keys in told for key in keys} == overlapping
