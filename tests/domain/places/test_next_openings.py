import pytest

from planner.domain.places.opening_hours import State
from tests.domain.hours_examples import FAST_FOOD, LATE_BAR, LIBRARY, PlaceWithHours, sg, verdict

CLUB = "Mo,Fr 14:00-17:00,18:30-21:30; PH off"


@pytest.mark.parametrize(
    ("text", "start", "opens", "closes"),
    [
        (LIBRARY, "2026-11-24 18:30", "2026-11-24 10:00", "2026-11-24 21:00"),
        (LIBRARY, "2026-11-24 22:00", None, None),
        (CLUB, "2026-11-23 19:00", "2026-11-23 18:30", "2026-11-23 21:30"),
        (LATE_BAR, "2026-11-28 01:00", "2026-11-27 18:00", "2026-11-28 02:00"),
        (FAST_FOOD, "2026-11-26 12:00", "2026-11-26 06:00", "2026-11-29 00:00"),
        ("24/7; Sa off", "2026-11-24 12:00", "2026-11-22 00:00", "2026-11-28 00:00"),
        ("12:00-36:00; We off", "2026-11-24 14:00", "2026-11-19 12:00", "2026-11-25 12:00"),
        (
            "Mo 12:00-36:00; Tu 10:00-11:00",
            "2026-11-24 09:00",
            "2026-11-23 12:00",
            "2026-11-24 12:00",
        ),
        (
            "Mo 12:00-48:00; We 00:00-10:00",
            "2026-11-25 05:00",
            "2026-11-23 12:00",
            "2026-11-25 10:00",
        ),
        ("24/7", "2026-11-24 12:00", None, None),
        ("24/7; PH off", "2026-12-24 12:00", None, "2026-12-25 00:00"),
        ("24/7; PH off", "2026-12-26 12:00", "2026-12-26 00:00", "2027-01-01 00:00"),
    ],
)
def test_the_ends_are_those_of_the_opening_over_however_many_midnights(
    text: str, start: str, opens: str | None, closes: str | None
) -> None:
    found = verdict(text, start)
    assert found.opens_at == (sg(opens) if opens else None)
    assert found.closes_at == (sg(closes) if closes else None)


def test_the_ends_of_a_partly_open_interval_are_those_of_its_first_opening() -> None:
    found = verdict(CLUB, "2026-11-23 13:00", "2026-11-23 20:00")
    assert (found.opens_at, found.closes_at) == (sg("2026-11-23 14:00"), sg("2026-11-23 17:00"))
    assert found.is_partial


@pytest.mark.parametrize(
    ("text", "start", "opens"),
    [
        (LIBRARY, "2026-11-24 08:00", "2026-11-24 10:00"),
        (LIBRARY, "2026-11-24 21:00", "2026-11-25 10:00"),
        (LIBRARY, "2026-12-24 22:00", "2026-12-26 10:00"),
        (LIBRARY, "2026-08-08 22:00", "2026-08-11 10:00"),
        (LIBRARY, "2027-12-31 22:00", None),  # nobody has published 2028
        (LIBRARY, "2027-12-31 09:00", "2027-12-31 10:00"),
        ("Mo-Su 10:00-21:00", "2027-12-31 22:00", "2028-01-01 10:00"),
        (LATE_BAR, "2026-11-28 03:00", "2026-11-28 18:00"),
        ("2030 Jan 01 10:00-12:00", "2026-11-24 12:00", None),
        ("off", "2026-11-24 12:00", None),
        ('Mo "ring"; Tu 10:00-12:00', "2026-11-22 12:00", "2026-11-24 10:00"),
        ("18:00-26:00; PH off", "2025-12-31 17:00", None),
        ("10:00-21:00", "2026-11-24 10:00", None),  # open: there is no next opening to tell
    ],
)
def test_the_next_opening_is_the_first_certain_one(
    text: str, start: str, opens: str | None
) -> None:
    assert verdict(text, start).next_open == (sg(opens) if opens else None)


def test_no_opening_is_promised_beyond_days_whose_holidays_nobody_knows() -> None:
    silent = PlaceWithHours("Mo-Fr 10:00-12:00", holiday_hours_stated=False)
    found = verdict(silent, "Sat 2025-12-27 12:00")
    assert (found.state, found.next_open) == (State.CLOSED, None)


def test_an_opening_within_another_ends_nothing() -> None:
    text = "Mo 12:00-36:00; Tu 10:00-11:00"
    assert verdict(text, "2026-11-24 10:30", "2026-11-24 11:30").state is State.OPEN


def test_a_place_that_may_be_open_for_part_is_not_said_to_be() -> None:
    found = verdict('09:00-17:00 "ring"', "2026-11-24 16:00", "2026-11-24 18:00")
    assert (found.state, found.is_partial) == (State.CLOSED, False)


def test_a_place_open_for_only_part_is_next_open_at_its_first_open_minute() -> None:
    assert verdict(LIBRARY, "2026-11-24 20:00", "2026-11-24 22:00").next_open == sg(
        "2026-11-24 20:00"
    )


def test_the_doubt_of_last_year_s_night_hides_what_comes_next() -> None:
    nightly = "18:00-26:00, 12:00-13:00; PH off"
    found = verdict(nightly, "2026-01-01 01:00", "2026-01-01 03:00")
    assert (found.state, found.next_open) == (State.CLOSED, None)
