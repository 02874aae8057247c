"""What the forms about checklists show: what was typed, what is at fault, what would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from planner.domain.checklists.offers import OFFER_LABELS
from planner.web.checklists.view_models import Way
from planner.web.shown import Link, Press, Term


@dataclass(frozen=True)
class OfferForm:
    """Hold an offer as it stands in its form, in the words that were typed."""

    labels: ClassVar[Mapping[str, str]] = OFFER_LABELS
    name: str = ""
    host: str = ""
    role: str = ""
    city: str = ""
    first_day: str = ""
    last_day: str = ""
    pay: str = ""
    hours: str = ""
    school: str = ""


@dataclass(frozen=True)
class NewPage:
    """Hold the form that saves a checklist; ``kind`` is answers, guide, own or "" to choose one."""

    kind: str
    title: str
    lead: str
    action: str
    back: Link
    offer: OfferForm
    answers: tuple[Term, ...] = ()
    dropped: tuple[str, ...] = ()
    beginnings: tuple[Way, ...] = ()
    topics: str = ""
    name_hint: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DueRow:
    """Hold how one task's day was worked out; ``late`` says that it has passed, or is ""."""

    title: str
    url: str
    due: str
    how: str
    late: str = ""


@dataclass(frozen=True)
class EditPage:
    """Hold the form of an offer's details, and the days that hang on them.

    A list of one's own has no offer: its form asks for the name alone.
    """

    title: str
    action: str
    back: Link
    offer: OfferForm
    version: int
    dues: tuple[DueRow, ...]
    has_offer: bool
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NamePage:
    """Hold the form that asks for one name, as for a copy."""

    title: str
    lead: str
    action: str
    back: Link
    button: str
    name: str
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DeletePage:
    """Hold the question whether all of a checklist shall go, with what goes and what keeps it.

    ``calendars`` says what calendar apps are told, "" where no session goes.
    """

    title: str
    action: str
    back: Link
    goes: tuple[str, ...]
    dossier_url: str
    calendars: str = ""
    archive: Press | None = None


@dataclass(frozen=True)
class ComparedRow:
    """Hold one fact of two offers; those of which one is not known do not differ."""

    label: str
    left: str
    right: str
    note: str = ""
    differs: bool = False


@dataclass(frozen=True)
class ComparePage:
    """Hold two offers side by side; without two there is only the form that picks them."""

    choices: tuple[tuple[str, str], ...]
    left: Link | None = None
    right: Link | None = None
    left_id: str = ""
    right_id: str = ""
    rows: tuple[ComparedRow, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class ChangeRow:
    """Hold one item that the guide added, changed or dropped since it was taken over.

    ``lines`` are label, words before, words now.
    """

    id: str
    title: str
    kind: str
    note: str
    lines: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class ChangesPage:
    """Hold what is new in the guide for a checklist, to be taken over one by one or at once."""

    title: str
    action: str
    back: Link
    rows: tuple[ChangeRow, ...]
    errors: Mapping[str, str] = field(default_factory=dict)
