"""What must hold of sources, guides and the comparison, beyond being readable.

A finding names the thing at fault by kind, id and field; whoever read the files knows the line.
A source that is overdue for review is no finding: the page says it to the reader.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from planner.domain.guides.guide import Cell, Claim, ClaimKind, Comparison, Guide
from planner.domain.guides.sources import Level, Source
from planner.domain.guides.words import banned_words

# A number given as a rule, but no year (2023), name (No. 9) or part of one (D-10-3).
RULE_NUMBER = re.compile(r"(?<![\w-])(?<!No\. )(?!(?:19|20)\d\d\b)\d+")
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
ASK = re.compile(r"\bask\b", re.IGNORECASE)
UNREAD = (Level.LINK, Level.UNVERIFIED)
ITS_OWN_OFFICE = (Level.OFFICIAL, Level.OFFICIAL_OLD)
FEWEST_SIDES = 2
# Fields of text that are no words of ours: ids and what they point to.
NO_WORDS = frozenset({"id", "slug", "country", "school", "source_ids", "ask", "waits_for"})


class Finding(NamedTuple):
    """Say what is wrong with which thing: ``where`` is its kind, its id and perhaps a field."""

    where: tuple[str, ...]
    sentence: str


def source_findings(sources: Iterable[Source]) -> Iterator[Finding]:
    """List what cannot be of the sources: dates, levels, and one page twice."""
    seen: dict[str, str] = {}
    for source in sources:
        where = ("source", source.id)
        if source.level is Level.LINK and source.read_on:
            yield Finding((*where, "read_on"), "a page that is only linked to was not read")
        if source.level is not Level.LINK and not source.read_on:
            yield Finding((*where, "level"), f"level is {source.level}, but read_on is missing")
        if source.read_on and source.review_by < source.read_on:
            yield Finding((*where, "review_by"), "review_by is before read_on")
        if source.level in ITS_OWN_OFFICE and not source.is_official:
            yield Finding((*where, "official"), f"level is {source.level}, but official is no")
        if not LANGUAGE.fullmatch(source.language):
            yield Finding((*where, "language"), f"language {source.language!r} is not like en")
        if source.url in seen:
            yield Finding((*where, "url"), f"url is that of {seen[source.url]}: name a page once")
        seen.setdefault(source.url, source.id)


def guide_findings(guides: Iterable[Guide], sources: Mapping[str, Source]) -> Iterator[Finding]:
    """List what cannot be of the guides: claims without ground, wrong shapes, banned words."""
    seen: set[str] = set()
    for guide in guides:
        yield from word_findings(("guide", guide.slug), guide)
        if guide.slug in seen:
            yield Finding(("guide", guide.slug), "another guide has the same slug")
        seen.add(guide.slug)
        if not guide.sections:
            yield Finding(("guide", guide.slug), "a guide has no sections")
        for section in guide.sections:
            where = ("section", guide.slug, section.id)
            yield from word_findings(where, section)
            if not section.claims:
                yield Finding(where, "a section has no claims")
        for claim in guide.claims:
            yield from _claim_findings(("claim", guide.slug, claim.id), claim, sources)


def comparison_findings(comparison: Comparison, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """List what cannot be of the comparison."""
    yield from word_findings(("comparison",), comparison)
    for row in comparison.rows:
        where = ("row", row.id)
        yield from word_findings(where, row)
        for country, cell in (("japan", row.japan), ("korea", row.korea)):
            yield from _cell_findings((*where, country), cell, sources)


def word_findings(where: tuple[str, ...], record: Any) -> Iterator[Finding]:  # noqa: ANN401 - any dataclass
    """List the banned words in the texts of one record, but not of the records inside it."""
    for one in fields(record):
        value = getattr(record, one.name)
        texts = (value,) if isinstance(value, str) else value
        if one.name in NO_WORDS or not isinstance(texts, tuple):
            continue
        for text in texts:
            for word in banned_words(text) if isinstance(text, str) else ():
                yield Finding((*where, one.name), f"{one.name} says {word!r}: never say it")


def unknown_ids(
    where: tuple[str, ...], ids: Iterable[str], known: Collection[str], kind: str
) -> Iterator[Finding]:
    """List the ids that are not known."""
    for one in ids:
        if one not in known:
            yield Finding(where, f"{kind} {one!r} is not known")


def _claim_findings(
    where: tuple[str, ...], claim: Claim, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    yield from word_findings(where, claim)
    yield from unknown_ids((*where, "sources"), claim.source_ids, sources, "source")
    if claim.shown_from and claim.shown_until and claim.shown_from > claim.shown_until:
        yield Finding((*where, "shown_until"), "shown_until is before shown_from")
    if claim.sides and claim.kind is not ClaimKind.CONFLICT:
        yield Finding((*where, "sides"), f"a claim that is {claim.kind} has no sides")
    if claim.kind is ClaimKind.STATED:
        yield from _ground_findings(where, claim.source_ids, sources, claim.school)
    if claim.kind is ClaimKind.ASK and not is_question(claim.text):
        yield Finding((*where, "text"), "an ask is a question or says “ask”")
    if claim.kind is ClaimKind.CONFLICT:
        yield from _conflict_findings(where, claim, sources)


def is_question(text: str) -> bool:
    """Tell whether a text asks: it ends so, or tells its reader to ask."""
    return text.endswith("?") or ASK.search(text) is not None


def _ground_findings(
    where: tuple[str, ...], ids: Iterable[str], sources: Mapping[str, Source], school: str = ""
) -> Iterator[Finding]:
    """List the sources that a statement may not rest on; it needs at least one."""
    named = [sources[one] for one in ids if one in sources]
    if not named:
        yield Finding(where, "what is stated needs a source")
    for source in named:
        if not source.may_state(school):
            told = f" (of {source.school or 'no school here'})" if _is_school(source) else ""
            sentence = f"stated, but {source.id} is {source.level}{told}: make it a question"
            yield Finding((*where, "sources"), sentence)


def _is_school(source: Source) -> bool:
    return source.level is Level.INSTITUTION


def _conflict_findings(
    where: tuple[str, ...], claim: Claim, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    if len(claim.sides) < FEWEST_SIDES:
        yield Finding((*where, "sides"), "a conflict has two sides or more")
    if RULE_NUMBER.search(claim.text):
        yield Finding((*where, "text"), "a conflict gives no number as the rule: leave it to sides")
    for side in claim.sides:
        yield from unknown_ids((*where, "sides"), side.source_ids, sources, "source")
        if not side.source_ids:
            yield Finding((*where, "sides"), "a side needs a source that says it")
        for word in banned_words(side.says):
            yield Finding((*where, "sides"), f"a side says {word!r}: never say it")
        for one in side.source_ids:
            if one in sources and sources[one].level in UNREAD:
                yield Finding((*where, "sides"), f"a side rests on {one}, which nobody has read")


def _cell_findings(
    where: tuple[str, ...], cell: Cell, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    for word in banned_words(cell.text):
        yield Finding(where, f"text says {word!r}: never say it")
    yield from unknown_ids(where, cell.source_ids, sources, "source")
    if cell.is_known:
        yield from _ground_findings(where, cell.source_ids, sources)
    elif not is_question(cell.text):
        yield Finding(where, "what is not known says whom to ask")
