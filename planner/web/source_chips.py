"""What a page says of a source: publisher, level in words, when it was read, what is overdue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planner.domain.sources import LEVEL_WORDS, Level, Source
from planner.domain.time_words import full_day_words

NOT_READ = "not read yet"
SHORT_LEVELS = {
    Level.OFFICIAL: "official",
    Level.OFFICIAL_OLD: "official, but old: ask",
    Level.INSTITUTION: "on its own rules",
    Level.THIRD_PARTY: "not official: ask",
    Level.UNVERIFIED: "not confirmed: ask",
    Level.LINK: "official address, not read yet",
}
TONGUES = {"ja": "in Japanese", "ko": "in Korean", "zh": "in Chinese", "de": "in German"}


class Change(Protocol):
    """Be a change that nobody has reviewed; a row fits."""

    @property
    def noticed_on(self) -> date:
        """Give the day on which it was noticed."""
        ...


@dataclass(frozen=True)
class SourceChip:
    """Hold one source as a page shows it.

    ``read`` says when it was read; ``review`` by when it has to be read again; ``tongue`` names a
    language that is not English; ``warning`` is a sentence, or "" where nothing is amiss.
    """

    id: str
    title: str
    publisher: str
    url: str
    level: str
    is_official: bool
    is_relied_on: bool
    read: str
    review: str
    language: str
    warning: str = ""
    tongue: str = ""
    short_level: str = ""

    @property
    def brief(self) -> tuple[str, ...]:
        """List its level in a few words and the day of reading."""
        read = "" if self.read == NOT_READ else _unbroken(self.read)
        return tuple(words for words in (self.short_level or self.level, read) if words)

    @property
    def facts(self) -> tuple[str, ...]:
        """List also the day of review, if it was read, and a language that is not English."""
        review = "" if self.read == NOT_READ else _unbroken(self.review)
        return (*self.brief, *(words for words in (review, self.tongue) if words))


def chip_of(source: Source, today: date, changes: Mapping[str, Change]) -> SourceChip:
    """Write one source; ``changes`` are those not yet reviewed, by the source's id."""
    return SourceChip(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        level=LEVEL_WORDS[source.level],
        is_official=source.is_official,
        is_relied_on=source.level in {Level.OFFICIAL, Level.INSTITUTION},
        read=f"read {full_day_words(source.read_on)}" if source.read_on else NOT_READ,
        review=f"review by {full_day_words(source.review_by)}",
        language=source.language,
        warning=_warning(source, today, changes.get(source.id)),
        tongue=TONGUES.get(source.language, ""),
        short_level=SHORT_LEVELS[source.level],
    )


def chips_of(
    ids: Iterable[str], sources: Mapping[str, Source], today: date, changes: Mapping[str, Change]
) -> tuple[SourceChip, ...]:
    """Write several sources in the order named; those the guidebook has no more are left out."""
    return tuple(chip_of(sources[name], today, changes) for name in ids if name in sources)


def _unbroken(words: str) -> str:
    """Keep the day, month and year that end some words in one line."""
    return "\u00a0".join(words.rsplit(" ", 2))


def _warning(source: Source, today: date, change: Change | None) -> str:
    if change is not None:
        return f"This page changed on {full_day_words(change.noticed_on)} and is not yet reviewed."
    if source.is_overdue(today):
        by = full_day_words(source.review_by)
        return f"We should have read it again by {by}: open it yourself."
    return ""
