"""Guides: sections of claims, each with the sources that it rests on.

A stated claim rests on what may be stated; everything else is a question to ask, a conflict shown
as one, or a note in our own words that states no rule.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ClaimKind(StrEnum):
    """Name what a claim does to its reader."""

    STATED = "stated"
    ASK = "ask"
    CONFLICT = "conflict"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Side:
    """Hold what one side of a conflict says, in words, and which sources say it."""

    says: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one claim in plain words.

    ``shown_from`` and ``shown_until`` (its last day) switch a rule that is known to change.
    ``school`` names the school whose own rule it is, or "".
    """

    id: str
    kind: ClaimKind
    text: str
    source_ids: tuple[str, ...] = ()
    school: str = ""
    shown_from: date | None = None
    shown_until: date | None = None
    sides: tuple[Side, ...] = ()

    def is_shown(self, today: date) -> bool:
        """Tell whether the claim holds on a day."""
        started = self.shown_from is None or self.shown_from <= today
        return started and (self.shown_until is None or today <= self.shown_until)


@dataclass(frozen=True, slots=True)
class Section:
    """Hold the claims under one heading, after a sentence or two that lead in."""

    id: str
    heading: str
    lead: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """Hold one guide: what it helps with, what it does not do, and its sections."""

    slug: str
    title: str
    summary: str
    helps_with: tuple[str, ...]
    does_not: tuple[str, ...]
    reviewed_on: date
    sections: tuple[Section, ...]
    country: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """List every claim in the order of the page."""
        return tuple(claim for section in self.sections for claim in section.claims)


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one country's answer in the comparison: sourced words, or whom to ask."""

    text: str
    source_ids: tuple[str, ...] = ()
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """Hold one question that is put to Japan and to Korea alike."""

    id: str
    question: str
    japan: Cell
    korea: Cell


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the table that compares both countries on the same questions."""

    lead: str
    rows: tuple[ComparedQuestion, ...] = field(default=())
