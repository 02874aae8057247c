"""The process that reads calendars: what it gives, what is refused, and that it is always ended."""

import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.adapters.calendar import reading
from planner.adapters.calendar import worker as calendar_worker
from planner.adapters.calendar.reading import read_calendar
from planner.domain.calendar.busy import BusyTime
from planner.domain.errors import InvalidValue
from tests.adapters.calendar_files import TUESDAY, calendar, event, is_done_within, written
from tests.domain.hours_examples import sg

MB = 1024 * 1024
NEVER = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidValue) as refused:
        read_calendar(content, TUESDAY)
    assert refused.value.field == "file"
    return refused.value.message


@pytest.mark.usefixtures("patience")
def test_a_calendar_is_read_into_times_of_singapore() -> None:
    found = read_calendar(written("campus-outlook"), TUESDAY)
    assert found.name == "Semester 1 timetable"
    assert len(found.uid_digest) == 64
    assert len(found.notes) == 3
    start = sg("Tue 2026-11-24 14:00")
    tutorial = BusyTime(
        "Statistics tutorial", "Seminar Room 2", start, start + timedelta(hours=1.5)
    )
    assert found.events[0] == tutorial
    assert found.events[5].is_all_day
    assert not found.events[5].is_busy


REFUSED = {
    "nothing": (b" \r\n", "Nothing was given yet"),
    "a page": (b"<!doctype html><html>", "no calendar file"),
    "a ZIP file": (b"PK\x03\x04rest", "unpack it"),
    "a picture": (b"\x89PNG" + bytes(range(256)) * 99, "no calendar file"),
    "too many bytes": (calendar(event()) + b"\n" * 1_000_000, "up to 1 MB"),
    "too many events": (calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 5_001), "5,001 events"),
    "too deep": (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 9, "nested"),
    "too many parts": (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\nEND:X\n" * 30_001, "nested"),
    "a line without an end": (calendar("X:" + "x" * 200_001), "cannot be read"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_calendar_is_refused_without_starting_a_process(
    content: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COMMAND", ("/nowhere",))
    assert sentence in refusal(content)


@pytest.mark.usefixtures("patience")
def test_the_worker_s_own_refusal_is_told() -> None:
    assert refusal(calendar()) == calendar_worker.NO_EVENTS


@pytest.mark.usefixtures("patience")
def test_utf_16_is_known_as_a_calendar() -> None:
    content = calendar(event()).decode().encode("utf-16")
    assert len(read_calendar(content, TUESDAY).events) == 1


def test_a_calendar_that_takes_too_long_ends_with_a_sentence_and_no_process_left() -> None:
    endless = calendar(*(event(n, NEVER) for n in range(50)))
    assert is_done_within(2, lambda: refusal(endless))
    assert refusal(endless) == reading.TOO_SLOW
    assert readers() == []


def test_a_reader_that_is_left_over_is_found() -> None:
    with subprocess.Popen([*reading.COMMAND, "2026-11-24"], stdin=subprocess.PIPE) as left_over:
        assert readers() == [left_over.pid]
        left_over.kill()


def readers() -> list[int]:
    """List the processes that read calendars, which this one started and which are still there."""
    mine = f"PPid:\t{os.getpid()}\n"
    children = [each for each in Path("/proc").glob("[0-9]*") if mine in _text_of(each / "status")]
    reads = [each for each in children if reading.COMMAND[-1] in _text_of(each / "cmdline")]
    return [int(each.name) for each in reads]


def _text_of(file: Path) -> str:
    """Read a file of /proc, "" once its process is gone."""
    try:
        return file.read_text()
    except OSError:
        return ""


def test_the_worker_lives_within_its_memory() -> None:
    greedy = (
        "from planner.adapters.calendar import worker\n"
        "worker.read = lambda *_: {'refusal': len(bytearray(120_000_000))}\n"
        "worker.main()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", greedy, "2026-11-24"], input=b"", capture_output=True, check=True
    )
    assert calendar_worker.TOO_MUCH.encode() in told.stdout


def test_the_worker_can_write_no_file_and_dump_no_core() -> None:
    curious = (
        "import resource\nfrom planner.adapters.calendar import worker\n"
        "worker.limit_itself()\n"
        "print([resource.getrlimit(each) for each in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE,"
        " resource.RLIMIT_AS, resource.RLIMIT_CPU)])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", curious], capture_output=True, check=True, text=True
    )
    limits = [(0, 0), (0, 0), (100 * MB, 100 * MB), (3, 3)]
    assert told.stdout.strip() == str(limits)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("import sys; sys.exit(1)", id="it fails"),
        pytest.param("import os; os.abort()", id="it is ended"),
        pytest.param("print('{\"dates\"')", id="it is ended while it tells"),
    ],
)
@pytest.mark.usefixtures("patience")
def test_a_worker_that_tells_nothing_is_a_refusal(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", command))
    assert refusal(calendar(event())) == reading.UNREADABLE


@pytest.mark.usefixtures("patience")
def test_only_so_many_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(reading, "TURN_SECONDS", 0.01)
    others = reading._turns  # noqa: SLF001 - somebody else's turn
    with others, pytest.raises(InvalidValue, match="press again in a moment"):
        read_calendar(calendar(event()), TUESDAY)
    assert read_calendar(calendar(event()), TUESDAY).events


@pytest.mark.usefixtures("patience")
def test_a_turn_is_given_back_after_a_refusal() -> None:
    for _ in range(reading.AT_ONCE + 1):
        refusal(calendar())
    assert read_calendar(calendar(event()), TUESDAY).events


@pytest.mark.usefixtures("patience")
def test_a_full_calendar_is_read_within_the_memory() -> None:
    first = datetime(2026, 11, 24, 1)  # noqa: DTZ001 - it is written with a Z
    full = calendar(
        *(
            event(
                number,
                start=f":{first + timedelta(hours=number):%Y%m%dT%H%M%SZ}",
                end=f":{first + timedelta(hours=number + 1):%Y%m%dT%H%M%SZ}",
            )
            for number in range(5_000)
        )
    )
    assert len(read_calendar(full, TUESDAY).events) == 5_000
