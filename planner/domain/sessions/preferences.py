"""What a visitor sets once for every plan: where home is and the usual reminder, read.

Home is an open station or a planning area. Nothing finer is taken, so nothing finer is ever kept.
"""

import re
from collections.abc import Callable, Iterable, Mapping
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
SHORTEST_NAME = 5  # letters; a shorter one stands inside too many words by chance
RAIL_WORDS = re.compile(r"\b(?:mrt|lrt|station)\b")
AREA_WORDS = re.compile(r"\b(?:planning )?area\b")
POSTAL_CODE = re.compile(r"(?<![0-9])[0-9]{6}(?![0-9])")
NOT_LETTERS = re.compile(r"[\W_]+")
HOME = "Home station or area"
EXAMPLES = "Type a station such as Bishan or NS17, or an area such as Jurong West."

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold what is set: a home station or a home area, "" for none; None is no reminder."""

    home_station: str = ""
    reminder_minutes: int | None = None
    home_area: str = ""

    @property
    def home_words(self) -> str:
        """Write home the way it is typed; an area says so, for stations are called like areas."""
        return area_words(self.home_area) if self.home_area else self.home_station


@dataclass(frozen=True, slots=True)
class Homes:
    """Hold what can be a home: open stations, the names of areas, and the area of a postal code."""

    stations: Iterable[Station]
    areas: Iterable[str]
    area_of_code: Callable[[str], str | None]


def area_words(area: str) -> str:
    """Write an area so that it is told from a station of the same name."""
    return f"{area} area"


def read_preferences(form: Mapping[str, str], homes: Homes) -> tuple[Preferences, dict[str, str]]:
    """Read the form and its errors by field: ``home`` and ``remind``."""
    errors: dict[str, str] = {}
    station, area, reminder = "", "", None
    try:
        station, area = read_home("home", form.get("home", ""), homes)
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    try:
        reminder = read_reminder("remind", form.get("remind", ""))
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    return Preferences(station, reminder, area), errors


def read_home(field: str, value: str, homes: Homes) -> tuple[str, str]:
    """Give the station and the area that were typed, of which one is "", or both.

    A station is typed by its name or code, and goes before an area of that name unless "area" is
    typed beside it.
    """
    typed = clean_text(value)
    if not typed:
        return "", ""
    if code := POSTAL_CODE.search(typed):
        raise InvalidValue(field, _too_fine(code[0], homes.area_of_code(code[0])))
    stations = {key: s.name for s in homes.stations for key in (_key(s.name), _key(s.code))}
    areas = {_key(name): name for name in homes.areas}
    key, names_area = _key(typed), AREA_WORDS.search(typed.casefold()) is not None
    if key in stations and not names_area:
        return stations[key], ""
    if key in areas:
        return "", areas[key]
    offered = {each: area_words(name) for each, name in areas.items()}
    like = _like(key, offered if names_area else offered | stations)
    if key in stations or not like:
        like = _like(key, stations)
    shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    what = f"{HOME}: “{shown}” is no open station and no planning area."
    raise InvalidValue(field, f"{what} {_hint(like)}")


def read_reminder(field: str, value: str) -> int | None:
    """Read minutes before the start, up to a week; None for nothing typed."""
    typed = clean_text(value)
    if not typed:
        return None
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
    if not is_number or int(typed) > MOST_REMINDER_MINUTES:
        raise InvalidValue(
            field, f"Reminder: choose one of the list, or minutes up to {MOST_REMINDER_MINUTES:,}."
        )
    return int(typed)


def _key(text: str) -> str:
    """Write a name the way it is compared: small letters and digits only."""
    words = text.casefold().replace("’", "").replace("'", "")
    return NOT_LETTERS.sub("", AREA_WORDS.sub(" ", RAIL_WORDS.sub(" ", words)))


def _too_fine(code: str, area: str | None) -> str:
    """Say why a postal code is not taken, and what to type instead."""
    why = f"{HOME}: a postal code names one building, and nothing finer than an area is kept here."
    if area is None:
        return f"{why} {EXAMPLES}"
    return f"{why} {code} lies in {area}: type “{area_words(area)}”, or a station."


def _like(key: str, names: Names) -> list[str]:
    """List the names most like what was typed, or those that stand inside it."""
    found = get_close_matches(key[:SHOWN], names, MOST_LIKE, LIKE_ENOUGH)
    if not found:
        long = (name for name in names if len(name) >= SHORTEST_NAME)
        found = sorted((name for name in long if name in key), key=len)[-MOST_LIKE:][::-1]
    return list(dict.fromkeys(names[name] for name in found))


def _hint(like: list[str]) -> str:
    return f"Did you mean {' or '.join(like)}?" if like else EXAMPLES
