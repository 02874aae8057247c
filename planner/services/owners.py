"""Owners: people without an account, known by what their browser keeps."""

from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.store.checklists.models import Owner
from planner.store.checklists.queries import owner_by_key

SENT_AGAIN = timedelta(minutes=10)  # for how long a first form finds the owner that it made


def new_owner(session: Session, key: str, now: datetime) -> Owner:
    """Add an owner to the transaction that saves what they saved first."""
    owner = Owner(key=key, created_at=now)
    session.add(owner)
    session.flush()
    return owner


def owner_of_form(session: Session, key: str, spare_key: str, now: datetime) -> Owner:
    """Give the owner that the same first form made just now, else add one.

    ``key`` is made of the form, ``spare_key`` of chance, for a form sent long after its first
    time. Of two that are sent at once one adds the row; the other waits for it (PostgreSQL at the
    unique key, SQLite at its one writer), is refused, and finds it. What the other did before is
    undone then: nothing may be written before an owner is known.
    """
    found = owner_by_key(session, key)
    if found is None:
        try:
            return new_owner(session, key, now)
        except IntegrityError:
            session.rollback()
            found = owner_by_key(session, key)
    if found is not None and now - found.created_at < SENT_AGAIN:
        return found
    return new_owner(session, spare_key, now)
