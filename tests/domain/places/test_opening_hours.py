from datetime import UTC, datetime

import pytest

from planner.domain.errors import InvalidValue
from planner.domain.places.opening_hours import State
from tests.domain.hours_examples import (
    FAST_FOOD,
    FIVE_PM,
    LATE_BAR,
    LIBRARY,
    PlaceWithHours,
    sg,
    verdict,
)

NLB = PlaceWithHours(LIBRARY, eve_closing=FIVE_PM)
NIGHTLY = "Mo-Su 18:00-26:00; PH off"
CLUB = "Mo,Fr 14:00-17:00,18:30-21:30; PH off"

OPEN, CLOSED, UNKNOWN = State


@pytest.mark.parametrize(
    ("place", "when", "state"),
    [
        # Half-open.
        (LIBRARY, "Tue 2026-11-24 09:59", CLOSED),
        (LIBRARY, "Tue 2026-11-24 10:00", OPEN),
        (LIBRARY, "Tue 2026-11-24 20:59", OPEN),
        (LIBRARY, "Tue 2026-11-24 21:00", CLOSED),
        ("07:00-24:00", "Tue 2026-11-24 23:59:30", OPEN),
        ("07:00-24:00", "Wed 2026-11-25 00:00", CLOSED),
        # Several openings a day.
        (CLUB, "Mon 2026-11-23 17:00", CLOSED),
        (CLUB, "Mon 2026-11-23 18:30", OPEN),
        # Across midnight: the night belongs to the day it began.
        (LATE_BAR, "Sat 2026-11-28 01:59", OPEN),
        (LATE_BAR, "Sat 2026-11-28 02:00", CLOSED),
        (LATE_BAR, "Sun 2026-11-29 01:00", OPEN),
        (LATE_BAR, "Fri 2026-11-27 01:00", CLOSED),
        # The night of a closed day is closed; the night into it is open.
        (NIGHTLY, "Fri 2026-12-25 01:00", OPEN),
        (NIGHTLY, "Fri 2026-12-25 19:00", CLOSED),
        (NIGHTLY, "Sat 2026-12-26 01:00", CLOSED),
        ("Mo-Fr 22:00-02:00; Sa 10:00-12:00", "Sat 2026-11-28 01:00", OPEN),
        # A Sunday holiday and its Monday.
        (LIBRARY, "Sun 2026-08-09 12:00", CLOSED),
        (LIBRARY, "Mon 2026-08-10 12:00", CLOSED),
        (LIBRARY, "Tue 2026-08-11 12:00", OPEN),
        ("24/7; PH off", "Mon 2026-08-10 23:59", CLOSED),
        ("24/7; PH off", "Tue 2026-08-11 00:00", OPEN),
        # Eves and holidays of Chinese New Year, which fall on a weekend with a Monday off.
        (NLB, "Fri 2027-02-05 16:59", OPEN),
        (NLB, "Fri 2027-02-05 17:00", CLOSED),
        (NLB, "Sat 2027-02-06 12:00", CLOSED),
        (NLB, "Mon 2027-02-08 12:00", CLOSED),
        (NLB, "Tue 2027-02-09 12:00", OPEN),
        # 31 December to 1 January.
        (FAST_FOOD, "Thu 2026-12-31 03:00", OPEN),
        (FAST_FOOD, "Fri 2027-01-01 03:00", OPEN),
        (FAST_FOOD, "Wed 2026-12-30 03:00", CLOSED),
        (LATE_BAR, "Sat 2027-01-02 01:00", OPEN),
        # What nobody can tell.
        (None, "Tue 2026-11-24 12:00", UNKNOWN),
        ("  ", "Tue 2026-11-24 12:00", UNKNOWN),
        ("9am-6pm", "Tue 2026-11-24 12:00", UNKNOWN),
        (LIBRARY, "Tue 2028-02-01 12:00", UNKNOWN),
        ('Mo-Fr 09:00-17:00 "by appointment"', "Tue 2026-11-24 12:00", UNKNOWN),
        ('Mo-Fr 09:00-17:00 "by appointment"', "Tue 2026-11-24 17:00", CLOSED),
        ('"by appointment"', "Tue 2026-11-24 12:00", UNKNOWN),
        ("Mo-Fr 09:00-17:00 unknown", "Tue 2026-11-24 12:00", UNKNOWN),
    ],
)
def test_a_place_is_open_only_from_opening_to_closing(
    place: PlaceWithHours | str | None, when: str, state: State
) -> None:
    assert verdict(place, when).state is state


@pytest.mark.parametrize(
    ("place", "start", "end", "reasons"),
    [
        (LIBRARY, "2026-11-24 10:00", "2026-11-24 21:00", ()),
        (
            LIBRARY,
            "2026-11-24 19:30",
            "2026-11-24 21:30",
            ("closes 21:00, 30 min before you finish",),
        ),
        (LIBRARY, "2026-11-24 09:15", "2026-11-24 12:00", ("opens 10:00, 45 min after you start",)),
        (
            LIBRARY,
            "2026-11-24 08:00",
            "2026-11-24 22:00",
            ("opens 10:00, 2 h after you start", "closes 21:00, 1 h before you finish"),
        ),
        (CLUB, "2026-11-23 15:00", "2026-11-23 20:00", ("closed 17:00–18:30 in between",)),
        (CLUB, "2026-11-23 17:30", "2026-11-23 18:00", ("closed 17:00–18:30",)),
        (LIBRARY, "2026-11-24 06:00", "2026-11-24 10:00", ("opens 10:00",)),
        (LIBRARY, "2026-11-24 21:00", "2026-11-24 23:00", ("closes 21:00",)),
        (LIBRARY, "2026-08-10 12:00", "2026-08-10 13:00", ("closed: National Day observed",)),
        (LATE_BAR, "2026-11-24 20:00", "2026-11-24 21:00", ("closed all day",)),
        (
            LATE_BAR,
            "2026-11-27 20:00",
            "2026-11-28 03:00",
            ("closes Sat 02:00, 1 h before you finish",),
        ),
        (
            "07:00-24:00",
            "2026-11-24 23:00",
            "2026-11-25 00:30",
            ("closes midnight, 30 min before you finish",),
        ),
        (
            NLB,
            "2026-12-24 16:00",
            "2026-12-24 18:00",
            ("closes 17:00, Christmas Eve, 1 h before you finish",),
        ),
        (NLB, "2026-12-24 14:00", "2026-12-24 16:00", ("closes 17:00, Christmas Eve",)),
        (
            PlaceWithHours("24/7", eve_closing=FIVE_PM),
            "2026-12-23 20:00",
            "2026-12-24 08:00",
            ("closes Thu 17:00, Christmas Eve",),
        ),
        (NLB, "2026-12-24 18:00", "2026-12-24 20:00", ("closes 17:00, Christmas Eve",)),
        (
            LIBRARY,
            "2028-02-01 12:00",
            "2028-02-01 13:00",
            ("Public holidays of 2028 are not known yet",),
        ),
        (None, "2026-11-24 12:00", "2026-11-24 13:00", ("Hours not known",)),
        (
            "09:00-17:00 unknown",
            "2026-11-24 12:00",
            None,
            ("The source is not certain of these hours",),
        ),
        ('09:00-17:00 "ring"', "2026-11-24 12:00", "2026-11-24 13:00", ("ring",)),
        (
            '09:00-17:00 "ring"',
            "2026-11-24 16:00",
            "2026-11-24 17:20",
            ("closes 17:00, 20 min before you finish", "ring"),
        ),
        ('09:00-17:00 "ring"', "2026-11-24 08:00", None, ("opens 09:00", "ring")),
        ("9am-6pm", "2026-11-24 12:00", None, ('Hours cannot be read: "9am-6pm"',)),
    ],
)
def test_the_reason_says_which_part_fails(
    place: PlaceWithHours | str | None, start: str, end: str | None, reasons: tuple[str, ...]
) -> None:
    assert verdict(place, start, end).reasons == reasons


def test_usual_hours_on_a_holiday_nobody_speaks_of_are_unknown_and_closed_ones_closed() -> None:
    silent = PlaceWithHours("Mo-Fr 09:00-17:00", holiday_hours_stated=False)
    at_noon = verdict(silent, "Fri 2026-12-25 12:00")
    reason = "Public-holiday hours are not stated by the source (Christmas Day)"
    assert (at_noon.state, at_noon.reasons) == (UNKNOWN, (reason,))
    assert verdict(silent, "Fri 2026-12-25 20:00").state is CLOSED
    assert verdict(silent, "Fri 2026-12-25 16:00", "2026-12-25 18:00").state is CLOSED


def test_times_of_other_zones_are_judged_in_singapore() -> None:
    last_evening_in_utc = sg("Wed 2026-11-25 06:00").astimezone(UTC)
    found = verdict(LIBRARY, last_evening_in_utc)
    assert (found.state, found.reasons) == (CLOSED, ("opens 10:00",))
    assert verdict(LATE_BAR, sg("Sat 2026-11-28 01:00").astimezone(UTC)).state is OPEN


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (sg("2026-11-24 10:00").replace(tzinfo=None), None, "from"),
        (sg("2026-11-24 10:00"), sg("2026-11-24 11:00").replace(tzinfo=None), "to"),
        (sg("2026-11-24 10:00"), sg("2026-11-24 09:59"), "to"),
        (sg("1999-12-31 10:00"), None, "from"),
        (sg("2099-12-31 23:00"), sg("2100-01-01 00:00"), "to"),
        (sg("9999-12-31 23:00"), None, "from"),
    ],
)
def test_a_time_that_cannot_be_judged_names_its_field(
    start: datetime, end: datetime | None, field: str
) -> None:
    with pytest.raises(InvalidValue) as fault:
        verdict(LIBRARY, start, end)
    assert fault.value.field == field
