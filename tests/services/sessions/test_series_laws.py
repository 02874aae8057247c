"""Whatever is changed: rows are what rules say, nothing done is lost, nothing planned too late."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.moments import in_singapore
from planner.domain.sessions.recurrence import starts
from planner.domain.sessions.session import LOGGED, OccurrenceStatus, Scope
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence, RevisionSession
from tests.domain.hours_examples import HOLIDAYS
from tests.services.edited import edit, later_by, previewed
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    add_session,
    pattern_day,
    sessions_of,
    times,
    weekly,
)

DONE, CANCELLED = OccurrenceStatus.DONE, OccurrenceStatus.CANCELLED
HOUR = timedelta(hours=1)


def test_a_new_note_leaves_a_session_that_happens_once_where_it_is(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana)
    after = edit(session, row, TUESDAY, Scope.ALL, note="Lesson 4")
    assert (after.note, times(after)) == ("Lesson 4", ["Tue 24 Nov 19:00–21:00"])


def test_a_new_place_leaves_a_date_that_was_logged_early_where_it_was(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, place_text="Home", repeat=weekly())
    second = pattern_day(row.occurrences[1])
    done = (DONE, 45, "", MONDAY_09_00)
    occurrences.finish(session, ana.id, row.id, 1, second, *done)
    after = edit(session, row, TUESDAY, Scope.ALL, place_text="Attic")
    assert [date.place_text for date in after.occurrences] == ["Attic", "Home", "Attic", "Attic"]


REPEATS = st.one_of(
    st.none(),
    st.builds(
        lambda days, interval, count: weekly(*days, interval=interval, count=count),
        st.sets(st.integers(0, 6), min_size=1, max_size=3),
        st.integers(1, 3),
        st.integers(5, 12),
    ),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "hours": st.one_of(st.integers(-3, 3), st.integers(-60, 60)),
        "repeat": REPEATS,
        "note": st.just("Other"),
        "place_text": st.just("Attic"),
    },
)


@dataclass
class Plan:
    """Be all sessions of a person while time goes on."""

    session: Session
    ana: Owner
    now: datetime = MONDAY_09_00

    @property
    def rows(self) -> list[RevisionSession]:
        self.session.expire_all()
        return list(sessions_of(self.session, self.ana.id))

    def past(self) -> Counter[tuple[object, ...]]:
        """Count what is over or logged, by all that is known of it."""
        return Counter(
            (date.start, date.end, date.status, date.log_line)
            for row in self.rows
            for date in row.occurrences
            if self.is_past(date)
        )

    def is_past(self, date: Occurrence) -> bool:
        return date.end <= self.now or date.status in LOGGED

    def change(self, wish: dict[str, Any], scope: Scope, number: int) -> None:
        """Send the form of a date; what it writes is what was shown before."""
        row, shown = self.chosen(number)
        if "hours" in wish:
            wish |= later_by(in_singapore(shown.start).date(), wish.pop("hours"))
        day, is_series = pattern_day(shown), bool(row.rrule)
        before, left_alone = self.past(), scope is not Scope.THIS and is_series
        preview = previewed(self.session, row, day, scope, now=self.now, **wish)
        after = edit(self.session, row, day, scope, now=self.now, **wish)
        if not left_alone:
            return
        dates = [each for each in after.occurrences if not self.is_past(each)]
        written = sorted(each.start for each in dates if each.status is not CANCELLED)
        assert preview
        assert written == list(preview.starts)
        assert self.past() == before

    def press(self, what: str, number: int, hours: int) -> None:
        """Log a date, call it off, or move it to a time that is to come."""
        row, shown = self.chosen(number)
        which = (self.ana.id, row.id, row.version, pattern_day(shown))
        if what == "log":
            line = f"Line {number} {hours}"
            occurrences.finish(self.session, *which, DONE, 45, line, self.now)
        elif what == "cancel":
            edits.cancel(self.session, *which, Scope.THIS, self.now)
        elif shown.start + hours * HOUR > self.now:
            start = in_singapore(shown.start) + hours * HOUR
            edits.move(self.session, *which, start, start + HOUR, None, HOLIDAYS, self.now)

    def chosen(self, number: int) -> tuple[RevisionSession, Occurrence]:
        rows = self.rows
        row = rows[number % len(rows)]
        return row, row.occurrences[number % len(row.occurrences)]


PRESSES = st.tuples(
    st.sampled_from(("log", "cancel", "move")), st.integers(0, 30), st.integers(-99, 299)
)
EDITS = st.tuples(CHANGES, st.sampled_from(Scope), st.integers(0, 30))
STEPS = st.lists(st.tuples(st.integers(0, 200), st.one_of(PRESSES, EDITS)), max_size=7)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_whatever_is_done_rows_and_rules_of_all_sessions_agree_and_nothing_done_is_lost(
    session: Session, ana: Owner, steps: list[tuple[int, Any]]
) -> None:
    plan = Plan(session, ana)
    for row in plan.rows:
        session.delete(row)
    add_session(session, ana, place_text="Home", repeat=weekly(count=5))
    for hours, step in steps:
        plan.now += hours * HOUR
        try:
            if isinstance(step[0], str):
                plan.press(*step)
            else:
                plan.change(dict(step[0]), *step[1:])
        except InvalidValue:
            session.rollback()
        for row in plan.rows:
            check_rows(row, plan)


def check_rows(row: RevisionSession, plan: Plan) -> None:
    """Check that rows follow the rule, but for what is over or logged and stands beside it."""
    begins = in_singapore(row.starts_at)
    by_rule = set(starts(begins, row.rrule))
    told = [date.original_start for date in row.occurrences if date.original_start in by_rule]
    assert told == list(starts(begins, row.rrule, row.exdates))
    beside = [date for date in row.occurrences if date.original_start not in by_rule]
    assert all(plan.is_past(date) for date in beside)
    assert len({pattern_day(date) for date in row.occurrences}) == len(row.occurrences) > 0
    assert row.rrule or len(row.occurrences) == 1
    assert {date.owner_id for date in row.occurrences} == {row.owner_id}
