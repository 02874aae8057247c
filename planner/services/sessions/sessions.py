"""Sessions made: with their task, their pattern and every one of their dates."""

# ruff: noqa: PLR0913, PLR0917 - whose, what, where and when are facts of their own, typed apart

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.holidays import HolidayCalendar
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.session import check_length
from planner.services.plan.act_words import act_words
from planner.services.plan.acts import write_act
from planner.services.plan.topics import new_topic
from planner.services.sessions.sent_forms import Sent, sent_before
from planner.services.sessions.series import (
    minutes_of_plan,
    new_date,
    new_session,
    pattern_of,
    spot_of,
    write_pattern,
    write_series,
)
from planner.services.transactions import saved_whole
from planner.store.checklists.models import Owner, Task
from planner.store.models import Place
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import hold_plan

TASK_GONE = "That task is not here any more: choose another."


def create(
    session: Session,
    owner: Owner,
    plan: SessionPlan,
    place: Place | None,
    holidays: HolidayCalendar,
    form_key: str,
    now: datetime,
    *,
    checklist_id: int | None = None,
) -> RevisionSession:
    """Make a session; the same form sent again gives the one that it made, if it still says so.

    Where that one was deleted or says something else, the plan is saved as one more session.
    A plan with a topic makes its task too: in the checklist named, else in the own list OWN_LIST.
    Raises NotFound for another's checklist, InvalidValue for another's task or a pattern without a
    date.
    """
    check_length(plan.start, plan.end)
    with saved_whole(session):
        hold_plan(session, owner.id)
        spot = spot_of(plan, place)
        pattern = pattern_of(plan.start, minutes_of_plan(plan), plan.repeat, place, holidays)
        sent = Sent(plan, spot, pattern, checklist_id)
        key, made = sent_before(session, owner.id, form_key, sent)
        if made and sent.is_kept_in(made):
            return made
        plan = sent.of_task_in(made)
        task = task_for(session, owner.id, plan, now, checklist_id)
        row = new_session(owner.id, key, now)
        write_series(row, plan, task)
        write_pattern(row, pattern, spot)
        for start in pattern.starts:
            date = new_date(owner.id, start, pattern.minutes, spot, holidays)
            row.occurrences.append(date)
        session.add(row)
        session.flush()
        words = act_words("Planned", row, row.occurrences, now)
        write_act(session, owner.id, words, [(row, None)], now)
    return row


def task_for(
    session: Session,
    owner_id: int,
    plan: SessionPlan,
    now: datetime,
    checklist_id: int | None = None,
) -> Task:
    """Give the task of a plan, made now if the plan names a topic instead.

    Raises InvalidValue for one that is not the owner's: it may have gone with its checklist.
    """
    if plan.task_id is None:
        return new_topic(session, owner_id, plan.topic, now, checklist_id)
    mine = select(Task).where(Task.id == plan.task_id, Task.owner_id == owner_id)
    # Held, so that it cannot go with its checklist before the session that needs it is saved.
    task = session.scalar(mine.with_for_update(read=True, key_share=True))
    if task is None:
        raise InvalidValue("task", TASK_GONE)
    if task.removed_at is not None:
        raise StaleEdit(f"“{task.title}” was removed meanwhile. Bring it back first.")
    return task
