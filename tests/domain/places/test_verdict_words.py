import pytest

from planner.domain.places.verdict_words import headline
from tests.domain.hours_examples import (
    FIVE_PM,
    LATE_BAR,
    LIBRARY,
    PlaceWithHours,
    moment,
    sg,
    verdict,
)

NLB = PlaceWithHours(LIBRARY, eve_closing=FIVE_PM)


def words(
    place: PlaceWithHours | str | None, start: str, end: str | None = None, now: str | None = None
) -> str:
    return headline(verdict(place, start, end), moment(start, end), sg(now or start))


@pytest.mark.parametrize(
    ("place", "when", "expected"),
    [
        (LIBRARY, "2026-11-24 18:30", "Open until 21:00"),
        (LIBRARY, "2026-11-24 19:59", "Open until 21:00"),
        (LIBRARY, "2026-11-24 20:00", "Open until 21:00, closes in 1 h"),
        (LIBRARY, "2026-11-24 20:20", "Open until 21:00, closes in 40 min"),
        ("07:00-24:00", "2026-11-24 18:30", "Open until midnight"),
        (LATE_BAR, "2026-11-27 20:00", "Open until Sat 02:00"),
        (LATE_BAR, "2026-11-28 01:40", "Open until 02:00, closes in 20 min"),
        ("24/7", "2026-11-24 18:30", "Open all day and night"),
        (LIBRARY, "2026-11-24 09:35", "Opens 10:00, in 25 min"),
        (LIBRARY, "2026-11-24 09:00", "Opens 10:00, in 1 h"),
        (LIBRARY, "2026-11-24 08:35", "Closed, opens 10:00"),
        (LIBRARY, "2026-11-24 22:00", "Closed, opens Wed 10:00"),
        (LATE_BAR, "2026-11-29 03:00", "Closed, opens Fri 18:00"),
        ("Dec 28 10:00-12:00", "2026-11-24 12:00", "Closed, opens Mon 28 Dec 10:00"),
        ("off", "2026-11-24 12:00", "Closed"),
        (NLB, "2026-12-24 16:30", "Open until 17:00, closes in 30 min"),
        (None, "2026-11-24 12:00", "Hours not known"),
        ('"ring first"', "2026-11-24 12:00", "Not known: ring first"),
    ],
)
def test_now_is_told_with_the_time_it_changes(
    place: PlaceWithHours | str | None, when: str, expected: str
) -> None:
    assert words(place, when) == expected


def test_seconds_do_not_make_now_another_time() -> None:
    assert words(LIBRARY, "2026-11-24 20:20", now="2026-11-24 20:20:59").endswith("in 40 min")


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2026-11-24 20:20", "Open until 21:00"), ("2026-11-24 09:35", "Closed, opens 10:00")],
)
def test_another_instant_is_told_without_lengths_from_now(when: str, expected: str) -> None:
    assert words(LIBRARY, when, now="2026-11-24 08:00") == expected


@pytest.mark.parametrize(
    ("place", "start", "end", "expected"),
    [
        (LIBRARY, "2026-11-24 19:00", "2026-11-24 21:00", "Open for all of it, until 21:00"),
        ("24/7", "2026-11-24 19:00", "2026-11-24 21:00", "Open for all of it"),
        (LATE_BAR, "2026-11-27 22:00", "2026-11-28 01:00", "Open for all of it, until Sat 02:00"),
        (
            LIBRARY,
            "2026-11-24 19:30",
            "2026-11-24 21:30",
            "Open for part: closes 21:00, 30 min before you finish",
        ),
        (LIBRARY, "2026-11-24 21:30", "2026-11-24 22:30", "Closed then, opens Wed 10:00"),
        ("off", "2026-11-24 21:30", "2026-11-24 22:30", "Closed then"),
        (
            LIBRARY,
            "2028-11-24 12:00",
            "2028-11-24 13:00",
            "Not known: Public holidays of 2028 are not known yet",
        ),
    ],
)
def test_an_interval_is_told_as_a_whole(
    place: PlaceWithHours | str | None, start: str, end: str, expected: str
) -> None:
    assert words(place, start, end, now="2026-11-20 12:00") == expected
