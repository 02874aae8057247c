"""The process that reads a calendar from elsewhere: little memory, little time, nothing else open.

``planner.adapters.calendar.reading`` starts it with a day, such as 2026-11-24, writes the file to
its standard input and reads one JSON object from its standard output: ``dates`` with ``name``,
``uid_digest`` and ``notes``, or ``refusal``, a sentence. Bytes and seconds.
"""

import hashlib
import json
import resource
import sys
import warnings
from datetime import date, datetime
from typing import Any

from planner.domain.calendar.busy import LONGEST_NAME, MOST_EVENTS, window
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text

MOST_MEMORY = 100 * 1024 * 1024  # of addresses, so that what is resident stays below
MOST_COMPUTING = 3  # a last resort: the parent ends the process long before
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
TOO_MUCH = "This calendar takes too much memory to read: export fewer months, or one calendar only."
NO_EVENTS = "There is no event in this file: see that it is the calendar that you meant to export."


def limit_itself() -> None:
    """Give up, for good, what reading a file does not need."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_COMPUTING),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read(content: bytes, today: date) -> dict[str, Any]:
    """Read a file as it is seen from a day, into what the parent is told."""
    # Here, so that what they need of memory counts within the limit.
    from planner.adapters.calendar.expansion import Expansion, TooManyDates  # noqa: PLC0415
    from planner.adapters.calendar.lines import outline  # noqa: PLC0415

    found = outline(as_text(content))
    if not found.events:
        return {"refusal": NO_EVENTS}
    start, end = window(today)
    expansion = Expansion(found, start, end)
    try:
        expansion.run(found.events)
    except TooManyDates:
        return {"refusal": too_many(start, end)}
    dates = sorted(expansion.dates, key=lambda one: (one.start, one.end, one.title))
    return {
        "name": clean_text(found.name.replace("\\", ""), longest=LONGEST_NAME),
        "uid_digest": digest({event.own_uid for event in found.events}),
        "notes": expansion.notes.sentences(start, end),
        "dates": [
            (
                *(one.title, one.place_text, one.start.isoformat(), one.end.isoformat()),
                *(one.is_all_day, one.is_busy),
            )
            for one in dates
        ],
    }


def as_text(content: bytes) -> str:
    """Decode a file: UTF-8 as the standard has it, what its mark says, or old Windows."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def digest(uids: set[str]) -> str:
    """Fingerprint a set of UIDs; events without one make none."""
    named = sorted(uids - {""})
    if not named:
        return ""
    return hashlib.sha256("\n".join(named).encode("utf-8", "replace")).hexdigest()


def too_many(start: datetime, end: datetime) -> str:
    """Say that a calendar holds too many dates."""
    return (
        f"This calendar holds more than {MOST_EVENTS:,} dates from {full_day_words(start.date())} "
        f"to {full_day_words(end.date())}: export one calendar only, or fewer months."
    )


def answer(content: bytes, today: date) -> dict[str, Any]:
    """Read a file; what goes beyond the limits of the process is a refusal."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries, about what is read anyway
            return read(content, today)
    except (MemoryError, RecursionError):
        return {"refusal": TOO_MUCH}


def main() -> None:
    """Read standard input, answer on standard output."""
    limit_itself()
    told = answer(sys.stdin.buffer.read(), date.fromisoformat(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
