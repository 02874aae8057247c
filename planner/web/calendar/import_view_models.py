"""What the pages about imported calendars show: plain values, ready to print.

Templates read these and decide nothing; an empty text means that there is nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Press


@dataclass(frozen=True)
class CalendarRow:
    """Hold one saved calendar of the list."""

    name: str
    url: str
    facts: str
    read_words: str
    remove: Press


@dataclass(frozen=True)
class HowTo:
    """Hold how a file is had from one app: its name, and its steps in order."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class IndexPage:
    """Hold the saved calendars and the form that reads another; ``text`` is what was pasted.

    ``too_large`` is said of a file of more than ``most_bytes``.
    """

    rows: tuple[CalendarRow, ...]
    action: str
    back: Link
    how_to: tuple[HowTo, ...]
    limits: str
    most_bytes: int
    too_large: str
    text: str = ""
    notice: Notice | None = None
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WeekRow:
    """Hold weeks that look alike: which, how many of them, and what is in each."""

    when: str
    weeks: str
    events: str
    hours: str


@dataclass(frozen=True)
class EventRow:
    """Hold one event: when and where it is, and whether it takes time."""

    when: str
    title: str
    place: str
    is_busy: bool


@dataclass(frozen=True)
class ClashRow:
    """Hold one session of the visitor's own and what it overlaps."""

    session: Link
    words: tuple[str, ...]


@dataclass(frozen=True)
class SaveForm:
    """Hold the form that saves a preview: its name and the calendar that it replaces.

    ``mark`` names the reading that is shown, so that no other is saved in its place. ``choices``
    are pairs of an id, "" for none, and words; ``same`` says why one is chosen.
    """

    action: str
    mark: str
    name: str
    replaces: str
    choices: tuple[tuple[str, str], ...]
    same: str


@dataclass(frozen=True)
class ShowPage:
    """Hold a calendar that was read, to be looked at before or after it is saved."""

    title: str
    lead: str
    back: Link
    notes: tuple[str, ...]
    more_notes: tuple[str, ...]
    clashes: tuple[ClashRow, ...]
    more_clashes: tuple[ClashRow, ...]
    clash_words: str
    weeks: tuple[WeekRow, ...]
    events: tuple[EventRow, ...]
    more_events: str
    remove: Press
    save: SaveForm | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
