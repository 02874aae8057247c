from datetime import date, time

import pytest

from planner.domain.places.place import Status
from planner.domain.places.service_days import KEPT_DAYS, ServiceDay, hours_key, service_days
from planner.domain.time_words import range_words
from tests.domain.hours_examples import (
    FAST_FOOD,
    FIVE_PM,
    HOLIDAYS,
    LATE_BAR,
    LIBRARY,
    PlaceWithHours,
    sg,
)


def service_day(place: PlaceWithHours | str, day: str) -> ServiceDay:
    kept = PlaceWithHours(place) if isinstance(place, str) else place
    return service_days(hours_key(kept), HOLIDAYS).on(date.fromisoformat(day))


def spans(place: PlaceWithHours | str, day: str) -> list[str]:
    return [range_words(s.opens, s.closes) for s in service_day(place, day).spans if not s.doubt]


def doubts(place: PlaceWithHours | str, day: str) -> list[str]:
    return [span.doubt for span in service_day(place, day).spans if span.doubt]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (LATE_BAR, "2026-11-26", []),
        (LATE_BAR, "2026-11-27", ["Fri 18:00 – Sat 02:00"]),
        (LATE_BAR, "2026-11-28", ["Sat 18:00 – Sun 02:00"]),
        (LATE_BAR, "2026-11-29", []),
        ("24/7; PH off", "2026-12-24", ["00:00–24:00"]),
        ("24/7; PH off", "2026-12-25", []),
        ("Mo-Su 18:00-26:00; PH off", "2026-12-24", ["Thu 18:00 – Fri 02:00"]),
        ("Mo-Su 18:00-26:00; PH off", "2026-12-25", []),
        ("Su,PH off", "2026-12-25", []),
        ("10:00-12:00; Su,PH off", "2026-08-08", ["10:00–12:00"]),
        ("10:00-12:00; Su,PH off", "2026-08-09", []),
        ("10:00-12:00; Su,PH off", "2026-08-10", []),
        ("10:00-12:00; Su,PH off", "2026-08-11", ["10:00–12:00"]),
        ("Mo 10:00-12:00,13:00-17:00", "2026-11-23", ["10:00–12:00", "13:00–17:00"]),
        ("Mo 10:00-12:00,12:00-17:00", "2026-11-23", ["10:00–17:00"]),
        ("Mo 10:00-14:00, Mo 12:00-17:00", "2026-11-23", ["10:00–17:00"]),
        ("10:00-12:00, Mo 12:00-13:00 unknown", "2026-11-23", ["10:00–12:00"]),
        ("Mo 12:00-36:00", "2026-11-23", ["Mon 12:00 – Tue 12:00"]),
        ("2026 Nov 21-2026 Dec 05 Sa,Su 10:00-12:00", "2026-11-28", ["10:00–12:00"]),
        ("2026 Nov 21-2026 Dec 05 Sa,Su 10:00-12:00", "2026-11-27", []),
        ("2026 Nov 21-2026 Dec 05 Sa,Su 10:00-12:00", "2026-12-06", []),
        ("10:00-20:00; Dec 28-Jan 02 12:00-14:00", "2026-12-31", ["12:00–14:00"]),
        ("10:00-20:00; SH 12:00-14:00", "2026-11-20", ["10:00–20:00"]),
        ("10:00-20:00; SH 12:00-14:00", "2026-11-21", ["12:00–14:00"]),
        ("PH off", "2026-11-23", []),
    ],
)
def test_an_opening_belongs_to_the_day_it_began(text: str, day: str, expected: list[str]) -> None:
    assert spans(text, day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-25", ["Wed 06:00 – Thu 02:00"]),
        ("2026-11-27", ["00:00–24:00"]),  # a Friday
        ("2026-12-24", ["00:00–24:00"]),  # a Thursday before a holiday
        ("2026-12-25", ["00:00–24:00"]),  # a holiday on a Friday: the later rule wins
        ("2026-11-08", ["00:00–24:00"]),  # a Sunday holiday before its Monday off
        ("2026-11-09", ["Mon 06:00 – Tue 02:00"]),  # that Monday
        ("2026-02-17", ["00:00–24:00"]),  # the first of two holidays
        ("2026-02-18", ["Wed 06:00 – Thu 02:00"]),
    ],
)
def test_holidays_and_the_days_before_them_follow_their_rules(
    day: str, expected: list[str]
) -> None:
    assert spans(FAST_FOOD, day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (LIBRARY, "2026-12-23", ["10:00–21:00"]),
        (LIBRARY, "2026-12-24", ["10:00–17:00"]),
        (LIBRARY, "2026-02-16", ["10:00–17:00"]),
        (LIBRARY, "2026-12-25", []),
        ("10:00-12:00,18:00-21:00", "2026-12-24", ["10:00–12:00"]),
        ("18:00-21:00", "2026-12-24", []),
        ("08:00-16:00", "2026-12-24", ["08:00–16:00"]),
        ("18:00-26:00", "2026-12-23", ["Wed 18:00 – Thu 02:00"]),
    ],
)
def test_an_eve_closes_early(text: str, day: str, expected: list[str]) -> None:
    assert spans(PlaceWithHours(text, eve_closing=FIVE_PM), day) == expected


def test_only_an_eve_that_cuts_is_named() -> None:
    cut = service_day(PlaceWithHours(eve_closing=FIVE_PM), "2026-12-24")
    early_anyway = service_day(PlaceWithHours("08:00-16:00", eve_closing=FIVE_PM), "2026-12-24")
    assert (cut.eve, early_anyway.eve) == ("Christmas Eve", "")


def test_an_eve_closing_at_midnight_is_a_closing_too() -> None:
    assert spans(PlaceWithHours(eve_closing=time(0)), "2026-12-24") == []


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (LIBRARY, "2028-06-01", "Public holidays of 2028 are not known yet"),
        ("24/7; PH -1 day off", "2027-12-31", "Public holidays of 2028 are not known yet"),
        ("24/7; PH +1 day off", "2026-01-01", "Public holidays of 2025 are not known yet"),
        ("24/7; SH off", "2027-06-01", "School holidays of 2027 are not known yet"),
    ],
)
def test_a_year_without_a_list_is_doubtful_all_day(text: str, day: str, expected: str) -> None:
    found = service_day(text, day)
    assert [span.doubt for span in found.spans] == [expected]
    assert not found.is_known


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/7; PH -1 day off", "2027-12-30"),
        ("Mo-Su", "2028-06-01"),
        ("Mo-Su; SH off", "2026-06-01"),
    ],
)
def test_a_year_that_the_text_does_not_rest_on_is_no_doubt(text: str, day: str) -> None:
    assert service_day(text, day).is_known


def test_the_doubt_of_a_year_reaches_into_its_last_night() -> None:
    doubtful = service_day("18:00-26:00; PH off", "2025-12-31").spans[0]
    assert doubtful.closes == sg("2026-01-01 02:00")


@pytest.mark.parametrize(
    "place",
    [
        PlaceWithHours("Mo-Fr 10:00-12:00", eve_closing=FIVE_PM),
        PlaceWithHours("Mo-Fr 10:00-12:00", holiday_hours_stated=False),
    ],
)
def test_in_a_year_without_a_list_only_usual_hours_are_doubtful(place: PlaceWithHours) -> None:
    assert doubts(place, "2028-06-01") == ["Public holidays of 2028 are not known yet"]
    assert service_day(place, "2028-06-03").spans == ()


def test_holiday_hours_that_nobody_stated_are_doubtful() -> None:
    silent = PlaceWithHours("Mo-Fr 10:00-12:00", holiday_hours_stated=False)
    reason = "Public-holiday hours are not stated by the source (Christmas Day)"
    assert doubts(silent, "2026-12-25") == [reason]
    assert service_day(silent, "2027-05-01").spans == ()  # a Saturday: shut in any case
    assert spans(silent, "2026-12-24") == ["10:00–12:00"]


def test_the_night_before_a_silent_holiday_is_certain() -> None:
    silent = PlaceWithHours("18:00-26:00", holiday_hours_stated=False)
    assert spans(silent, "2026-12-24") == ["Thu 18:00 – Fri 02:00"]


def test_a_remembered_day_is_the_same_after_many_others() -> None:
    days = service_days(hours_key(PlaceWithHours("10:00-18:00; Mo off")), HOLIDAYS)
    first = date(2026, 11, 23)
    asked = [date.fromordinal(first.toordinal() + number) for number in range(KEPT_DAYS + 3)]
    before = [days.on(day) for day in asked]
    nexts = [days.next_opening(sg(f"{day} 20:00")) for day in asked]
    assert [days.on(day) for day in asked] == before
    assert [days.next_opening(sg(f"{day} 20:00")) for day in asked] == nexts


def test_places_with_the_same_hours_share_a_key() -> None:
    doubtful = PlaceWithHours(LIBRARY, status=Status.UNKNOWN)
    assert hours_key(doubtful) == hours_key(PlaceWithHours(f" {LIBRARY} "))


def test_a_reason_that_a_verdict_would_print_parts_keys() -> None:
    unlisted = PlaceWithHours(LIBRARY, do_not_list="Gone.")
    assert hours_key(unlisted) != hours_key(PlaceWithHours(LIBRARY))
    assert hours_key(unlisted) != hours_key(PlaceWithHours(LIBRARY, do_not_list="Private."))
