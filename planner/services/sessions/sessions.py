"""Sessions made: with their task, their pattern and every one of their dates."""

# ruff: noqa: PLR0913, PLR0917 - whose, what, where and when are facts of their own, typed apart

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.guides.flow import Phase
from planner.domain.holidays import HolidayCalendar
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.session import check_length
from planner.services.checklists.own_tasks import own_task
from planner.services.checklists.task_log import log
from planner.services.checklists.transactions import day_of, saved_whole
from planner.services.plan.act_words import act_words
from planner.services.plan.acts import write_act
from planner.services.sessions.sent_forms import Sent, sent_before
from planner.services.sessions.series import (
    Spot,
    minutes_of_plan,
    new_date,
    new_session,
    pattern_of,
    write_pattern,
    write_series,
)
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.checklists.queries import end_of_phase, held_checklist
from planner.store.models import Place
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import hold_plan

OWN_LIST = "My topics"
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
        spot = Spot(place, "" if place else plan.place_text)
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
        return _topic(session, owner_id, plan.topic, now, checklist_id)
    task = session.scalar(select(Task).where(Task.id == plan.task_id, Task.owner_id == owner_id))
    if task is None:
        raise InvalidValue("task", TASK_GONE)
    if task.removed_at is not None:
        raise StaleEdit(f"“{task.title}” was removed meanwhile. Bring it back first.")
    return task


def _topic(
    session: Session, owner_id: int, topic: str, now: datetime, checklist_id: int | None
) -> Task:
    checklist_id = checklist_id or _own_list(session, owner_id, now).id
    checklist = held_checklist(session, owner_id, checklist_id, now)
    try:
        task = own_task(owner_id, topic, Phase.OWN, end_of_phase(checklist, Phase.OWN))
    except InvalidValue as fault:
        raise InvalidValue("topic", fault.message) from fault
    checklist.tasks.append(task)
    log(session, task, "Added by you, with a session.", now)
    session.flush()
    return task


def _own_list(session: Session, owner_id: int, now: datetime) -> Checklist:
    """Find the list that topics without one go to, or make it."""
    named = select(Checklist).where(Checklist.owner_id == owner_id, Checklist.name == OWN_LIST)
    own = named.where(Checklist.country == "", Checklist.archived_at.is_(None))
    found = session.scalars(own.order_by(Checklist.id).limit(1)).first()
    if found is not None:
        return found
    made = Checklist(
        owner_id=owner_id,
        name=OWN_LIST,
        country="",
        answers={},
        saved_on=day_of(now),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    return made
