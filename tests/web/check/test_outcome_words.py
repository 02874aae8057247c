import pytest

from planner.web.check.outcome_words import (
    country_heading,
    country_words,
    lead,
    pause_words,
    steps_words,
    title,
)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"Japan": 1}, "One route to ask about, for Japan"),
        ({"Korea": 3}, "Three routes to ask about, for Korea"),
        ({"Japan": 2, "Korea": 0}, "Two routes to ask about, for Japan and Korea"),
        ({"Japan": 12}, "12 routes to ask about, for Japan"),
        ({"Japan": 0}, "Nothing matched for Japan: ask"),
        ({"Japan": 0, "Korea": 0}, "Nothing matched for Japan or Korea: ask"),
    ],
)
def test_the_heading_counts_and_names(counts: dict[str, int], words: str) -> None:
    assert title(counts) == words


@pytest.mark.parametrize("counts", [{"Japan": 0}, {"Japan": 2}])
def test_the_lead_says_that_it_is_not_legal_advice(counts: dict[str, int]) -> None:
    assert "not legal advice" in lead(counts)


@pytest.mark.parametrize(
    ("unknown", "counts", "words"),
    [
        (1, {"Japan": 2}, "You answered “I do not know” once."),
        (2, {"Japan": 2}, "You answered “I do not know” twice."),
        (13, {"Japan": 2}, "You answered “I do not know” 13 times."),
        (0, {"Japan": 0, "Korea": 1}, "Nothing matched for Japan."),
        (3, {"Japan": 0, "Korea": 0}, "three times. Nothing matched for Japan and Korea."),
    ],
)
def test_a_pause_names_its_reasons(unknown: int, counts: dict[str, int], words: str) -> None:
    said = pause_words(unknown, counts)
    assert words in said
    assert said.endswith("until somebody has answered in writing.")


def test_a_country_is_headed_by_its_routes() -> None:
    assert country_heading("Japan", 1) == "Japan: one route to ask about"
    assert country_heading("Korea", 2) == "Korea: two routes to ask about"
    assert country_heading("Korea", 0) == "Korea: nothing matched, ask"
    assert country_words("Japan", 1) == ""
    assert "No route for Japan fits" in country_words("Japan", 0)


def test_steps_are_counted() -> None:
    assert steps_words(1).startswith("1 step, ")
    assert steps_words(26).startswith("26 steps, ")
