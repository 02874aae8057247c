"""Imported calendars, each change a transaction of its owner alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.calendar.busy import MOST_CALENDARS, BusyTime, CalendarRead
from planner.domain.calendar.busy_matching import reading_mark
from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services.calendar import busy_calendars
from planner.store.calendar.busy_queries import (
    busy_between,
    busy_calendar_of,
    busy_calendars_of,
    calendar_sums,
)
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from tests.domain.hours_examples import sg

TUESDAY_10_00 = sg("Tue 2026-11-24 10:00")
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)
LECTURE = BusyTime("Lecture", "LT27", TUESDAY_10_00, TUESDAY_10_00 + 2 * HOUR)
READ = CalendarRead(
    "Semester 1",
    "digest",
    (LECTURE, replace(LECTURE, start=LECTURE.start + WEEK, end=LECTURE.end + WEEK)),
    ("1 event was left out.",),
)


def save(
    session: Session, calendar: BusyCalendar, name: str, replaces_id: int | None = None
) -> BusyCalendar:
    """Save a calendar as it is looked at now."""
    seen = (calendar.owner_id, calendar.id, reading_mark(calendar))
    return busy_calendars.save(session, *seen, name, replaces_id, TUESDAY_10_00)


def restore(session: Session, calendar: BusyCalendar) -> BusyCalendar:
    """Bring a calendar back beside all others."""
    seen = (calendar.owner_id, calendar.id, reading_mark(calendar))
    return busy_calendars.restore(session, *seen, "", TUESDAY_10_00)


def saved(session: Session, owner: Owner, name: str = "Semester 1") -> BusyCalendar:
    return save(session, busy_calendars.read(session, owner, READ, TUESDAY_10_00), name)


def names(session: Session, owner: Owner) -> list[str]:
    return [each.name for each in busy_calendars_of(session, owner.id)]


def busy(session: Session, owner: Owner) -> int:
    return len(busy_between(session, owner.id, TUESDAY_10_00, TUESDAY_10_00 + 2 * WEEK))


def event_rows(session: Session) -> int:
    return session.scalar(select(func.count(BusyEvent.id))) or 0


def test_what_was_read_is_kept_as_it_was_and_counts_for_nothing_yet(
    session: Session, ana: Owner
) -> None:
    preview = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    session.expire_all()
    kept = busy_calendar_of(session, ana.id, preview.id)
    assert (kept.name, kept.uid_digest, kept.notes) == ("Semester 1", "digest", [*READ.notes])
    assert [(each.title, each.place_text, each.start, each.end) for each in kept.events] == [
        (each.title, each.place_text, each.start, each.end) for each in READ.events
    ]
    assert (names(session, ana), busy(session, ana)) == ([], 0)


def test_what_is_saved_counts_as_busy(session: Session, ana: Owner) -> None:
    saved(session, ana)
    assert (names(session, ana), busy(session, ana)) == (["Semester 1"], 2)


def test_a_calendar_too_many_takes_the_place_of_one_or_is_refused(
    session: Session, ana: Owner
) -> None:
    first, *_ = [saved(session, ana, f"Term {number}") for number in range(MOST_CALENDARS)]
    one_more = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    with pytest.raises(InvalidValue, match="20 calendars are imported already") as refused:
        save(session, one_more, "One more")
    assert refused.value.field == "replaces"
    assert len(names(session, ana)) == MOST_CALENDARS
    save(session, one_more, "One more", first.id)
    assert "One more" in names(session, ana)
    with pytest.raises(InvalidValue, match="remove one first"):
        restore(session, first)
    assert len(names(session, ana)) == MOST_CALENDARS


def test_a_look_that_nobody_removed_cannot_be_brought_back(session: Session, ana: Owner) -> None:
    preview = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    with pytest.raises(NotFound):
        restore(session, preview)


def test_the_last_five_looks_are_kept_whatever_the_order_they_are_saved_in(
    session: Session, ana: Owner
) -> None:
    looks = [busy_calendars.read(session, ana, READ, TUESDAY_10_00) for _ in range(6)]
    ids = [each.id for each in looks[1:]]
    with pytest.raises(NotFound):
        busy_calendar_of(session, ana.id, ids[0] - 1)
    assert event_rows(session) == 10
    for number in ids:
        save(session, busy_calendar_of(session, ana.id, number), f"Look {number}")
    assert len(names(session, ana)) == 5


def test_a_look_leaves_what_is_saved_and_what_another_looks_at(
    session: Session, ana: Owner, ben: Owner
) -> None:
    saved(session, ana)
    of_ben = busy_calendars.read(session, ben, READ, TUESDAY_10_00)
    busy_calendars.read(session, ana, READ, TUESDAY_10_00 + 23 * HOUR)
    assert names(session, ana) == ["Semester 1"]
    assert busy_calendar_of(session, ben.id, of_ben.id).events


def test_a_look_of_yesterday_that_nobody_saved_is_gone(
    session: Session, ana: Owner, ben: Owner
) -> None:
    of_ben = busy_calendars.read(session, ben, READ, TUESDAY_10_00).id
    busy_calendars.read(session, ana, READ, TUESDAY_10_00 + 25 * HOUR)
    with pytest.raises(NotFound):
        busy_calendar_of(session, ben.id, of_ben)


def test_saving_twice_saves_once(session: Session, ana: Owner) -> None:
    calendar = saved(session, ana)
    seen = (ana.id, calendar.id, reading_mark(calendar))
    busy_calendars.save(session, *seen, "Other", calendar.id, TUESDAY_10_00 + HOUR)
    session.expire_all()
    assert names(session, ana) == ["Semester 1"]
    assert busy_calendar_of(session, ana.id, calendar.id).saved_at == TUESDAY_10_00


def test_a_calendar_is_saved_in_place_of_another(session: Session, ana: Owner) -> None:
    old = saved(session, ana)
    saved(session, ana, "Choir")
    preview = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    save(session, preview, "Sem 1", old.id)
    assert names(session, ana) == ["Choir", "Sem 1"]
    assert busy(session, ana) == 4


def test_another_s_calendar_is_never_replaced(session: Session, ana: Owner, ben: Owner) -> None:
    of_ana = saved(session, ana)
    preview = busy_calendars.read(session, ben, READ, TUESDAY_10_00)
    save(session, preview, "Mine", of_ana.id)
    assert (names(session, ana), names(session, ben)) == (["Semester 1"], ["Mine"])


@pytest.mark.parametrize("name", ["", " \u200b", "x" * 121])
def test_a_calendar_needs_a_name_that_fits(session: Session, ana: Owner, name: str) -> None:
    preview = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    with pytest.raises(InvalidValue, match="Name"):
        save(session, preview, name)
    assert names(session, ana) == []


def test_a_calendar_without_a_name_or_an_event_can_be_looked_at(
    session: Session, ana: Owner
) -> None:
    preview = busy_calendars.read(session, ana, CalendarRead("", "d", ()), TUESDAY_10_00)
    assert (preview.name, preview.events) == ("Imported calendar", [])


def test_the_name_that_a_calendar_came_with_is_kept_beside_the_one_chosen(
    session: Session, ana: Owner
) -> None:
    calendar = saved(session, ana, "Classes")
    session.expire_all()
    assert (calendar.name, calendar.own_name) == ("Classes", "Semester 1")


CHANGES: dict[str, Callable[[Session, int, int, str], object]] = {
    "save": lambda s, owner, calendar, mark: busy_calendars.save(
        s, owner, calendar, mark, "X", None, TUESDAY_10_00
    ),
    "remove": lambda s, owner, calendar, mark: busy_calendars.remove(
        s, owner, calendar, mark, TUESDAY_10_00
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_stale_form_never_meets_a_newer_reading_that_has_the_same_id(
    session: Session, ana: Owner, change: Callable[[Session, int, int, str], object]
) -> None:
    calendar = busy_calendars.read(session, ana, READ, TUESDAY_10_00)
    mark = reading_mark(calendar)
    calendar.read_at += HOUR  # as another reading that was given the id of one thrown away
    session.commit()
    with pytest.raises(StaleEdit, match="not the calendar that you looked at"):
        change(session, ana.id, calendar.id, mark)
    assert names(session, ana) == []
    assert busy_calendar_of(session, ana.id, calendar.id).saved_at is None
    change(session, ana.id, calendar.id, reading_mark(calendar))


Ask = Callable[[Session, int, int], object]
ASKED: dict[str, Ask] = {
    "saved": lambda s, owner, calendar: busy_calendars.save(
        s, owner, calendar, "", "X", None, TUESDAY_10_00
    ),
    "removed": lambda s, owner, calendar: busy_calendars.remove(
        s, owner, calendar, "", TUESDAY_10_00
    ),
    "brought back": lambda s, owner, calendar: busy_calendars.restore(
        s, owner, calendar, "", "", TUESDAY_10_00
    ),
    "seen": busy_calendar_of,
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_another_s_calendar_is_not_there(
    session: Session, ana: Owner, ben: Owner, ask: Ask
) -> None:
    calendar = saved(session, ana)
    with pytest.raises(NotFound, match="This calendar is not here"):
        ask(session, ben.id, calendar.id)
    assert (names(session, ana), busy(session, ana)) == (["Semester 1"], 2)


def test_the_list_tells_how_many_events_and_when(session: Session, ana: Owner, ben: Owner) -> None:
    saved(session, ben)
    saved(session, ana, "B")
    empty = busy_calendars.read(session, ana, CalendarRead("A", "d", ()), TUESDAY_10_00)
    save(session, empty, "A")
    sums = [
        (each.calendar.name, each.events, each.first, each.last)
        for each in calendar_sums(session, ana.id)
    ]
    assert sums == [
        ("A", 0, None, None),
        ("B", 2, TUESDAY_10_00, TUESDAY_10_00 + WEEK + 2 * HOUR),
    ]
