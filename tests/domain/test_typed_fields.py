from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.typed_fields import read_clock, read_whole

CLOCKS = st.times().map(lambda clock: time(clock.hour, clock.minute))


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        *(
            (typed, time(19))
            for typed in ("19:00", "7pm", "7 PM", "1900", "19.00", "19h00", "7 p.m.")
        ),
        *((typed, time(19)) for typed in ("1900hrs", "1900h", "19:00 hrs", "07:00 pm", "7.00pm")),
        *((typed, time(19, 30)) for typed in ("7.30 pm", "7:30pm", "1930", "730pm", "7.30 p.m.")),
        *((typed, time(7, 30)) for typed in ("7:30", "730", "0730", "7.30am", "07.30")),
        *((typed, time(0)) for typed in ("00:00", "0:00", "12am", "12:00 a.m.", "0000")),
        *((typed, time(12)) for typed in ("12pm", "12:00", "12.00 pm")),
        ("12.30am", time(0, 30)),
        ("23:59", time(23, 59)),
        ("\uff11\uff19\uff1a\uff10\uff10", time(19)),
        ("\u200b 19 : 00 ", time(19)),
    ],
)
def test_a_time_of_day_is_read_in_the_forms_that_people_type(typed: str, clock: time) -> None:
    assert read_clock("from", "From", typed) == clock


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_nothing_typed_is_no_time_and_no_number(typed: str) -> None:
    assert read_clock("from", "From", typed) is None
    assert read_whole("count", "Times", typed, range(1, 9)) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("7", "19", "24:00", "2400", "25:00", "19:60", "1960", "19:0", "13pm", "0pm", "00:30am"),
        *("noonish", "7 o'clock", "19:00:00", "-7pm", "7pm8", "pm", "190", "٧pm", "24:30"),
    ],
)
def test_what_is_no_time_of_day_is_said_with_what_would_do(typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_clock("from", "From", typed)
    assert refused.value.field == "from"
    assert refused.value.message == (
        f"From: “{typed}” is no time of day: type it as 19:00, 7pm or 7.30 pm."
    )


@pytest.mark.parametrize("typed", ["24:00", "2400", "24.00", "2400hrs"])
def test_an_end_may_be_the_midnight_that_ends_a_day(typed: str) -> None:
    assert read_clock("to", "To", typed, is_end=True) == time(0)


@pytest.mark.parametrize("typed", ["24:01", "24", "24:00pm", "2430"])
def test_no_end_is_later_than_that(typed: str) -> None:
    with pytest.raises(InvalidValue):
        read_clock("to", "To", typed, is_end=typed != "24")


@pytest.mark.parametrize("typed", ["x" * 40, "x" * 41], ids=["whole", "cut"])
def test_a_long_fault_is_shown_in_part(typed: str) -> None:
    shown = typed if len(typed) == 40 else f"{typed[:40]}…"
    with pytest.raises(InvalidValue, match=f"“{shown}”"):
        read_clock("to", "To", typed)


@given(CLOCKS, st.booleans())
def test_every_form_gives_back_the_time_that_was_written(clock: time, is_end: bool) -> None:
    forms = [
        f"{clock:%H:%M}",
        f"{clock:%H%M}",
        f"{clock:%H.%M}",
        f"{clock:%I:%M %p}",
        f"{clock:%I.%M%p}",
    ]
    assert {read_clock("to", "To", form, is_end=is_end) for form in forms} == {clock}


@given(st.text(st.sampled_from("0123456789:.h amprs²٣")) | st.text(), st.booleans())
def test_whatever_is_typed_is_a_time_nothing_or_an_error_in_words(typed: str, is_end: bool) -> None:
    try:
        clock = read_clock("to", "To", typed, is_end=is_end)
    except InvalidValue as refused:
        words = refused.message
    else:
        words = "" if clock is None else f"{clock:%H:%M}"
    assert len(words) < 150


@pytest.mark.parametrize(
    ("typed", "number"), [("1", 1), (" 12 ", 12), ("\uff11\uff12", 12), ("012", 12)]
)
def test_a_whole_number_of_the_range_is_read(typed: str, number: int) -> None:
    assert read_whole("every", "How often", typed, range(1, 13)) == number


@pytest.mark.parametrize("typed", ["0", "13", "-1", "1.5", "two", "٣", "9" * 5000, "1 2"])
def test_a_number_out_of_the_range_says_the_range(typed: str) -> None:
    with pytest.raises(InvalidValue, match="type a whole number from 1 to 12") as refused:
        read_whole("every", "How often", typed, range(1, 13))
    assert refused.value.field == "every"
    assert len(refused.value.message) < 150
