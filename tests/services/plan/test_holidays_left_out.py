"""Series that leave public holidays out: dates on a holiday that becomes known are marked."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.sessions.session import Scope, Skips
from planner.domain.sessions.verdicts import Fit
from planner.services.plan import acts
from planner.services.plan.rejudging import rejudge
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.models import Place
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of, worse_occurrences
from planner.store.sessions.verdict_rows import rows_leaving_out, write_verdicts
from tests.domain.hours_examples import HOLIDAYS, ROWS, VACATIONS, holiday
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    add_row,
    add_session,
    fresh_session,
    on,
    weekly,
)

SECOND = TUESDAY + timedelta(weeks=1)
MONDAY = MONDAY_09_00.date()
ALWAYS = "24/7"
NOT_ON_HOLIDAYS = "Mo-Su 10:00-22:00; PH off"
NOTICE = "Polling Day: you leave public holidays out"


def known(day: str = SECOND.isoformat(), name: str = "Polling Day") -> HolidayCalendar:
    return HolidayCalendar.from_rows([*ROWS, holiday(day, name)], VACATIONS)


def series(
    session: Session, owner: Owner, hours: str = "", skips: Skips = Skips.HOLIDAYS
) -> RevisionSession:
    """Save four Tuesdays, at a place if it is to keep hours."""
    place = add_row(session, opening_hours=hours) if hours else None
    return add_session(session, owner, place, repeat=weekly(skips=skips))


def run(session: Session, holidays: HolidayCalendar) -> int:
    return rejudge(session, session.query(Place).all(), holidays, MONDAY_09_00)


def marked(session: Session, row: RevisionSession) -> list[Occurrence]:
    session.expire_all()
    return list(worse_occurrences(session, row.owner_id, MONDAY_09_00))


def accept(session: Session, row: RevisionSession, holidays: HolidayCalendar) -> None:
    row = fresh_session(session, row)
    ids = (row.owner_id, row.id, row.version)
    occurrences.accept_as_is(session, *ids, SECOND, holidays, MONDAY_09_00)


@pytest.mark.parametrize("hours", ["", ALWAYS], ids=["no place", "open place"])
def test_a_date_on_a_holiday_that_becomes_known_is_marked(
    session: Session, ana: Owner, hours: str
) -> None:
    row = series(session, ana, hours)
    was = on(row, SECOND)
    before = (was.fit, was.fit_words)
    assert run(session, HOLIDAYS) == 0
    assert run(session, known()) == (4 if hours else 1)
    (one,) = marked(session, row)
    assert (one.id, one.worse_on, one.fit_words) == (was.id, MONDAY, NOTICE)
    assert (one.was_fit, one.was_words) == before
    assert run(session, known()) == 0
    assert run(session, HOLIDAYS) == (4 if hours else 1)
    assert marked(session, row) == []
    assert (on(row, SECOND).fit, on(row, SECOND).fit_words) == before


@pytest.mark.parametrize(
    ("skips", "hours", "words"),
    [
        pytest.param(Skips.NONE, "", "", id="leaves none out"),
        pytest.param(Skips.NONE, ALWAYS, "", id="leaves none out at a place"),
        pytest.param(Skips.CLOSED, "", "", id="leaves closed ones out at no place"),
        pytest.param(Skips.CLOSED, ALWAYS, "", id="leaves closed ones out where it is open"),
        pytest.param(Skips.CLOSED, NOT_ON_HOLIDAYS, f"{NOTICE}. ", id="where it is closed"),
        pytest.param(Skips.HOLIDAYS, NOT_ON_HOLIDAYS, f"{NOTICE}. ", id="all, where it is closed"),
    ],
)
def test_only_what_the_series_leaves_out_is_marked(
    session: Session, ana: Owner, skips: Skips, hours: str, words: str
) -> None:
    row = series(session, ana, hours, skips)
    run(session, known())
    told = [each.fit_words[: len(words)] for each in marked(session, row)]
    assert told == ([words] if words else [])


@pytest.mark.parametrize("hours", ["", ALWAYS], ids=["no place", "open place"])
def test_what_its_owner_keeps_is_not_marked_again_and_another_holiday_is(
    session: Session, ana: Owner, hours: str
) -> None:
    row = series(session, ana, hours)
    run(session, known())
    accept(session, row, known())
    kept = on(fresh_session(session, row), SECOND)
    assert (kept.worse_on, kept.was_fit, kept.keeps_holiday) == (None, None, True)
    assert kept.fit_words == on(row, TUESDAY).fit_words
    third = (SECOND + timedelta(weeks=1)).isoformat()
    both = HolidayCalendar.from_rows(
        [*ROWS, holiday(SECOND.isoformat(), "Polling Day"), holiday(third, "Another")], VACATIONS
    )
    run(session, both)
    assert [each.fit_words for each in marked(session, row)] == [
        "Another: you leave public holidays out"
    ]


def test_undoing_that_it_was_kept_marks_it_again(session: Session, ana: Owner) -> None:
    row = series(session, ana)
    run(session, known())
    accept(session, row, known())
    acts.undo(session, ana.id, acts_of(session, ana.id)[0].id, known(), MONDAY_09_00)
    assert [each.fit_words for each in marked(session, row)] == [NOTICE]


def test_a_date_that_its_owner_put_on_a_known_holiday_is_not_marked(
    session: Session, ana: Owner
) -> None:
    row = series(session, ana)
    first = on(row, TUESDAY)
    times = first.start + timedelta(days=1), first.end + timedelta(days=1)
    wednesday = known((TUESDAY + timedelta(days=1)).isoformat())
    edits.move(session, ana.id, row.id, 1, TUESDAY, *times, None, wednesday, MONDAY_09_00)
    assert run(session, wednesday) == 0
    assert marked(session, row) == []


def test_a_date_that_comes_back_is_told_of_the_holiday_learnt_meanwhile(
    session: Session, ana: Owner
) -> None:
    row = series(session, ana)
    edits.delete(session, ana.id, row.id, 1, MONDAY_09_00)
    assert run(session, known()) == 0
    acts.undo(session, ana.id, acts_of(session, ana.id)[0].id, known(), MONDAY_09_00)
    assert [each.fit_words for each in marked(session, row)] == [NOTICE]


def test_a_skipped_date_is_marked_once_it_is_planned_anew(session: Session, ana: Owner) -> None:
    row = series(session, ana)
    edits.cancel(session, ana.id, row.id, 1, SECOND, Scope.THIS, MONDAY_09_00)
    assert run(session, known()) == 1
    assert marked(session, row) == []
    occurrences.reopen(session, ana.id, row.id, 2, SECOND, known(), MONDAY_09_00)
    assert [each.fit_words for each in marked(session, row)] == [NOTICE]


def test_a_date_kept_between_look_and_mark_stays_unmarked(session: Session, ana: Owner) -> None:
    row = series(session, ana)
    (before,) = rows_leaving_out(session, [SECOND], MONDAY_09_00)
    on(row, SECOND).keeps_holiday = True
    session.commit()
    write_verdicts(session, [(before, before._replace(worse_on=MONDAY, was_fit=Fit.NONE))])
    assert marked(session, row) == []


def test_a_place_that_closes_later_and_opens_again_leaves_the_holidays_mark(
    session: Session, ana: Owner
) -> None:
    row = series(session, ana, ALWAYS)
    run(session, known())
    place = session.query(Place).one()
    for hours in ("Mo-Su 10:00-20:00", ALWAYS):
        place.opening_hours = hours
        session.commit()
        run(session, known())
    (one,) = marked(session, row)
    assert (one.fit, one.fit_words) == (Fit.OPEN, NOTICE)
