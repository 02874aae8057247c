"""What the guide pages show: plain values, ready to print.

Templates read these and decide nothing. Days are written out; an empty text is not printed.
"""

from dataclasses import dataclass

from planner.web.guides.source_chips import SourceChip, Sourced
from planner.web.shown import Link


@dataclass(frozen=True)
class GuideCard:
    """Hold one guide of the list: where it leads and what it helps with."""

    title: str
    url: str
    icon: str
    summary: str
    helps_with: tuple[str, ...]
    reviewed: str


@dataclass(frozen=True)
class GuidesPage:
    """Hold the front page of the guides; ``about_check`` says what the check asks of a visitor."""

    check_url: str
    about_check: str
    guides: tuple[GuideCard, ...]
    compare_url: str
    sources_url: str
    about_sources: str
    checklists_url: str


@dataclass(frozen=True)
class SideView(Sourced):
    """Hold what one side of a conflict says, and who says it."""

    says: str
    chips: tuple[SourceChip, ...]


@dataclass(frozen=True)
class ClaimView(Sourced):
    """Hold one claim; ``kind`` picks its look, ``label`` says the same in words.

    ``is_label_quiet`` says that the label is for those who do not see the icon.
    """

    id: str
    kind: str
    label: str
    icon: str
    text: str
    chips: tuple[SourceChip, ...]
    sides: tuple[SideView, ...] = ()
    is_label_quiet: bool = False


@dataclass(frozen=True)
class SectionView:
    """Hold the claims under one heading that are shown on a day."""

    id: str
    heading: str
    lead: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class GuidePage:
    """Hold one guide; ``warnings`` say how many of its sources changed or are overdue."""

    title: str
    summary: str
    reviewed: str
    helps_with: tuple[str, ...]
    does_not: tuple[str, ...]
    warnings: tuple[str, ...]
    sections: tuple[SectionView, ...]
    guides_url: str
    check_url: str
    others: tuple[Link, ...]
    checklist_url: str = ""


@dataclass(frozen=True)
class CellView(Sourced):
    """Hold one country's answer; ``is_known`` tells sourced words from a question to ask."""

    country: str
    text: str
    chips: tuple[SourceChip, ...]
    is_known: bool


@dataclass(frozen=True)
class ComparedRow:
    """Hold one question with the cells of both countries."""

    id: str
    question: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class ComparePage:
    """Hold the table that puts both countries side by side."""

    lead: str
    countries: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    guides_url: str
    check_url: str


@dataclass(frozen=True)
class SourceRow:
    """Hold one source of the list.

    ``about`` says who publishes it and what is odd about it, ``look`` what the last look found.
    """

    chip: SourceChip
    about: str
    read: str
    review_by: str
    look: str


@dataclass(frozen=True)
class SourceGroup:
    """Hold the sources of one level, and what that level means.

    ``is_folded`` puts its table behind its heading, ``is_open`` opens that: something is amiss.
    """

    id: str
    heading: str
    words: str
    rows: tuple[SourceRow, ...]
    is_folded: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class SourcesPage:
    """Hold every source; ``attention`` lists those that changed or are overdue."""

    summary: str
    attention: tuple[SourceChip, ...]
    groups: tuple[SourceGroup, ...]
    guides_url: str
