"""Typed text: what a person types into a field, made fit to keep, and days in several forms.

Text is NFC. Lengths are in characters. Nothing is cut off in silence: too long is an error.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from planner.domain.errors import InvalidValue

JOINERS = "\u200c\u200d"  # some scripts and emoji need them
LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Control and format characters (direction overrides and isolates among them), and half pairs.
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# Letters and symbols that show nothing: Hangul fillers and the empty Braille pattern.
BLANKS = JOINERS + "\u115f\u1160\u3164\uffa0\u2800"
SHOWN = 40
FIRST_YEAR, LAST_YEAR = 2000, 2100

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WOULD_DO = "type it as 2026-12-01, 1 Dec 2026 or 1/12/2026: day first, year in four digits."

_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9}) )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = (
    re.compile(rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})"),
    re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.]{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_DAY}[- ]{_MONTH}\.?[- ]{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\.? {_DAY} {_YEAR}"),
)


def clean_text(value: str, *, longest: int | None = None, multiline: bool = False) -> str:
    """Make text fit to keep: NFC, no unseen characters, spaces tidied; cut only if told to."""
    lines = LINE_BREAKS.split(value.expandtabs(4)) if multiline else [value]
    cleaned = [_clean_line(line, keeps_spaces=multiline) for line in lines]
    text = "\n".join(cleaned).strip()[:longest].rstrip()
    return text if any(char not in BLANKS and not char.isspace() for char in text) else ""


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
    tight = re.sub(r" ?([-/]) ?", r"\1", plain)
    for found in filter(None, (form.fullmatch(tight) for form in _FORMS)):
        parts = found.groupdict()
        day = _checked(int(parts["year"]), _month(parts["month"]), int(parts["day"]))
        _check_weekday(day, parts.get("weekday") or "")
        return day
    raise ValueError(f"is not a day that can be read: {WOULD_DO}")


def _month(name: str) -> int:
    """Read the number or the name of a month, at least three letters of it."""
    if name.isdecimal():
        return int(name)
    for number, full in enumerate(MONTH_NAMES, start=1):
        if full.lower().startswith(name):
            return number
    raise ValueError(f"names no month: {WOULD_DO}")


def _checked(year: int, month: int, day: int) -> date:
    """Make a day; raises ValueError that says what is wrong with it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"is out of range: type a year from {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= len(MONTH_NAMES):
        raise ValueError(f"has no month {month}: {WOULD_DO}")
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise ValueError(f"does not exist: {MONTH_NAMES[month - 1]} {year} has {length} days.")
    return date(year, month, day)


def _check_weekday(day: date, weekday: str) -> None:
    """Raise ValueError if a weekday was typed that the day does not have."""
    name = DAY_NAMES[day.weekday()]
    if not name.lower().startswith(weekday):
        raise ValueError(f"does not fit: that day is a {name}. Mend the day or the weekday.")
