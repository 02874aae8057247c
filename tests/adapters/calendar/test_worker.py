"""What cannot be read of a calendar, and what is said of it; the whole is never lost to a part."""

import io
import json
import re
import sys
import time
from contextlib import suppress
from typing import Any

import pytest

from planner.adapters.calendar import expansion, worker
from planner.adapters.calendar.reading import read_calendar
from planner.adapters.calendar.worker import answer
from planner.adapters.calendar.zones import TooSlow, at_most
from tests.adapters.calendar_files import TUESDAY, calendar, event, written, zone

pytestmark = pytest.mark.usefixtures("unhurried")

TZ = ";TZID="
UNKNOWN = "1 event names “{}”, a time zone that is not known, and is taken as Singapore time."


def told(*parts: str) -> dict[str, Any]:
    return answer(calendar(*parts), TUESDAY)


def titles(found: dict[str, Any]) -> list[str]:
    return [each[0] for each in found["dates"]]


PROBLEMS = {
    "sub-daily": (event(title="Ping").replace("END:", "RRULE:FREQ=SECONDLY\r\nEND:"), "more often"),
    "no start": (event(title="Ping", start=";X=1:"), "cannot be read"),
    "broken start": (event(title="Ping", start=":2026-11-24"), "cannot be read"),
    "broken rule": (event(1, "RRULE:FREQ=SOMETIMES", title="Ping"), "cannot be read"),
    "backwards": (event(title="Ping", end=":20261124T100000Z"), "ends before it begins"),
    "too much": (event(1, *["EXDATE:20261124T110000Z"] * 2100, title="Ping"), "more than one"),
}


@pytest.mark.parametrize(("ping", "why"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_faulty_event_is_named_and_takes_no_other_with_it(ping: str, why: str) -> None:
    found = told(event("a"), ping.replace("UID:1", "UID:p"), event("b", "RRULE:FREQ=DAILY;COUNT=2"))
    assert titles(found) == ["Lecture"] * 3
    (note,) = found["notes"]
    assert note.startswith("“Ping” ")
    assert why in note


@pytest.mark.usefixtures("patience")
def test_a_series_without_an_end_to_its_working_out_is_named_by_the_process() -> None:
    endless = event(1, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", title="Ping")
    found = read_calendar(calendar(event("a"), endless, event("b")), TUESDAY)
    assert [each.title for each in found.events] == ["Lecture"] * 2
    assert found.notes == (f"“Ping” {expansion.TOO_SLOW}",)


def test_an_event_of_no_length_is_left_out_and_counted() -> None:
    found = told(event(1, end=""), event(2, end=":20261124T110000Z"), event(3))
    assert len(found["dates"]) == 1
    assert found["notes"] == ["2 events of no length were left out."]


def test_the_same_is_said_once_and_many_problems_are_counted() -> None:
    broken = [event(n, title=f"Ping {n}", start=":soon") for n in range(30)]
    again = [event(f"again {n}", title="Ping 0", start=":soon") for n in range(5)]
    notes = told(event("a"), *broken, *again)["notes"]
    assert len(notes) == 21
    assert notes[-1] == "10 events more could not be read either."


def test_a_series_outside_the_window_is_counted() -> None:
    found = told(
        event(1),
        event(2, "RRULE:FREQ=DAILY;COUNT=3", start=":20190304T110000Z", end=":20190304T120000Z"),
    )
    assert found["notes"] == ["1 event outside 25 Oct 2026 to 28 Nov 2027 was left out."]


def test_a_file_without_an_event_is_refused() -> None:
    assert told()["refusal"] == worker.NO_EVENTS


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = calendar(event(1), event(2))
    found = answer(whole[: whole.index(b"UID:2")], TUESDAY)
    assert titles(found) == ["Lecture"]
    assert "cut off" in found["notes"][0]


def test_more_dates_than_are_kept_are_refused() -> None:
    found = told(*(event(n, "RRULE:FREQ=DAILY") for n in range(14)))
    assert found["refusal"].startswith("This calendar holds more than 5,000 dates from 25 Oct 2026")


@pytest.mark.parametrize("rule", ["RRULE:FREQ=SECONDLY", "TZOFFSETFROM:soon"])
def test_a_zone_that_cannot_be_worked_out_is_not_known(rule: str) -> None:
    name = f"Bad {rule[-4:]}"
    found = told(
        zone(name, rule=rule),
        event(1, start=f"{TZ}{name}:20261124T190000", end=""),
        event(2, start=f"{TZ}{name}:20261124T190000", end=f"{TZ}{name}:20261124T200000"),
    )
    assert found["dates"][0][2] == "2026-11-24T19:00:00+08:00"
    assert found["notes"][0] == UNKNOWN.format(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_decoded_as_it_was_written(encoding: str) -> None:
    text = calendar(event(1, title="Café")).decode()
    assert titles(answer(text.encode(encoding), TUESDAY)) == ["Café"]


def test_the_same_uids_have_the_same_digest_whatever_else_changed() -> None:
    one, other = told(event("a"), event("b")), told(event("b", title="New"), event("a"))
    assert one["uid_digest"] == other["uid_digest"] != told(event("a"))["uid_digest"]


def test_events_without_uids_make_no_digest() -> None:
    bare, other = calendar(event("a"), event("b")), calendar(event("a"), event("c"))
    for content in (bare, other):
        without = re.sub(rb"UID:.*\r\n", b"", content)
        assert answer(without, TUESDAY)["uid_digest"] == ""
    half = re.sub(rb"UID:.*\r\n", b"", bare, count=1)
    assert answer(half, TUESDAY)["uid_digest"] == told(event("b"))["uid_digest"]


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_what_needs_more_memory_than_there_is_is_refused(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def greedy(*_: object) -> None:
        raise error

    monkeypatch.setattr(expansion.Expansion, "run", greedy)
    assert told(event())["refusal"] == worker.TOO_MUCH


def test_a_limit_of_time_that_was_swallowed_once_is_not_lost() -> None:
    def compute() -> None:
        ends = time.process_time() + 1
        while time.process_time() < ends:
            pass

    def compute_on() -> None:
        with suppress(TooSlow):
            compute()
        compute()

    with pytest.raises(TooSlow), at_most(0.01):
        compute_on()


def test_what_is_told_can_be_written_as_json() -> None:
    for name in ("timetable-nus", "own-google", "campus-outlook"):
        assert json.loads(json.dumps(answer(written(name), TUESDAY)))["dates"]


def test_the_worker_reads_its_input_and_tells_its_output(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.BytesIO()
    monkeypatch.setattr(worker, "limit_itself", lambda: None)
    monkeypatch.setattr(sys, "argv", ["worker", "2026-11-24"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(calendar(event()))))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, write_through=True))
    worker.main()
    assert json.loads(output.getvalue())["dates"][0][0] == "Lecture"
