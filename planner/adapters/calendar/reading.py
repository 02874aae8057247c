"""Reading a calendar that somebody brings, however it is made, in bounded time and memory.

A few looks at the bytes come first; the rest is done by a process of its own
(``planner.adapters.calendar.worker``), which is ended if it takes too long. Seconds and bytes.
"""

import json
import re
import subprocess
import sys
import threading
from datetime import date, datetime
from typing import Any

from planner import PROJECT
from planner.domain.calendar.busy import LARGEST_FILE, MOST_EVENTS, BusyTime, CalendarRead
from planner.domain.errors import InvalidValue

FIELD = "file"
TURN_SECONDS = 0.3  # to wait for a turn, and
SECONDS = 1.5  # to read, so that a page that saves and shows it stays below two
AT_ONCE = 2  # processes of each of the app's own
DEEPEST = 6  # components within components; the standard needs three
MOST_COMPONENTS = 6 * MOST_EVENTS
LONGEST_LINE = 200_000
BEGIN = re.compile(
    rb"^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]{1,40})", re.IGNORECASE | re.MULTILINE
)
COMMAND = (sys.executable, "-E", "-s", "-m", "planner.adapters.calendar.worker")

EMPTY = "Nothing was given yet: choose an .ics file, or paste what is in one."
NO_CALENDAR = (
    "This is no calendar file: one begins with BEGIN:VCALENDAR. Export the calendar as .ics or "
    "iCalendar; a link to a page, a picture or a table cannot be read."
)
ZIPPED = "This is a ZIP file: unpack it, then choose one of the .ics files that are in it."
TOO_SLOW = (
    "This calendar takes too long to read. Press again if it is a small one; else export fewer "
    "months, or leave out events that repeat in unusual ways."
)
TOO_DEEP = "This file is nested in a way that no calendar is: export it again."
UNREADABLE = (
    "This file cannot be read as a calendar: export it again, and choose .ics or iCalendar."
)
BUSY = "Other calendars are being read just now: press again in a moment."

_turns = threading.BoundedSemaphore(AT_ONCE)


def read_calendar(content: bytes, today: date) -> CalendarRead:
    """Read an iCalendar file as seen from a day; raises InvalidValue with what would do."""
    check_bytes(content)
    if not _turns.acquire(timeout=TURN_SECONDS):
        raise InvalidValue(FIELD, BUSY)
    try:
        told = _told(content, today)
    finally:
        _turns.release()
    if "refusal" in told:
        raise InvalidValue(FIELD, told["refusal"])
    return CalendarRead(
        told["name"],
        told["uid_digest"],
        tuple(_date(each) for each in told["dates"]),
        tuple(told["notes"]),
    )


def check_bytes(content: bytes) -> None:
    """Refuse at once what is no calendar, or more of one than is read; raises InvalidValue."""
    if not content.strip():
        raise InvalidValue(FIELD, EMPTY)
    if len(content) > LARGEST_FILE:
        raise InvalidValue(
            FIELD,
            f"This file has {len(content) / 1e6:.1f} MB; up to {LARGEST_FILE // 1_000_000} MB can "
            "be read. Export fewer months, or one calendar only.",
        )
    if content.startswith(b"PK"):
        raise InvalidValue(FIELD, ZIPPED)
    plain = content.replace(b"\x00", b"")  # so that UTF-16 is looked at, too
    if b"BEGIN:VCALENDAR" not in plain[:LONGEST_LINE].upper():
        raise InvalidValue(FIELD, NO_CALENDAR)
    if max(map(len, plain.replace(b"\r", b"\n").split(b"\n"))) > LONGEST_LINE:
        raise InvalidValue(FIELD, UNREADABLE)
    _check_components(plain)


def _check_components(plain: bytes) -> None:
    """Count what begins and ends in a file."""
    depth = events = components = 0
    for found in BEGIN.finditer(plain):
        is_begin = found[1].upper() == b"BEGIN"
        depth = depth + 1 if is_begin else max(0, depth - 1)
        components += is_begin
        events += is_begin and found[2].upper() == b"VEVENT"
        if depth > DEEPEST or components > MOST_COMPONENTS:
            raise InvalidValue(FIELD, TOO_DEEP)
    if events > MOST_EVENTS:
        raise InvalidValue(
            FIELD,
            f"This calendar has {events:,} events; up to {MOST_EVENTS:,} can be read. Export "
            "fewer months, or one calendar only.",
        )


def _told(content: bytes, today: date) -> dict[str, Any]:
    """Let the process read it, and give what it tells; it is ended when the time is up."""
    try:
        run = subprocess.run(  # noqa: S603 - our own module; the file goes in by its input
            [*COMMAND, today.isoformat()],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"LC_ALL": "C.UTF-8"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"refusal": TOO_SLOW}
    try:
        told: dict[str, Any] = json.loads(run.stdout)
    except ValueError:
        return {"refusal": UNREADABLE}
    return told


def _date(told: tuple[str, str, str, str, bool, bool]) -> BusyTime:
    title, place_text, start, end, is_all_day, is_busy = told
    begins, ends = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return BusyTime(title, place_text, begins, ends, is_all_day, is_busy)
