"""What the pages about revision sessions show: plain values, ready to print.

Templates read these and decide nothing. Times are Singapore's and written out; an empty text means
that there is nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Pill, Press

Options = tuple[tuple[str, str], ...]
"""Values of a choice with their words."""


@dataclass(frozen=True)
class OptionGroup:
    """Hold choices under one heading; the choices of a group without one stand by themselves."""

    heading: str
    options: Options


@dataclass(frozen=True)
class FixRow:
    """Hold one way to mend a session; ``value`` names it in the form that takes it."""

    words: str
    reason: str
    value: str
    icon: str


@dataclass(frozen=True)
class LookBox:
    """Hold what is to be said of a time and place, and what would mend it.

    ``tone`` is fine or warning; ``state`` is the shape of the verdict: open, part, closed,
    unknown or none. ``home`` is the last train home in one line, ``home_more`` all about it.
    """

    tone: str
    icon: str
    state: str
    headline: str
    lead: str = ""
    clashes: tuple[Link, ...] = ()
    home: str = ""
    home_more: tuple[str, ...] = ()
    is_home_missed: bool = False
    fixes: tuple[FixRow, ...] = ()


@dataclass(frozen=True)
class DateRow:
    """Hold one date of a repeating session.

    One that does not take place says why; ``unfit`` says why one does not fit.
    """

    words: str
    skipped_for: str = ""
    note: str = ""
    url: str = ""
    is_on: bool = False
    unfit: str = ""


@dataclass(frozen=True)
class DatesBox:
    """Hold the first dates of a pattern, how many there are in all, and what to know of them."""

    words: str
    rows: tuple[DateRow, ...]
    more: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timer:
    """Hold the clock of a session: its words, when it was started in seconds since 1970 or 0."""

    heading: str
    words: str
    ran: str = ""
    started_at: int = 0
    button: Press | None = None


@dataclass(frozen=True)
class FinishForm:
    """Hold the form that says what became of a date; its minutes are what the timer counted."""

    action: str
    hidden: Options
    statuses: tuple[tuple[str, str, bool], ...]
    minutes: str
    hint: str
    line: str
    is_open: bool = False


@dataclass(frozen=True)
class TaskMoved:
    """Hold the question whether the task itself moved on: its status now, and the others."""

    title: str
    action: str
    version: int
    status: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Logged:
    """Hold what became of a date, and the ways on from there."""

    words: str
    line: str
    reopen: Press
    task: TaskMoved | None = None
    next_slot: Link | None = None
    next_note: str = ""


@dataclass(frozen=True)
class ShowPage:
    """Hold everything ``templates/sessions/show.html`` prints."""

    title: str
    back: Link
    checklist: Link
    more: tuple[Link, ...]
    pill: Pill
    when: str
    left: str
    place: Link
    fix_action: str
    hidden: Options
    look: LookBox | None
    worse: str = ""
    accept: Press | None = None
    note: str = ""
    reminder: str = ""
    timer: Timer | None = None
    finish: FinishForm | None = None
    logged: Logged | None = None
    series: DatesBox | None = None
    links: tuple[Link, ...] = ()
    presses: tuple[Press, ...] = ()
    notice: Notice | None = None
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DeletePage:
    """Hold the question whether a session shall go, with every date that goes.

    ``goes`` are dates, each with what takes it besides the deletion of all; ``others`` are the
    buttons that take fewer.
    """

    title: str
    back: Link
    action: str
    hidden: Options
    goes: Options
    lead: str
    button: str
    others: tuple[Press, ...] = ()
