"""Where distances start: what a typed text asks for, and what may answer it.

Points are (lat, lon) in degrees, WGS-84; all lie in ``planner.domain.travel.geo.SINGAPORE``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.errors import InvalidValue
from planner.domain.origins import wording
from planner.domain.travel.geo import ANTIMERIDIAN, POLE, SINGAPORE, LatLon

FIELD = "near"
POSTAL_DIGITS = 6
POSITIONS = ("point", "position")
MOST_WORDS = 16
WAYS_TO_ASK = "Try a postal code, a station, a road or a building."


@dataclass(frozen=True, slots=True)
class Origin:
    """Name one point to measure from, and say who says where it is.

    ``kind`` is postal_code, station, planned, area, place, road, building, point or geocoder.
    """

    label: str
    location: LatLon
    source: str
    kind: str

    @property
    def is_position(self) -> bool:
        """Tell whether it is a bare point, which may say where somebody is."""
        return self.kind in POSITIONS


@dataclass(frozen=True, slots=True)
class Found:
    """Answer with the one origin meant; ``corrected_from`` holds the text if it was mistyped."""

    origin: Origin
    corrected_from: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Answer with the origins that the text may mean, likeliest first."""

    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Say in a sentence that nothing answers, with what may help instead."""

    suggestions: tuple[Origin, ...]
    message: str


@dataclass(frozen=True, slots=True)
class PostalCode:
    """Ask for a six-digit code; ``rest`` is what stood beside it."""

    code: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Ask for a name. ``terms`` holds what each word may mean, ``tail`` the last as typed."""

    text: str
    terms: tuple[tuple[str, ...], ...]
    tail: str
    is_block: bool


Resolution = Found | Choices | Missing
Lookup = Callable[[str], Resolution]
Geocode = Callable[[str], Origin | None]

_NUMBER = r"([+-]?[0-9]{1,9}(?:\.[0-9]{0,20})?)"
_BEFORE, _AFTER = r"(?:([NSEW]) ?)?", r"(?: ?°)?(?: ?([NSEW]))?"
_POINT = re.compile(
    rf"{_BEFORE}{_NUMBER}{_AFTER}( ?[,;] ?| |){_BEFORE}{_NUMBER}{_AFTER}",
    re.IGNORECASE,
)
_GEO_URI = re.compile(r"geo: ?([^,;?]+,[^,;?]+).*", re.IGNORECASE)
_DECIMAL = re.compile(r"\d[.٫]\d|\d,\d{2,}|\d ?°")
_POSTAL = re.compile(r"(?<![0-9.])([0-9]{6})(?!\.?[0-9])")
_SPACED_POSTAL = re.compile(r"([0-9]{3}) ([0-9]{3})")
_COUNTRY = frozenset({"s", "singapore", "sg", "spore"})


def understand(text: str) -> Found | Choices | PostalCode | Words:
    """Read a typed text; points are answered at once, the rest must be looked up.

    Raises InvalidValue (field "near") for an empty or overlong text and for points elsewhere.
    """
    asked = wording.clean(text)
    point = _point(asked)
    if point is not None:
        return point
    postal = _postal_code(asked)
    if postal is not None:
        return postal
    if not wording.tokens(asked):
        raise InvalidValue(FIELD, f"Say where to start. {WAYS_TO_ASK}")
    return words(asked)


def words(text: str) -> Words:
    """Read a text of at least one word as a name, whatever else it may look like."""
    return Words(
        text=text,
        terms=wording.terms(text)[:MOST_WORDS],
        tail=wording.telling_words(text)[:MOST_WORDS][-1],
        is_block=wording.is_block(text),
    )


def _postal_code(text: str) -> PostalCode | None:
    spaced = _SPACED_POSTAL.fullmatch(text)
    if spaced:
        return PostalCode(spaced[1] + spaced[2])
    found = _POSTAL.search(text)
    if found is None:
        return None
    left = wording.tokens(text[: found.start()] + " " + text[found.end() :])
    return PostalCode(found[1], " ".join(word for word in left if word not in _COUNTRY))


def _point(text: str) -> Found | Choices | None:
    match = _POINT.fullmatch(_bare(text))
    if match is None:
        return None
    before_a, a, after_a, gap, before_b, b, after_b = match.groups()
    if not gap and before_a and after_a:  # "N1.3E103.8": the second letter is the second number's
        after_a, before_b = None, after_a
    if not (gap or after_a or before_b) or (not gap.strip() and not ("." in a and "." in b)):
        return None
    first = _signed(a, before_a or after_a)
    second = _signed(b, before_b or after_b)
    axes = (_axis(before_a or after_a), _axis(before_b or after_b))
    if axes in {("lon", "lat"), ("lon", ""), ("", "lat")}:
        return Found(_point_origin(second, first))
    if axes[0] == axes[1] != "":
        raise InvalidValue(FIELD, f"“{text}” gives one axis twice: give latitude, longitude.")
    return _in_order(first, second, is_marked=axes != ("", ""))


def _bare(text: str) -> str:
    """Take off what points are wrapped in when they are copied: "geo:", brackets, a comma."""
    uri = _GEO_URI.fullmatch(text)
    return (uri[1] if uri else text).strip("()[]{},; ")


def holds_position(text: str) -> bool:
    """Tell whether a text holds two decimal numbers, so that it may say where somebody is."""
    return len(_DECIMAL.findall(wording.one_line(text))) > 1


def _in_order(lat: float, lon: float, *, is_marked: bool) -> Found | Choices:
    if not is_marked and _is_in_singapore(lon, lat):
        swapped = _point_origin(lon, lat)
        label = f"{swapped.label} (typed as longitude, latitude)"
        return Choices((Origin(label, swapped.location, swapped.source, swapped.kind),))
    return Found(_point_origin(lat, lon))


def _signed(number: str, letter: str | None) -> float:
    return -float(number) if letter and letter.upper() in "SW" else float(number)


def _axis(letter: str | None) -> str:
    if not letter:
        return ""
    return "lat" if letter.upper() in "NS" else "lon"


def _is_in_singapore(lat: float, lon: float) -> bool:
    return abs(lat) <= POLE and abs(lon) <= ANTIMERIDIAN and LatLon(lat, lon) in SINGAPORE


def _point_origin(lat: float, lon: float) -> Origin:
    if not _is_in_singapore(lat, lon):
        raise InvalidValue(
            FIELD,
            f"{lat:.10g}, {lon:.10g} is outside Singapore: give latitude, longitude "
            "such as 1.3521, 103.8198.",
        )
    return Origin(f"{lat:.10g}, {lon:.10g}", LatLon(lat, lon), "As typed", "point")


def unknown_code(code: str, sector: Origin | None) -> Missing:
    """Say that a six-digit code is not in the data, and what its first two digits tell."""
    if sector is None:
        return Missing(
            (), f"Postal code {code} is not in our data, and no sector begins with {code[:2]}."
        )
    return Missing(
        (sector,),
        f"Postal code {code} is not in our data, which has few codes newer than 2020. "
        f"Its first two digits stand for: {sector.label}.",
    )


def unknown_number(number: str, street: Origin) -> Missing:
    """Say that a road is known but not this number on it."""
    return Missing(
        (street,),
        f"Number {number} is not in our data for {street.label}: "
        "choose the road, or give the postal code.",
    )


def unknown_name(text: str, nearest: tuple[Origin, ...]) -> Missing:
    """Say that nothing has this name, with the names that come nearest."""
    if wording.clean(text).isdecimal():
        reason = f"“{text}” is not a postal code in Singapore: those have {POSTAL_DIGITS} digits."
    else:
        reason = f"“{text}” is not in our list of places."
    return Missing(nearest, f"{reason} {WAYS_TO_ASK}")
