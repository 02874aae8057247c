from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.place import ATTRIBUTES
from planner.domain.sessions.form import SessionPlan, read_session, typed_form
from planner.domain.sessions.recurrence import Repeat, rrule_text
from planner.domain.sessions.session import Skips
from tests.domain.hours_examples import sg
from tests.domain.session_form_examples import FILLED, SUNDAY, WEEKLY, Fields, Sent, faults, read

FRIDAY = frozenset({4})
FRIDAY_8_JAN = date(2027, 1, 8)


def test_a_pattern_is_read_with_all_its_parts() -> None:
    assert read(WEEKLY).repeat == Repeat(FRIDAY, 2, until=FRIDAY_8_JAN, skips=Skips.CLOSED)


@pytest.mark.parametrize(
    ("changes", "repeat"),
    [
        ({"repeat": ""}, None),
        ({"scope": "this", "until": "1 Jan 2001"}, None),
        ({"scope": "later"}, Repeat(FRIDAY, 2, until=FRIDAY_8_JAN, skips=Skips.CLOSED)),
        ({"day": []}, Repeat(FRIDAY, 2, until=FRIDAY_8_JAN, skips=Skips.CLOSED)),
        ({"every": "", "skips": ""}, Repeat(FRIDAY, until=FRIDAY_8_JAN)),
        ({"ends": ""}, Repeat(FRIDAY, 2, until=FRIDAY_8_JAN, skips=Skips.CLOSED)),
        ({"ends": "count", "count": "6"}, Repeat(FRIDAY, 2, count=6, skips=Skips.CLOSED)),
        ({"until": " ", "count": "6"}, Repeat(FRIDAY, 2, count=6, skips=Skips.CLOSED)),
        ({"count": "nonsense"}, Repeat(FRIDAY, 2, until=FRIDAY_8_JAN, skips=Skips.CLOSED)),
        (
            {"day": ["6", "0", "0"], "skips": "holidays"},
            Repeat(frozenset({0, 6}), 2, until=FRIDAY_8_JAN, skips=Skips.HOLIDAYS),
        ),
    ],
    ids=[
        *("once", "one date of a series", "this and later", "no weekday ticked", "the rest empty"),
        *("no end chosen", "so many times", "a number alone", "the end not chosen", "two weekdays"),
    ],
)
def test_how_it_repeats(changes: Fields, repeat: Repeat | None) -> None:
    assert read(WEEKLY, **changes).repeat == repeat


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"repeat": "daily"}, "repeat", "Repeat: choose one of those that are offered."),
        ({"ends": "never"}, "ends", "It ends: choose one of those that are offered."),
        ({"skips": "all"}, "skips", "Public holidays: choose one of those that are offered."),
        ({"day": ["4", "7"]}, "day", "On: choose days of the week."),
        ({"every": "13"}, "every", "How often: “13” will not do"),
        ({"until": ""}, "until", "Last day: say until which day it repeats"),
        ({"until": "31 Nov 2026"}, "until", "November 2026 has 30 days"),
        ({"until": "26 Nov 2026"}, "until", "Last day: choose one from Fri 27 Nov 2026, the first"),
        ({"ends": "count"}, "count", "Number of dates: say how many times it takes place."),
        ({"ends": "count", "count": "201"}, "count", "Number of dates: “201” will not do"),
        ({"ends": "count", "count": "60"}, "count", "60 take more than two years; up to 53 fit."),
    ],
)
def test_a_bad_pattern_stands_under_its_field(changes: Fields, field: str, words: str) -> None:
    errors = faults(WEEKLY, **changes)
    assert list(errors) == [field]
    assert words in errors[field]


def test_a_plan_fills_the_form_as_one_would_type_it() -> None:
    plan = read(WEEKLY, from_="23:30", to="1:30", remind="0", want=["wifi", "quiet"], where="Home")
    assert typed_form(plan) == {
        "task": "",
        "topic": "Chemistry: titration",
        "date": "Fri 27 Nov 2026",
        "from": "23:30",
        "to": "01:30",
        "place": "",
        "where": "Home",
        "want": ["quiet", "wifi"],
        "note": "",
        "remind": "0",
        "repeat": "weekly",
        "day": ["4"],
        "every": "2",
        "ends": "until",
        "until": "Fri 8 Jan 2027",
        "count": "",
        "skips": "closed",
    }


def test_what_does_not_repeat_fills_in_no_pattern() -> None:
    form = typed_form(read(task="7", topic=""))
    assert (form["task"], form["repeat"], "day" in form) == ("7", "", False)


@st.composite
def plans(draw: st.DrawFn) -> SessionPlan:
    """Draw a plan that a form could have said."""
    day = draw(st.dates(date(2026, 11, 22), date(2028, 1, 31)))
    start = datetime.combine(day, draw(st.times()), SINGAPORE_ZONE).replace(second=0, microsecond=0)
    task_id = draw(st.none() | st.integers(1, 10**9 - 1))
    is_listed = draw(st.booleans())
    words = draw(st.sampled_from(["", "Home", "Kaffeehaus – 2. Stock"]))
    plan = SessionPlan(
        task_id=task_id,
        topic="" if task_id else "Kanji 漢字",
        start=start,
        end=start + timedelta(minutes=draw(st.integers(5, 720))),
        place_slug="nlb-toa-payoh" if is_listed else "",
        place_text="" if is_listed else words,
        wants=draw(st.frozensets(st.sampled_from(ATTRIBUTES))),
        note=draw(st.sampled_from(["", "One line", "Two\nlines"])),
        reminder_minutes=draw(st.none() | st.integers(0, 10_080)),
        repeat=draw(st.none() | repeats(day)),
    )
    if plan.repeat:
        try:
            rrule_text(plan.repeat, start)
        except InvalidValue:
            assume(False)  # the pattern does not fit the start
    return plan


def repeats(day: date) -> st.SearchStrategy[Repeat]:
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    intervals, skips = st.integers(1, 12), st.sampled_from(Skips)
    until = st.builds(timedelta, st.integers(6, 700)).map(lambda length: day + length)
    return st.builds(Repeat, weekdays, intervals, until=until, skips=skips) | st.builds(
        Repeat, weekdays, intervals, count=st.integers(1, 20), skips=skips
    )


@given(plans())
def test_a_filled_form_is_read_as_the_plan_that_filled_it(plan: SessionPlan) -> None:
    assert read_session(Sent(**typed_form(plan)), SUNDAY) == (plan, {})


def test_a_form_is_filled_in_singapores_time() -> None:
    utc = sg("Sat 2026-11-28 00:30").astimezone(UTC)
    assert (
        typed_form(SessionPlan(1, "", utc, utc + timedelta(hours=1)))["date"] == "Sat 28 Nov 2026"
    )


@given(st.dictionaries(st.sampled_from([*WEEKLY, "task", "for", "count", "remind"]), st.text()))
def test_whatever_is_sent_is_a_plan_or_says_what_is_wrong(typed: dict[str, str]) -> None:
    plan, errors = read_session(Sent(**(FILLED | typed)), SUNDAY)
    assert (plan is None) == bool(errors)
