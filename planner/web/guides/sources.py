"""The page of sources: every one by its level, with what the last look at its page found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from flask import url_for

from planner.domain.guides.sources import Level, Source
from planner.domain.moments import day_in_singapore
from planner.domain.time_words import full_day_words
from planner.domain.watch.watched import WATCH_WORDS, WatchState
from planner.web.guides.pages import Reading
from planner.web.guides.source_chips import REPORTED, SourceChip, chip_of
from planner.web.guides.view_models import SourceGroup, SourceRow, SourcesPage

HEADINGS = {
    Level.OFFICIAL: ("Official pages", "What they say may be stated, with its date."),
    Level.OFFICIAL_OLD: ("Official, but old", "Ask whether it still holds."),
    Level.INSTITUTION: (
        "Schools and institutions",
        "A school’s word counts for its own rules; what else they report becomes a question.",
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
    levels = tuple(level for level in HEADINGS if any(of is level for of, _ in rows))
    return SourcesPage(
        summary=_summary(tuple(reading.book.sources.values()), reading.today, len(reading.changes)),
        attention=tuple(replace(chip, is_titled=True) for chip in chips if chip.warning),
        groups=tuple(
            _group(level, [row for of, row in rows if of is level], is_folded=place > 0)
            for place, level in enumerate(levels)
        ),
        guides_url=url_for("guides.index"),
    )


def _group(level: Level, rows: Sequence[SourceRow], *, is_folded: bool) -> SourceGroup:
    heading, words = HEADINGS[level]
    return SourceGroup(
        id=f"level-{level}",
        heading=f"{heading} ({len(rows)})",
        words=words,
        rows=tuple(sorted(rows, key=lambda row: (row.chip.publisher.casefold(), row.chip.title))),
        is_folded=is_folded,
        is_open=any(row.chip.warning for row in rows),
    )


def _row(source: Source, reading: Reading, watched: Watched | None) -> SourceRow:
    chip = chip_of(source, reading.today, reading.changes)
    return SourceRow(
        chip=chip,
        about=_about(chip),
        read=full_day_words(source.read_on) if source.read_on else "not yet",
        review_by=full_day_words(source.review_by),
        look=_look(watched),
    )


def _about(chip: SourceChip) -> str:
    """Say who publishes a page, its own date, its language, and whether it is only reported."""
    reported = REPORTED if chip.level == REPORTED else ""
    dated = chip.dated.replace(" ", "\u00a0")
    parts = (chip.publisher, dated, chip.tongue, reported)
    return " · ".join(part for part in parts if part)


def _look(watched: Watched | None) -> str:
    if watched is None or watched.checked_at is None:
        return WATCH_WORDS[WatchState.NEVER]
    return f"{WATCH_WORDS[watched.state]}, {full_day_words(day_in_singapore(watched.checked_at))}"


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
