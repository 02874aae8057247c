"""What people complain of in other calendars' feeds is not so in ours."""

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.calendar.ical_feed import feed_bytes
from planner.domain.calendar.feed import Feed, FeedEvent, FeedTask
from planner.domain.calendar.feed_sessions import session_events
from planner.domain.typed_text import clean_text
from tests.adapters.reading_feeds import by_icalendar, lines, values
from tests.domain.feed_examples import (
    FOUR_TUESDAYS,
    SUNDAY_10_00,
    TELLING,
    TUESDAY_18_30,
    TUESDAY_19_00,
    Series,
    called_off,
    series,
)

STAMPS = {"created_at": SUNDAY_10_00, "changed_at": TUESDAY_18_30}
MONDAY = date(2026, 11, 30)
UTC_STAMP = re.compile(r"\d{8}T\d{6}Z")


def written(*events: FeedEvent, tasks: tuple[FeedTask, ...] = ()) -> bytes:
    return feed_bytes(Feed("plan-ana", "https://waypoint.example/plan", events, tasks))


def feed_of(*rows: Series) -> bytes:
    return written(*(event for row in rows for event in session_events(row, TELLING)))


def event(**changes: object) -> FeedEvent:
    end = TUESDAY_19_00 + timedelta(hours=2)
    plain: dict[str, object] = {"title": "Chemistry", "start": TUESDAY_19_00, "end": end}
    return FeedEvent(**STAMPS, **{"uid": "chemistry"} | plain | changes)  # type: ignore[arg-type]


def full() -> bytes:
    """Write a series with a date left out, one called off and one moved."""
    row = series(rrule=FOUR_TUESDAYS, sequence=4)
    row.occurrences[1].start += timedelta(minutes=15)
    called_off(row.occurrences[2])
    del row.occurrences[3]
    return feed_of(row)


def test_it_is_a_calendar_that_says_its_version_first_and_what_made_it() -> None:
    assert lines(full())[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waypoint//Study plan//EN",
        "CALSCALE:GREGORIAN",
    ]
    assert lines(full())[-2:] == ["END:VCALENDAR", ""]
    assert values(full(), "METHOD") == []


def test_its_name_colour_zone_and_pace_are_told_in_both_ways_that_apps_read() -> None:
    for standard, older in (
        ("NAME", "X-WR-CALNAME"),
        ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    ):
        assert values(full(), standard) == values(full(), older) != []
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines(full())
    assert (values(full(), "COLOR"), values(full(), "X-WR-TIMEZONE")) == (
        ["teal"],
        ["Asia/Singapore"],
    )


def test_the_zone_that_times_name_is_written_along_and_has_no_summer_time() -> None:
    body = full()
    zones = icalendar.Calendar.from_ical(body).timezones
    assert [zone.tz_name for zone in zones] == ["Asia/Singapore"]
    assert "BEGIN:DAYLIGHT" not in lines(body)
    assert values(body, "TZOFFSETTO")[-1] == "+0800"
    named = {match for line in lines(body) for match in re.findall(r";TZID=([^:;]+)", line)}
    assert named == {"Asia/Singapore"}


@pytest.mark.parametrize("name", ["DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID"])
def test_no_time_floats(name: str) -> None:
    body = full()
    outside_zone = body[body.index(b"BEGIN:VEVENT") :]
    found = [line for line in lines(outside_zone) if re.match(rf"{name}[;:]", line)]
    assert found
    assert all(line.startswith(f"{name};TZID=Asia/Singapore:") for line in found)


def test_times_that_come_in_another_zone_are_written_in_ours() -> None:
    start = datetime(2026, 11, 27, 17, 25, tzinfo=UTC)  # written by no other test
    assert "DTSTART;TZID=Asia/Singapore:20261128T012500" in lines(written(event(start=start)))


def test_dates_left_out_have_the_form_of_the_start_that_apps_compare_them_with() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    del row.occurrences[1:3]
    body = feed_of(row)
    assert values(body, "EXDATE") == ["20261201T190000", "20261208T190000"]  # one a line
    assert len(by_icalendar(body)) == 2


def test_an_until_is_in_utc_as_a_start_with_a_zone_asks_for() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270108T155959Z;WKST=MO"
    (told,) = values(feed_of(series(rrule=rule)), "RRULE")
    assert sorted(told.split(";")) == sorted(rule.split(";"))


def test_every_event_has_its_uid_and_its_stamps_in_utc() -> None:
    body = full()
    count = lines(body).count("BEGIN:VEVENT")
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        stamps = values(body, name)
        assert len(stamps) == count
        assert all(UTC_STAMP.fullmatch(stamp) for stamp in stamps)
    assert values(body, "SEQUENCE") == ["4"] * count
    assert len(set(values(body, "UID")[1:])) == 1


def test_the_same_plan_is_the_same_bytes_whenever_it_is_written() -> None:
    assert full() == full()
    assert values(written(event()), "DTSTAMP") == ["20261124T103000Z"]


def test_what_is_called_off_says_so_and_a_session_says_that_it_holds() -> None:
    assert values(full(), "STATUS") == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


@given(st.text(max_size=120), st.text(max_size=400))
def test_any_text_reads_back_whatever_stands_in_it(title: str, note: str) -> None:
    body = written(event(title=title, note=note))
    (read,) = icalendar.Calendar.from_ical(body).events
    assert str(read["SUMMARY"]) == clean_text(title, multiline=True)
    assert str(read.get("DESCRIPTION", "")) == clean_text(note, multiline=True)


def test_no_text_can_begin_a_property_of_its_own() -> None:
    title = "Chemistry\r\nEND:VEVENT\nATTACH:https://elsewhere.example\r\x85STATUS:CANCELLED"
    body = written(event(title=title, place=title, note=title))
    assert lines(body).count("END:VEVENT") == 1
    assert values(body, "ATTACH") == []
    assert values(body, "STATUS") == ["CONFIRMED"]


@given(st.text(max_size=300))
def test_lines_end_in_crlf_and_fit_75_bytes_without_splitting_a_letter(text: str) -> None:
    body = written(event(title=f"化学 {text}", note=text * 2))
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert b"\r" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 and line.decode() is not None for line in body.split(b"\r\n"))


def test_place_and_point_are_told_so_that_a_map_finds_them() -> None:
    body = feed_of(series())
    told = r"Toa Payoh Public Library\, 6 Toa Payoh Central\, Singapore 319191"
    assert values(body, "LOCATION") == [told]
    assert values(body, "GEO") == ["1.3325;103.8503"]
    assert values(feed_of(series(place=None, place_id=None)), "GEO") == []


def test_the_way_back_is_told_twice_as_some_apps_show_no_url() -> None:
    body = feed_of(series(note="Chapter 4"))
    url = "https://waypoint.example/sessions/7?on=2026-11-24"
    assert values(body, "URL")[-1] == url
    assert values(body, "DESCRIPTION") == [rf"Chapter 4\n\n{url}"]


def test_a_reminder_rings_before_the_start_and_only_where_one_is_set() -> None:
    body = written(event(alarm_minutes=15), event(uid="other"))
    assert values(body, "TRIGGER") == ["-PT15M"]
    assert values(body, "ACTION") == ["DISPLAY"]
    assert lines(body).count("BEGIN:VALARM") == 1


def test_a_whole_day_is_a_date_and_a_moment_has_no_end() -> None:
    day = written(event(start=MONDAY, end=MONDAY + timedelta(days=1), is_free=True))
    assert "DTSTART;VALUE=DATE:20261130" in lines(day)
    assert "DTEND;VALUE=DATE:20261201" in lines(day)
    assert values(day, "TRANSP") == ["TRANSPARENT"]
    assert values(written(event(end=None)), "DTEND") == []


def test_a_due_task_can_be_a_to_do() -> None:
    task = FeedTask("task-5", "Ask the office", MONDAY, SUNDAY_10_00, TUESDAY_18_30, 2, "https://x")
    body = written(tasks=(task,))
    (read,) = icalendar.Calendar.from_ical(body).todos
    assert (str(read["SUMMARY"]), read.decoded("due"), str(read["URL"])) == (
        "Ask the office",
        MONDAY,
        "https://x",
    )
    assert (values(body, "STATUS"), values(body, "SEQUENCE")) == (["NEEDS-ACTION"], ["2"])


def test_the_feed_is_never_cut_to_a_page() -> None:
    row = series(rrule="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;COUNT=200;WKST=MO")
    first = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    singles = [
        series(id=number, uid=f"s{number}", starts_at=first + timedelta(days=number))
        for number in range(300)
    ]
    assert sum(by_icalendar(feed_of(row, *singles)).values()) == 500
