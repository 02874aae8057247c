"""Checklists: saved from the flow, from a guide or empty; edited, copied, put away, deleted.

Each function is one transaction. Another owner's id is NotFound, as if nothing stood there.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import Session

from planner.domain.checklists.chosen_items import chosen_items
from planner.domain.checklists.offer_form import read_name
from planner.domain.checklists.offers import Offer
from planner.domain.checklists.own_lists import read_topics
from planner.domain.errors import NotFound
from planner.domain.guides.flow import BOTH, COUNTRY, UNKNOWN, Phase
from planner.domain.guides.guidebook import Guidebook
from planner.domain.moments import day_in_singapore
from planner.services.checklists.copies import copied_checklist
from planner.services.checklists.guide_tasks import due_of, guide_task, write_due
from planner.services.checklists.held import stale_offer
from planner.services.checklists.own_tasks import own_task
from planner.services.checklists.task_log import due_line, log
from planner.services.transactions import saved_whole
from planner.store.calendar.withdrawals import withdraw_plan_dates, withdraw_sessions
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.checklists.queries import NOT_HERE, checklist_of, held_checklist
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import hold_plan


def create_from_flow(
    session: Session,
    owner: Owner,
    book: Guidebook,
    answers: Mapping[str, str],
    offer: Offer,
    now: datetime,
) -> Checklist:
    """Save the items that the answers call for, each with the day it is due."""
    country = answers.get(COUNTRY, UNKNOWN)
    checklist = _checklist(owner, offer, now)
    checklist.country = BOTH if country == UNKNOWN else country
    checklist.answers = {COUNTRY: country, **answers}
    return _with_items(session, checklist, book, day_in_singapore(now))


def create_from_guide(
    session: Session, owner: Owner, book: Guidebook, country: str, offer: Offer, now: datetime
) -> Checklist:
    """Save every item of a country, or of both, and the common ones, with no answers behind it."""
    checklist = _checklist(owner, offer, now)
    checklist.country = country
    return _with_items(session, checklist, book, day_in_singapore(now))


def create_own(
    session: Session, owner: Owner, name: str, topics: Sequence[str], now: datetime
) -> Checklist:
    """Save a list of one's own with a task for each topic; empty topics are left out."""
    with saved_whole(session):
        checklist = _checklist(owner, Offer(read_name(name)), now)
        for position, title in enumerate(read_topics(topics)):
            checklist.tasks.append(own_task(owner.id, title, Phase.OWN, position))
        session.add(checklist)
    return checklist


def edit_offer(
    session: Session,
    owner_id: int,
    checklist_id: int,
    version: int,
    offer: Offer,
    book: Guidebook,
    now: datetime,
) -> Checklist:
    """Change the facts of the offer, and work out again each day that the owner did not choose."""
    with saved_whole(session):
        checklist = held_checklist(session, owner_id, checklist_id, now)
        if checklist.version != version:
            raise stale_offer(checklist, offer)
        _write_offer(checklist, offer)
        _work_out_days(session, checklist, book, now)
    return checklist


def duplicate(
    session: Session, owner_id: int, checklist_id: int, name: str, book: Guidebook, now: datetime
) -> Checklist:
    """Copy the tasks and the facts of the offer, but nothing that was done, found or noted.

    Days count from today, as on a checklist saved today, unless the owner chose them.
    """
    with saved_whole(session):
        original = checklist_of(session, owner_id, checklist_id)
        copy = copied_checklist(original, book, now)
        copy.name = read_name(name)
        session.add(copy)
    return copy


def archive(session: Session, owner_id: int, checklist_id: int, now: datetime) -> Checklist:
    """Put a checklist away; one that is away already keeps the time at which it was."""
    with saved_whole(session):
        checklist = held_checklist(session, owner_id, checklist_id, now)
        checklist.archived_at = checklist.archived_at or now
    return checklist


def unarchive(session: Session, owner_id: int, checklist_id: int, now: datetime) -> Checklist:
    """Bring a checklist back among the others."""
    with saved_whole(session):
        checklist = held_checklist(session, owner_id, checklist_id, now)
        checklist.archived_at = None
    return checklist


def delete(session: Session, owner_id: int, checklist_id: int, now: datetime) -> None:
    """Delete a checklist with its exams, its tasks, their evidence, log and sessions, for good.

    Calendars are told that the sessions and the exams are cancelled.
    """
    mine = delete_rows(Checklist).where(
        Checklist.id == checklist_id, Checklist.owner_id == owner_id
    )
    with saved_whole(session):
        hold_plan(session, owner_id)
        withdraw_sessions(session, owner_id, Task.checklist_id == checklist_id, now)
        withdraw_plan_dates(session, owner_id, PlanDate.checklist_id == checklist_id, now)
        if session.scalar(mine.returning(Checklist.id)) is None:
            raise NotFound(NOT_HERE.format("checklist"))


def _checklist(owner: Owner, offer: Offer, now: datetime) -> Checklist:
    """Make a checklist without a task."""
    checklist = Checklist(
        owner_id=owner.id,
        country="",
        answers={},
        guide_version="",
        saved_on=day_in_singapore(now),
        created_at=now,
        updated_at=now,
    )
    _write_offer(checklist, offer)
    return checklist


def _with_items(session: Session, checklist: Checklist, book: Guidebook, today: date) -> Checklist:
    """Save a checklist with a task for each of its items, in the guide's order."""
    with saved_whole(session):
        checklist.guide_version = book.version
        places: Counter[Phase] = Counter()
        for item in chosen_items(book.flow, checklist.country, checklist.answers):
            checklist.tasks.append(guide_task(item, checklist, places[item.phase], book, today))
            places[item.phase] += 1
        session.add(checklist)
    return checklist


def _write_offer(checklist: Checklist, offer: Offer) -> None:
    for field in fields(Offer):
        setattr(checklist, field.name, getattr(offer, field.name))


def _work_out_days(session: Session, checklist: Checklist, book: Guidebook, now: datetime) -> None:
    """Work the days out again by the guide as it is now, and log each one that moved."""
    items = {item.id: item for item in book.flow.items}
    for task in checklist.tasks:
        item = items.get(task.item_id or "")
        if item is None or task.due_is_own:
            continue
        before = task.due_on
        write_due(task, due_of(item, checklist, book, day_in_singapore(now)))
        if task.due_on != before:
            log(session, task, f"The offer changed. {due_line(task)}", now)
