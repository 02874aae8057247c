"""Two foreign parsers read out of our feed what the rows say, whatever the services did to them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.adapters.calendar.ical_feed import feed_bytes
from planner.domain.calendar.feed import Feed
from planner.domain.calendar.feed_sessions import place_words, session_events
from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.moments import in_singapore
from planner.domain.sessions.recurrence import Repeat, starts
from planner.domain.sessions.session import MOST_OCCURRENCES, OccurrenceStatus, Scope, Skips
from planner.services.plan.acts import undo
from planner.services.sessions import edits, occurrences
from planner.store.calendar.feed_rows import sessions_told
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of
from tests.adapters.reading_feeds import Happening, by_ical, by_icalendar, values
from tests.domain.feed_examples import TELLING
from tests.domain.hours_examples import HOLIDAYS
from tests.services.edited import edit, later_by
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_session,
    pattern_day,
    sessions_of,
    weekly,
)

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
EVERY_DAY = range(7)

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@dataclass
class Plan:
    """Be all sessions of a person while time goes on."""

    session: Session
    ana: Owner
    now: datetime = MONDAY_09_00

    def clear(self) -> None:
        """Begin with no session."""
        for row in sessions_of(self.session, self.ana.id):
            self.session.delete(row)
        self.session.commit()

    def edit(self, number: int, scope: Scope, hours: int, changes: dict[str, Any]) -> None:
        """Send the form of a date: other times, another rule, another place."""
        row, shown = self.chosen(number)
        moved = later_by(in_singapore(shown.start).date(), hours) if hours else {}
        edit(self.session, row, pattern_day(shown), scope, now=self.now, **moved, **changes)

    def skip(self, number: int, scope: Scope) -> None:
        edits.cancel(self.session, *self.which(number), scope, self.now)

    def move(self, number: int, hours: int) -> None:
        start = in_singapore(self.chosen(number)[1].start) + hours * HOUR
        which = self.which(number)
        edits.move(self.session, *which, start, start + HOUR, None, HOLIDAYS, self.now)

    def log(self, number: int, status: OccurrenceStatus) -> None:
        self.now = max(self.now, self.chosen(number)[1].end)
        minutes = None if status is OccurrenceStatus.MISSED else 45
        which = self.which(number)
        occurrences.finish(self.session, *which, status, minutes, "A line", self.now)

    def delete(self, number: int) -> None:
        edits.delete(self.session, *self.which(number)[:3], self.now)

    def undo(self, number: int) -> None:
        """Take back the last change, or one of the few before it."""
        acts = acts_of(self.session, self.ana.id, 3)
        undo(self.session, self.ana.id, acts[number % len(acts)].id, HOLIDAYS, self.now)

    def which(self, number: int) -> tuple[int, int, int, date]:
        row, shown = self.chosen(number)
        return self.ana.id, row.id, row.version, pattern_day(shown)

    def chosen(self, number: int) -> tuple[RevisionSession, Occurrence]:
        self.session.expire_all()
        rows = sessions_of(self.session, self.ana.id)
        if not rows:
            raise InvalidValue("session", "None is left.")
        row = rows[number % len(rows)]
        return row, row.occurrences[number % len(row.occurrences)]

    def feed(self) -> bytes:
        """Write the feed as an app is given it."""
        rows = sessions_told(self.session, self.ana.id, TELLING.now)
        events = (event for row in rows for event in session_events(row, TELLING))
        return feed_bytes(Feed("plan", "https://waypoint.example/plan", tuple(events)))

    def rows(self) -> Counter[Happening]:
        """Say what takes place by the stored rows alone."""
        self.session.expire_all()
        kept = (
            select(Occurrence)
            .join(Occurrence.session)
            .where(
                RevisionSession.deleted_at.is_(None),
                Occurrence.status != OccurrenceStatus.CANCELLED,
            )
        )
        found = self.session.scalars(kept)
        return Counter((each.start, each.end, place_words(each)) for each in found)


NUMBERS = st.integers(0, 30)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1, max_size=3)
REPEATS = st.one_of(
    st.builds(
        lambda days, **ends: weekly(*days, **ends),
        WEEKDAYS,
        interval=st.integers(1, 3),
        count=st.integers(2, 12),
        skips=st.sampled_from((Skips.NONE, Skips.HOLIDAYS)),
    ),
    st.builds(
        lambda days, weeks: weekly(*days, until=TUESDAY + weeks * WEEK, skips=Skips.HOLIDAYS),
        WEEKDAYS,
        st.integers(4, 14),  # over Christmas, new year and Chinese New Year
    ),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "repeat": st.one_of(st.none(), REPEATS),
        "note": st.just("Other"),
        "place_text": st.just("Attic"),
    },
)
STEPS = st.one_of(
    st.tuples(
        st.just("edit"),
        NUMBERS,
        st.sampled_from((Scope.LATER, Scope.LATER, Scope.ALL, Scope.THIS)),
        st.one_of(st.integers(-3, 3), st.integers(-60, 60)),
        CHANGES,
    ),
    st.tuples(st.just("skip"), NUMBERS, st.sampled_from(Scope)),
    st.tuples(st.just("move"), NUMBERS, st.integers(-99, 299)),
    st.tuples(
        st.just("log"), NUMBERS, st.sampled_from((OccurrenceStatus.DONE, OccurrenceStatus.MISSED))
    ),
    st.tuples(st.just("delete"), NUMBERS),
    st.tuples(st.just("undo"), st.integers(0, 2)),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(repeat=REPEATS, steps=st.lists(STEPS, min_size=1, max_size=4))
def test_whatever_the_services_did_to_a_series_its_feed_reads_back_as_its_rows(
    session: Session, ana: Owner, repeat: Repeat, steps: list[tuple[Any, ...]]
) -> None:
    plan = Plan(session, ana)
    plan.clear()
    add_session(session, ana, place_text="Home", repeat=repeat)
    for name, *given_with in steps:
        try:
            getattr(plan, name)(*given_with)
        except (InvalidValue, StaleEdit):
            session.rollback()
    body, rows = plan.feed(), plan.rows()
    assert by_icalendar(body) == rows
    assert by_ical(body) == rows


def test_a_series_cut_at_its_most_dates_reads_back_as_its_rows(
    session: Session, ana: Owner
) -> None:
    plan = Plan(session, ana)
    far = weekly(*EVERY_DAY, until=TUESDAY + 60 * WEEK, skips=Skips.HOLIDAYS)
    add_session(session, ana, place_text="Home", repeat=far)
    plan.edit(100, Scope.LATER, 2, {})
    body, rows = plan.feed(), plan.rows()
    assert len(rows) > MOST_OCCURRENCES / 2
    assert by_icalendar(body) == rows
    assert by_ical(body) == rows


def test_dates_that_their_rule_no_longer_brings_read_back_beside_it(
    session: Session, ana: Owner
) -> None:
    plan = Plan(session, ana)
    row = add_session(session, ana, place_text="Home", repeat=weekly())
    for number in (2, 3):
        plan.log(number, OccurrenceStatus.DONE)
    edit(session, row, TUESDAY, Scope.ALL, repeat=weekly(count=2))
    beside = [one for row in sessions_of(session, ana.id) for one in strays(row)]
    assert [one.start for one in beside] == [TUESDAY_19_00 + 3 * WEEK]
    body, rows = plan.feed(), plan.rows()
    assert by_icalendar(body) == rows
    assert by_ical(body) == rows
    assert max(Counter(values(body, "UID")).values()) == 1  # each stands for itself


def strays(row: RevisionSession) -> list[Occurrence]:
    """List the dates that the rule of a session does not bring."""
    by_rule = starts(in_singapore(row.starts_at), row.rrule)
    return [one for one in row.occurrences if one.original_start not in by_rule]
