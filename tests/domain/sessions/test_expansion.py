from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.sessions.recurrence import (
    Repeat,
    SkippedDay,
    expansion,
    first_start,
)
from planner.domain.sessions.session import MOST_OCCURRENCES, Skips
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, PlaceWithHours, sg

TUESDAY = sg("Tue 2026-11-24 19:00")
FRIDAY_8_JAN = date(2027, 1, 8)
MON, TUE, WED, FRI, SAT, SUN = (frozenset({day}) for day in (0, 1, 2, 4, 5, 6))
EVERY_DAY = frozenset(range(7))
LIBRARY = PlaceWithHours()
TUESDAYS = Repeat(TUE, count=4)


def days(start: datetime, repeat: Repeat, place: PlaceWithHours | None = None) -> list[str]:
    found = expansion(start, 120, repeat, place, HOLIDAYS)
    return [f"{each:%a %d %b %H:%M}" for each in found.starts]


def skipped(start: datetime, repeat: Repeat, place: PlaceWithHours | None = None) -> list[str]:
    found = expansion(start, 120, repeat, place, HOLIDAYS)
    return [f"{each.day:%a %d %b} {each.name}" for each in found.skipped]


@pytest.mark.parametrize(
    ("weekdays", "first"),
    [
        (TUE, "Tue 2026-11-24 19:00"),
        (MON, "Mon 2026-11-30 19:00"),
        (WED | FRI, "Wed 2026-11-25 19:00"),
        (MON | SUN, "Sun 2026-11-29 19:00"),
    ],
    ids=["its own weekday", "the day before, six days on", "the nearer of two", "Sunday"],
)
def test_the_first_date_is_the_first_of_its_weekdays_on_or_after_the_day_asked(
    weekdays: frozenset[int], first: str
) -> None:
    repeat = Repeat(weekdays, count=3)
    found = expansion(TUESDAY, 120, repeat, None, HOLIDAYS)
    assert found.starts[0] == first_start(TUESDAY, repeat) == sg(first)
    assert bool(found.notes) == (found.starts[0] != TUESDAY)


def test_that_the_first_date_is_another_day_is_said() -> None:
    found = expansion(TUESDAY, 120, Repeat(MON, count=1), None, HOLIDAYS)
    assert found.notes == (
        "The first date is Mon 30 Nov: Tue 24 Nov is none of the weekdays chosen.",
    )


def test_every_second_week_is_counted_from_the_week_of_the_first_date() -> None:
    wednesday = sg("Wed 2026-11-25 08:00")
    assert days(wednesday, Repeat(MON | WED, 2, count=4)) == [
        "Wed 25 Nov 08:00",
        "Mon 07 Dec 08:00",
        "Wed 09 Dec 08:00",
        "Mon 21 Dec 08:00",
    ]


def test_a_weekday_is_that_of_singapore_where_utc_still_has_the_day_before() -> None:
    half_past_midnight = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    assert days(half_past_midnight, Repeat(WED, count=2)) == [
        "Wed 25 Nov 00:30",
        "Wed 02 Dec 00:30",
    ]
    assert first_start(half_past_midnight, Repeat(WED, count=2)) == sg("Wed 2026-11-25 00:30")


def test_the_last_day_holds_a_start_one_minute_before_its_midnight_and_none_after() -> None:
    late = Repeat(FRI | SAT, until=FRIDAY_8_JAN)
    assert days(sg("Fri 2027-01-01 23:59"), late) == [
        *("Fri 01 Jan 23:59", "Sat 02 Jan 23:59", "Fri 08 Jan 23:59")
    ]
    assert days(sg("Fri 2027-01-01 00:00"), late)[-1] == "Fri 08 Jan 00:00"


def test_fridays_across_the_year_end_leave_christmas_and_new_year_out_by_name() -> None:
    fridays = Repeat(FRI, until=FRIDAY_8_JAN, skips=Skips.HOLIDAYS)
    friday = sg("Fri 2026-12-18 19:00")
    assert days(friday, fridays) == ["Fri 18 Dec 19:00", "Fri 08 Jan 19:00"]
    assert skipped(friday, fridays) == ["Fri 25 Dec Christmas Day", "Fri 01 Jan New Year's Day"]
    assert skipped(friday, replace(fridays, skips=Skips.NONE)) == []


def test_chinese_new_year_leaves_out_both_days_and_the_monday_in_lieu_but_no_eve() -> None:
    every_day = Repeat(EVERY_DAY, until=date(2027, 2, 9), skips=Skips.HOLIDAYS)
    friday = sg("Fri 2027-02-05 10:00")
    assert days(friday, every_day) == ["Fri 05 Feb 10:00", "Tue 09 Feb 10:00"]
    assert skipped(friday, every_day) == [
        "Sat 06 Feb Chinese New Year",
        "Sun 07 Feb Chinese New Year (second day)",
        "Mon 08 Feb Chinese New Year (second day) observed",
    ]


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (LIBRARY, ["Fri 25 Dec Christmas Day", "Fri 01 Jan New Year's Day"]),
        (PlaceWithHours("Mo-Su 10:00-22:00"), []),
        (
            PlaceWithHours("Mo-Su 10:00-20:00"),
            ["Fri 25 Dec Christmas Day", "Fri 01 Jan New Year's Day"],
        ),
        (PlaceWithHours(None), ["Fri 25 Dec Christmas Day", "Fri 01 Jan New Year's Day"]),
        (None, []),
    ],
    ids=["closed", "open", "open for a part", "nobody knows", "no listed place"],
)
def test_only_holidays_on_which_the_place_is_not_open_for_all_of_it_are_left_out(
    place: PlaceWithHours | None, names: list[str]
) -> None:
    fridays = Repeat(FRI, until=FRIDAY_8_JAN, skips=Skips.CLOSED)
    assert skipped(sg("Fri 2026-12-18 19:00"), fridays, place) == names


def test_a_day_that_is_no_holiday_stays_however_closed_the_place() -> None:
    mornings = Repeat(TUE, count=3, skips=Skips.CLOSED)
    assert len(days(sg("Tue 2026-11-24 05:00"), mornings, LIBRARY)) == 3


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    nights = Repeat(FRI | SAT, count=4, skips=Skips.HOLIDAYS)
    friday = sg("Fri 2027-02-05 23:30")
    assert days(friday, nights) == ["Fri 05 Feb 23:30", "Fri 12 Feb 23:30", "Sat 13 Feb 23:30"]
    bar = PlaceWithHours(LATE_BAR)
    assert skipped(friday, replace(nights, skips=Skips.CLOSED), bar) == []


def test_days_left_out_count_among_the_number_of_times() -> None:
    fridays = Repeat(FRI, count=4, skips=Skips.HOLIDAYS)
    assert len(days(sg("Fri 2026-12-18 19:00"), fridays)) == 2


def test_a_series_of_holidays_alone_has_no_date_and_says_which_were_left_out() -> None:
    found = expansion(
        sg("Fri 2026-12-25 19:00"), 60, Repeat(FRI, count=2, skips=Skips.HOLIDAYS), None, HOLIDAYS
    )
    assert found.starts == ()
    assert found.skipped[0] == SkippedDay(date(2026, 12, 25), "Christmas Day")


@pytest.mark.parametrize(
    ("skips", "years"), [(Skips.HOLIDAYS, ["2028"]), (Skips.CLOSED, ["2028"]), (Skips.NONE, [])]
)
def test_a_year_whose_holidays_nobody_knows_yet_is_named(skips: Skips, years: list[str]) -> None:
    mondays = Repeat(TUE, until=date(2028, 1, 4), skips=skips)
    assert list(expansion(TUESDAY, 60, mondays, None, HOLIDAYS).notes) == [
        f"The public holidays of {year} are not known yet: none of them is left out."
        for year in years
    ]


def test_more_dates_than_a_series_takes_are_cut_and_that_is_said() -> None:
    daily = Repeat(EVERY_DAY, until=TUESDAY.date() + timedelta(days=MOST_OCCURRENCES - 1))
    whole = expansion(TUESDAY, 60, daily, None, HOLIDAYS)
    assert (len(whole.starts), whole.is_cut, whole.notes) == (200, False, ())
    assert daily.until
    cut = expansion(
        TUESDAY, 60, replace(daily, until=daily.until + timedelta(days=1)), None, HOLIDAYS
    )
    assert (cut.starts, cut.is_cut) == (whole.starts, True)
    assert cut.notes == ("One session takes 200 dates: none comes after Fri 11 Jun 2027.",)
