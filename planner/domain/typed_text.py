"""Typed text: what a person types into a field, made fit to keep, and days in several forms.

Text is NFC. Lengths are in characters. Nothing is cut off in silence: too long is an error.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from planner.domain.errors import InvalidValue
from planner.domain.time_words import MONTHS, WEEKDAYS

JOINERS = "\u200c\u200d"  # some scripts and emoji need them
LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Control, format (direction overrides and isolates among them), surrogate and private characters.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
SHOWN = 40
FIRST_YEAR, LAST_YEAR = 2000, 2100

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_NAMED = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]"
    r"(?P<month>[a-z]{3,9})[\s-](?P<year>\d{4})"
)
WOULD_DO = "type it as 2026-12-01, 1 Dec 2026 or 1/12/2026 (day first)."


def clean_text(value: str, *, longest: int | None = None, multiline: bool = False) -> str:
    """Make text fit to keep: NFC, no unseen characters, spaces tidied; cut only if told to."""
    lines = LINE_BREAKS.split(value.expandtabs(4)) if multiline else [value]
    cleaned = [_clean_line(line, keeps_spaces=multiline) for line in lines]
    return "\n".join(cleaned).strip()[:longest].rstrip()


def _clean_line(line: str, *, keeps_spaces: bool) -> str:
    """Drop what cannot be seen; outside notes every stretch of white space is one space."""
    spaced = line if keeps_spaces else " ".join(line.split())
    seen = "".join(char for char in spaced if _is_seen(char))
    text = unicodedata.normalize("NFC", seen)
    return text.rstrip() if keeps_spaces else " ".join(text.split())


def _is_seen(char: str) -> bool:
    """Tell whether a character is more than a command to the screen."""
    return char in JOINERS or unicodedata.category(char) not in UNSEEN


def read_text(  # noqa: PLR0913 - the field, and what it holds and takes
    field: str,
    label: str,
    value: str,
    longest: int,
    *,
    required: bool = False,
    multiline: bool = False,
) -> str:
    """Read a field; raises InvalidValue if it is too long, or empty although required."""
    text = clean_text(value, multiline=multiline)
    if required and not text:
        raise InvalidValue(field, f"{label}: nothing is typed here yet, and this one is needed.")
    if len(text) > longest:
        raise InvalidValue(
            field,
            f"{label}: {len(text):,} characters; up to {longest:,} fit. Shorten it by "
            f"{len(text) - longest:,}.",
        )
    return text


def read_day(field: str, label: str, value: str) -> date | None:
    """Read a day from 2000 to 2100, None if nothing is typed; raises InvalidValue."""
    typed = clean_text(unicodedata.normalize("NFKC", value))
    if not typed:
        return None
    try:
        return _day(typed)
    except ValueError as fault:
        shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
        raise InvalidValue(field, f"{label}: “{shown}” {fault}") from fault


def _day(typed: str) -> date:
    """Read a day; raises ValueError with the end of the sentence that says what would do."""
    plain = " ".join(typed.lower().replace(",", " ").split())
    for form in (_YEAR_FIRST, _DAY_FIRST, _NAMED):
        found = form.fullmatch(plain)
        if found:
            parts = found.groupdict()
            month = _month(parts["month"])
            day = _checked(int(parts["year"]), month, int(parts["day"]))
            _check_weekday(day, parts.get("weekday"))
            return day
    raise ValueError(f"is not a day that can be read: {WOULD_DO}")


def _month(name: str) -> int:
    """Read the number or the name of a month."""
    if name.isdecimal():
        return int(name)
    for number, short in enumerate(MONTHS, start=1):
        if name.startswith(short.lower()):
            return number
    raise ValueError(f"names no month: {WOULD_DO}")


def _checked(year: int, month: int, day: int) -> date:
    """Make a day; raises ValueError that says which part of it does not exist."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"is out of range: type a year from {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"has no month {month}: {WOULD_DO}")
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise ValueError(f"does not exist: {MONTHS[month - 1]} {year} has {length} days.")
    return date(year, month, day)


def _check_weekday(day: date, weekday: str | None) -> None:
    """Raise ValueError if a weekday was typed that the day does not have."""
    if weekday and not weekday.startswith(WEEKDAYS[day.weekday()].lower()):
        raise ValueError(f"does not fit: that day is a {day:%A}. Mend the day or the weekday.")
