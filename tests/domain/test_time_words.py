from datetime import date, timedelta

import pytest

from planner.domain.time_words import (
    clock_words,
    day_words,
    full_day_words,
    length_words,
    range_words,
)
from tests.domain.hours_examples import sg

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("Tue 2026-11-24 00:00", "00:00"),
        ("Tue 2026-11-24 21:05", "21:05"),
        ("Wed 2026-11-25 00:00", "midnight"),
        ("Wed 2026-11-25 02:00", "Wed 02:00"),
        ("Mon 2026-11-30 10:00", "Mon 10:00"),
        ("Tue 2026-12-01 10:00", "Tue 1 Dec 10:00"),
        ("Mon 2026-11-23 10:00", "Mon 23 Nov 10:00"),
    ],
)
def test_a_time_on_another_day_names_that_day(moment: str, words: str) -> None:
    assert clock_words(sg(moment), TUESDAY) == words


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        ("2026-11-27 10:00", "2026-11-27 21:00", "10:00–21:00"),
        ("2026-11-27 07:00", "2026-11-28 00:00", "07:00–24:00"),
        ("2026-11-27 18:00", "2026-11-28 02:00", "Fri 18:00 – Sat 02:00"),
    ],
)
def test_a_stretch_names_its_days_only_across_midnight(opens: str, closes: str, words: str) -> None:
    assert range_words(sg(opens), sg(closes)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (0.5, "1 min"), (45, "45 min"), (60, "1 h"), (135, "2 h 15 min")],
)
def test_a_length_counts_begun_minutes(minutes: float, words: str) -> None:
    assert length_words(timedelta(minutes=minutes)) == words


def test_days_are_written_out() -> None:
    assert day_words(TUESDAY) == "Tue 24 Nov"
    assert full_day_words(date(2026, 8, 1)) == "1 Aug 2026"
