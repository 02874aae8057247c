"""What the forms that make, change and move a session show: plain values, ready to print.

Templates read these and decide nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.sessions.view_models import DatesBox, LookBox, OptionGroup, Options
from planner.web.shown import Link


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
    value, words, and whether it is chosen; ``shared_note`` says what is no matter of one date.
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
    shared_note: str = ""
    past: str = ""
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
