"""What a visitor sets once for every plan: the home station and the usual reminder, read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from planner.domain.errors import InvalidValue
from planner.domain.travel.stations import Station
from planner.domain.typed_text import clean_text

MOST_REMINDER_MINUTES = 7 * 24 * 60
MOST_DIGITS = len(str(MOST_REMINDER_MINUTES))
SHOWN = 40
LIKE_ENOUGH = 0.6
MOST_LIKE = 3
RAIL_WORDS = re.compile(r"\b(?:mrt|lrt|station)\b")
NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold what is set; "" is no home station, None no reminder."""

    home_station: str = ""
    reminder_minutes: int | None = None


def read_preferences(
    form: Mapping[str, str], stations: Iterable[Station]
) -> tuple[Preferences, dict[str, str]]:
    """Read the form and its errors by field: ``home`` and ``remind``."""
    errors: dict[str, str] = {}
    home, reminder = "", None
    try:
        home = read_station("home", form.get("home", ""), stations)
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    try:
        reminder = read_reminder("remind", form.get("remind", ""))
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    return Preferences(home, reminder), errors


def read_station(field: str, value: str, stations: Iterable[Station]) -> str:
    """Give the name of the station that was typed by name or code; "" for nothing typed."""
    typed = clean_text(value)
    if not typed:
        return ""
    names = {key: s.name for s in stations for key in (_key(s.name), _key(s.code))}
    key = _key(typed)
    if key in names:
        return names[key]
    shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    raise InvalidValue(field, f"Home station: “{shown}” is no open station. {_like(key, names)}")


def read_reminder(field: str, value: str) -> int | None:
    """Read minutes before the start, up to a week; None for nothing typed."""
    typed = clean_text(value)
    if not typed:
        return None
    is_number = (
        typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_REMINDER_MINUTES))
    )
    if not is_number or int(typed) > MOST_REMINDER_MINUTES:
        raise InvalidValue(
            field, f"Reminder: choose one of the list, or minutes up to {MOST_REMINDER_MINUTES:,}."
        )
    return int(typed)


def _key(text: str) -> str:
    """Write a name the way it is compared: small letters and digits only."""
    words = RAIL_WORDS.sub(" ", text.casefold().replace("’", "").replace("'", ""))
    return NOT_LETTERS.sub("", words)


def _like(key: str, names: Mapping[str, str]) -> str:
    """Suggest the stations with names most like what was typed."""
    found = get_close_matches(key[:SHOWN], names, MOST_LIKE, LIKE_ENOUGH)
    if not found:
        return "Type the name on its sign, such as Bishan, or its code, such as NS17."
    like = list(dict.fromkeys(names[name] for name in found))
    return f"Did you mean {' or '.join(like)}?"
