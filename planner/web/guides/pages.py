"""The guide pages as they read on a day: which claims are shown, what each rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from planner.domain.guides.flow import BOTH
from planner.domain.guides.guide import Cell, Claim, ClaimKind, ComparedQuestion, Guide, Section
from planner.domain.guides.guidebook import Guidebook
from planner.domain.time_words import full_day_words
from planner.web.guides.source_chips import Change, SourceChip, chips_of
from planner.web.guides.view_models import (
    CellView,
    ClaimView,
    ComparedRow,
    ComparePage,
    GuideCard,
    GuidePage,
    GuidesPage,
    SectionView,
    SideView,
)
from planner.web.shown import Link

COUNTRY_NAMES = {"japan": "Japan", "korea": "Korea"}
ICONS = {"singapore-side": "house", "verify-an-offer": "shield-alert"}
SCHOOLS = {
    "nus": "NUS",
    "ntu": "NTU",
    "smu": "SMU",
    "sutd": "SUTD",
    "sit": "SIT",
    "suss": "SUSS",
    "polytechnic": "A polytechnic",
}
LABELS = {
    ClaimKind.STATED: ("", ""),
    ClaimKind.ASK: ("A question to ask", "circle-question-mark"),
    ClaimKind.CONFLICT: ("Sources disagree", "scale"),
    ClaimKind.NOTE: ("", ""),
}


@dataclass(frozen=True)
class Reading:
    """Hold what a page is written from: the guidebook, the day, changes not yet reviewed."""

    book: Guidebook
    today: date
    changes: Mapping[str, Change]

    def chips(self, ids: tuple[str, ...]) -> tuple[SourceChip, ...]:
        """Write the sources named, in their order."""
        return chips_of(ids, self.book.sources, self.today, self.changes)


def guides_page(reading: Reading) -> GuidesPage:
    """List the guides, with the check before them."""
    book = reading.book
    return GuidesPage(
        check_url=url_for("check.index"),
        about_check=(
            f"At most {len(book.flow.questions)} short questions about an offer or an idea. "
            "No name and no contact is asked; the answers stand in the page’s address, and nothing "
            "is kept until you save it."
        ),
        guides=tuple(_card(guide) for guide in book.guides),
        compare_url=url_for("guides.compare"),
        sources_url=url_for("guides.sources"),
        about_sources=(
            f"{len(book.sources)} pages: who publishes each, how far it carries, when it was read."
        ),
        checklists_url=url_for("checklists.index"),
    )


def _card(guide: Guide) -> GuideCard:
    return GuideCard(
        title=guide.title,
        url=_guide_url(guide),
        icon=_icon(guide),
        summary=guide.summary,
        helps_with=guide.helps_with,
        reviewed=_reviewed(guide),
    )


def _guide_url(guide: Guide) -> str:
    return url_for("guides.show", slug=guide.slug)


def _icon(guide: Guide) -> str:
    return "plane" if guide.country else ICONS.get(guide.slug, "book-open")


def _reviewed(guide: Guide) -> str:
    """Say when the pages were gathered; no page behind a guide was opened live on that day."""
    day = full_day_words(guide.reviewed_on)
    return f"Gathered on {day} from copies of the pages; open them yourself"


def guide_page(guide: Guide, reading: Reading) -> GuidePage:
    """Write one guide with the claims that hold on the day."""
    sections = tuple(_section(section, reading) for section in guide.sections)
    chips = {chip.id: chip for section in sections for chip in _chips_of(section)}
    return GuidePage(
        title=guide.title,
        summary=guide.summary,
        reviewed=_reviewed(guide),
        helps_with=guide.helps_with,
        does_not=guide.does_not,
        warnings=_warnings(tuple(chips), reading),
        sections=tuple(section for section in sections if section.claims or section.lead),
        guides_url=url_for("guides.index"),
        check_url=url_for("check.index", country=guide.country or None),
        others=_others(guide, reading.book),
        checklist_url=_checklist_url(guide),
    )


def _checklist_url(guide: Guide) -> str:
    return url_for("checklists.saving.new", guide=guide.country) if guide.country else ""


def _section(section: Section, reading: Reading) -> SectionView:
    shown = tuple(claim for claim in section.claims if claim.is_shown(reading.today))
    claims = tuple(_claim(claim, reading) for claim in shown)
    return SectionView(section.id, section.heading, section.lead, claims)


def _claim(claim: Claim, reading: Reading) -> ClaimView:
    label, icon = LABELS[claim.kind]
    is_ask = claim.kind is ClaimKind.ASK
    if claim.school and not is_ask:
        label, icon = f"{SCHOOLS.get(claim.school, claim.school)}, on its own rules", "school"
    return ClaimView(
        id=claim.id,
        kind=str(claim.kind),
        label=label,
        icon=icon,
        text=claim.text,
        chips=reading.chips(claim.source_ids),
        is_label_quiet=is_ask,
        sides=tuple(SideView(side.says, reading.chips(side.source_ids)) for side in claim.sides),
    )


def _chips_of(section: SectionView) -> tuple[SourceChip, ...]:
    return tuple(
        chip
        for claim in section.claims
        for chips in (claim.chips, *(side.chips for side in claim.sides))
        for chip in chips
    )


def _warnings(ids: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Count the sources of a page that changed, and those that are overdue."""
    sources = reading.book.sources
    changed = [name for name in ids if name in reading.changes]
    overdue = [
        name for name in ids if name not in changed if sources[name].is_overdue(reading.today)
    ]
    counted = (
        (len(changed), "changed since we read {it} and {is_} not yet reviewed"),
        (len(overdue), "should have been read again by now"),
    )
    return tuple(_warning(count, words) for count, words in counted if count)


def _warning(count: int, words: str) -> str:
    is_one = count == 1
    pages = "1 page" if is_one else f"{count} pages"
    said = words.format(it="it" if is_one else "them", is_="is" if is_one else "are")
    return f"{pages} behind this guide {said}: marked below. Open what is marked yourself."


def _others(guide: Guide, book: Guidebook) -> tuple[Link, ...]:
    guides = (Link(other.title, _guide_url(other), _icon(other)) for other in book.guides)
    compare = Link("Japan and Korea compared", url_for("guides.compare"), "scale")
    return (*(link for link in guides if link.label != guide.title), compare)


def compare_page(reading: Reading) -> ComparePage:
    """Put the same questions to both countries, side by side."""
    comparison = reading.book.comparison
    return ComparePage(
        lead=comparison.lead,
        countries=tuple(COUNTRY_NAMES.values()),
        rows=tuple(_compared(row, reading) for row in comparison.rows),
        guides_url=url_for("guides.index"),
        check_url=url_for("check.index", country=BOTH),
    )


def _compared(row: ComparedQuestion, reading: Reading) -> ComparedRow:
    cells = (("Japan", row.japan), ("Korea", row.korea))
    return ComparedRow(row.id, row.question, tuple(_cell(*each, reading) for each in cells))


def _cell(country: str, cell: Cell, reading: Reading) -> CellView:
    return CellView(country, cell.text, reading.chips(cell.source_ids), cell.is_known)
