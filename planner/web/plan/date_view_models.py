"""What the pages of exams and deadlines show: plain values, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Press


@dataclass(frozen=True)
class PlanDateRow:
    """Hold one exam or deadline of the list, with its forms."""

    name: str
    when: str
    left: str
    checklist: str
    edit_url: str
    remove: Press


@dataclass(frozen=True)
class DatesPage:
    """Hold all exams and deadlines, those to come and those that are over.

    ``late`` says why one could not be deleted.
    """

    tabs: tuple[Link, ...]
    coming: tuple[PlanDateRow, ...]
    past: tuple[PlanDateRow, ...]
    new_url: str
    notice: Notice | None = None
    late: str = ""


@dataclass(frozen=True)
class DateForm:
    """Hold the form of an exam or a deadline, as it was typed or as it is saved.

    ``hidden`` is the key of a new one's form, or the version that the form was opened on.
    """

    title: str
    action: str
    button: str
    back: Link
    name: str
    day: str
    clock: str
    checklist: str
    checklists: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
