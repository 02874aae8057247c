from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import DAY_NAMES, MONTH_NAMES, read_day

FIRST_TUESDAY = date(2026, 12, 1)
WOULD_DO = "type it as 2026-12-01, 1 Dec 2026 or 1/12/2026: day first, year in four digits."
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-12-01", "2026-12-1", "2026/12/01", "2026.12.01"),
        *("1/12/2026", "01/12/2026", "1-12-2026", "1.12.2026", " 1 / 12 / 2026 "),
        *("1 Dec 2026", "1 december 2026", "01 DEC 2026", "1st Dec 2026", "1-Dec-2026"),
        *("1 Dec. 2026", "Dec 1, 2026", "December 1st 2026", "1 Decem 2026"),
        *("Tue 1 Dec 2026", "Tuesday, 1 December 2026", "Tue, Dec 1, 2026", "tue 1/12/2026"),
        *("1/12/2026", "1\u00a0Dec\u00a02026", "1 Dec\u200b 2026"),
    ],
)
def test_a_day_is_read_in_the_forms_that_people_type(typed: str) -> None:
    assert read_day("first_day", "First day", typed) == FIRST_TUESDAY


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_nothing_typed_is_no_day(typed: str) -> None:
    assert read_day("first_day", "First day", typed) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("soon", f"“soon” is not a day that can be read: {WOULD_DO}"),
        ("1 Dec", f"“1 Dec” is not a day that can be read: {WOULD_DO}"),
        ("1/12/26", f"“1/12/26” is not a day that can be read: {WOULD_DO}"),
        ("1 Foo 2026", f"“1 Foo 2026” names no month: {WOULD_DO}"),
        ("1 Decx 2026", f"“1 Decx 2026” names no month: {WOULD_DO}"),
        ("12/25/2026", f"“12/25/2026” has no month 25: {WOULD_DO}"),
        ("2026-00-10", f"“2026-00-10” has no month 0: {WOULD_DO}"),
        ("31 Nov 2026", "“31 Nov 2026” does not exist: November 2026 has 30 days."),
        ("0/1/2026", "“0/1/2026” does not exist: January 2026 has 31 days."),
        ("29/2/2027", "“29/2/2027” does not exist: February 2027 has 28 days."),
        ("29/2/2100", "“29/2/2100” does not exist: February 2100 has 28 days."),
        ("1/1/1999", "“1/1/1999” is out of range: type a year from 2000 to 2100."),
        ("1/1/2101", "“1/1/2101” is out of range: type a year from 2000 to 2100."),
        (
            "Wed 1 Dec 2026",
            "“Wed 1 Dec 2026” does not fit: that day is a Tuesday. Mend the day or the weekday.",
        ),
        ("x" * 41, f"“{'x' * 40}…” is not a day that can be read: {WOULD_DO}"),
        ("x" * 40, f"“{'x' * 40}” is not a day that can be read: {WOULD_DO}"),
        ("²/1/2026", None),
    ],
)
def test_a_day_that_cannot_be_read_says_why(typed: str, message: str | None) -> None:
    if message is None:
        assert read_day("last_day", "Last day", typed) == date(2026, 1, 2)
        return
    with pytest.raises(InvalidValue) as refused:
        read_day("last_day", "Last day", typed)
    assert refused.value.field == "last_day"
    assert refused.value.message == f"Last day: {message}"


@given(DAYS)
def test_every_form_gives_back_the_day_that_was_written(day: date) -> None:
    month, weekday = MONTH_NAMES[day.month - 1], DAY_NAMES[day.weekday()]
    forms = [
        day.isoformat(),
        full_day_words(day),
        f"{day.day}/{day.month}/{day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
    ]
    assert {read_day("day", "Day", form) for form in forms} == {day}


@given(st.text(st.sampled_from("0123456789-/. dectu²٣")) | st.text())
def test_whatever_is_typed_is_a_day_nothing_or_an_error_in_words(typed: str) -> None:
    try:
        day = read_day("day", "Day", typed)
    except InvalidValue as refused:
        words = refused.message
    else:
        words = "" if day is None else full_day_words(day)
    assert len(words) < 250
