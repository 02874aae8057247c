"""What the pages of exams and deadlines show: plain values, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Press


@dataclass(frozen=True)
class DateRow:
    """Hold one exam or deadline of the list, with its forms."""

    name: str
    when: str
    left: str
    checklist: str
    edit_url: str
    remove: Press


@dataclass(frozen=True)
class DatesPage:
    """Hold all exams and deadlines, those to come and those that are over."""

    tabs: tuple[Link, ...]
    coming: tuple[DateRow, ...]
    past: tuple[DateRow, ...]
    new_url: str
    notice: Notice | None = None


@dataclass(frozen=True)
class DateForm:
    """Hold the form of an exam or a deadline, as it was typed or as it is saved."""

    title: str
    action: str
    button: str
    back: Link
    name: str
    day: str
    clock: str
    checklist: str
    checklists: tuple[tuple[str, str], ...]
    version: int | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
