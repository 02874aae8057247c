"""What the pages about places show: plain values, ready to print.

Templates read these and decide nothing. Times are written out, distances and minutes are whole.
"""

from dataclasses import dataclass, field

from planner.web.shown import Link


@dataclass(frozen=True)
class Fact:
    """Hold one fact of a place with where it comes from and how old it is."""

    term: str
    value: str
    source: str = ""
    as_of: str = ""
    is_known: bool = True


@dataclass(frozen=True)
class Row:
    """Hold one numbered place of a list.

    ``state`` is open, part, closed or unknown; ``shape`` is library, study, campus, community,
    cafe, late or other; ``travel_steps`` are words such as "walk 3", "NSL 2 stops".
    """

    number: int
    slug: str
    name: str
    url: str
    kind: str
    shape: str
    state: str
    headline: str
    detail: str
    travel_minutes: int | None
    travel_steps: tuple[str, ...]
    distance: str
    nearest_exit: str
    amenities: tuple[Link, ...]
    hours_as_of: str
    caution: str = ""
    plan_url: str = ""


@dataclass(frozen=True)
class Section:
    """Hold a run of rows under one heading; the first section of a list may have none."""

    heading: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Empty:
    """Say why a list is empty, what brings it back, and the nearest miss."""

    title: str
    reason: str
    ways_back: tuple[Link, ...]
    nearest_miss: Row | None = None


@dataclass(frozen=True)
class Typed:
    """Hold the search form as it was typed, whatever was wrong with it."""

    near: str = ""
    when: str = "now"
    from_: str = ""
    to: str = ""
    for_: str = ""
    kinds: tuple[str, ...] = ()
    late: bool = False
    attributes: tuple[str, ...] = ()
    is_public: bool = False
    sort: str = "best"
    view: str = "list"
    bbox: str = ""


@dataclass(frozen=True)
class PlacesPage:
    """Hold everything ``templates/places/index.html`` prints.

    ``errors`` maps a field of the form to its sentence; ``choices`` are the origins that an
    ambiguous text may mean; ``chips`` are the filters in their order, ``hidden`` the query pairs
    that a new search keeps.
    """

    title: str
    typed: Typed
    when_words: str
    origin_words: str
    chips: tuple[Link, ...]
    sorts: tuple[Link, ...]
    sort_words: str
    sections: tuple[Section, ...]
    total: int
    open_total: int
    summary: str
    hidden: tuple[tuple[str, str], ...]
    errors: dict[str, str] = field(default_factory=dict)
    choices: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    empty: Empty | None = None
    previous_url: str = ""
    next_url: str = ""
    page_words: str = ""
    list_url: str = ""
    map_url: str = ""
    geojson_url: str = ""


@dataclass(frozen=True)
class Bar:
    """Hold one opening of a day for the strip: tenths of a percent of 05:00 to 05:00, and words."""

    start: int
    width: int
    words: str
    state: str = "open"


@dataclass(frozen=True)
class Day:
    """Hold one of the coming seven days: "Tue 24 Nov", a holiday's name, bars and words."""

    name: str
    holiday: str
    bars: tuple[Bar, ...]
    words: tuple[str, ...]
    is_today: bool = False


@dataclass(frozen=True)
class Exit:
    """Hold one way out of a station near a place."""

    words: str
    distance: str
    walk_minutes: int


@dataclass(frozen=True)
class PlacePage:
    """Hold everything ``templates/places/show.html`` prints.

    ``asked`` is the verdict for the time that the list was asked for, "" where that is now.
    """

    row: Row
    title: str
    address: str
    postal_code: str
    banners: tuple[str, ...]
    days: tuple[Day, ...]
    hours_text: str
    hours_note: str
    facts: tuple[Fact, ...]
    access: tuple[Fact, ...]
    seats: tuple[Fact, ...]
    exits: tuple[Exit, ...]
    directions: Link
    website: Link | None
    share_url: str
    jsonld_url: str
    origin_words: str
    geojson_url: str
    back_url: str
    note: str
    moved_to: Link | None = None
    my_session: Link | None = None
    asked: str = ""
