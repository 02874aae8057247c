"""Laws of patterns, held against python-dateutil reading our text and against counting days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count, islice

from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.recurrence import (
    Expansion,
    Repeat,
    expansion,
    first_start,
    read_rrule,
    rrule_text,
    starts,
    until_before,
)
from planner.domain.sessions.session import MOST_OCCURRENCES, Skips
from tests.domain.hours_examples import HOLIDAYS, PlaceWithHours

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MINUTES = 90
LIBRARY = PlaceWithHours()
STRICTER = (Skips.NONE, Skips.CLOSED, Skips.HOLIDAYS)

# From before the year's end to after Chinese New Year of 2027, often close to midnight.
START = st.builds(
    lambda day, minute: (
        datetime.combine(day, datetime.min.time(), SINGAPORE_ZONE) + timedelta(minutes=minute)
    ),
    st.dates(date(2026, 11, 24), date(2027, 2, 14)),
    st.sampled_from([0, 1, 30, 1410, 1439]) | st.integers(0, 1439),
)
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def series(draw: st.DrawFn) -> tuple[datetime, Repeat]:
    """Draw a start and a pattern that may follow it."""
    start = draw(START)
    repeat = Repeat(
        weekdays=draw(WEEKDAYS),
        interval=draw(st.integers(1, 12)),
        count=draw(st.integers(1, 60)),
        skips=draw(st.sampled_from(Skips)),
    )
    if draw(st.booleans()):
        last = first_start(start, repeat).date() + draw(st.integers(0, 400)) * DAY
        repeat = replace(repeat, count=None, until=last)
    try:
        rrule_text(repeat, start)
    except InvalidValue:
        assume(False)  # so many times take more than two years
    return start, repeat


def counted(start: datetime, repeat: Repeat) -> Iterator[datetime]:
    """Count the dates of a pattern day by day."""
    first = first_start(start, repeat)
    monday = first.date() - first.weekday() * DAY
    found = 0
    for number in count():
        moment = first + number * DAY
        if repeat.until and moment.date() > repeat.until:
            return
        in_week = (moment.date() - monday) // WEEK % repeat.interval == 0
        if in_week and moment.weekday() in repeat.weekdays:
            yield moment
            found += 1
        if found in {repeat.count, MOST_OCCURRENCES}:
            return


def expanded(start: datetime, repeat: Repeat) -> Expansion:
    return expansion(start, MINUTES, repeat, LIBRARY, HOLIDAYS)


@given(series())
def test_dates_are_what_dateutil_says_over_the_text_that_we_write(
    case: tuple[datetime, Repeat],
) -> None:
    start, repeat = case
    first, found = first_start(start, repeat), expanded(start, repeat)
    told = list(islice(rrulestr(rrule_text(repeat, start), dtstart=first), MOST_OCCURRENCES))
    left_out = {each.day for each in found.skipped}
    assert list(found.starts) == [each for each in told if each.date() not in left_out]


@given(series())
def test_dates_are_those_that_counting_day_by_day_finds(case: tuple[datetime, Repeat]) -> None:
    start, repeat = case
    found = expanded(start, replace(repeat, skips=Skips.NONE))
    assert found.starts == tuple(counted(start, repeat))
    assert found.starts[0] == first_start(start, repeat)
    assert {each.time() for each in found.starts} == {start.time()}


@given(series())
def test_what_is_kept_and_what_is_skipped_make_the_whole_pattern(
    case: tuple[datetime, Repeat],
) -> None:
    start, repeat = case
    kept, closed, holidays = (expanded(start, replace(repeat, skips=skips)) for skips in STRICTER)
    for found in (closed, holidays):
        days = {each.date() for each in found.starts} | {each.day for each in found.skipped}
        assert days == {each.date() for each in kept.starts}
        assert len(found.starts) + len(found.skipped) == len(kept.starts)
    assert set(closed.skipped) <= set(holidays.skipped)
    assert [each.day for each in holidays.skipped] == sorted(
        each.date() for each in kept.starts if each.date() in HOLIDAYS.public
    )


@given(series())
def test_a_text_is_read_back_as_the_pattern_that_it_was_written_from(
    case: tuple[datetime, Repeat],
) -> None:
    start, repeat = case
    text = rrule_text(repeat, start)
    assert read_rrule(text) == replace(repeat, skips=Skips.NONE)
    assert rrule_text(read_rrule(text), start) == text


@given(series())
def test_the_days_that_a_series_keeps_out_give_its_dates_again(
    case: tuple[datetime, Repeat],
) -> None:
    start, repeat = case
    found = expanded(start, repeat)
    exdates = [each.day.isoformat() for each in found.skipped]
    again = starts(first_start(start, repeat), rrule_text(repeat, start), exdates)
    assert again == found.starts


@given(series(), st.data())
def test_a_split_gives_each_date_to_one_of_the_two_halves(
    case: tuple[datetime, Repeat], draw: st.DataObject
) -> None:
    start, repeat = case
    every = tuple(counted(start, repeat))
    assume(len(every) > 1)
    cut = draw.draw(st.integers(1, len(every) - 1))
    before = until_before(rrule_text(repeat, start), every[cut])
    assert starts(every[0], before) == every[:cut]
    last = read_rrule(before).until
    assert last is not None
    assert every[cut - 1].date() <= last < every[cut].date()
    assert starts(every[0], rrule_text(read_rrule(before), every[0])) == every[:cut]


@given(series())
def test_no_series_has_more_dates_than_it_takes_or_lasts_longer_than_two_years(
    case: tuple[datetime, Repeat],
) -> None:
    found = expanded(*case)
    every = [*(each.date() for each in found.starts), *(each.day for each in found.skipped)]
    assert 1 <= len(every) <= MOST_OCCURRENCES
    assert max(every) - min(every) <= timedelta(days=731)
    assert len(set(every)) == len(every)
