"""What is typed into a form's fields: a time of day, a whole number; faults name their field."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import time
from typing import Protocol

from planner.domain.errors import InvalidValue
from planner.domain.typed_text import SHOWN, clean_text

CLOCK = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:(?:[:.h](?P<minute>\d{2})|(?P<tight>\d{2}))(?:h|hrs)?)?"
    r"(?P<half>[ap]\.?m\.?)?",
    re.ASCII,
)
HALF_DAY = 12
END_OF_DAY = 24, 0
LONGEST_NUMBER = 9  # digits; more are not worth turning into a number


class Form(Protocol):
    """Ask of a form what was typed into a field, once or several times."""

    def get(self, name: str, default: str, /) -> str:
        """Give what was typed into a field, or the default."""

    def getlist(self, name: str, /) -> Sequence[str]:
        """Give every value of a field."""


def read_clock(field: str, label: str, value: str, *, is_end: bool = False) -> time | None:
    """Read a time of day, None if nothing is typed; raises InvalidValue.

    "19:00", "7pm", "1900", "7.30 pm" and "1930hrs" will do; "7" alone will not, as it may be
    morning or evening. Only an end may be 24:00, which is the next day's 00:00.
    """
    typed = _plain(value)
    if not typed:
        return None
    found = CLOCK.fullmatch(typed.lower().replace(" ", ""))
    if found and is_end and _parts(found) == END_OF_DAY and not found["half"]:
        return time.min
    clock = _clock(found) if found else None
    if clock is None:
        raise InvalidValue(
            field,
            f"{label}: “{_shown(typed)}” is no time of day: type it as 19:00, 7pm or 7.30 pm.",
        )
    return clock


def _parts(found: re.Match[str]) -> tuple[int, int]:
    return int(found["hour"]), int(found["minute"] or found["tight"] or 0)


def _clock(found: re.Match[str]) -> time | None:
    """Make a time of day of an hour, its minute and its half of the day; None if there is none."""
    hour, minute = _parts(found)
    half, has_minute = found["half"], bool(found["minute"] or found["tight"])
    if half:
        hour = hour % HALF_DAY + HALF_DAY * (half[0] == "p") if 1 <= hour <= HALF_DAY else -1
    elif not has_minute:
        return None
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_whole(field: str, label: str, value: str, allowed: range) -> int | None:
    """Read a whole number of a range, None if nothing is typed; raises InvalidValue."""
    typed = _plain(value)
    if not typed:
        return None
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_NUMBER
    if not (is_number and int(typed) in allowed):
        bounds = f"type a whole number from {allowed[0]:,} to {allowed[-1]:,}."
        raise InvalidValue(field, f"{label}: “{_shown(typed)}” will not do: {bounds}")
    return int(typed)


def _plain(value: str) -> str:
    """Make digits and letters of a wide keyboard plain ones."""
    return clean_text(unicodedata.normalize("NFKC", value))


def _shown(typed: str) -> str:
    return typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
