"""Secret links to one's plan: made, given another address, revoked and brought back.

A token is handed in, made of chance by who calls; only its hash is kept, so nobody can read a link
out of the tables.
"""

import logging
from datetime import datetime

from sqlalchemy import update as update_rows
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.domain.calendar.feed import (
    MOST_LINKS,
    FeedOptions,
    is_fetch_worth_noting,
    read_link_name,
    token_hash,
)
from planner.domain.errors import InvalidValue, StaleEdit
from planner.services.transactions import LOOK_AGAIN, saved_whole
from planner.store.calendar.feed_queries import link_of, live_link_of, live_links_of
from planner.store.calendar.models import FeedLink
from planner.store.checklists.models import Owner
from planner.store.sessions.queries import hold_plan

logger = logging.getLogger(__name__)


def create(  # noqa: PLR0913, PLR0917 - whose, what and when are facts of their own
    session: Session, owner: Owner, name: str, options: FeedOptions, token: str, now: datetime
) -> FeedLink:
    """Add a link; raises InvalidValue for an unfit name, or one link too many."""
    with saved_whole(session):
        hold_plan(session, owner.id)
        link = FeedLink(owner_id=owner.id, token_hash=token_hash(token), created_at=now)
        _write(link, name, options)
        _check_room(session, owner.id)
        session.add(link)
    return link


def update(  # noqa: PLR0913, PLR0917 - whose, which, as seen when, and what are facts of their own
    session: Session, owner_id: int, link_id: int, version: int, name: str, options: FeedOptions
) -> FeedLink:
    """Change what a link is called and tells; its address stays. Raises StaleEdit."""
    with saved_whole(session):
        link = live_link_of(session, owner_id, link_id)
        if link.version != version:
            raise StaleEdit(f"“{link.name}” was changed after this form was opened. {LOOK_AGAIN}")
        _write(link, name, options)
    return link


def rotate(session: Session, owner_id: int, link_id: int, token: str, now: datetime) -> FeedLink:
    """Give a link another address; the one before leads nowhere from now on."""
    with saved_whole(session):
        link = live_link_of(session, owner_id, link_id)
        link.token_hash, link.created_at, link.fetched_at = token_hash(token), now, None
    return link


def revoke(session: Session, owner_id: int, link_id: int, now: datetime) -> FeedLink:
    """Let a link lead nowhere."""
    with saved_whole(session):
        link = link_of(session, owner_id, link_id)
        link.revoked_at = link.revoked_at or now
    return link


def restore(session: Session, owner_id: int, link_id: int) -> FeedLink:
    """Let a revoked link lead to the plan again; raises InvalidValue for one too many."""
    with saved_whole(session):
        hold_plan(session, owner_id)
        link = link_of(session, owner_id, link_id)
        if link.revoked_at is not None:
            _check_room(session, owner_id)
            link.revoked_at = None
    return link


def note_fetch(session: Session, link: FeedLink, now: datetime) -> None:
    """Keep when an app asked last, to the minute; left out where the database is busy."""
    if not is_fetch_worth_noting(link.fetched_at, now):
        return
    note = update_rows(FeedLink).where(FeedLink.id == link.id).values(fetched_at=now)
    try:
        with saved_whole(session):
            session.execute(note, execution_options={"synchronize_session": False})
    except OperationalError:
        logger.warning("when a calendar link was read could not be noted", exc_info=True)


def _write(link: FeedLink, name: str, options: FeedOptions) -> None:
    link.name = read_link_name(name)
    link.has_alarms, link.has_todos = options.has_alarms, options.has_todos
    link.has_busy = options.has_busy


def _check_room(session: Session, owner_id: int) -> None:
    if len(live_links_of(session, owner_id)) >= MOST_LINKS:
        raise InvalidValue(
            "name", f"{MOST_LINKS} calendar links are in use: revoke one that no app needs first."
        )
