"""Owners: people without an account, known by what their browser keeps."""

from datetime import datetime

from sqlalchemy.orm import Session

from planner.store.checklists.models import Owner


def new_owner(session: Session, key: str, now: datetime) -> Owner:
    """Add an owner to the transaction that saves what they saved first."""
    owner = Owner(key=key, created_at=now)
    session.add(owner)
    session.flush()
    return owner
