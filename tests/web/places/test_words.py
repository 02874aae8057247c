import json
from enum import StrEnum

import pytest

from planner.domain.moments import Moment
from planner.domain.places.opening_hours import State, Verdict
from planner.domain.places.place import (
    ATTRIBUTES,
    Access,
    Answer,
    Confidence,
    Kind,
    Status,
    StudyEvidence,
)
from planner.web.places import words as place_words
from planner.web.places.jsonld import place_jsonld
from planner.web.places.list_page import when_words
from tests.domain.hours_examples import moment
from tests.domain.place_examples import PlaceExample, add_place


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0.0, "0 m"),
        (44.0, "40 m"),
        (346.0, "350 m"),
        (994.0, "990 m"),
        (1000.0, "1.0 km"),
        (1249.0, "1.2 km"),
        (12_345.0, "12.3 km"),
    ],
)
def test_distances_are_short_and_round(metres: float, words: str) -> None:
    assert place_words.distance_words(metres) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (None, "any time"),
        (moment("Tue 2026-11-24 18:30"), "Tue 24 Nov, 18:30"),
        (moment("Tue 2026-11-24 18:30", "2026-11-24 20:45"), "Tue 24 Nov, 18:30–20:45"),
        (
            moment("Thu 2026-12-31 23:30", "2027-01-01 00:30"),
            "Thu 31 Dec, 23:30 – Fri 1 Jan, 00:30",
        ),
    ],
    ids=["any", "instant", "one evening", "over New Year"],
)
def test_the_time_asked_about_is_written_with_its_weekday(asked: Moment | None, words: str) -> None:
    assert when_words(asked) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [("", "undated"), ("2023", "as of 2023"), ("2026-09-05", "as of 2026-09-05")],
)
def test_a_source_is_never_given_a_day_that_nobody_stated(date: str, words: str) -> None:
    assert place_words.as_of(date) == words


def test_hours_tell_whose_they_are_and_how_old() -> None:
    assert place_words.hours_as_of(add_place()) == "Hours from NLB, as of 2023"
    assert "not found" in place_words.hours_as_of(add_place(opening_hours=None))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (add_place(), ""),
        (add_place(study_evidence=StudyEvidence.NONE), "Nobody has confirmed"),
        (
            add_place(confidence=Confidence.STALE, source_date="2016", hours_date=""),
            "The newest source is old (2016)",
        ),
        (
            add_place(confidence=Confidence.STALE, source_date="2019", evidence_date="2021-12-16"),
            "The newest source is old (2023)",
        ),
        (add_place(confidence=Confidence.STALE, source_date="", hours_date=""), "(undated)"),
        *(
            (add_place(status=status, status_note="It has shut."), "It has shut.")
            for status in (Status.UNKNOWN, Status.CLOSED, Status.MOVED)
        ),
        (add_place(status=Status.OPEN, status_note="It has shut."), ""),
    ],
    ids=[
        *("all well", "no evidence", "stale", "stale hours", "undated"),
        *("status unknown", "closed", "moved", "open"),
    ],
)
def test_a_caution_names_what_is_not_confirmed(place: PlaceExample, words: str) -> None:
    caution = place_words.caution(place)
    assert (words in caution) if words else caution == ""


def test_the_caution_of_a_moved_place_says_where_to() -> None:
    moved = add_place(status=Status.MOVED, status_note="Closed since May.", moved_to="hall")
    words = place_words.caution(moved, add_place("Hall"))
    assert words == "Moved to Hall. Closed since May."


def test_a_partly_open_place_has_a_ring_of_its_own() -> None:
    assert place_words.state_word(Verdict(State.CLOSED, is_partial=True)) == "part"
    assert [place_words.state_word(Verdict(state)) for state in State] == list(State)


def test_only_what_a_source_says_is_there_is_listed() -> None:
    place = add_place(wifi=Answer.YES, power=Answer.NO, capacity=30, access=Access.STUDENTS)
    labels = [link.label for link in place_words.amenities(place)]
    assert labels == ["30 bookable seats", "Wi-Fi", "For its students"]
    assert place_words.amenities(add_place()) == ()


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Kind, place_words.KINDS),
        (Kind, place_words.SHAPES),
        (Access, place_words.ACCESSES),
        (StudyEvidence, place_words.EVIDENCES),
        (Confidence, place_words.CONFIDENCES),
        (Status, place_words.STATUSES),
    ],
)
def test_every_word_of_a_vocabulary_has_words_for_readers(
    members: type[StrEnum], words: dict[StrEnum, str]
) -> None:
    assert set(words) == set(members)
    assert set(place_words.ATTRIBUTES) == set(ATTRIBUTES)


def test_jsonld_tells_type_price_and_closure() -> None:
    free = json.loads(place_jsonld(add_place(), "https://here/atrium"))
    assert free["@type"] == "Library"
    untold = {"sameAs", "description", "openingHours", "isAccessibleForFree"}
    assert untold & set(free) == set()
    closed = add_place(
        kind=Kind.OTHER,
        access=Access.PAID,
        price="S$2",
        url="https://example.org",
        status=Status.CLOSED,
        status_note="Closed since May.",
    )
    told = json.loads(place_jsonld(closed, "https://here/atrium"))
    assert (told["@type"], told["isAccessibleForFree"]) == ("Place", False)
    assert (told["sameAs"], told["description"]) == ("https://example.org", "Closed since May.")
