import pytest

from planner.domain.errors import UnknownHours
from planner.domain.holidays import HolidayCalendar
from planner.domain.places.hours_text import read_hours
from tests.domain.hours_examples import HOLIDAYS, holiday

TWO_HOLIDAYS = HolidayCalendar.from_rows(
    [holiday("2026-12-25", "Christmas Day"), holiday("2027-01-01", "New Year's Day")]
)
NONE = HolidayCalendar.from_rows([])
SCHOOL = HolidayCalendar.from_rows([holiday("2026-07-06", "Youth Day", "school")])


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("24/7", "24/7"),
        ("Mo-Fr 9:00-17:00", "Mo-Fr 09:00-17:00"),
        (" Mo-Fr 09:00–17:00 ; ", "Mo-Fr 09:00-17:00"),
        ("mo-fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo 10:00-12:00,13:00-17:00", "Mo 10:00-12:00,13:00-17:00"),
        ("Mo 10:00-12:00, 13:00-17:00", "Mo 10:00-12:00,13:00-17:00"),
        ("Mo 10:00-12:00 , 13:00-17:00", "Mo 10:00-12:00,13:00-17:00"),
        ("Mo 10:00-12:00, Tu 13:00-17:00", "Mo 10:00-12:00, Tu 13:00-17:00"),
        ("Sa, Su 10:00-12:00", "Sa,Su 10:00-12:00"),
        ("Dec 24 , Dec 31 10:00-12:00", "Dec 24,Dec 31 10:00-12:00"),
        ("24/7, Mo off", "24/7, Mo closed"),
        ("Mo off, Tu 10:00-12:00", "Mo closed, Tu 10:00-12:00"),
        ("24/7; Mo-Fr, PH off", "24/7; Mo-Fr closed; 2026 Dec 25,2027 Jan 01 closed"),
        ("PH off", "2026 Dec 25,2027 Jan 01 closed"),
        ("24/7; PH off", "24/7; 2026 Dec 25,2027 Jan 01 closed"),
        ("24/7; PH -1 day off", "24/7; 2026 Dec 24,2026 Dec 31 closed"),
        ("24/7; PH +1 day off", "24/7; 2026 Dec 26,2027 Jan 02 closed"),
        ("24/7; Su,PH off", "24/7; Su closed; 2026 Dec 25,2027 Jan 01 closed"),
        (
            "We,PH 06:00-12:00; Fr,PH -1 day 00:00-24:00",
            "We 06:00-12:00; 2026 Dec 25,2027 Jan 01 06:00-12:00; Fr; 2026 Dec 24,2026 Dec 31",
        ),
        (
            "Mo 10:00-12:00, Tu,PH 10:00-11:00",
            "Mo 10:00-12:00, Tu 10:00-11:00, 2026 Dec 25,2027 Jan 01 10:00-11:00",
        ),
        (
            "Mo[1,3],PH 10:00-11:00",
            "Mo[1,3] 10:00-11:00; 2026 Dec 25,2027 Jan 01 10:00-11:00",
        ),
        ("PH,PH -1 day off", "2026 Dec 24,2026 Dec 25,2026 Dec 31,2027 Jan 01 closed"),
        ('Mo 10:00-12:00 "call; or, write"', 'Mo 10:00-12:00 "call; or, write"'),
        ('Mo "ring" , Tu 10:00-12:00', 'Mo "ring", Tu 10:00-12:00'),
        ("Mo 10:00-12:00; Tu unknown", "Mo 10:00-12:00; Tu unknown"),
    ],
)
def test_holidays_become_dates_and_the_rest_stays(text: str, dated: str) -> None:
    hours = read_hours(text, TWO_HOLIDAYS)
    assert (hours.before_midnight, hours.after_midnight) == (dated, "")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Fr-Sa 18:00-26:00", "Fr-Sa 18:00-24:00", "Fr-Sa 00:00-02:00"),
        ("22:00-02:00", "22:00-24:00", "00:00-02:00"),
        ("10:00-10:00", "10:00-24:00", "00:00-10:00"),
        ("Mo 10:00-12:00,22:00-25:00", "Mo 10:00-12:00,22:00-24:00", "Mo 00:00-01:00"),
        ("18:00-26:00; PH off", "18:00-24:00; {ph} closed", "00:00-02:00; {ph} closed"),
        ("18:00-26:00; Mo 10:00-12:00", "18:00-24:00; Mo 10:00-12:00", "00:00-02:00; Mo closed"),
        ("18:00-26:00, Mo 10:00-12:00", "18:00-24:00, Mo 10:00-12:00", "00:00-02:00"),
        ("18:00-26:00, Mo off", "18:00-24:00, Mo closed", "00:00-02:00, Mo closed"),
        ("18:00-26:00; Mo 19:00-20:00 off", "18:00-24:00; Mo 19:00-20:00 closed", "00:00-02:00"),
        (
            "10:00-12:00; Mo 18:00-26:00",
            "10:00-12:00; Mo 18:00-24:00",
            "24/7 closed; Mo 00:00-02:00",
        ),
        ("24/7; Mo 18:00-26:00", "24/7; Mo 18:00-24:00", "24/7 closed; Mo 00:00-02:00"),
        ('22:00-26:00 "ring"', '22:00-24:00 "ring"', '00:00-02:00 "ring"'),
    ],
)
def test_the_night_after_a_day_is_told_under_that_day(text: str, before: str, after: str) -> None:
    hours = read_hours(text, TWO_HOLIDAYS)
    dates = "2026 Dec 25,2027 Jan 01"
    assert hours.before_midnight == before.format(ph=dates)
    assert hours.after_midnight == after.format(ph=dates)


def test_school_holidays_become_dates() -> None:
    hours = read_hours("24/7; SH,Su off", SCHOOL)
    assert hours.before_midnight == "24/7; Su closed; 2026 Jul 06 closed"
    assert (hours.names_school, hours.holiday_offsets) == (True, frozenset())


def test_a_text_says_which_holidays_it_rests_on() -> None:
    assert read_hours("24/7; PH off; PH -1 day 10:00-12:00", HOLIDAYS).holiday_offsets == {0, -1}
    assert read_hours("Mo-Su 10:00-21:00", HOLIDAYS).holiday_offsets == frozenset()
    assert not read_hours("24/7; PH off", HOLIDAYS).names_school


def test_a_rule_for_no_day_at_all_is_left_out() -> None:
    assert read_hours("PH off; Mo 10:00-12:00", NONE).before_midnight == "Mo 10:00-12:00"
    assert read_hours("PH 10:00-12:00", NONE).before_midnight == ""


@pytest.mark.parametrize("text", ["", "   ", ";", "\n"])
def test_a_blank_text_is_not_open_all_day(text: str) -> None:
    with pytest.raises(UnknownHours, match="Hours not known"):
        read_hours(text, HOLIDAYS)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9am-6pm", "cannot be read"),
        ("Mo-Fr: 09:00-17:00", "cannot be read"),
        ("Monday to Friday", "cannot be read"),
        ('Mo-Fr 10:00-12:00 || "call"', "fallback"),
        ("PH Mo-Fr 10:00-12:00", "beside a weekday"),
        ("Mo-Fr PH 10:00-12:00", "beside a weekday"),
        ("Dec PH off", "within months"),
        ("week 10 Mo,PH 10:00-12:00", "within months"),
        ("10:00+", "fixed times"),
        ("10:00-16:00/02:00", "fixed times"),
        ("sunrise-sunset", "fixed times"),
        ("24/7; Mo 22:00-26:00 off", "closure across midnight"),
    ],
)
def test_a_text_we_cannot_be_sure_of_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(UnknownHours, match=why):
        read_hours(text, HOLIDAYS)
