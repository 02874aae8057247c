"""Coming dates judged again after hours, holidays or a closure have changed."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.places.place import Status
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.domain.sessions.verdicts import Fit
from planner.services.plan.rejudging import rejudge
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.models import Place
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import worse_occurrences
from planner.store.sessions.verdict_rows import rows_resting_on, write_verdicts
from tests.domain.hours_examples import HOLIDAYS, ROWS, VACATIONS, holiday, sg
from tests.services.edited import edit
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_row,
    add_session,
    fresh_session,
    on,
    weekly,
)

SECOND = TUESDAY + timedelta(weeks=1)
NEXT_WEDNESDAY = sg("Wed 2026-12-02 09:00")  # after the first two dates of a series
MONDAY = MONDAY_09_00.date()
EARLY = "Mo-Su 10:00-20:00"
CLOSED = "Mo-Su 10:00-18:00"
OPEN = "Mo-Su 10:00-22:00"
UNREADABLE = "sunrise"


@pytest.fixture
def place(session: Session) -> Place:
    """Be open until 21:00."""
    return add_row(session)


@pytest.fixture
def row(session: Session, ana: Owner, place: Place) -> RevisionSession:
    """Be four Tuesdays there, 19:00–21:00."""
    return add_session(session, ana, place, repeat=weekly())


def after(
    session: Session,
    place: Place,
    hours: str | None,
    holidays: HolidayCalendar = HOLIDAYS,
    now: datetime = MONDAY_09_00,
) -> int:
    """Give the place other hours and judge again."""
    place.opening_hours = hours
    session.commit()
    return rejudge(session, [place], holidays, now)


def test_hours_that_did_not_change_judge_nothing(
    session: Session, row: RevisionSession, place: Place
) -> None:
    assert after(session, place, place.opening_hours) == 0
    assert fresh_session(session, row).version == 1


def test_a_date_moved_between_look_and_verdict_keeps_the_verdict_of_its_time(
    session: Session, row: RevisionSession, place: Place
) -> None:
    rest = [(place.id, on(row, TUESDAY).hours_version)]
    before = rows_resting_on(session, rest, MONDAY_09_00)
    late = next(each for each in before if each.id == on(row, TUESDAY).id)
    on(row, TUESDAY).start = on(row, TUESDAY).start - timedelta(hours=1)
    session.commit()
    of_old_time = late._replace(
        fit_words="closes 20:00, 1 h before you finish", hours_version="new"
    )
    write_verdicts(session, [(late, of_old_time)])
    assert fresh_session(session, row).occurrences[0].hours_version == rest[0][1]


def test_earlier_closing_marks_every_coming_date_with_the_day_and_what_was_said(
    session: Session, row: RevisionSession, place: Place
) -> None:
    was = on(row, TUESDAY).fit_words
    assert after(session, place, EARLY) == 4
    for occurrence in fresh_session(session, row).occurrences:
        assert (occurrence.fit, occurrence.worse_on) == (Fit.PARTLY, MONDAY)
        assert (occurrence.was_fit, occurrence.was_words) == (Fit.OPEN, was)
        assert occurrence.fit_words != was
    assert after(session, place, EARLY) == 0


def test_forms_that_are_open_do_not_grow_stale_by_it(
    session: Session, row: RevisionSession, place: Place
) -> None:
    after(session, place, EARLY)
    again = fresh_session(session, row)
    assert (again.version, again.sequence) == (1, 0)


def test_dates_that_are_over_or_logged_keep_their_verdict(
    session: Session, row: RevisionSession, place: Place
) -> None:
    third = TUESDAY + timedelta(weeks=2)
    done = (OccurrenceStatus.DONE, None, "", MONDAY_09_00)
    occurrences.finish(session, row.owner_id, row.id, 1, third, *done)
    assert after(session, place, EARLY, now=NEXT_WEDNESDAY) == 1
    fits = [occurrence.fit for occurrence in fresh_session(session, row).occurrences]
    assert fits == [Fit.OPEN, Fit.OPEN, Fit.OPEN, Fit.PARTLY]


def test_deleted_sessions_and_sessions_elsewhere_are_left_alone(
    session: Session, ana: Owner, row: RevisionSession, place: Place
) -> None:
    other = add_session(session, ana, add_row(session, "Hall"))
    home = add_session(session, ana, place_text="Home")
    edits.delete(session, ana.id, row.id, 1, MONDAY_09_00)
    assert after(session, place, EARLY) == 0
    assert fresh_session(session, other).occurrences[0].fit is Fit.OPEN
    assert fresh_session(session, home).occurrences[0].fit is Fit.NONE


def test_a_cancelled_date_is_judged_too_for_the_day_it_is_planned_anew(
    session: Session, row: RevisionSession, place: Place
) -> None:
    edits.cancel(session, row.owner_id, row.id, 1, SECOND, Scope.THIS, MONDAY_09_00)
    assert after(session, place, EARLY) == 4
    assert on(fresh_session(session, row), SECOND).fit is Fit.PARTLY
    assert len(worse_occurrences(session, row.owner_id, MONDAY_09_00)) == 3


@pytest.mark.parametrize(
    ("steps", "fit", "is_marked"),
    [
        ((EARLY, OPEN), Fit.OPEN, False),
        ((CLOSED, EARLY), Fit.PARTLY, True),
        ((EARLY, CLOSED), Fit.CLOSED, True),
        ((None, OPEN), Fit.OPEN, False),
        ((EARLY, None), Fit.UNKNOWN, True),
        ((UNREADABLE,), Fit.UNKNOWN, True),
        ((OPEN,), Fit.OPEN, False),
        ((EARLY, OPEN, CLOSED), Fit.CLOSED, True),
    ],
)
def test_the_mark_stays_until_it_fits_as_well_as_it_first_did(  # noqa: PLR0913, PLR0917 - a table
    session: Session,
    row: RevisionSession,
    place: Place,
    steps: tuple[str | None, ...],
    fit: Fit,
    is_marked: bool,
) -> None:
    for hours in steps:
        after(session, place, hours)
    occurrence = on(fresh_session(session, row), TUESDAY)
    assert (occurrence.fit, occurrence.worse_on is not None) == (fit, is_marked)
    assert (occurrence.was_fit is Fit.OPEN) is is_marked
    assert (occurrence.was_words != "") is is_marked


def test_the_mark_keeps_its_first_day(session: Session, row: RevisionSession, place: Place) -> None:
    after(session, place, EARLY)
    after(session, place, CLOSED, now=MONDAY_09_00 + timedelta(days=1))
    assert on(fresh_session(session, row), SECOND).worse_on == MONDAY


def test_a_date_accepted_as_it_is_is_marked_again_only_by_something_worse(
    session: Session, row: RevisionSession, place: Place
) -> None:
    after(session, place, EARLY)
    ids = (row.owner_id, row.id, 1)
    occurrences.accept_as_is(session, *ids, TUESDAY, HOLIDAYS, MONDAY_09_00)
    accepted = on(fresh_session(session, row), TUESDAY)
    assert (accepted.worse_on, accepted.was_words, accepted.fit) == (None, "", Fit.PARTLY)
    after(session, place, "Mo-Su 10:00-19:30")
    assert on(fresh_session(session, row), TUESDAY).worse_on is None
    after(session, place, CLOSED)
    assert on(fresh_session(session, row), TUESDAY).worse_on == MONDAY


def test_a_split_for_a_new_note_keeps_what_fits_worse(
    session: Session, row: RevisionSession, place: Place
) -> None:
    after(session, place, EARLY)
    split = edit(session, row, SECOND, Scope.LATER, place=place, note="Lesson 4")
    assert {date.worse_on for date in split.occurrences} == {MONDAY}


def test_an_added_holiday_marks_the_date_that_falls_on_it(
    session: Session, row: RevisionSession, place: Place
) -> None:
    rows = [*ROWS, holiday(SECOND.isoformat(), "Polling Day")]
    added = HolidayCalendar.from_rows(rows, VACATIONS)
    assert after(session, place, place.opening_hours, added) == 4
    marked = [o.original_start for o in fresh_session(session, row).occurrences if o.worse_on]
    assert marked == [TUESDAY_19_00 + timedelta(weeks=1)]


def test_a_closure_marks_the_dates_from_its_first_day(
    session: Session, row: RevisionSession, place: Place
) -> None:
    place.status, place.closed_from = Status.CLOSED, date(2026, 12, 5)
    assert after(session, place, place.opening_hours) == 4
    fits = [occurrence.fit for occurrence in fresh_session(session, row).occurrences]
    assert fits == [Fit.OPEN, Fit.OPEN, Fit.CLOSED, Fit.CLOSED]


def test_all_owners_are_served_in_a_fixed_number_of_statements(
    session: Session, ana: Owner, ben: Owner, place: Place
) -> None:
    for owner in (ana, ben, ana, ben):
        add_session(session, owner, place, repeat=weekly(count=10))
    place.opening_hours = EARLY
    session.commit()
    places = [session.get_one(Place, place.id)]
    assert places[0].opening_hours == EARLY
    sent: list[str] = []
    engine = session.get_bind()

    def keep(*words: object) -> None:
        sent.append(str(words[2]))

    event.listen(engine, "before_cursor_execute", keep)
    assert rejudge(session, places, HOLIDAYS, MONDAY_09_00) == 40
    event.remove(engine, "before_cursor_execute", keep)
    assert len(sent) == 4
