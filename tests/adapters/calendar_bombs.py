"""Calendars made to take all the time or all the memory of who reads them, by what they do."""

from datetime import datetime, timedelta

from tests.adapters.calendar_files import calendar, event, zone


def quarter_hours(count: int) -> list[str]:
    first = datetime(2026, 11, 25)  # noqa: DTZ001 - they are written with a Z
    return [f"{first + timedelta(minutes=15 * n):%Y%m%dT%H%M%SZ}" for n in range(count)]


ALL_DAYS = ",".join(map(str, range(1, 366)))
BOMBS = {
    "every second": calendar(event(1, "RRULE:FREQ=SECONDLY")),
    "never": calendar(*(event(n, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") for n in range(99))),
    "daily since the year 1": calendar(event(1, "RRULE:FREQ=DAILY", start=":00010101T000000Z")),
    "since the year 1 without a zone": calendar(
        event(1, start=":00010101T000000", end=":20261201T020000")
    ),
    "2,000 years": calendar(event(1, start=":10010101T000000Z", end=":30010101T000000Z")),
    "until the last day there is": calendar(
        event(1, "RRULE:FREQ=YEARLY;UNTIL=99991231", start=":20261124", end=":20261126")
    ),
    "5,000 series": calendar(*(event(n, "RRULE:FREQ=WEEKLY;COUNT=1") for n in range(4_900))),
    "2,000 daily series": calendar(*(event(n, "RRULE:FREQ=DAILY") for n in range(2_000))),
    "dates of its own": calendar(event(1, *(f"RDATE:{at}" for at in quarter_hours(20_000)))),
    "dates left out": calendar(
        event(1, "RRULE:FREQ=DAILY", *(f"EXDATE:{at}" for at in quarter_hours(20_000)))
    ),
    "moved dates": calendar(*(event(1, f"RECURRENCE-ID:{at}") for at in quarter_hours(4_900))),
    "90,000 titles": calendar(event(1, *["SUMMARY:a"] * 80_000)),
    "300 rules": calendar(event(1, *["RRULE:FREQ=DAILY"] * 300)),
    "every day of the year": calendar(
        event(1, f"RRULE:FREQ=YEARLY;INTERVAL=9999;BYYEARDAY={ALL_DAYS};BYSETPOS={ALL_DAYS}")
    ),
    "no interval": calendar(event(1, "RRULE:FREQ=DAILY;INTERVAL=0")),
    "5,000 zones": calendar(
        *(zone(f"Z{n}", rule="RRULE:FREQ=YEARLY") for n in range(4_500)), event()
    ),
    "a zone of seconds": calendar(zone("Q", rule="RRULE:FREQ=SECONDLY"), event()),
    "a daily zone": calendar(
        zone("Daily", rule="RRULE:FREQ=DAILY"),
        *(event(n, start=";TZID=Daily:20261124T190000", end="") for n in range(2_000)),
    ),
    "blank lines": b"BEGIN:VCALENDAR" + b"\n" * 990_000,
    "short lines": b"BEGIN:VCALENDAR\n" + b"a:\n" * 320_000,
    "folded letters": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + b"\n a" * 300_000,
    "quotation marks": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b'UID:"\nDTSTART;X="' * 50_000,
    "one long line of marks": b'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID;X="' + b'"x' * 90_000,
    "nested": b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 70_000,
    "empty bytes": b"\x00" * 1_000_000,
    "the end of time": calendar(event(1, "RRULE:FREQ=YEARLY", start=":99991231T235959Z", end="")),
    "longer than time": calendar(event(1, "DURATION:P99999999D", end="")),
}
