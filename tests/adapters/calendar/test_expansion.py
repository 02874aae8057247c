"""What is read of a calendar, told by the worker's own functions, without a process of its own."""

from typing import Any

import pytest

from planner.adapters.calendar.worker import answer
from tests.adapters.calendar_files import TUESDAY, calendar, event, written

pytestmark = pytest.mark.usefixtures("unhurried")

TZ = ";TZID="
UNKNOWN = "1 event names “{}”, a time zone that is not known, and is taken as Singapore time."


def told(*parts: str) -> dict[str, Any]:
    return answer(calendar(*parts), TUESDAY)


def times(found: dict[str, Any]) -> list[str]:
    """List the dates as "2026-11-24 19:00–20:00"."""
    return [f"{each[2][:10]} {each[2][11:16]}–{each[3][11:16]}" for each in found["dates"]]


def titles(found: dict[str, Any]) -> list[str]:
    return [each[0] for each in found["dates"]]


def test_a_timetable_in_utc_is_told_in_singapore_without_its_recess_weeks() -> None:
    found = answer(written("timetable-nus"), TUESDAY)
    lectures = [at for at, title in zip(times(found), titles(found), strict=True) if "Lec" in title]
    assert lectures == [
        *(f"2026-11-{day} 12:00–14:00" for day in ("02", "09", "16", "23", "30")),
        *(f"2026-12-{day} 12:00–14:00" for day in ("21", "28")),
        *(f"2027-01-{day} 12:00–14:00" for day in ("04", "11", "18", "25")),
    ]
    assert titles(found).count("CS2030S Laboratory") == 6
    assert times(found)[-1] == "2027-02-26 09:00–11:00"
    assert (found["name"], found["notes"]) == ("", [])


def test_an_export_of_google_follows_moved_and_called_off_dates() -> None:
    found = answer(written("own-google"), TUESDAY)
    assert times(found) == [
        *(f"2026-11-{day} 19:00–20:30" for day in ("04", "11", "18")),
        "2026-11-24 19:30–20:30",
        "2026-11-26 18:00–19:30",
        "2026-11-27 00:00–00:00",
        *(f"2026-12-{day} 19:00–20:30" for day in ("16", "23")),
    ]
    assert found["name"] == "Ana’s week"
    assert tuple(found["dates"][4][:2]) == ("Choir (moved)", "Music room, level 3")
    assert found["notes"] == [
        "1 event of whole days takes no time: the file does not mark it as busy.",
        "1 event called off was left out.",
        "1 event outside 25 Oct 2026 to 28 Nov 2027 was left out.",
    ]


def test_a_portal_of_windows_names_and_zones_of_its_own_is_understood() -> None:
    found = answer(written("campus-outlook"), TUESDAY)
    assert times(found)[:6] == [
        "2026-11-24 14:00–15:30",
        "2026-11-25 15:00–16:00",
        "2026-11-26 10:00–10:45",
        "2026-11-27 10:00–11:00",
        "2026-11-28 09:00–12:00",
        "2026-11-30 00:00–00:00",
    ]
    assert [each[0] for each in found["dates"] if not each[5]] == ["Drop-in hours", "Recess week"]
    assert found["notes"] == [
        UNKNOWN.format("Faculty of Arts"),
        "1 event names no time zone and is taken as Singapore time.",
        "1 event of whole days takes no time: the file does not mark it as busy.",
    ]


@pytest.mark.parametrize(
    ("start", "at"),
    [
        pytest.param(":20261124T110000Z", "19:00", id="UTC"),
        pytest.param(":20261124T190000", "19:00", id="no zone is Singapore's"),
        pytest.param(f"{TZ}Asia/Tokyo:20261124T200000", "19:00", id="an Olson name"),
        pytest.param(f"{TZ}Tokyo Standard Time:20261124T200000", "19:00", id="a Windows name"),
        pytest.param(f"{TZ}/vendor.example/Asia/Tokyo:20261124T200000", "19:00", id="a vendor's"),
        pytest.param(f"{TZ}Nowhere/At all:20261124T190000", "19:00", id="an unknown one"),
        pytest.param(f"{TZ}Asia:20261124T190000", None, id="a folder of the zones is none"),
        pytest.param(f"{TZ}{'x' * 300}:20261124T190000", None, id="a name longer than a file's"),
        pytest.param(";VALUE=DATE:20261124", "00:00", id="a whole day"),
        pytest.param(":yesterday", None, id="no time"),
        pytest.param(":00010101T000000Z", None, id="long ago"),
    ],
)
def test_a_start_is_told_in_singapore(start: str, at: str | None) -> None:
    found = told(event(start=start, end=""), event(2, "DURATION:PT1H", start=start, end=""))
    assert {each[2][11:16] for each in found["dates"]} == ({at} if at else set())


@pytest.mark.parametrize(
    ("named", "at", "note"),
    [
        pytest.param("Asia/Tokyo", "18:00", "", id="a zone that is known"),
        pytest.param("Singapore Standard Time", "19:00", "", id="a Windows name"),
        pytest.param("Asia", "19:00", "The calendar names “Asia”", id="a folder of zones"),
        pytest.param("Mars", "19:00", "The calendar names “Mars” as its time zone", id="unknown"),
    ],
)
def test_the_calendars_own_zone_holds_for_times_without_one(named: str, at: str, note: str) -> None:
    found = told(f"X-WR-TIMEZONE:{named}", event(start=":20261124T190000", end=":20261124T200000"))
    assert found["dates"][0][2][11:16] == at
    assert bool(note) == bool(found["notes"])
    assert found["notes"][0].startswith(note) if note else True


def test_a_series_keeps_its_local_time_when_its_zone_changes_the_clock() -> None:
    london = f"{TZ}Europe/London:20270319T100000"
    ends = f"{TZ}Europe/London:20270319T110000"
    found = told(event(1, "RRULE:FREQ=WEEKLY;COUNT=3", start=london, end=ends))
    assert [at[11:] for at in times(found)] == ["18:00–19:00", "18:00–19:00", "17:00–18:00"]


@pytest.mark.parametrize(
    ("more", "is_busy"),
    [
        ((), True),
        (("TRANSP:OPAQUE",), True),
        (("TRANSP:TRANSPARENT",), False),
        (("TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), False),
        (("STATUS:TENTATIVE",), True),
    ],
)
def test_an_event_takes_time_unless_it_says_otherwise(
    more: tuple[str, ...], *, is_busy: bool
) -> None:
    assert told(event(1, *more))["dates"][0][5] is is_busy


@pytest.mark.parametrize(
    ("more", "is_busy"),
    [
        ((), False),
        (("TRANSP:OPAQUE",), True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True),
        (("TRANSP:TRANSPARENT",), False),
    ],
)
def test_a_whole_day_takes_time_only_where_it_says_so(
    more: tuple[str, ...], *, is_busy: bool
) -> None:
    found = told(event(1, *more, start=";VALUE=DATE:20261124", end=""))
    assert found["dates"][0][4:] == (True, is_busy)
    assert times(found) == ["2026-11-24 00:00–00:00"]


def test_a_title_is_cleaned_and_a_missing_one_is_none() -> None:
    found = told(
        event(1, title=r"A\, b\n<b>\u202e" + "\u202eevil\x00"),
        event(2).replace("SUMMARY:Lecture\r\n", ""),
    )
    assert sorted(titles(found)) == ["", "A, b <b>\\u202eevil"]


def test_several_titles_are_one() -> None:
    assert titles(told(event(1, "SUMMARY:Other"))) == ["Lecture"]


def test_a_uid_that_stands_twice_is_one_event_as_last_changed() -> None:
    old, new = event(1, "SEQUENCE:1", title="Old"), event(1, "SEQUENCE:2", title="New")
    assert titles(told(old, new)) == ["New"]


def test_a_whole_day_that_ends_as_it_begins_lasts_a_day() -> None:
    day = ";VALUE=DATE:20261124"
    ((_, _, start, end, *_),) = told(event(start=day, end=day))["dates"]
    assert (start[:10], end[:10]) == ("2026-11-24", "2026-11-25")


def test_an_event_since_before_there_are_times_is_left_out_by_its_name() -> None:
    ages = event(1, start=":00010101T000000", end=":20261201T020000", title="Ages")
    found = told(ages, event(2))
    assert titles(found) == ["Lecture"]
    assert found["notes"][0] == "“Ages” cannot be read, so it was left out: see its times."


def test_an_event_that_reaches_beyond_what_is_read_is_kept_as_far_as_that() -> None:
    found = told(event(start=":10010101T000000Z", end=":30010101T000000Z"))
    ((_, _, start, end, *_),) = found["dates"]
    assert (start, end) == ("2026-10-25T00:00:00+08:00", "2027-11-29T00:00:00+08:00")


def test_an_event_that_repeats_until_the_end_of_time_is_read() -> None:
    days = {"start": ";VALUE=DATE:20261124", "end": ";VALUE=DATE:20261126"}
    assert len(told(event(1, "RRULE:FREQ=YEARLY;UNTIL=99991231", **days))["dates"]) == 2


def test_a_title_of_any_length_is_read_from_its_beginning() -> None:
    found = told(event(1, "LOCATION:" + "y" * 30_000, title="Choir " + "x" * 30_000))
    ((title, place, *_),) = found["dates"]
    assert (title[:7], len(title), place) == ("Choir x", 300, "y" * 300)
    assert found["notes"] == []
