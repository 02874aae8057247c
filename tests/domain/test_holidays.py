from datetime import date

import pytest

from planner.domain.holidays import PUBLIC_HOLIDAYS, HolidayCalendar, missing_holidays
from tests.domain.hours_examples import HOLIDAYS, ROWS, VACATIONS, holiday


def test_a_sunday_holiday_brings_its_monday() -> None:
    assert HOLIDAYS.name_on(date(2026, 8, 9)) == "National Day"
    assert HOLIDAYS.name_on(date(2026, 8, 10)) == "National Day observed"


def test_a_holiday_keeps_its_own_name_on_a_day_that_is_also_another_s_monday() -> None:
    calendar = HolidayCalendar.from_rows(
        [
            holiday("2027-02-07", "First", observed="2027-02-08"),
            holiday("2027-02-08", "Second"),
        ]
    )
    assert calendar.name_on(date(2027, 2, 8)) == "Second"


def test_an_eve_is_named_without_its_brackets() -> None:
    assert HOLIDAYS.name_on(date(2026, 12, 24)) == "Christmas Eve"


def test_a_school_holiday_is_no_public_holiday() -> None:
    assert HOLIDAYS.name_on(date(2027, 7, 5)) == ""
    assert date(2027, 7, 5) in HOLIDAYS.school


def test_a_vacation_holds_its_first_and_its_last_day() -> None:
    held = [date(2026, 3, day) in HOLIDAYS.school for day in (13, 14, 22, 23)]
    assert held == [False, True, True, False]


def test_an_unknown_level_is_left_out() -> None:
    assert HolidayCalendar.from_rows([holiday("2027-02-08", "Something", "bank")]).public == {}


def test_only_years_with_a_list_are_known() -> None:
    assert HOLIDAYS.public_years == {2026, 2027}


@pytest.mark.parametrize("name", PUBLIC_HOLIDAYS)
def test_a_year_that_lacks_one_public_holiday_is_not_known(name: str) -> None:
    rows = [row for row in ROWS if (row.date.year, row.name) != (2027, name)]
    assert HolidayCalendar.from_rows(rows).public_years == {2026}


@pytest.mark.parametrize("level", ["eve", "school"])
def test_a_year_is_not_known_by_days_of_another_level(level: str) -> None:
    rows = [*(row for row in ROWS if row.name != "Deepavali"), holiday("2026-11-08", "Deepavali")]
    other = holiday("2027-10-28", "Deepavali", level)
    assert HolidayCalendar.from_rows([*rows, other]).public_years == {2026}


def test_the_public_holidays_are_eleven_and_missing_ones_are_named() -> None:
    assert len(PUBLIC_HOLIDAYS) == 11
    assert missing_holidays(PUBLIC_HOLIDAYS[1:]) == ("New Year's Day",)
    assert missing_holidays([*PUBLIC_HOLIDAYS, "Polling Day"]) == ()


def test_single_school_days_do_not_make_a_school_year_known() -> None:
    assert HOLIDAYS.school_years == {2026}


def test_calendars_of_the_same_days_are_one() -> None:
    again = HolidayCalendar.from_rows(reversed(ROWS), reversed(VACATIONS))
    assert again == HOLIDAYS
    assert len({again, HOLIDAYS}) == 1


def test_calendars_that_differ_in_one_name_are_two() -> None:
    renamed = HolidayCalendar.from_rows([*ROWS[1:], holiday("2026-01-01", "New Year")], VACATIONS)
    assert renamed != HOLIDAYS
    assert renamed != "2026"
