"""Questions about what visitors keep, each named after its answer and asked by owner."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.checklist_models import Owner


def owner_by_key(session: Session, key: str) -> Owner | None:
    """Find who a cookie's key belongs to."""
    return session.scalar(select(Owner).where(Owner.key == key))
