"""Calendar files: those written in ``calendars/`` in the manner of real exports, and small ones."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

CALENDARS = Path(__file__).parent / "calendars"
TUESDAY = date(2026, 11, 24)


def is_done_within(seconds: float, work: Callable[[], object]) -> bool:
    """Time a piece of work, up to thrice, as other tests may have the machine for a moment."""
    return any(_seconds_of(work) < seconds for _ in range(3))


def _seconds_of(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def written(name: str) -> bytes:
    """Give one of the files of ``calendars/``."""
    return (CALENDARS / f"{name}.ics").read_bytes()


def event(
    uid: object = "1",
    *more: str,
    start: str = ":20261124T110000Z",
    end: str = ":20261124T120000Z",
    title: str = "Lecture",
) -> str:
    """Write an event; ``start`` and ``end`` are what stands behind the property's name."""
    lines = (f"UID:{uid}@example.org", f"SUMMARY:{title}", f"DTSTART{start}")
    last = (f"DTEND{end}",) if end else ()
    return "\r\n".join(["BEGIN:VEVENT", *lines, *last, *more, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    """Write a calendar of these parts: properties, events, zones."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


def zone(tzid: str, offset: str = "+0900", rule: str = "") -> str:
    """Write a time zone that stands still."""
    lines = ("DTSTART:16010101T000000", *([rule] if rule else []))
    offsets = (f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}")
    return "\r\n".join(
        [
            *("BEGIN:VTIMEZONE", f"TZID:{tzid}", "BEGIN:STANDARD", *lines, *offsets),
            *("END:STANDARD", "END:VTIMEZONE"),
        ]
    )
