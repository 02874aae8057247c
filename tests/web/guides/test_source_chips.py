"""A source as pages show it: what it is worth, its dates, and many of them summed up."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from planner.domain.guides.sources import Level, Source
from planner.web.guides.source_chips import (
    REPORTED,
    SourceChip,
    Sourced,
    chip_of,
    chips_of,
    rests_words,
    titled,
)
from tests.domain.guide_examples import source

WEDNESDAY = date(2026, 11, 18)
TUESDAY = date(2026, 11, 24)
A_YEAR_LATER = date(2027, 11, 23)


@dataclass(frozen=True)
class Change:
    noticed_on: date


@dataclass(frozen=True)
class Claim(Sourced):
    chips: tuple[SourceChip, ...]


SOURCES = {
    "law": source("law"),
    "old": source("old", Level.OFFICIAL_OLD, page_date="Feb 2013"),
    "nus": source("nus", Level.INSTITUTION, school="nus"),
    "lab": source("lab", Level.INSTITUTION, page_date="12 Oct 2022"),
    "blog": source("blog", Level.THIRD_PARTY, language="ja"),
    "rumour": source("rumour", Level.UNVERIFIED),
    "link": source("link", Level.LINK),
}
CHANGED = {"law": Change(WEDNESDAY)}


def chips(*names: str) -> tuple[SourceChip, ...]:
    return chips_of(names, SOURCES, TUESDAY, {})


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("law", "official · read 22 Nov 2026 · review by 22 Nov 2027"),
        ("old", "official, but old: ask · dated Feb 2013 · read 22 Nov 2026 · review by"),
        ("nus", "on its own rules · read 22 Nov 2026"),
        ("lab", f"{REPORTED} · dated 12 Oct 2022 · read 22 Nov 2026"),
        ("blog", "not official: ask · read 22 Nov 2026 · review by 22 Nov 2027 · in Japanese"),
        ("rumour", "not confirmed: ask · read"),
        ("link", "official address, not read yet · review by 22 Nov 2027"),
    ],
)
def test_a_chip_says_what_it_is_worth_and_each_of_its_dates(name: str, words: str) -> None:
    facts = " · ".join(chip_of(SOURCES[name], TUESDAY, {}).facts)
    assert plain(facts).startswith(words)


def test_a_date_is_not_broken_over_two_lines() -> None:
    facts = chip_of(SOURCES["lab"], TUESDAY, {}).facts
    assert "dated 12\u00a0Oct\u00a02022" in facts
    assert "read 22\u00a0Nov\u00a02026" in facts


@pytest.mark.parametrize("name", SOURCES)
def test_only_what_may_be_stated_wears_the_mark_of_what_is_relied_on(name: str) -> None:
    assert chip_of(SOURCES[name], TUESDAY, {}).is_relied_on is (name in {"law", "nus"})


def test_a_chip_warns_of_a_change_before_it_warns_of_its_age() -> None:
    law: Source = SOURCES["law"]
    assert chip_of(law, TUESDAY, {}).warning == ""
    assert "read it again by 22 Nov 2027" in chip_of(law, A_YEAR_LATER, {}).warning
    changed = chip_of(law, A_YEAR_LATER, CHANGED).warning
    assert changed == "This page changed on 18 Nov 2026 and is not yet reviewed."


def test_chips_keep_their_order_and_leave_out_what_is_gone() -> None:
    assert [chip.id for chip in chips("nus", "gone", "law")] == ["nus", "law"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("law",), "1 page, all official, read 22 Nov 2026"),
        (("law", "law", "law"), "3 pages, all official, read 22 Nov 2026"),
        (("law", "blog", "nus"), "3 pages, 1 official, read 22 Nov 2026"),
        (("lab", "blog"), "2 pages, none official, read 22 Nov 2026"),
        (("blog", "link", "lab"), "3 pages, none official, 1 not read yet, read 22 Nov 2026"),
        (("link", "link"), "2 pages, none official, 2 not read yet"),
        (("old", "law"), "2 pages, 1 official, 1 official but old, read 22 Nov 2026"),
        (("old", "blog"), "2 pages, 1 official but old, read 22 Nov 2026"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_many_pages_are_summed_up_and_an_unread_address_is_not_called_official(
    names: tuple[str, ...], words: str
) -> None:
    assert plain(rests_words(chips(*names))) == words


def test_pages_read_on_different_days_are_summed_up_without_a_day() -> None:
    law = SOURCES["law"]
    later = chip_of(replace(law, read_on=TUESDAY), TUESDAY, {})
    assert rests_words((chip_of(law, TUESDAY, {}), later)) == "2 pages, all official"


def test_a_title_is_shown_where_the_publisher_alone_does_not_tell_pages_apart() -> None:
    other = chip_of(source("other", publisher="Agency"), TUESDAY, {})
    shown = titled((*chips("law", "nus"), other))
    assert [chip.is_titled for chip in shown] == [True, True, False]


@pytest.mark.parametrize(
    ("names", "is_folded"),
    [((), False), (("law", "nus"), False), (("law", "nus", "blog"), True)],
    ids=["none", "two", "three"],
)
def test_more_than_two_pages_are_folded(names: tuple[str, ...], *, is_folded: bool) -> None:
    assert Claim(chips(*names)).sources.is_folded is is_folded


def test_a_fold_that_hides_something_amiss_stands_open() -> None:
    names = ("law", "nus", "blog")
    assert not Claim(chips(*names)).sources.is_open
    assert Claim(chips_of(names, SOURCES, TUESDAY, CHANGED)).sources.is_open
