from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.errors import InvalidValue
from planner.domain.sessions.recurrence import (
    FARTHEST,
    Repeat,
    expansion,
    read_rrule,
    repeat_words,
    rrule_text,
    starts,
    until_before,
)
from tests.domain.hours_examples import HOLIDAYS, PlaceWithHours, sg

TUESDAY = sg("Tue 2026-11-24 19:00")
FRIDAY_8_JAN = date(2027, 1, 8)
MON, TUE, WED, FRI, SAT, SUN = (frozenset({day}) for day in (0, 1, 2, 4, 5, 6))
EVERY_DAY = frozenset(range(7))
LIBRARY = PlaceWithHours()
TUESDAYS = Repeat(TUE, count=4)


@pytest.mark.parametrize(
    ("repeat", "text"),
    [
        (TUESDAYS, "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=4;WKST=MO"),
        (
            Repeat(MON | WED, 2, until=FRIDAY_8_JAN),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270108T155959Z;WKST=MO",
        ),
        (
            Repeat(EVERY_DAY, 12, until=date(2026, 12, 31)),
            "FREQ=WEEKLY;INTERVAL=12;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20261231T155959Z;WKST=MO",
        ),
    ],
    ids=["so many times", "until the end of a day here, told in UTC", "every day of a week"],
)
def test_a_pattern_is_written_as_rfc_5545_wants_it_and_read_back(repeat: Repeat, text: str) -> None:
    assert rrule_text(repeat, TUESDAY) == text
    assert read_rrule(text) == repeat


def test_the_parts_of_a_pattern_may_stand_in_any_order() -> None:
    canonical = "FREQ=WEEKLY;UNTIL=20270108T155959Z;INTERVAL=2;BYDAY=MO,WE;WKST=MO"
    assert read_rrule(canonical) == Repeat(MON | WED, 2, until=FRIDAY_8_JAN)


def test_the_last_day_of_a_pattern_is_that_of_singapore() -> None:
    from_midnight_here = "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR;UNTIL=20270107T160000Z;WKST=MO"
    assert read_rrule(from_midnight_here).until == FRIDAY_8_JAN


@pytest.mark.parametrize(
    "text",
    [
        *("", "nonsense", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=1;BYDAY=2TU;COUNT=4"),
        *("FREQ=WEEKLY;INTERVAL=x;BYDAY=TU;COUNT=4", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=2027"),
    ],
)
def test_what_we_never_wrote_is_not_read(text: str) -> None:
    with pytest.raises(InvalidValue, match="is no weekly pattern of ours") as refused:
        read_rrule(text)
    assert refused.value.field == "rrule"


@pytest.mark.parametrize(
    ("repeat", "field", "words"),
    [
        (Repeat(frozenset(), count=2), "day", "On: choose at least one day of the week."),
        (Repeat(frozenset({7}), count=2), "day", "On: choose at least one day of the week."),
        (replace(TUESDAYS, interval=0), "every", "How often: choose every 1 to 12 weeks."),
        (replace(TUESDAYS, interval=13), "every", "How often: choose every 1 to 12 weeks."),
        (Repeat(TUE), "until", "Last day: say until which day it repeats, or how many times."),
        (replace(TUESDAYS, until=FRIDAY_8_JAN), "until", "Last day: say until which day"),
        (replace(TUESDAYS, count=0), "count", "Number of dates: 0 is not 1 to 200."),
        (replace(TUESDAYS, count=201), "count", "Number of dates: 201 is not 1 to 200."),
        (
            replace(TUESDAYS, count=106),
            "count",
            "Number of dates: 106 take more than two years; up to 105 fit.",
        ),
        (
            Repeat(TUE, until=date(2026, 11, 23)),
            "until",
            "Last day: choose one from Tue 24 Nov 2026, the first date, to Fri 24 Nov 2028.",
        ),
        (Repeat(MON, until=date(2026, 11, 29)), "until", "from Mon 30 Nov 2026, the first date"),
        (Repeat(TUE, until=date(2028, 11, 25)), "until", "to Fri 24 Nov 2028"),
    ],
)
def test_a_bad_pattern_names_its_field(repeat: Repeat, field: str, words: str) -> None:
    for ask in (rrule_text, lambda repeat, start: expansion(start, 60, repeat, None, HOLIDAYS)):
        with pytest.raises(InvalidValue) as refused:
            ask(repeat, TUESDAY)
        assert refused.value.field == field
        assert words in refused.value.message


@pytest.mark.parametrize(
    "repeat",
    [
        replace(TUESDAYS, interval=12),
        replace(TUESDAYS, count=105),
        Repeat(EVERY_DAY, count=200),
        Repeat(TUE, until=TUESDAY.date()),
        Repeat(TUE, until=TUESDAY.date() + FARTHEST),
    ],
    ids=["12 weeks", "two years of Tuesdays", "200 times", "one day", "until two years on"],
)
def test_a_pattern_at_its_bounds_is_taken(repeat: Repeat) -> None:
    assert read_rrule(rrule_text(repeat, TUESDAY)) == repeat


def test_what_does_not_repeat_has_one_start_to_the_minute_in_singapore() -> None:
    utc = datetime(2026, 11, 24, 11, 0, 42, tzinfo=UTC)
    assert starts(utc, "") == (TUESDAY,)
    assert expansion(utc, 120, None, LIBRARY, HOLIDAYS).starts == (TUESDAY,)
    assert f"{starts(utc, '')[0]:%H:%M:%S}" == "19:00:00"


def test_days_left_out_are_left_out_by_the_day_here() -> None:
    four = starts(
        TUESDAY.astimezone(UTC), rrule_text(TUESDAYS, TUESDAY), ["2026-12-01", "2030-01-01"]
    )
    assert [f"{each:%d %b}" for each in four] == ["24 Nov", "08 Dec", "15 Dec"]


@pytest.mark.parametrize("repeat", [TUESDAYS, Repeat(TUE, until=FRIDAY_8_JAN)])
def test_a_split_ends_a_pattern_with_the_day_before_what_it_loses(repeat: Repeat) -> None:
    text = until_before(rrule_text(repeat, TUESDAY), sg("Tue 2026-12-08 19:00"))
    assert text == "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20261207T155959Z;WKST=MO"
    assert read_rrule(text).until == date(2026, 12, 7)
    assert len(starts(TUESDAY, text)) == 2


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat(MON | WED, 2, until=FRIDAY_8_JAN), "Every 2 weeks on Mon and Wed until 8 Jan 2027"),
        (Repeat(FRI, until=FRIDAY_8_JAN), "Every week on Fri until 8 Jan 2027"),
        (Repeat(SUN | MON | FRI, count=10), "Every week on Mon, Fri and Sun, 10 times"),
        (Repeat(TUE, 12, count=1), "Every 12 weeks on Tue, 1 time"),
    ],
)
def test_a_pattern_reads_as_one_would_say_it(repeat: Repeat, words: str) -> None:
    assert repeat_words(repeat) == words
