"""What a page says of a source: publisher, level in words, its dates, what is overdue."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from planner.domain.guides.sources import Level, Source
from planner.domain.time_words import full_day_words

NOT_READ = "not read yet"
REPORTED = "reported by a university or institution: ask"
LEVEL_WORDS = {
    Level.OFFICIAL: "official",
    Level.OFFICIAL_OLD: "official, but old: ask",
    Level.INSTITUTION: "on its own rules",
    Level.THIRD_PARTY: "not official: ask",
    Level.UNVERIFIED: "not confirmed: ask",
    Level.LINK: "official address, not read yet",
}
TONGUES = {"ja": "in Japanese", "ko": "in Korean", "zh": "in Chinese", "de": "in German"}
MOST_OPEN = 2  # pages that stand openly under a claim; more are folded


class Change(Protocol):
    """Be a change that nobody has reviewed; a row fits."""

    @property
    def noticed_on(self) -> date:
        """Give the day on which it was noticed."""
        ...


@dataclass(frozen=True)
class SourceChip:
    """Hold one source as a page shows it.

    ``is_official`` is that of a page which somebody read and which is not old, ``is_old`` of one
    which is. ``dated`` is the date that the page itself bears; ``read`` says when it was read,
    ``review`` by when it has to be read again; ``tongue`` names a language that is not English;
    ``warning`` is a sentence. ``is_titled`` asks for the title to be shown.
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
    dated: str = ""
    is_old: bool = False
    is_titled: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """List its level, the dates that are known and a language that is not English."""
        read = "" if self.read == NOT_READ else self.read
        dates = (_unbroken(words) for words in (self.dated, read, self.review))
        return tuple(words for words in (self.level, *dates, self.tongue) if words)


@dataclass(frozen=True)
class SourceList:
    """Hold what something rests on; ``words`` sum it up where it is folded.

    ``is_open`` says that a fold must not hide it: something in it is amiss.
    """

    chips: tuple[SourceChip, ...]
    words: str
    is_folded: bool
    is_open: bool


class Sourced:
    """Be something that rests on sources: lists them as a page shows them."""

    chips: tuple[SourceChip, ...]

    @property
    def sources(self) -> SourceList:
        """List its sources, folded where they are many."""
        return SourceList(
            chips=titled(self.chips),
            words=rests_words(self.chips),
            is_folded=len(self.chips) > MOST_OPEN,
            is_open=any(chip.warning for chip in self.chips),
        )


def chip_of(source: Source, today: date, changes: Mapping[str, Change]) -> SourceChip:
    """Write one source; ``changes`` are those not yet reviewed, by the source's id."""
    return SourceChip(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        level=level_words(source),
        is_official=source.level is Level.OFFICIAL,
        is_relied_on=source.is_relied_on,
        read=f"read {full_day_words(source.read_on)}" if source.read_on else NOT_READ,
        review=f"review by {full_day_words(source.review_by)}",
        language=source.language,
        warning=_warning(source, today, changes.get(source.id)),
        tongue=TONGUES.get(source.language, ""),
        dated=f"dated {source.page_date}" if source.page_date else "",
        is_old=source.level is Level.OFFICIAL_OLD,
    )


def chips_of(
    ids: Iterable[str], sources: Mapping[str, Source], today: date, changes: Mapping[str, Change]
) -> tuple[SourceChip, ...]:
    """Write several sources in the order named; those the guidebook has no more are left out."""
    return tuple(chip_of(sources[name], today, changes) for name in ids if name in sources)


def level_words(source: Source) -> str:
    """Say how far a page carries: an institution's word only for the rules of a school named."""
    if source.level is Level.INSTITUTION and not source.school:
        return REPORTED
    return LEVEL_WORDS[source.level]


def titled(chips: tuple[SourceChip, ...]) -> tuple[SourceChip, ...]:
    """Show the title of each page whose publisher alone would not tell it from another."""
    publishers = Counter(chip.publisher for chip in chips)
    return tuple(replace(chip, is_titled=publishers[chip.publisher] > 1) for chip in chips)


def rests_words(chips: tuple[SourceChip, ...]) -> str:
    """Sum sources up: "5 pages, none official, 1 not read yet, read 22 Nov 2026"."""
    official, old = sum(chip.is_official for chip in chips), sum(chip.is_old for chip in chips)
    unread = sum(chip.read == NOT_READ for chip in chips)
    days = {_unbroken(chip.read) for chip in chips if chip.read != NOT_READ}
    parts = (
        "1 page" if len(chips) == 1 else f"{len(chips)} pages",
        _official_words(official, old, len(chips)),
        f"{unread} {NOT_READ}" if unread else "",
        days.pop() if len(days) == 1 else "",
    )
    return ", ".join(part for part in parts if part)


def _official_words(official: int, old: int, total: int) -> str:
    if official == total:
        return "all official"
    parts = (f"{official} official" if official else "", f"{old} official but old" if old else "")
    return ", ".join(part for part in parts if part) or "none official"


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
