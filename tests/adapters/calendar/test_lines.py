from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.calendar.lines import EventLines, outline, value_of
from tests.adapters.calendar_files import calendar, event, written, zone

FIRST, LAST = date(2026, 10, 25), date(2027, 11, 29)


def only(*lines: str) -> EventLines:
    """Read an event of these lines alone."""
    (found,) = outline("\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])).events
    return found


def test_only_what_tells_the_time_and_the_title_is_read_of_an_event() -> None:
    found = outline(written("own-google").decode())
    kept = {line for each in found.events for line in each.lines}
    assert not any(word in line for line in kept for word in ("mailto", "black folder", "TRIGGER"))
    assert found.name == "Ana’s week"
    assert found.zone == "Asia/Singapore"
    assert list(found.zones) == ["Asia/Singapore"]


def test_folded_lines_are_one_line() -> None:
    assert only("SUMMARY:A lo", " ng", "\t title").first["SUMMARY"] == "SUMMARY:A long title"


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_any_line_break_parts_lines(newline: str) -> None:
    text = calendar(event(1), event(2)).decode().replace("\r\n", newline)
    assert [each.uid for each in outline(text).events] == ["1@example.org", "2@example.org"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("SUMMARY:A: b", "A: b"),
        ('DTSTART;TZID="A:B":20261124', "20261124"),
        ('X;A="1";B="2:3":v', "v"),
        ("no colon", ""),
        ('X;A="never ends:1', ""),
    ],
)
def test_a_value_stands_behind_the_first_colon_outside_quotation_marks(
    line: str, value: str
) -> None:
    assert value_of(line) == value


@given(st.text('":;x', max_size=200))
def test_a_value_is_an_end_of_its_line(line: str) -> None:
    assert line.endswith(value_of(line))


def test_an_alarm_and_a_nested_part_say_nothing_of_their_event() -> None:
    found = only("SUMMARY:Choir", "BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM", "LOCATION:Hall")
    assert found.lines == ["SUMMARY:Choir", "LOCATION:Hall"]


def test_an_event_without_a_uid_has_one_of_its_own() -> None:
    events = outline("\n".join(["BEGIN:VEVENT", "END:VEVENT"] * 2)).events
    assert [each.uid for each in events] == ["event 1", "event 2"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1", id="the file ends in an event"),
        pytest.param("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT", id="and in the calendar"),
        pytest.param("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", id="an event never ends"),
    ],
)
def test_a_part_without_an_end_is_noticed(text: str) -> None:
    assert outline(text).is_cut_off


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(calendar(event()).decode(), id="a whole calendar"),
        pytest.param("END:VEVENT\nEND:X\n", id="ends of what never began"),
        pytest.param("UID:1", id="a line outside of everything"),
        pytest.param("BEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nUID:2\nEND:VEVENT", id="nested"),
    ],
)
def test_anything_else_is_put_up_with(text: str) -> None:
    assert not outline(text).is_cut_off


def test_a_zone_without_a_name_is_kept_under_none() -> None:
    assert list(outline("BEGIN:VTIMEZONE\nEND:VTIMEZONE").zones) == [""]
    assert list(outline(zone("Campus")).zones) == ["Campus"]


@pytest.mark.parametrize(
    ("rule", "is_sub_daily"),
    [
        ("FREQ=SECONDLY", True),
        ("freq=minutely;COUNT=3", True),
        ("INTERVAL=2;FREQ = HOURLY", True),
        ("FREQ=DAILY;BYHOUR=9,17", True),
        ("FREQ=DAILY;BYMINUTE=0,30", True),
        ("FREQ=WEEKLY;BYSECOND=1,2", True),
        ("FREQ=DAILY;BYHOUR=9", False),
        ("FREQ=WEEKLY;BYDAY=MO,WE", False),
        ("", False),
    ],
)
def test_a_rule_that_gives_several_times_a_day_is_sub_daily(
    rule: str, *, is_sub_daily: bool
) -> None:
    assert only(f"RRULE:{rule}").is_sub_daily is is_sub_daily
    assert only("RRULE:FREQ=DAILY", f"RRULE:{rule}").is_sub_daily is is_sub_daily


def test_an_event_without_a_rule_is_not_sub_daily() -> None:
    assert not only("UID:1").is_sub_daily


@pytest.mark.parametrize(
    ("lines", "is_outside"),
    [
        pytest.param(["DTSTART:20261124T110000Z"], False, id="within"),
        pytest.param(["DTSTART:20261022T110000Z"], True, id="before"),
        pytest.param(["DTSTART:20261023T110000Z"], False, id="so near that zones may tell"),
        pytest.param(
            ["DTSTART:20261001", "DTEND:20261101"], False, id="begins before, ends within"
        ),
        pytest.param(["DTSTART;VALUE=DATE:20271202"], True, id="after"),
        pytest.param(['DTSTART;TZID="A:B":20190304T090000'], True, id="years ago"),
        pytest.param(
            ["DTSTART:20190304T090000", "DURATION:P9999D"], False, id="who knows how long"
        ),
        pytest.param(["DTSTART:20190304", "RRULE:FREQ=DAILY"], False, id="still repeats"),
        pytest.param(
            ["DTSTART:20190304", "RRULE:FREQ=DAILY;UNTIL=20190601"], True, id="did repeat"
        ),
        pytest.param(
            ["DTSTART:20190304", "RRULE:UNTIL=20190601T000000Z;FREQ=DAILY"], True, id="until first"
        ),
        pytest.param(
            ["DTSTART:20190304", "DTEND:20270101", "RRULE:FREQ=YEARLY;UNTIL=20190601"],
            False,
            id="its last date may last until now",
        ),
        pytest.param(
            ["DTSTART:20190304", "RRULE:FREQ=DAILY;UNTIL=20190601", "RRULE:FREQ=DAILY"],
            False,
            id="two rules",
        ),
        pytest.param(["DTSTART:20190304", "RDATE:20261124"], False, id="dates of its own"),
        pytest.param(["DTSTART:20190304", "RECURRENCE-ID:20261124"], False, id="moved from within"),
        pytest.param(["DTSTART:20280101", "RRULE:FREQ=DAILY"], True, id="begins to repeat later"),
        pytest.param(["DTSTART:99991231", "DTEND:99991231"], True, id="at the end of time"),
        pytest.param(["DTSTART:00010101"], True, id="at its beginning"),
        pytest.param(
            ["DTSTART:20261124", "DTEND:20261126", "RRULE:FREQ=YEARLY;UNTIL=99991231"],
            False,
            id="until the end of time",
        ),
        pytest.param(["DTSTART:20261399"], False, id="a day that is none"),
        pytest.param(["DTSTART:20190304", "DTEND:soon"], False, id="an end that is none"),
        pytest.param(["SUMMARY:Nothing else"], False, id="no start"),
    ],
)
def test_what_surely_lies_outside_is_told_by_its_lines(
    lines: list[str], *, is_outside: bool
) -> None:
    assert only(*lines).is_outside(FIRST, LAST) is is_outside


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (";TZID=Asia/Singapore:20261124T100000", "Asia/Singapore"),
        (
            ';VALUE=DATE-TIME;TZID="Singapore Standard Time":20261124T100000',
            "Singapore Standard Time",
        ),
        (":20261124T100000", ""),
        (":20261124T100000Z", None),
        (";VALUE=DATE:20261124", None),
    ],
)
def test_a_start_names_its_zone_or_none_or_needs_none(start: str, named: str | None) -> None:
    assert only(f"DTSTART{start}").start_zone == named


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["RDATE:" + "x" * 20_000], id="one line too long"),
        pytest.param(["EXDATE:20261124"] * 2_001, id="too many lines"),
    ],
)
def test_an_event_that_holds_too_much_is_noticed_and_not_kept(lines: list[str]) -> None:
    found = only(*lines)
    assert found.is_too_long
    assert len(found.lines) <= 2_000


@pytest.mark.parametrize("name", ["SUMMARY", "LOCATION"])
def test_a_long_text_is_cut_and_its_event_stays(name: str) -> None:
    found = only(f"{name}:{'x' * 50_000}")
    assert not found.is_too_long
    assert found.lines == [f"{name}:{'x' * 50_000}"[:20_000]]


def test_an_event_that_holds_too_much_keeps_the_title_that_it_is_named_by() -> None:
    found = only(*["EXDATE:20261124"] * 2_001, "SUMMARY:Lecture")
    assert found.is_too_long
    assert found.first["SUMMARY"] == "SUMMARY:Lecture"


def test_a_long_line_that_is_not_read_does_no_harm() -> None:
    assert not only("DESCRIPTION:" + "x" * 50_000).is_too_long
