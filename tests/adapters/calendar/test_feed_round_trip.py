"""Two foreign parsers read out of our feed what our own rows say, whatever was done to them."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.calendar.ical_feed import feed_bytes
from planner.domain.calendar.feed import Feed
from planner.domain.calendar.feed_sessions import place_words, session_events
from planner.domain.calendar.feed_withdrawals import withdrawals, withdrawn_event
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.session import CANCELLED_KEPT, OccurrenceStatus
from tests.adapters.reading_feeds import Happening, by_ical, by_icalendar, values
from tests.domain.feed_examples import TELLING, TUESDAY_18_30, Dated, Series, called_off, series

PARSERS = [by_icalendar, by_ical]
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG_AGO = TUESDAY_18_30 - CANCELLED_KEPT
FIVE_MINUTES = timedelta(minutes=5)


def feed_of(*rows: Series) -> bytes:
    events = (event for row in rows for event in session_events(row, TELLING))
    return feed_bytes(Feed("plan", "https://waypoint.example/plan", tuple(events)))


def own(row: Series) -> Counter[Happening]:
    """Say what takes place by the rows alone."""
    if row.deleted_at is not None:
        return Counter()
    kept = [each for each in row.occurrences if each.status is not OccurrenceStatus.CANCELLED]
    return Counter((each.start, each.end, place_words(each)) for each in kept)


def keep(one: Dated) -> None:
    """Leave it as it is."""


def forget(one: Dated) -> None:
    called_off(one, LONG_AGO)


def log(one: Dated) -> None:
    one.status = OccurrenceStatus.PARTLY


def go_home(one: Dated) -> None:
    one.place_id, one.place, one.place_text = None, None, "Home; room 2, by the window"


def moved(by: timedelta, shorter: bool) -> Callable[[Dated], None]:
    def move(one: Dated) -> None:
        one.start, one.end = one.start + by, one.end + by
        if shorter:
            one.end -= (one.end - one.start) / 5

    return move


MOVES = st.builds(
    moved, st.integers(-600, 600).map(lambda steps: FIVE_MINUTES * steps), st.booleans()
)
FATES = st.one_of(*map(st.just, (keep, keep, called_off, forget, log, go_home, None)), MOVES)


@st.composite
def rules(draw: st.DrawFn, start: datetime) -> str:
    """Draw a weekly rule that brings its first start, to a count or until a day."""
    days = draw(st.sets(st.integers(0, 6))) | {start.weekday()}
    by_day = ",".join(BYDAY[day] for day in sorted(days))
    weeks = draw(st.integers(1, 4))
    last = datetime.combine(start + timedelta(days=draw(st.integers(0, 60))), time(15, 59, 59))
    until = f"UNTIL={last:%Y%m%dT%H%M%SZ}" if last.date() > start.date() else "COUNT=1"
    end = draw(st.sampled_from([f"COUNT={draw(st.integers(1, 12))}", until]))
    return f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={by_day};{end};WKST=MO"


@st.composite
def sessions(draw: st.DrawFn) -> Series:
    """Draw a session at any hour, around new year and Chinese New Year, with its exceptions."""
    day = draw(st.dates(date(2026, 11, 1), date(2027, 2, 28)))
    clock = time(draw(st.integers(0, 23)), draw(st.integers(0, 11)) * 5)
    start = datetime.combine(day, clock, SINGAPORE_ZONE)
    row = series(
        starts_at=start,
        minutes=draw(st.integers(1, 144)) * 5,
        rrule=draw(st.one_of(st.just(""), rules(start))),
        deleted_at=draw(st.sampled_from([None, None, None, TUESDAY_18_30, LONG_AGO])),
    )
    fates = [(each, draw(FATES)) for each in row.occurrences]
    row.occurrences = [each for each, fate in fates if fate is not None]
    for each, fate in fates:
        if fate is not None:
            fate(each)
    return row


@pytest.mark.parametrize("parser", PARSERS)
@given(row=sessions())
def test_a_session_reads_back_as_its_rows(
    parser: Callable[[bytes], Counter[Happening]], row: Series
) -> None:
    assert parser(feed_of(row)) == own(row)


@pytest.mark.parametrize("parser", PARSERS)
@given(row=sessions())
def test_nothing_takes_place_of_a_session_that_is_gone_for_good(
    parser: Callable[[bytes], Counter[Happening]], row: Series
) -> None:
    gone = withdrawals(row, TUESDAY_18_30)
    body = feed_bytes(Feed("plan", "", tuple(map(withdrawn_event, gone))))
    assert not parser(body)
    assert {*values(body, "UID")} - {"plan"} == {*values(feed_of(row), "UID")} - {"plan"}
    assert {*values(body, "STATUS")} <= {"CANCELLED"}


@pytest.mark.parametrize("parser", PARSERS)
@given(rows=st.lists(sessions(), max_size=4))
def test_a_plan_of_several_sessions_reads_back_whole(
    parser: Callable[[bytes], Counter[Happening]], rows: list[Series]
) -> None:
    for number, row in enumerate(rows):
        row.uid = f"session-{number}"
    told = Counter(each for row in rows for each in own(row).elements())
    assert parser(feed_of(*rows)) == told


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SINGAPORE_ZONE)


EDGES = {
    "over the year's end": ("2026-12-29", "19:00", 120, "TU;COUNT=2", "2027-01-05T19:00"),
    "through Chinese New Year": ("2027-01-30", "10:00", 60, "SA;COUNT=3", "2027-02-13T10:00"),
    "from midnight": ("2026-11-27", "00:00", 90, "FR;COUNT=2", "2026-12-04T00:00"),
    "through midnight": ("2026-11-27", "23:30", 120, "FR,SA;COUNT=3", "2026-12-04T23:30"),
    "late on its last day": (
        *("2026-11-27", "23:30", 120),
        *("FR,SA;UNTIL=20261205T155959Z", "2026-12-05T23:30"),
    ),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("day", "clock", "minutes", "rule", "last"), EDGES.values(), ids=EDGES)
def test_dates_at_the_edges_of_days_and_years_read_back(  # noqa: PLR0913, PLR0917 - a table's row
    parser: Callable[[bytes], Counter[Happening]],
    day: str,
    clock: str,
    minutes: int,
    rule: str,
    last: str,
) -> None:
    rrule = f"FREQ=WEEKLY;INTERVAL=1;BYDAY={rule};WKST=MO"
    row = series(starts_at=at(day, clock), minutes=minutes, rrule=rrule)
    read = parser(feed_of(row))
    assert read == own(row)
    assert max(start for start, _, _ in read) == at(*last.split("T"))
