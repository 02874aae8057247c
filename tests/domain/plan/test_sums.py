"""Minutes planned and done are counted by week and by checklist."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.plan.agenda import week_of
from planner.domain.plan.sums import NOTHING, Spent, minutes_by_week, spent_on, spent_words
from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.time_words import minutes_words

MONDAY = date(2026, 11, 23)
TUESDAY_19_00 = datetime(2026, 11, 24, 19, tzinfo=SINGAPORE_ZONE)
DONE, PARTLY, MISSED = OccurrenceStatus.DONE, OccurrenceStatus.PARTLY, OccurrenceStatus.MISSED
PLANNED, CANCELLED = OccurrenceStatus.PLANNED, OccurrenceStatus.CANCELLED


@dataclass(frozen=True)
class Date:
    """Be two hours of a Tuesday evening."""

    status: OccurrenceStatus = PLANNED
    minutes_spent: int | None = None
    start: datetime = TUESDAY_19_00
    minutes: int = 120

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@pytest.mark.parametrize(
    ("occurrence", "spent"),
    [
        pytest.param(Date(), Spent(120, 0), id="planned is not done"),
        pytest.param(Date(DONE), Spent(120, 120), id="done without minutes: those planned"),
        pytest.param(Date(DONE, 95), Spent(120, 95), id="done with minutes: those stated"),
        pytest.param(Date(DONE, 0), Spent(120, 0), id="none stated is none"),
        pytest.param(Date(DONE, 150), Spent(120, 150), id="more than planned"),
        pytest.param(Date(PARTLY), Spent(120, 0), id="in part without minutes: nothing known"),
        pytest.param(Date(PARTLY, 45), Spent(120, 45), id="in part with minutes"),
        pytest.param(Date(MISSED), Spent(120, 0), id="missed was planned"),
        pytest.param(Date(CANCELLED, 30), NOTHING, id="called off counts nowhere"),
    ],
)
def test_minutes_of_one_session(occurrence: Date, spent: Spent) -> None:
    assert spent_on(occurrence) == spent


def test_a_session_counts_in_the_week_in_which_it_begins_here() -> None:
    sunday_23_30 = datetime(2026, 11, 29, 23, 30, tzinfo=SINGAPORE_ZONE)
    in_utc = datetime.fromisoformat("2026-11-22T16:30:00+00:00")  # Monday 00:30 in Singapore
    sums = minutes_by_week([("a", Date(start=sunday_23_30)), ("a", Date(start=in_utc, minutes=30))])
    assert sums.each == {(MONDAY, "a"): Spent(150, 0)}


def test_sums_are_told_by_week_and_by_checklist() -> None:
    next_week = TUESDAY_19_00 + timedelta(days=7)
    sums = minutes_by_week(
        [
            ("short", Date(minutes=30)),
            ("long", Date(DONE)),
            ("long", Date(start=next_week)),
            ("off", Date(CANCELLED)),
        ]
    )
    assert sums.ranked() == ("long", "short")
    assert sums.of(MONDAY, "long") == Spent(120, 120)
    assert sums.of(MONDAY, "off") == NOTHING
    assert sums.week(MONDAY) == Spent(150, 120)
    assert sums.week(MONDAY + timedelta(days=7)) == Spent(120, 0)
    assert sums.only(lambda key: key == "short").week(MONDAY) == Spent(30, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(list(OccurrenceStatus)),
            st.integers(0, 30 * 24 * 60),
            st.integers(5, 720),
            st.none() | st.integers(0, 720),
        )
    )
)
def test_no_minute_is_lost_or_counted_twice(
    drawn: list[tuple[str, OccurrenceStatus, int, int, int | None]],
) -> None:
    dates = [
        (key, Date(status, spent, TUESDAY_19_00 + timedelta(minutes=later), minutes))
        for key, status, later, minutes, spent in drawn
    ]
    sums = minutes_by_week(dates)
    total = sum((spent_on(occurrence) for _, occurrence in dates), NOTHING)
    assert sum(sums.each.values(), NOTHING) == total
    weeks = {week_of(occurrence.start.date()) for _, occurrence in dates}
    assert sum((sums.week(week) for week in weeks), NOTHING) == total


def test_minutes_are_written_as_people_say_them() -> None:
    assert minutes_words(0) == "0 min"
    assert spent_words(Spent(360, 135)) == "6 h planned, 2 h 15 min done"
