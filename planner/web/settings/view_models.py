"""What the settings page shows: plain values, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Term


@dataclass(frozen=True)
class LineBadge:
    """Hold a line that calls at a station: its code, its name, the station's code on it."""

    line: str
    name: str
    code: str


@dataclass(frozen=True)
class HomeChoice:
    """Hold what can be a home: the name to type, and what it is, with a station's codes."""

    name: str
    kind: str


@dataclass(frozen=True)
class Example:
    """Hold the last train home of one night from one place."""

    title: str
    words: str
    caveat: str


@dataclass(frozen=True)
class Door:
    """Hold a way to another page with what is done there."""

    label: str
    words: str
    url: str
    icon: str


@dataclass(frozen=True)
class SettingsPage:
    """Hold the page; ``example`` is None while no home is set, or while it is at fault.

    ``counted`` says which stations an area counts by; ``version`` is that of the settings shown,
    "" for a form that lost it.
    """

    home: str
    home_label: str
    home_hint: str
    homes: tuple[HomeChoice, ...]
    remind: str
    remind_label: str
    reminders: tuple[tuple[str, str], ...]
    badges: tuple[LineBadge, ...]
    counted: str
    example: Example | None
    method: tuple[str, ...]
    ways: tuple[Door, ...]
    fixed: tuple[Term, ...]
    version: str
    is_saved: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
