"""The agenda puts each thing on its day, in order, and names what overlaps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.moments import SINGAPORE_ZONE, midnight
from planner.domain.plan.agenda import (
    Entry,
    EntryKind,
    Stretch,
    by_day,
    now_and_next,
    on_top,
    overlaps,
    week_of,
    weeks_from,
    whole_week,
)
from planner.domain.sessions.session import OccurrenceStatus

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
SUNDAY = date(2026, 11, 29)
WEEK = whole_week(TUESDAY)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def at(text: str, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, datetime.strptime(text, "%H:%M").time(), SINGAPORE_ZONE)  # noqa: DTZ007 - only its time is taken


def timed(name: str, start: datetime, minutes: int = 60, **changes: bool) -> Entry[str]:
    return Entry(EntryKind.TIMED, start, start + minutes * MINUTE, name, **changes)


def of_days(
    name: str, kind: EntryKind, first: date, days: int = 1, *, takes_time: bool = False
) -> Entry[str]:
    return Entry(kind, midnight(first), midnight(first + timedelta(days=days)), name, takes_time)


CAMP = of_days("b", EntryKind.WHOLE_DAY, MONDAY, 2, takes_time=True)


def names(entries: tuple[Entry[str], ...]) -> list[str]:
    return [entry.what for entry in entries]


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        pytest.param(timed("a", at("10:00")), [TUESDAY], id="an hour stands on its day"),
        pytest.param(timed("a", at("23:30"), 120), [TUESDAY], id="past midnight: where it begins"),
        pytest.param(
            timed("a", at("23:30", date(2026, 11, 22)), 120), [MONDAY], id="begun before the week"
        ),
        pytest.param(
            timed("a", at("22:00", date(2026, 11, 22)), 120), [], id="ended as the week begins"
        ),
        pytest.param(timed("a", at("00:00", date(2026, 11, 30))), [], id="begins as the week ends"),
        pytest.param(timed("a", at("00:00", MONDAY), 0), [MONDAY], id="an exam at midnight"),
        pytest.param(
            of_days("a", EntryKind.WHOLE_DAY, TUESDAY, 2), [TUESDAY, WEDNESDAY], id="two whole days"
        ),
        pytest.param(
            of_days("a", EntryKind.WHOLE_DAY, date(2026, 11, 20), 5),
            [MONDAY, TUESDAY],
            id="whole days from before",
        ),
        pytest.param(
            of_days("a", EntryKind.WHOLE_DAY, SUNDAY, 9), [SUNDAY], id="whole days going on"
        ),
        pytest.param(
            of_days("a", EntryKind.WHOLE_DAY, date(2026, 11, 20), 3), [], id="whole days before"
        ),
    ],
)
def test_a_thing_stands_on_its_days(entry: Entry[str], days: list[date]) -> None:
    assert list(by_day([entry], WEEK)) == days


def test_a_day_begins_with_what_fills_it_and_ends_with_what_is_due() -> None:
    entries = [
        of_days("due", EntryKind.DUE, TUESDAY),
        timed("late", at("19:00")),
        timed("early", at("09:00"), 90),
        timed("early and shorter", at("09:00"), 30),
        of_days("open day", EntryKind.WHOLE_DAY, TUESDAY),
        of_days("exam", EntryKind.FIXED_DAY, TUESDAY),
    ]
    order = ["exam", "open day", "early and shorter", "early", "late", "due"]
    assert names(by_day(entries, WEEK)[TUESDAY]) == order


@pytest.mark.parametrize(
    ("other", "is_clash"),
    [
        pytest.param(timed("b", at("10:30")), True, id="begins within"),
        pytest.param(timed("b", at("09:00"), 300), True, id="holds it"),
        pytest.param(timed("b", at("11:00")), False, id="begins as it ends"),
        pytest.param(timed("b", at("09:00")), False, id="ends as it begins"),
        pytest.param(timed("b", at("10:30"), takes_time=False), False, id="takes no time"),
        pytest.param(of_days("b", EntryKind.WHOLE_DAY, TUESDAY), False, id="a free whole day"),
        pytest.param(CAMP, True, id="whole days that are taken"),
    ],
)
def test_only_what_shares_time_overlaps(other: Entry[str], is_clash: bool) -> None:
    entry = timed("a", at("10:00"))
    found = overlaps([other, entry])
    assert found.get(entry, ()) == ((other,) if is_clash else ())
    assert found.get(other, ()) == ((entry,) if is_clash else ())


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(5, 240), st.booleans()), max_size=12),
)
def test_overlaps_are_those_that_comparing_all_pairs_finds(
    drawn: list[tuple[int, int, bool]],
) -> None:
    entries = [
        timed(str(number), at("08:00") + start * MINUTE, minutes, takes_time=takes)
        for number, (start, minutes, takes) in enumerate(drawn)
    ]
    plain = {
        entry: {
            other
            for other in entries
            if other is not entry and other.start < entry.end and entry.start < other.end
            if entry.takes_time and other.takes_time
        }
        for entry in entries
    }
    found = overlaps(entries)
    assert {entry: set(found.get(entry, ())) for entry in entries} == plain


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    week = whole_week(day)
    assert week.first.weekday() == 0
    assert week.last == week.first + timedelta(days=6)
    assert day in week.days()
    assert week_of(day) == week.first
    assert week.end - week.start == timedelta(days=7)


def test_four_weeks_are_28_days() -> None:
    stretch = weeks_from(TUESDAY, 4)
    assert len(stretch.days()) == 28
    assert stretch == Stretch(TUESDAY, date(2026, 12, 21))


@dataclass
class Planned:
    """Be an occurrence of an hour."""

    start: datetime
    status: OccurrenceStatus = OccurrenceStatus.PLANNED
    place_id: int | None = None
    place_text: str = ""
    minutes_spent: int | None = None

    @property
    def original_start(self) -> datetime:
        return self.start

    @original_start.setter
    def original_start(self, _: datetime) -> None: ...

    @property
    def end(self) -> datetime:
        return self.start + HOUR

    @end.setter
    def end(self, _: datetime) -> None: ...


def test_now_is_what_began_last_and_next_what_begins_first() -> None:
    first, second = Planned(at("09:30")), Planned(at("09:45"))
    soon, later = Planned(at("11:00")), Planned(at("12:00"))
    cancelled = Planned(at("10:30"), OccurrenceStatus.CANCELLED)
    listed = [later, first, cancelled, second, soon]
    assert now_and_next(listed, at("10:00")) == (second, soon)
    assert now_and_next(listed, at("10:45")) == (None, soon)
    assert now_and_next(listed, at("13:00")) == (None, None)


def test_next_stands_beside_now_only_if_it_comes_today() -> None:
    running, soon = Planned(at("09:30")), Planned(at("11:00"))
    later = Planned(at("09:00", WEDNESDAY))
    now = at("10:00")
    assert on_top([running, soon], None, now) == (running, soon)
    assert on_top([running, later], None, now) == (running,)
    assert on_top([running], later, now) == (running,), "what follows is not of today"
    assert on_top([later], None, now) == (later,)
    assert on_top([], later, now) == (later,)
    assert on_top([], None, now) == ()
