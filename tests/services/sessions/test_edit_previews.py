"""What an edit would give is listed before it is saved, as it is saved then."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.sessions.recurrence import Expansion
from planner.domain.sessions.session import OccurrenceStatus, Scope, Skips
from planner.services.sessions import edits
from planner.store.checklists.models import Owner
from planner.store.sessions.models import RevisionSession
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.edited import edit, later_by, previewed
from tests.services.plans import MONDAY_09_00, TUESDAY, add_session, fresh_session, weekly

SECOND = TUESDAY + timedelta(weeks=1)
CANCELLED = OccurrenceStatus.CANCELLED


def starts_of(row: RevisionSession) -> list[Any]:
    return sorted(date.start for date in row.occurrences if date.status is not CANCELLED)


WISHES: dict[str, tuple[date, Scope, dict[str, Any]]] = {
    "nothing": (SECOND, Scope.ALL, {}),
    "a note for later ones": (SECOND, Scope.LATER, {"note": "Lesson 4"}),
    "an hour later": (SECOND, Scope.LATER, later_by(SECOND, 1)),
    "two days later": (SECOND, Scope.ALL, later_by(SECOND, 48)),
    "another weekday": (SECOND, Scope.ALL, {"repeat": weekly(4)}),
    "no holidays": (TUESDAY, Scope.ALL, {"repeat": weekly(count=6, skips=Skips.HOLIDAYS)}),
    "no repeat": (SECOND, Scope.LATER, {"repeat": None}),
}


@pytest.mark.parametrize(("day", "scope", "wish"), WISHES.values(), ids=WISHES)
def test_the_preview_of_an_edit_is_what_is_saved(
    session: Session, ana: Owner, day: date, scope: Scope, wish: dict[str, Any]
) -> None:
    row = add_session(session, ana, repeat=weekly())
    start = sg("Wed 2026-12-09 18:00")
    third, end = (ana.id, row.id, 1, SECOND + timedelta(weeks=1)), start + timedelta(hours=2)
    edits.move(session, *third, start, end, None, HOLIDAYS, MONDAY_09_00)
    edits.cancel(session, ana.id, row.id, 2, date(2026, 12, 15), Scope.THIS, MONDAY_09_00)
    seen = previewed(session, row, day, scope, **wish)
    assert seen
    assert starts_of(edit(session, row, day, scope, **wish)) == list(seen.starts)


def test_what_is_skipped_is_named(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, start=sg("Fri 2026-12-18 19:00"), repeat=weekly(4))
    repeat = weekly(4, skips=Skips.HOLIDAYS)
    seen = previewed(session, row, date(2026, 12, 18), Scope.ALL, repeat=repeat)
    assert seen
    assert [skipped.day for skipped in seen.skipped] == [date(2026, 12, 25), date(2027, 1, 1)]
    assert seen.skipped[0].name == "Christmas Day"


def test_what_is_over_is_not_among_what_an_edit_gives(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, repeat=weekly())
    now = sg("Wed 2026-12-02 09:00")
    seen = previewed(session, row, TUESDAY, Scope.ALL, now=now, note="New")
    assert seen
    assert [start.day for start in seen.starts] == [8, 15]


def test_one_date_alone_has_no_preview_and_a_session_that_happens_once_has_one(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly())
    assert previewed(session, row, SECOND, Scope.THIS) is None
    once = add_session(session, ana)
    assert previewed(session, once, TUESDAY, Scope.ALL) == Expansion((sg("2026-11-24 19:00"),))


def test_a_preview_writes_nothing_and_is_refused_as_the_edit_would_be(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly())
    previewed(session, row, SECOND, Scope.LATER, repeat=weekly(3), **later_by(SECOND, 3))
    assert not session.dirty
    assert not session.new
    assert fresh_session(session, row).version == 1
    with pytest.raises(InvalidValue, match="over or logged"):
        previewed(session, row, SECOND, Scope.ALL, now=sg("2027-01-01 09:00"))
