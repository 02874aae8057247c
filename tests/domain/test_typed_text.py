import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.typed_text import clean_text, read_text
from tests.domain.checklist_examples import HOSTILE

LONGEST_NOTE = 10_000
ANY_TEXT = st.text(st.characters()) | st.text("a é\u0301\u200d\u202e\u3164\t\r\n \x00\u2028")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kita   Robotics ", "Kita Robotics"),
        ("Kita\tRobotics\r\nOsaka", "Kita Robotics Osaka"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("\u2066a\u2069\u200eb\u200fc\u061c", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00l\x1b[31m", "null[31m"),
        ("soft\u00adhyphen", "softhyphen"),
        ("half\ud800pair", "halfpair"),
        ("\u00a0no\u3000break", "no break"),
        ("e\u200b\u0301", "\u00e9"),
        ("👩\u200d🎓", "👩\u200d🎓"),
        ("نامه\u200cای", "نامه\u200cای"),
        ("山田 (株)", "山田 (株)"),
        ("\u3164\u200d \u2800", ""),
        ("", ""),
    ],
)
def test_one_line_is_kept_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\n\n a\n\n\n  b  \n", "a\n\n\n  b"),
        ("- x\n\t- y", "- x\n    - y"),
        ("a\x00\nb\u202e\nc", "a\nb\nc"),
        (" \n\u200b\n", ""),
    ],
)
def test_a_note_keeps_its_lines(typed: str, kept: str) -> None:
    assert clean_text(typed, multiline=True) == kept


def test_hostile_text_stays_text() -> None:
    kept = clean_text(HOSTILE)
    assert kept == (
        "<script>alert('x')</script> Subject: {{ 7*7 }} gpj.exe & \"quoted\""  # nothing escaped
    )


@given(ANY_TEXT, st.booleans())
def test_cleaning_twice_changes_nothing_more(typed: str, multiline: bool) -> None:
    kept = clean_text(typed, multiline=multiline)
    assert clean_text(kept, multiline=multiline) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == kept.strip()
    kept.encode()


@given(ANY_TEXT, st.booleans())
def test_nothing_kept_commands_the_screen(typed: str, multiline: bool) -> None:
    kept = clean_text(typed, multiline=multiline)
    left = set(kept) - {"\n", "\u200c", "\u200d"}
    assert not {char for char in left if unicodedata.category(char) in {"Cc", "Cf", "Cs"}}
    assert multiline or "\n" not in kept


@given(st.text(st.characters(categories=["L", "N", "P"])), st.integers(0, 20))
def test_text_is_cut_only_when_told_to(typed: str, longest: int) -> None:
    whole = clean_text(typed)
    assert clean_text(typed, longest=len(whole)) == whole
    assert len(clean_text(typed, longest=longest)) <= longest


def test_a_note_of_ten_thousand_characters_fits() -> None:
    note = "勉強する。\r\n" * 1_666 + "終わり。"
    kept = read_text("note", "Note", note, LONGEST_NOTE, multiline=True)
    assert len(kept) == LONGEST_NOTE
    assert kept.count("\n") == 1_666


def test_a_note_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(InvalidValue) as refused:
        read_text("note", "Note", "x" * 10_412, LONGEST_NOTE, multiline=True)
    assert refused.value.field == "note"
    assert refused.value.message == (
        "Note: 10,412 characters; up to 10,000 fit. Shorten it by 412."
    )


@pytest.mark.parametrize(("length", "is_read"), [(119, True), (120, True), (121, False)])
def test_a_field_holds_so_many_characters_and_no_more(length: int, *, is_read: bool) -> None:
    typed = f"  {'é' * length}\u202e  "
    if is_read:
        assert read_text("name", "Name", typed, 120) == "é" * length
    else:
        with pytest.raises(InvalidValue, match="Shorten it by 1"):
            read_text("name", "Name", typed, 120)


@pytest.mark.parametrize("typed", ["", "  \t ", "\u200b\u202e", "\u3164"])
def test_a_required_field_wants_something_that_can_be_seen(typed: str) -> None:
    assert read_text("host", "Host", typed, 9) == ""
    with pytest.raises(InvalidValue) as refused:
        read_text("name", "Name", typed, 9, required=True)
    assert refused.value.message == "Name: nothing is typed here yet, and this one is needed."
