"""What a dossier reads of a checklist: the shapes that its rows fit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.offer_comparison import OfferLike
from planner.domain.guides.flow import Phase


class EvidenceLike(Protocol):
    """Be a piece of evidence; a row fits."""

    @property
    def says(self) -> str:
        """Tell what it says."""
        ...

    @property
    def link(self) -> str:
        """Give its address or file name, or ""."""
        ...

    @property
    def seen_on(self) -> date | None:
        """Give the day it was seen, or None."""
        ...

    @property
    def answered_by(self) -> str:
        """Name who answered, or ""."""
        ...

    @property
    def reference(self) -> str:
        """Give the reference number, or ""."""
        ...

    @property
    def note(self) -> str:
        """Give the owner's note, or ""."""
        ...

    @property
    def removed_at(self) -> datetime | None:
        """Tell when it was removed, or None."""
        ...


class OpenedSource(Protocol):
    """Be a source that a task rests on; a row fits."""

    @property
    def source_id(self) -> str:
        """Name the source."""
        ...

    @property
    def opened_on(self) -> date | None:
        """Give the day on which the owner last opened it, or None."""
        ...


class DossierTask(Protocol):
    """Be a task with all that a dossier tells of it; a row fits."""

    @property
    def item_id(self) -> str | None:
        """Name the guide's item, or None for a task of one's own."""
        ...

    @property
    def phase(self) -> Phase:
        """Name its group."""
        ...

    @property
    def position(self) -> int:
        """Tell its place within the group."""
        ...

    @property
    def title(self) -> str:
        """Say what to do."""
        ...

    @property
    def why(self) -> str:
        """Say why, or ""."""
        ...

    @property
    def ask(self) -> Sequence[str]:
        """Name whom to ask."""
        ...

    @property
    def question(self) -> str:
        """Give what to ask them, or ""."""
        ...

    @property
    def keep(self) -> str:
        """Say what to keep, or ""."""
        ...

    @property
    def waits_for(self) -> Sequence[str]:
        """List the items that have to be settled first."""
        ...

    @property
    def status(self) -> TaskStatus:
        """Tell how far it is."""
        ...

    @property
    def done_on(self) -> date | None:
        """Give the day it was done, or None."""
        ...

    @property
    def due_on(self) -> date | None:
        """Give the day it is due, or None."""
        ...

    @property
    def due_words(self) -> str:
        """Say how that day was worked out, or ""."""
        ...

    @property
    def changed_source_id(self) -> str:
        """Name the source whose change reopened it, or ""."""
        ...

    @property
    def changed_on(self) -> date | None:
        """Give the day of that change, or None."""
        ...

    @property
    def sources(self) -> Sequence[OpenedSource]:
        """List the sources that it rests on."""
        ...

    @property
    def evidence(self) -> Sequence[EvidenceLike]:
        """List its evidence, removed pieces too."""
        ...


class DossierChecklist(OfferLike, Protocol):
    """Be a checklist with the facts of its offer; a row fits."""

    @property
    def country(self) -> str:
        """Give japan, korea, both or ""."""
        ...

    @property
    def answers(self) -> Mapping[str, str]:
        """Map the questions answered when it was saved to their answers, by id."""
        ...

    @property
    def guide_version(self) -> str:
        """Give the digest of the guide it was made from, or ""."""
        ...

    @property
    def saved_on(self) -> date:
        """Give the day it was saved."""
        ...
