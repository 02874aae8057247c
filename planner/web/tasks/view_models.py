"""What the pages about one task show: plain values, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.guides.source_chips import SourceChip
from planner.web.shown import Link, Notice, Pill, Press, Term
from planner.web.tasks.sessions import SessionLine


@dataclass(frozen=True)
class OfficialPage:
    """Hold a source of a task, when its owner last opened it, and the button that notes it.

    One that nothing may rest on has no button.
    """

    chip: SourceChip
    opened: str
    note_opened: Press | None


@dataclass(frozen=True)
class Pages:
    """Hold the pages behind a task.

    ``to_open`` are official ones and those of one's own school, ``schools`` those of schools not
    known to be one's own, ``others`` those that may only become a question.
    """

    to_open: tuple[OfficialPage, ...] = ()
    schools: tuple[OfficialPage, ...] = ()
    others: tuple[OfficialPage, ...] = ()

    @property
    def count(self) -> int:
        """Count them all."""
        return len(self.to_open) + len(self.schools) + len(self.others)


@dataclass(frozen=True)
class EvidenceForm:
    """Hold a piece of evidence as it stands in its form, in the words that were typed."""

    says: str = ""
    link: str = ""
    seen_on: str = ""
    answered_by: str = ""
    reference: str = ""
    remark: str = ""


@dataclass(frozen=True)
class EvidenceRow:
    """Hold one piece of evidence; ``url`` is set only where the link leads to the web."""

    says: str
    link: str
    url: str
    terms: tuple[Term, ...]
    remark: str
    about: str
    edit_url: str
    remove: Press


@dataclass(frozen=True)
class ChangedText:
    """Hold one change of a page: which page and when, and what differs in its text."""

    heading: str
    excerpt: str


@dataclass(frozen=True)
class CheckAgain:
    """Hold why a task asks to be checked again: which page, both days, what is kept.

    ``also`` names other pages under the task that have changed since.
    """

    page: str
    words: str
    kept: str
    also: tuple[str, ...] = ()
    texts: tuple[ChangedText, ...] = ()


@dataclass(frozen=True)
class DueBox:
    """Hold when a task is due, how that day was worked out, and the form for one's own day."""

    words: str
    how: str
    counsel: str
    action: str
    typed: str
    is_late: bool = False
    back: Press | None = None


@dataclass(frozen=True)
class StatusChoice:
    """Hold one status as a button: what it sends, its words, whether it is the one now."""

    value: str
    words: str
    is_on: bool


@dataclass(frozen=True)
class TaskPage:
    """Hold one task; ``open_form`` names the form that has a fault and so stands open.

    ``ask`` are names and how to find them.
    """

    title: str
    back: Link
    pill: Pill
    version: int
    statuses: tuple[StatusChoice, ...]
    status_action: str
    due: DueBox
    evidence: tuple[EvidenceRow, ...]
    evidence_form: EvidenceForm
    evidence_action: str
    note: str
    note_action: str
    log: tuple[tuple[str, str], ...]
    phase: str
    pages: Pages
    why: str = ""
    ask: tuple[Term, ...] = ()
    draft: str = ""
    keep: str = ""
    waits_for: tuple[Link, ...] = ()
    then: tuple[Link, ...] = ()
    check_again: CheckAgain | None = None
    notice: Notice | None = None
    own: tuple[Press, ...] = ()
    rename_action: str = ""
    typed_title: str = ""
    open_form: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    plan_url: str = ""
    sessions: tuple[SessionLine, ...] = ()


@dataclass(frozen=True)
class EvidencePage:
    """Hold the form of a piece of evidence that is put right."""

    title: str
    action: str
    back: Link
    version: int
    form: EvidenceForm
    errors: Mapping[str, str] = field(default_factory=dict)
