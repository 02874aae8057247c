"""How a question about places is written in a URL, and how it is read.

Unknown keys are ignored. A bad value is kept as typed and named in ``errors``; the query then
holds the default in its stead.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from planner.domain import moments
from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE, Moment
from planner.domain.origins import wording
from planner.domain.places.place import ATTRIBUTES, Kind
from planner.domain.places.search import PlaceQuery, Sort
from planner.domain.travel.geo import Box
from planner.web.places.view_models import Typed

Args = MultiDict[str, str]
T = TypeVar("T")

WHENS = ("now", "tonight", "any", "pick")
VIEWS = ("list", "map")
YEARS = range(2020, 2036)
LOCAL_TIME = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?",
    re.ASCII,
)
LONGEST_TEXT = 200
LONGEST_SHOWN = 40
LARGEST_PAGE = 10_000
LONGEST_NUMBER = 9  # digits; more are not worth turning into a number


@dataclass(frozen=True)
class Read:
    """Hold the question as typed, as understood (its origin still to be found), and its faults."""

    typed: Typed
    query: PlaceQuery
    page: int
    errors: dict[str, str]


def read_places(args: Args, now: datetime) -> Read:
    """Read the query string of a list of places."""
    errors: dict[str, str] = {}

    def attempt(read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except InvalidValue as fault:
            errors[fault.field] = fault.message
            return default

    this_minute: Moment | None = moments.instant(now)
    query = PlaceQuery(
        moment=attempt(lambda: _moment(args, now), this_minute),
        kinds=attempt(lambda: _kinds(args), frozenset()),
        late=attempt(lambda: flag(args, "late"), False),
        attributes=attempt(lambda: _attributes(args), frozenset()),
        is_public=attempt(lambda: one_of(args, "access", ("", "public"), ""), "") == "public",
        sort=Sort(attempt(lambda: one_of(args, "sort", tuple(Sort), "best"), "best")),
        bbox=attempt(lambda: _box(args), None),
    )
    attempt(lambda: one_of(args, "view", VIEWS, "list"), "list")
    attempt(lambda: text(args, "near"), "")
    page = attempt(lambda: whole(args, "page", range(1, LARGEST_PAGE + 1), 1), 1)
    return Read(typed=_typed(args), query=query, page=page, errors=errors)


def text(args: Args, name: str) -> str:
    """Read a text of at most 200 characters."""
    value = args.get(name, "").strip()
    if len(value) > LONGEST_TEXT:
        raise InvalidValue(
            name, f"That is {len(value)} characters long: use at most {LONGEST_TEXT}."
        )
    return value


def shown(value: str) -> str:
    """Write a mistyped value back: its beginning, on one line, without marks that nobody sees."""
    return wording.one_line(value)[:LONGEST_SHOWN]


def flag(args: Args, name: str) -> bool:
    """Read "1" as on, "0" or nothing as off."""
    return one_of(args, name, ("", "0", "1"), "") == "1"


def one_of(args: Args, name: str, choices: Collection[str], default: str) -> str:
    """Read a word of a closed list; nothing means the default."""
    value = args.get(name, "").strip() or default
    if value not in choices:
        listed = ", ".join(choice for choice in choices if choice)
        raise InvalidValue(name, f"“{shown(value)}” is not one of: {listed}.")
    return value


def whole(args: Args, name: str, allowed: range, default: int) -> int:
    """Read a whole number of a range; nothing means the default."""
    value = args.get(name, "").strip()
    if not value:
        return default
    is_number = value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER
    if not (is_number and int(value) in allowed):
        bounds = f"from {allowed[0]} to {allowed[-1]}"
        raise InvalidValue(name, f"“{shown(value)}” will not do: give a whole number {bounds}.")
    return int(value)


def _kinds(args: Args) -> frozenset[Kind]:
    kinds = [value for value in args.getlist("kind") if value.strip()]
    unknown = [value for value in kinds if value not in tuple(Kind)]
    if unknown:
        raise InvalidValue(
            "kind", f"“{shown(unknown[0])}” is not a kind of place: use {', '.join(Kind)}."
        )
    return frozenset(Kind(value) for value in kinds)


def _attributes(args: Args) -> frozenset[str]:
    return frozenset(name for name in ATTRIBUTES if flag(args, name))


def _moment(args: Args, now: datetime) -> Moment | None:
    """Read when: a word, or a start with an end or a length; an end or a length may stand alone.

    A word wins over a start or end beside it: a form sends both, and the word is what was
    pressed. A length goes with "now" too.
    """
    when = one_of(args, "when", WHENS, "now")
    if when == "any":
        return None
    if when == "tonight":
        return moments.tonight(now)
    is_now = args.get("when") == "now"
    start = None if is_now else _time(args, "from")
    end = None if is_now else _time(args, "to")
    minutes = whole(args, "for", range(1, 1441), 0)
    if when == "pick" and start is None:
        raise InvalidValue("from", "Say when you start, for example 2026-11-24 18:30.")
    start = start or moments.instant(now).start
    if end is not None:
        return moments.between(start, end)
    if minutes:
        return moments.lasting(start, minutes)
    return Moment(start, start)


def _time(args: Args, name: str) -> datetime | None:
    """Read a local time to the minute; one with an offset is turned to Singapore's."""
    value = args.get(name, "").strip()
    if not value:
        return None
    fault = InvalidValue(
        name, f"“{shown(value)}” is not a date and time: write it like 2026-11-24 18:30."
    )
    if not LOCAL_TIME.fullmatch(value):
        raise fault
    try:
        moment = datetime.fromisoformat(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=SINGAPORE_ZONE)
        moment = moments.in_singapore(moment)
    except (ValueError, OverflowError):
        raise fault from None
    if moment.year not in YEARS:
        raise InvalidValue(
            name, f"{moment.year} is out of range: choose {YEARS[0]} to {YEARS[-1]}."
        )
    return moment


def _box(args: Args) -> Box | None:
    value = args.get("bbox", "").strip()
    if not value:
        return None
    fault = InvalidValue(
        "bbox", "The area of the map cannot be read: give south,west,north,east in degrees."
    )
    try:
        south, west, north, east = (float(part) for part in value.split(","))
    except ValueError:
        raise fault from None
    is_box = -90 <= south <= north <= 90 and -180 <= west <= east <= 180  # noqa: PLR2004 - degrees
    if not is_box:
        raise fault
    return Box(south=south, west=west, north=north, east=east)


def _typed(args: Args) -> Typed:
    return Typed(
        near=args.get("near", ""),
        when=_typed_when(args),
        from_=args.get("from", ""),
        to=args.get("to", ""),
        for_=args.get("for", ""),
        kinds=tuple(args.getlist("kind")),
        late=args.get("late") == "1",
        attributes=tuple(name for name in ATTRIBUTES if args.get(name) == "1"),
        is_public=args.get("access") == "public",
        sort=args.get("sort") or "best",
        view=args.get("view") or "list",
        bbox=args.get("bbox", ""),
    )


def _typed_when(args: Args) -> str:
    """Name the choice of the form that the typed words amount to."""
    has_times = any(args.get(name, "").strip() for name in ("from", "to"))
    return args.get("when") or ("pick" if has_times else "now")


def places_url(base: str, typed: Typed) -> str:
    """Write the URL that asks the typed question."""
    return f"{base}?{query}" if (query := urlencode(pairs(typed))) else base


def pairs(typed: Typed) -> list[tuple[str, str]]:
    """Give the query pairs of a question, defaults left out, always in the same order."""
    is_pick, has_length = typed.when == "pick", typed.when in ("pick", "now")
    every = [
        ("near", typed.near),
        ("when", typed.when if typed.when in ("tonight", "any") else ""),
        ("from", typed.from_ if is_pick else ""),
        ("to", typed.to if is_pick else ""),
        ("for", typed.for_ if has_length else ""),
        *(("kind", kind) for kind in typed.kinds),
        ("late", "1" if typed.late else ""),
        *((name, "1") for name in typed.attributes),
        ("access", "public" if typed.is_public else ""),
        ("sort", "" if typed.sort == "best" else typed.sort),
        ("view", "" if typed.view == "list" else typed.view),
        ("bbox", typed.bbox),
    ]
    return [(name, value) for name, value in every if value]
