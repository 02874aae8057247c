"""What a look makes of what is known: a table of states, and laws over any series of looks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.watch.source_watch import (
    FIRST_READ,
    NOT_ASKED,
    ONLY_FINGERPRINT,
    READ_ANEW,
    Change,
    Found,
    FoundKind,
    Known,
    Listed,
    change_words,
    judge,
)
from planner.domain.watch.watched import WatchState
from planner.domain.watch.watched_text import fingerprint

URL = "https://ministry.test/interns"
READER, NEXT_READER = "reader 1", "reader 2"
OLD = "Students ask their school first. Work beside one's studies: up to 28 hours a week."
NEW = "Students ask their school first. Work beside one's studies: up to 20 hours a week."
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
LISTED = Listed(URL)
SEEN = Known(
    URL, WatchState.UNCHANGED, fingerprint(OLD, READER), OLD, FRIDAY, '"v1"', "Fri", failures=2
)


def read(text: str, **more: str) -> Found:
    return Found(FoundKind.TEXT, text=text, **{"read_with": READER, **more})


def test_a_first_look_only_records() -> None:
    known, change = judge(Known(URL), read(OLD, etag='"v1"', last_modified="Fri"), LISTED, MONDAY)
    assert change is None
    assert known == replace(SEEN, failures=0, text_seen_on=MONDAY, detail=FIRST_READ)


def test_what_a_look_says_stands_before_what_is_made_of_it() -> None:
    known, _ = judge(Known(URL), read(OLD, detail="Only its beginning."), LISTED, MONDAY)
    assert known.detail == f"Only its beginning. {FIRST_READ}"


def test_the_same_text_again_is_unchanged_and_seen_later() -> None:
    known, change = judge(SEEN, read(f"  {OLD}\n"), LISTED, MONDAY)
    assert (known.state, known.text_seen_on, change) == (WatchState.UNCHANGED, MONDAY, None)
    assert (known.etag, known.failures, known.detail) == ("", 0, "")


def test_another_text_is_a_change_with_the_last_day_of_the_old_one() -> None:
    known, change = judge(SEEN, read(NEW, etag='"v2"'), LISTED, MONDAY)
    assert change == Change(
        FRIDAY,
        "− …irst. Work beside one's studies: up to 28 hours a week.\n"
        "+ …irst. Work beside one's studies: up to 20 hours a week.",
    )
    assert (known.state, known.text, known.text_seen_on) == (WatchState.CHANGED, NEW, MONDAY)
    assert known.fingerprint == fingerprint(NEW, READER)


def test_a_change_is_told_once() -> None:
    known, _ = judge(SEEN, read(NEW), LISTED, MONDAY)
    known, change = judge(known, read(NEW), LISTED, MONDAY)
    assert (known.state, change) == (WatchState.UNCHANGED, None)


def test_an_answer_that_nothing_changed_is_unchanged() -> None:
    known, change = judge(SEEN, Found(FoundKind.NOT_MODIFIED), LISTED, MONDAY)
    assert change is None
    assert known == replace(SEEN, failures=0, text_seen_on=MONDAY)


def test_an_answer_that_nothing_changed_to_a_first_look_is_none() -> None:
    known, _ = judge(Known(URL), Found(FoundKind.NOT_MODIFIED), LISTED, MONDAY)
    assert known == Known(URL, failures=1, detail=NOT_ASKED)


@pytest.mark.parametrize(
    ("listed", "change", "detail"),
    [
        (fingerprint(OLD, READER), None, ""),
        (fingerprint(NEW, READER), Change(FRIDAY, ONLY_FINGERPRINT), ""),
        ("", None, FIRST_READ),
    ],
    ids=["as a person read it", "another than a person read", "nobody kept one"],
)
def test_a_first_look_is_compared_with_the_list_of_sources(
    listed: str, change: Change | None, detail: str
) -> None:
    known, told = judge(Known(URL), read(OLD), Listed(URL, listed, FRIDAY), MONDAY)
    assert (told, known.detail) == (change, detail)
    assert known.state is (WatchState.CHANGED if change else WatchState.UNCHANGED)


def test_a_later_look_is_compared_with_the_one_before_and_not_with_the_list() -> None:
    _, change = judge(SEEN, read(OLD), Listed(URL, fingerprint(NEW, READER), FRIDAY), MONDAY)
    assert change is None


@pytest.mark.parametrize(
    ("text", "listed", "read_with", "is_told"),
    [
        (NEW, LISTED, NEXT_READER, False),
        (NEW, Listed(f"{URL}/new"), READER, False),
        (OLD, LISTED, NEXT_READER, False),
        (NEW, LISTED, READER, True),
    ],
    ids=["another reader", "another address", "another reader, one text", "nothing else"],
)
def test_what_cannot_be_compared_is_recorded_afresh(
    text: str, listed: Listed, read_with: str, is_told: bool
) -> None:
    known, change = judge(SEEN, read(text, read_with=read_with), listed, MONDAY)
    assert (change is not None) is is_told
    assert (known.detail == READ_ANEW) is (not is_told and text == NEW)
    assert (known.url, known.fingerprint) == (listed.url, fingerprint(text, read_with))
    assert judge(known, read(text, read_with=read_with), listed, MONDAY)[1] is None


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (Found(FoundKind.GONE, "It is not there."), WatchState.GONE),
        (Found(FoundKind.REFUSED, "It is a PDF."), WatchState.REFUSED),
        (Found(FoundKind.MOVED, "It left.", moved_to="https://else.test/"), WatchState.MOVED),
        (Found(FoundKind.NOT_MODIFIED, moved_to=f"{URL}/b"), WatchState.MOVED),
    ],
)
def test_a_page_that_gave_no_text_keeps_what_was_read(found: Found, state: WatchState) -> None:
    known, change = judge(SEEN, found, LISTED, FRIDAY)
    assert change is None
    kept = replace(SEEN, state=state, failures=0, detail=found.detail, moved_to=found.moved_to)
    assert known == kept


def test_a_page_that_moved_is_still_compared() -> None:
    known, change = judge(SEEN, read(OLD, moved_to=f"{URL}/b"), LISTED, MONDAY)
    assert (known.state, known.moved_to, change) == (WatchState.MOVED, f"{URL}/b", None)
    known, change = judge(SEEN, read(NEW, moved_to=f"{URL}/b"), LISTED, MONDAY)
    assert (known.state, known.moved_to) == (WatchState.CHANGED, f"{URL}/b")
    assert change is not None


@pytest.mark.parametrize("text", ["", "Enable JavaScript.", "\n \u200b"])
def test_hardly_any_text_after_a_full_one_is_no_change(text: str) -> None:
    known, change = judge(SEEN, read(text, etag='"v2"'), LISTED, MONDAY)
    assert change is None
    assert "It could not be read" in known.detail
    assert known == replace(SEEN, state=WatchState.REFUSED, failures=0, detail=known.detail)


def test_three_looks_in_a_row_without_an_answer_make_a_page_unreachable() -> None:
    known, states = replace(SEEN, failures=0), []
    for _ in range(4):
        known, change = judge(known, Found(FoundKind.UNREACHABLE, "Nobody."), LISTED, MONDAY)
        states.append((known.failures, known.state, change))
    quiet, said = WatchState.UNCHANGED, WatchState.UNREACHABLE
    assert states == [(1, quiet, None), (2, quiet, None), (3, said, None), (4, said, None)]
    assert (known.text, known.detail) == (OLD, "Nobody.")


LOOKS = st.lists(
    st.builds(Found, st.sampled_from(FoundKind), text=st.just(""), read_with=st.just(READER))
    | st.builds(read, st.sampled_from([OLD, NEW, f"{NEW}\nMore."])),
    max_size=14,
)


@given(LOOKS)
def test_over_any_looks_what_was_read_stays_and_each_change_is_told_once(
    looks: list[Found],
) -> None:
    texts: list[str] = []
    known, day, changes, failures = Known(URL), FRIDAY, 0, 0
    for found in looks:
        known, change = judge(known, found, LISTED, day)
        day += timedelta(days=1)
        texts += [found.text] if found.text and found.text not in texts[-1:] else []
        changes += change is not None
        is_answer = found.kind is not FoundKind.UNREACHABLE and not (
            found.kind is FoundKind.NOT_MODIFIED and not texts
        )
        failures = 0 if is_answer else failures + 1
        assert known.text == (texts[-1] if texts else "")
        assert known.failures == failures
        assert changes == max(len(texts) - 1, 0)
        if failures:
            assert (known.state is WatchState.UNREACHABLE) >= (failures >= 3)
        else:
            assert known.state not in {WatchState.UNREACHABLE, WatchState.NEVER}


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (FRIDAY, "noticed on 23 Nov 2026, last seen as it was on 20 Nov 2026."),
        (None, "noticed on 23 Nov 2026."),
    ],
)
def test_a_change_is_told_with_both_days(before: date | None, words: str) -> None:
    told = change_words("Work", before, MONDAY)
    assert told == f"“Work” changed, {words} Your evidence is kept."
