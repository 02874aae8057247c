from datetime import date

from planner.domain.holidays import HolidayCalendar
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
