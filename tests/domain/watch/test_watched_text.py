"""Only a change of a page's words is a change, and what is shown of it is short."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.watch.watched_text import (
    FEWEST_CHARACTERS,
    LONGEST_EXCERPT,
    LONGEST_TEXT,
    doubt,
    excerpt,
    fingerprint,
    normalised,
)

TEXTS = st.text(max_size=200) | st.lists(st.sampled_from("ab \n\t\x00é"), max_size=30).map("".join)
LINES = st.lists(st.text("abc ", min_size=1, max_size=12), max_size=12).map("\n".join)
FULL = "Ask the school first. " * 40


@given(TEXTS)
@example("\u0308a\u200b\u0308")
@example("\ufdfa\u2028x")
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(TEXTS)
def test_what_is_normalised_can_be_kept_and_shown(text: str) -> None:
    kept = normalised(text)
    assert not {unicodedata.category(sign) for sign in kept if sign != "\n"} & {"Cc", "Cf", "Cs"}
    kept.encode()


@given(st.lists(st.sampled_from(["28 hours", "ask", "é", "学校"]), max_size=6))
def test_space_does_not_count(words: list[str]) -> None:
    tidy = "\n".join(words)
    assert normalised("\r\n\n \t".join(words) + "\n \u3000") == normalised(tidy)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("２８ hours", "28 hours"),
        ("ﬁnd", "find"),
        ("per\u00admission", "permission"),
        ("e\u0301", "é"),
        ("a\u00a0 b", "a b"),
        ("\x1b[31mred", "[31mred"),
        ("half \ud800 pair", "half pair"),
    ],
    ids=["wide digits", "ligature", "soft hyphen", "accent", "hard space", "escape", "surrogate"],
)
def test_spellings_of_one_text_are_one(text: str, same: str) -> None:
    assert normalised(text) == same


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 March 2026",
        "Last Updated on Mon, 2 Nov 2026 09:15 JST",
        "LAST MODIFIED 2026-03-01T09:00:00Z",
        "Page last updated at 1:05 pm",
        "Date of last update: 1st Nov. 2026",
        "最終更新日：2026年3月1日",
        "更新日時 2026/03/01 10:15",
        "최종 수정일 : 2026.03.01",
        "Visitors: 1,234",
        "Page views 99",
        "アクセス数：12345",
        "조회수 1234",
    ],
)
def test_a_line_that_only_counts_or_dates_the_page_does_not_count(line: str) -> None:
    assert normalised(f"Ask first.\n{line}\nKeep the answer.") == "Ask first.\nKeep the answer."


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: the limit is 28 hours",
        "Updated 2026 rules: ask first",
        "Updated",
        "Last updated: " + "1 " * 40,
        "Visitors: 90 days",
        "Visitors",
        "Visitors 90 ask at the embassy",
        "Views of 3 schools",
        "2026年3月1日",
        "Apply by 3 March 2026",
        "Hits1",
    ],
)
def test_any_other_line_counts(line: str) -> None:
    assert normalised(line) == " ".join(line.split())


def test_of_an_endless_text_the_beginning_is_watched() -> None:
    text = normalised("word " * LONGEST_TEXT)
    assert len(text) <= LONGEST_TEXT
    assert normalised(text) == text


@given(LINES, LINES)
def test_one_fingerprint_means_one_text(old: str, new: str) -> None:
    assert (fingerprint(old, "r 1") == fingerprint(new, "r 1")) == (old == new)


def test_a_fingerprint_is_sha_256_of_text_and_reader() -> None:
    assert fingerprint("Ask first.", "r 1") != fingerprint("Ask first.", "r 2")
    # printf 'r 1\nAsk first.' | sha256sum
    assert fingerprint("Ask first.", "r 1") == (
        "be9ff0ab36e4940641c39701eafa45152ad5308d3950461d194e06c3f20e51ee"
    )


@pytest.mark.parametrize(
    ("text", "before", "is_doubted"),
    [
        ("", "", True),
        ("x" * (FEWEST_CHARACTERS - 1), "", True),
        ("x" * FEWEST_CHARACTERS, "", False),
        ("", FULL, True),
        ("Enable JavaScript to see this page.", FULL, True),
        ("x" * 87, FULL, True),
        ("x" * 88, FULL, False),
        (FULL, "x" * 60, False),
    ],
)
def test_a_page_with_hardly_any_text_is_doubted(text: str, before: str, is_doubted: bool) -> None:
    assert len(FULL) == 880
    assert bool(doubt(text, before)) is is_doubted


@given(LINES, LINES)
def test_an_excerpt_is_empty_only_where_nothing_differs(old: str, new: str) -> None:
    assert bool(excerpt(normalised(old), normalised(new))) == (normalised(old) != normalised(new))


@given(st.text("ab\n", max_size=3_000), st.text("ab\n", max_size=3_000))
def test_an_excerpt_is_short(old: str, new: str) -> None:
    assert len(excerpt(old, new)) <= LONGEST_EXCERPT


LONG = "The school is asked before anything is signed, and the answer is kept. "
AROUND = "…ing is signed, and the answer is kept. {} hours. The school is asked before anyth…"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a\nb\nc", "a\nB\nc", "− b\n+ B"),
        ("a\nc", "a\nb\nc", "+ b"),
        ("a\nb\nc", "a\nc", "− b"),
        ("", "b", "+ b"),
        ("a\nb\nc\nd\ne", "a\nB\nc\nD\ne", "− b\n+ B\n− d\n+ D"),
        (
            f"{LONG}28 hours. {LONG}",
            f"{LONG}20 hours. {LONG}",
            f"− {AROUND.format(28)}\n+ {AROUND.format(20)}",
        ),
        ("a", "b" * 999, "− a\n+ " + "b" * 239 + "…"),
    ],
    ids=["replaced", "came", "left", "all new", "two places", "within a line", "long"],
)
def test_an_excerpt_shows_what_left_and_what_came(old: str, new: str, shown: str) -> None:
    assert excerpt(old, new) == shown


def test_a_long_difference_is_cut() -> None:
    lines = [f"line {n}" for n in range(400)]
    shown = excerpt("\n".join(lines), "\n".join(f"new {line}" for line in lines))
    assert len(shown) == LONGEST_EXCERPT
    assert shown.endswith("…")
