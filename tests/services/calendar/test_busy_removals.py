"""Imported calendars that are removed or replaced: out of sight at once, and back for a day."""

import pytest
from sqlalchemy.orm import Session

from planner.domain.calendar.busy_matching import reading_mark
from planner.domain.errors import NotFound, StaleEdit
from planner.services.calendar import busy_calendars
from planner.store.calendar.busy_queries import (
    busy_between,
    busy_calendar_of,
    calendar_sums,
    removed_calendar_of,
)
from planner.store.calendar.feed_marks import plan_mark
from planner.store.calendar.feed_rows import busy_told
from planner.store.calendar.models import BusyCalendar
from planner.store.checklists.models import Owner
from planner.store.plan.queries import busy_times
from tests.services.calendar.test_busy_calendars import (
    HOUR,
    READ,
    TUESDAY_10_00,
    WEEK,
    event_rows,
    names,
    save,
    saved,
)


def remove(session: Session, calendar: BusyCalendar) -> None:
    seen = (calendar.owner_id, calendar.id, reading_mark(calendar))
    busy_calendars.remove(session, *seen, TUESDAY_10_00)


def restore(session: Session, calendar: BusyCalendar, instead: str = "") -> None:
    seen = (calendar.owner_id, calendar.id, reading_mark(calendar))
    busy_calendars.restore(session, *seen, instead, TUESDAY_10_00 + HOUR)


def counted(session: Session, owner: Owner) -> set[int]:
    """Count an owner's imported events as the plan, the feed, the clashes and the list do."""
    stretch = (owner.id, TUESDAY_10_00, TUESDAY_10_00 + 2 * WEEK)
    return {
        len(busy_between(session, *stretch)),
        len(busy_times(session, *stretch)),
        len(busy_told(session, owner.id)),
        sum(each.events for each in calendar_sums(session, owner.id)),
    }


def test_a_removed_calendar_counts_nowhere_until_it_is_brought_back(
    session: Session, ana: Owner
) -> None:
    calendar = saved(session, ana)
    before = plan_mark(session, ana.id)
    remove(session, calendar)
    assert (names(session, ana), counted(session, ana)) == ([], {0})
    assert plan_mark(session, ana.id) != before
    with pytest.raises(NotFound):
        busy_calendar_of(session, ana.id, calendar.id)
    restore(session, calendar)
    assert (names(session, ana), counted(session, ana)) == (["Semester 1"], {2})
    assert removed_calendar_of(session, ana.id, calendar.id) is None


def test_a_calendar_that_was_only_looked_at_is_thrown_away_at_once(
    session: Session, ana: Owner
) -> None:
    remove(session, busy_calendars.read(session, ana, READ, TUESDAY_10_00))
    assert event_rows(session) == 0


def test_a_replaced_calendar_comes_back_in_place_of_the_newer_one(
    session: Session, ana: Owner
) -> None:
    old = saved(session, ana, "Old")
    saved(session, ana, "Choir").read_at += WEEK  # so that it is another reading
    session.commit()
    new = busy_calendars.read(session, ana, READ, TUESDAY_10_00 + HOUR)
    save(session, new, "New", old.id)
    restore(session, old, reading_mark(new))
    assert (names(session, ana), counted(session, ana)) == (["Choir", "Old"], {4})
    restore(session, old, reading_mark(new))
    restore(session, new, reading_mark(old))
    assert names(session, ana) == ["Choir", "New"]


def test_bringing_back_what_is_there_removes_no_other(session: Session, ana: Owner) -> None:
    first, second = saved(session, ana, "A"), saved(session, ana, "B")
    second.read_at += HOUR
    session.commit()
    restore(session, first, reading_mark(second))
    assert names(session, ana) == ["A", "B"]


@pytest.mark.parametrize(("hours", "is_kept"), [(24, True), (25, False)])
def test_what_was_removed_is_kept_for_a_day(
    session: Session, ana: Owner, ben: Owner, hours: int, *, is_kept: bool
) -> None:
    calendar = saved(session, ana)
    remove(session, calendar)
    number = calendar.id
    busy_calendars.read(session, ben, READ, TUESDAY_10_00 + hours * HOUR)
    assert (removed_calendar_of(session, ana.id, number) is not None) is is_kept
    assert event_rows(session) == (4 if is_kept else 2)


def test_what_was_removed_can_be_neither_saved_nor_removed_again(
    session: Session, ana: Owner
) -> None:
    calendar = saved(session, ana)
    remove(session, calendar)
    with pytest.raises(NotFound):
        remove(session, calendar)
    with pytest.raises(NotFound):
        save(session, calendar, "Again")


def test_a_stale_press_brings_no_other_reading_back(session: Session, ana: Owner) -> None:
    calendar = saved(session, ana)
    remove(session, calendar)
    with pytest.raises(StaleEdit):
        busy_calendars.restore(session, ana.id, calendar.id, "other", "", TUESDAY_10_00)
    assert names(session, ana) == []


def test_what_another_removed_is_not_there(session: Session, ana: Owner, ben: Owner) -> None:
    calendar = saved(session, ana)
    remove(session, calendar)
    mark = reading_mark(calendar)
    with pytest.raises(NotFound):
        busy_calendars.restore(session, ben.id, calendar.id, mark, "", TUESDAY_10_00)
    assert removed_calendar_of(session, ben.id, calendar.id) is None
    assert names(session, ana) == []
