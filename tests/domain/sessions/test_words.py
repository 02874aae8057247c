from datetime import UTC, date

import pytest

from planner.domain.sessions.words import days_left_words, time_words
from tests.domain.hours_examples import sg

TUESDAY = date(2026, 11, 24)
NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "today", "words"),
    [
        ("Tue 2026-11-24 19:00", "Tue 2026-11-24 21:00", TUESDAY, "Tue 24 Nov, 19:00–21:00"),
        ("Tue 2026-11-24 22:00", "Wed 2026-11-25 00:00", TUESDAY, "Tue 24 Nov, 22:00–24:00"),
        ("Fri 2026-11-27 23:30", "Sat 2026-11-28 01:30", TUESDAY, "Fri 27 Nov, 23:30 – Sat 01:30"),
        ("Tue 2027-01-05 09:05", "Tue 2027-01-05 10:00", TUESDAY, "Tue 5 Jan 2027, 09:05–10:00"),
        (
            *("Thu 2026-12-31 23:30", "Fri 2027-01-01 01:30", NEW_YEAR),
            "Thu 31 Dec 2026, 23:30 – Fri 01:30",
        ),
        ("Thu 2026-12-31 22:00", "Fri 2027-01-01 00:00", TUESDAY, "Thu 31 Dec, 22:00–24:00"),
    ],
    ids=["evening", "to midnight", "past midnight", "next year", "last year", "year's last hours"],
)
def test_a_session_says_when_it_is(start: str, end: str, today: date, words: str) -> None:
    assert time_words(sg(start), sg(end), today) == words
    assert time_words(sg(start).astimezone(UTC), sg(end).astimezone(UTC), today) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TUESDAY, "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 26), "in 2 days"),
        (date(2027, 11, 24), "in 365 days"),
        (date(2026, 11, 22), "2 days ago"),
    ],
)
def test_a_day_says_how_far_off_it_is(day: date, words: str) -> None:
    assert days_left_words(day, TUESDAY) == words
