"""What the pages about checklists show: plain values, ready to print.

Templates read these and decide nothing. Days are written out; an empty text means that there is
nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Pill, Press, Term


@dataclass(frozen=True)
class TaskRow:
    """Hold one task of a list; one without a ``url`` cannot be opened from it yet."""

    title: str
    url: str
    pill: Pill
    lines: tuple[str, ...] = ()
    is_quiet: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class TaskGroup:
    """Hold the tasks of one phase."""

    id: str
    heading: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class ChecklistRow:
    """Hold one checklist of the list; ``late`` says how many days have passed, or is ""."""

    name: str
    url: str
    facts: str
    progress: str
    next_due: str = ""
    late: str = ""
    needs_check: bool = False


@dataclass(frozen=True)
class Way:
    """Hold one way to begin: where it leads, an icon, and what comes of it."""

    label: str
    url: str
    icon: str
    words: str


@dataclass(frozen=True)
class IndexPage:
    """Hold the list of one's checklists and the ways to begin another."""

    rows: tuple[ChecklistRow, ...]
    archived: tuple[ChecklistRow, ...]
    beginnings: tuple[Way, ...]
    can_compare: bool = False
    notice: Notice | None = None


@dataclass(frozen=True)
class ShowPage:
    """Hold one checklist: its groups, its offer, what may be done with it.

    ``buttons`` stand openly, the rest of what may be done is folded. ``new_title`` is what was
    typed for a task of one's own that could not be added.
    """

    title: str
    facts: str
    groups: tuple[TaskGroup, ...]
    filters: tuple[Link, ...]
    offer: tuple[Term, ...]
    buttons: tuple[Link, ...]
    links: tuple[Link, ...]
    presses: tuple[Press, ...]
    delete: Link
    phases: tuple[tuple[str, str], ...]
    add_url: str
    outcome_url: str = ""
    next_due: Link | None = None
    changes: Link | None = None
    late: Term | None = None
    notice: Notice | None = None
    new_title: str = ""
    new_phase: str = ""
    empty_words: str = ""
    is_archived: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
