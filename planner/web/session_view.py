"""What the pages about revision sessions show: plain values, ready to print.

Templates read these and decide nothing. Times are Singapore's and written out; an empty text means
that there is nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.checklist_form_view import ConflictRow
from planner.web.checklist_view import Notice, Pill, Press
from planner.web.place_view import Link

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

    ``tone`` is fine, warning or quiet; ``state`` is the shape of the verdict: open, part, closed,
    unknown or none.
    """

    tone: str
    icon: str
    state: str
    headline: str
    lead: str = ""
    clashes: tuple[Link, ...] = ()
    home: str = ""
    home_note: str = ""
    is_home_missed: bool = False
    fixes: tuple[FixRow, ...] = ()


@dataclass(frozen=True)
class DateRow:
    """Hold one date of a repeating session; a skipped one says for what it is left out."""

    words: str
    skipped_for: str = ""
    note: str = ""
    url: str = ""
    is_on: bool = False


@dataclass(frozen=True)
class DatesBox:
    """Hold the first dates of a pattern and how many there are in all."""

    words: str
    rows: tuple[DateRow, ...]
    more: str = ""


@dataclass(frozen=True)
class SessionForm:
    """Hold the form of a session as it was typed; ``wants`` and ``days`` are what is ticked."""

    task: str = ""
    topic: str = ""
    date: str = ""
    from_: str = ""
    to: str = ""
    place: str = ""
    find: str = ""
    where: str = ""
    wants: tuple[str, ...] = ()
    note: str = ""
    remind: str = ""
    repeat: str = ""
    days: tuple[str, ...] = ()
    every: str = "1"
    ends: str = "until"
    until: str = ""
    count: str = ""
    skips: str = "none"


@dataclass(frozen=True)
class FormPage:
    """Hold everything ``templates/sessions/form.html`` prints.

    ``hidden`` are the pairs that the form sends along; ``scopes`` are asked only of a series, as
    value, words, and whether it is chosen.
    """

    title: str
    back: Link
    action: str
    check_url: str
    form: SessionForm
    hidden: Options
    tasks: tuple[OptionGroup, ...]
    places: tuple[OptionGroup, ...]
    place_names: tuple[str, ...]
    wants: tuple[tuple[str, str, bool], ...]
    weekdays: tuple[tuple[str, str, str, bool], ...]
    repeats: tuple[OptionGroup, ...]
    intervals: tuple[OptionGroup, ...]
    skips: tuple[OptionGroup, ...]
    reminders: tuple[OptionGroup, ...]
    save: str
    look: LookBox | None = None
    dates: DatesBox | None = None
    scopes: tuple[tuple[str, str, bool], ...] = ()
    scope_note: str = ""
    notes: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MovePage:
    """Hold the form that moves one date; ``steps`` are a value and its words each."""

    title: str
    back: Link
    action: str
    check_url: str
    hidden: Options
    was: str
    day: str
    from_: str
    to: str
    steps: Options
    look: LookBox | None
    save: str
    series_note: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


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
    """Hold the question whether a session shall go, with every date that goes."""

    title: str
    back: Link
    action: str
    hidden: Options
    goes: tuple[str, ...]
    lead: str
    others: tuple[Press, ...] = ()


@dataclass(frozen=True)
class ConflictPage:
    """Hold what came too late: why, what is kept, both versions, and the button that goes on."""

    title: str
    sentence: str
    kept: str
    rows: tuple[ConflictRow, ...]
    press: Press | None
    back: Link
