"""Sessions made: their task, their pattern, their dates, and the same form sent twice."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.guides.flow import Phase
from planner.domain.sessions.recurrence import starts
from planner.domain.sessions.session import MOST_OCCURRENCES, OccurrenceStatus, Skips
from planner.domain.sessions.verdicts import Fit
from planner.services.checklists import checklists, tasks
from planner.services.plan.topics import OWN_LIST
from planner.services.sessions.sessions import create
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, sg
from tests.services.plans import (
    MONDAY_09_00,
    add_row,
    add_session,
    fresh_session,
    on,
    pattern_day,
    plan,
    times,
    weekly,
)
from tests.services.saved import log_of, task_for

FRIDAY_CHRISTMAS = sg("Fri 2026-12-25 19:00")


def count_of(session: Session, table: type[Checklist | Task | RevisionSession]) -> int | None:
    return session.scalar(select(func.count()).select_from(table))


def test_a_session_of_a_topic_makes_its_task_in_a_list_of_ones_own(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, topic="  Kanji   of lesson 3 ")
    task = session.get_one(Task, row.task_id)
    assert (task.title, task.phase, task.item_id) == ("Kanji of lesson 3", Phase.OWN, None)
    assert (task.checklist.name, task.checklist.country) == (OWN_LIST, "")
    assert log_of(task) == ["Added by you, with a session."]


def test_topics_gather_in_one_list_after_each_other(session: Session, ana: Owner) -> None:
    rows = [add_session(session, ana, topic=name) for name in ("A", "B", "C")]
    tasks_made = [session.get_one(Task, row.task_id) for row in rows]
    assert [(task.title, task.position) for task in tasks_made] == [("A", 0), ("B", 1), ("C", 2)]
    assert count_of(session, Checklist) == 1


def test_a_list_that_was_put_away_gets_no_more_topics(session: Session, ana: Owner) -> None:
    first = add_session(session, ana, topic="A")
    checklists.archive(session, ana.id, first.task.checklist_id, MONDAY_09_00)
    second = add_session(session, ana, topic="B")
    assert second.task.checklist_id != fresh_session(session, first).task.checklist_id


def test_a_topic_goes_to_the_checklist_named(
    session: Session, ana: Owner, checklist: Checklist
) -> None:
    row = add_session(session, ana, topic="Kanji", checklist_id=checklist.id)
    assert row.task.checklist_id == checklist.id
    assert count_of(session, Checklist) == 1


def test_a_session_of_a_task_leaves_the_task_as_it_is(
    session: Session, ana: Owner, checklist: Checklist
) -> None:
    task = task_for(checklist, "c1")
    before = (task.version, task.status)
    row = add_session(session, ana, task_id=task.id)
    assert (row.task_id, row.task.title) == (task.id, task.title)
    assert (row.task.version, row.task.status) == before


def test_a_topic_without_a_word_is_refused_by_its_field(session: Session, ana: Owner) -> None:
    with pytest.raises(InvalidValue) as fault:
        add_session(session, ana, topic="  ")
    assert fault.value.field == "topic"
    assert count_of(session, Checklist) == 0


def test_a_task_that_was_removed_gets_no_session(
    session: Session, ana: Owner, checklist: Checklist
) -> None:
    ids = (ana.id, checklist.id)
    task = tasks.add_task(session, *ids, "Pack", Phase.OWN, MONDAY_09_00)
    tasks.remove(session, *ids, task.id, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="“Pack” was removed"):
        add_session(session, ana, task_id=task.id)


def test_tasks_and_checklists_of_others_are_not_found(
    session: Session, ben: Owner, checklist: Checklist
) -> None:
    task = task_for(checklist, "c1").id
    with pytest.raises(InvalidValue, match="not here any more"):
        add_session(session, ben, task_id=task)
    with pytest.raises(NotFound):
        add_session(session, ben, checklist_id=checklist.id)
    assert count_of(session, RevisionSession) == 0


def test_the_plan_is_kept_whole(session: Session, ana: Owner) -> None:
    row = add_session(
        session,
        ana,
        place_text="Grandmother’s table",
        wants=frozenset({"quiet", "power"}),
        note="Bring the book.",
        reminder_minutes=30,
    )
    assert (row.place_id, row.place_text) == (None, "Grandmother’s table")
    assert (row.wants, row.note, row.reminder_minutes) == (
        ["power", "quiet"],
        "Bring the book.",
        30,
    )
    assert (row.rrule, row.exdates, row.skips, row.sequence) == ("", [], Skips.NONE, 0)
    assert times(row) == ["Tue 24 Nov 19:00–21:00"]
    only = row.occurrences[0]
    assert (only.status, only.place_text, only.fit) == (
        OccurrenceStatus.PLANNED,
        "Grandmother’s table",
        Fit.NONE,
    )


def test_the_same_form_makes_one_session(session: Session, ana: Owner, ben: Owner) -> None:
    made = [
        create(session, owner, plan(), None, HOLIDAYS, "key", MONDAY_09_00).id
        for owner in (ana, ana, ben)
    ]
    assert made[0] == made[1] != made[2]
    assert count_of(session, Task) == 2
    assert len(acts_of(session, ana.id)) == 1


def test_every_session_has_a_uid_of_its_own(session: Session, ana: Owner, ben: Owner) -> None:
    made = [
        create(session, owner, plan(), None, HOLIDAYS, key, MONDAY_09_00).uid
        for owner, key in ((ana, "1"), (ana, "2"), (ben, "1"))
    ]
    assert len(set(made)) == 3


def test_each_date_of_a_series_is_judged_for_itself(session: Session, ana: Owner) -> None:
    place = add_row(session)  # closed on public holidays
    row = add_session(
        session, ana, place, start=FRIDAY_CHRISTMAS - timedelta(days=7), repeat=weekly(4, count=2)
    )
    assert [date.fit for date in row.occurrences] == [Fit.OPEN, Fit.CLOSED]
    assert row.occurrences[1].fit_words == "Closed then, opens Sat 10:00"
    assert all(date.hours_version and date.place_id == place.id for date in row.occurrences)


def test_a_session_past_midnight_is_judged_to_its_end(session: Session, ana: Owner) -> None:
    bar = add_row(session, "Bar", opening_hours=LATE_BAR)
    row = add_session(session, ana, bar, start=sg("Fri 2026-11-27 23:30"), minutes=120)
    assert (times(row), row.occurrences[0].fit) == (["Fri 27 Nov 23:30–01:30"], Fit.OPEN)


def test_skipped_holidays_have_no_row_and_are_named_as_left_out(
    session: Session, ana: Owner
) -> None:
    repeat = weekly(4, count=4, skips=Skips.HOLIDAYS)
    row = add_session(session, ana, start=sg("Fri 2026-12-18 19:00"), repeat=repeat)
    assert times(row) == ["Fri 18 Dec 19:00–21:00", "Fri 8 Jan 19:00–21:00"]
    assert (row.exdates, row.skips) == (["2026-12-25", "2027-01-01"], Skips.HOLIDAYS)


def test_a_pattern_of_which_nothing_is_left_is_refused_with_its_holidays(
    session: Session, ana: Owner
) -> None:
    repeat = weekly(4, count=1, skips=Skips.HOLIDAYS)
    with pytest.raises(InvalidValue, match=r"Fri 25 Dec \(Christmas Day\) would be skipped"):
        add_session(session, ana, start=FRIDAY_CHRISTMAS, repeat=repeat)


def test_a_pattern_that_ends_before_its_first_weekday_is_refused_by_its_end(
    session: Session, ana: Owner
) -> None:
    with pytest.raises(InvalidValue) as fault:
        add_session(session, ana, repeat=weekly(0, until=date(2026, 11, 28)))
    assert fault.value.field == "until"


@pytest.mark.parametrize(
    "repeat",
    [
        weekly(),
        weekly(0, interval=2),
        weekly(0, 2, 5, until=date(2027, 2, 20), skips=Skips.HOLIDAYS),
        weekly(*range(7), until=date(2027, 11, 1)),
    ],
    ids=["tuesdays", "from another weekday", "until, without holidays", "cut at the most"],
)
def test_rows_are_what_the_rule_and_its_exceptions_say(
    session: Session, ana: Owner, repeat: object
) -> None:
    row = add_session(session, ana, repeat=repeat)
    told = starts(row.starts_at, row.rrule, row.exdates)
    assert [date.original_start for date in row.occurrences] == list(told)
    assert 0 < len(told) <= MOST_OCCURRENCES
    days = [pattern_day(date) for date in row.occurrences]
    assert len(set(days)) == len(days)
    assert on(row, days[0]).original_start == min(told)


def test_a_series_that_is_cut_ends_for_calendars_where_its_rows_end(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly(*range(7), until=date(2027, 11, 1)))
    assert len(row.occurrences) == MOST_OCCURRENCES
    assert "UNTIL=2027061" in row.rrule


def test_making_a_session_is_told_in_words(session: Session, ana: Owner) -> None:
    add_session(session, ana)
    add_session(session, ana, topic="Grammar", repeat=weekly())
    assert [act.words for act in acts_of(session, ana.id)] == [
        "Planned “Grammar”: 4 dates from Tue 24 Nov, 19:00–21:00.",
        "Planned “Kanji”: Tue 24 Nov, 19:00–21:00.",
    ]
