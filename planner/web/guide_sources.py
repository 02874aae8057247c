"""The page of sources: every one by its level, with what the last look at its page found."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from flask import url_for

from planner.domain.moments import in_singapore
from planner.domain.sources import Level, Source
from planner.domain.time_words import full_day_words
from planner.domain.watched import WATCH_WORDS, WatchState
from planner.web.guide_pages import Reading
from planner.web.guide_view import SourceGroup, SourceRow, SourcesPage
from planner.web.source_chips import SourceChip, chip_of

HEADINGS = {
    Level.OFFICIAL: ("Official pages", "What they say may be stated, with its date."),
    Level.OFFICIAL_OLD: ("Official, but old", "Ask whether it still holds."),
    Level.INSTITUTION: (
        "Schools and institutions",
        "Their word counts for their own rules. What they say of immigration becomes a question.",
    ),
    Level.THIRD_PARTY: ("Not official", "Ask, do not rely on it. Nothing is stated from these."),
    Level.UNVERIFIED: ("Not confirmed", "Nobody has confirmed it: ask."),
    Level.LINK: ("Official addresses, not read yet", "Open them yourself and note the day."),
}


class Watched(Protocol):
    """Be how a source was last found; a row fits."""

    @property
    def state(self) -> WatchState:
        """Give what the last look found."""
        ...

    @property
    def checked_at(self) -> datetime | None:
        """Give when that was."""
        ...


def sources_page(reading: Reading, watched: Mapping[str, Watched]) -> SourcesPage:
    """List every source by its level; those that changed or are overdue stand first as well."""
    rows = tuple(
        (source.level, _row(source, reading, watched.get(source.id)))
        for source in reading.book.sources.values()
    )
    chips = tuple(row.chip for _, row in rows)
    return SourcesPage(
        summary=_summary(tuple(reading.book.sources.values()), reading.today, len(reading.changes)),
        attention=tuple(chip for chip in chips if chip.warning),
        groups=tuple(
            _group(level, tuple(row for of, row in rows if of is level))
            for level in HEADINGS
            if any(of is level for of, _ in rows)
        ),
        guides_url=url_for("guides.index"),
    )


def _group(level: Level, rows: tuple[SourceRow, ...]) -> SourceGroup:
    heading, words = HEADINGS[level]
    ordered = tuple(sorted(rows, key=lambda row: (row.chip.publisher.casefold(), row.chip.title)))
    return SourceGroup(f"level-{level}", f"{heading} ({len(rows)})", words, ordered)


def _row(source: Source, reading: Reading, watched: Watched | None) -> SourceRow:
    return SourceRow(
        chip=_chip(source, reading),
        read=full_day_words(source.read_on) if source.read_on else "not yet",
        review_by=full_day_words(source.review_by),
        look=_look(watched),
    )


def _chip(source: Source, reading: Reading) -> SourceChip:
    return chip_of(source, reading.today, reading.changes)


def _look(watched: Watched | None) -> str:
    if watched is None or watched.checked_at is None:
        return WATCH_WORDS[WatchState.NEVER]
    return (
        f"{WATCH_WORDS[watched.state]}, {full_day_words(in_singapore(watched.checked_at).date())}"
    )


def _summary(sources: tuple[Source, ...], today: date, changed: int) -> str:
    overdue = sum(source.is_overdue(today) for source in sources)
    found = (
        f"{changed} changed and not yet reviewed" if changed else "",
        f"{overdue} overdue for review" if overdue else "",
    )
    state = " and ".join(words for words in found if words) or "none overdue for review"
    return (
        f"{len(sources)} pages, {state}. Only what an official page says, or a school says about "
        "itself, is stated in the guides; everything else becomes a question to ask."
    )
