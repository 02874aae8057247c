"""Whatever is changed: the rows of a series are what its rule and its exceptions say."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.moments import in_singapore
from planner.domain.recurrence import starts
from planner.domain.sessions import OccurrenceStatus, Scope
from planner.services import occurrences
from planner.store.checklist_models import Owner
from planner.store.session_queries import sessions_of
from tests.services.edited import edit, later_by
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    add_session,
    fresh_session,
    pattern_day,
    times,
    weekly,
)


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
    done = (OccurrenceStatus.DONE, 45, "", MONDAY_09_00)
    occurrences.finish(session, ana.id, row.id, 1, second, *done)
    after = edit(session, row, TUESDAY, Scope.ALL, place_text="Attic")
    assert [date.place_text for date in after.occurrences] == ["Attic", "Home", "Attic", "Attic"]


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "hours": st.integers(-3, 30),
        "repeat": st.builds(
            lambda days, interval, count: weekly(*days, interval=interval, count=count),
            st.sets(st.integers(0, 6), min_size=1, max_size=3),
            st.integers(1, 3),
            st.integers(5, 12),
        ),
        "note": st.just("Other"),
        "place_text": st.just("Attic"),
    },
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(CHANGES, st.sampled_from(Scope), st.integers(0, 9)), max_size=4))
def test_whatever_is_changed_rows_and_rules_of_all_sessions_agree(
    session: Session, ana: Owner, changes: list[tuple[dict[str, Any], Scope, int]]
) -> None:
    row = add_session(session, ana, place_text="Home", repeat=weekly(count=5))
    for change, scope, number in changes:
        row = fresh_session(session, row)
        shown = row.occurrences[number % len(row.occurrences)]
        wish = dict(change)
        if "hours" in wish:
            wish |= later_by(in_singapore(shown.start).date(), wish.pop("hours"))
        try:
            row = edit(session, row, pattern_day(shown), scope, **wish)
        except InvalidValue:
            session.rollback()
    for each in sessions_of(session, ana.id):
        told = starts(in_singapore(each.starts_at), each.rrule, each.exdates)
        assert [date.original_start for date in each.occurrences] == list(told)
        assert {date.owner_id for date in each.occurrences} == {ana.id}
