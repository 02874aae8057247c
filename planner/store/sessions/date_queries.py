"""Questions about exams and deadlines: the one that a form made, those that calendars hear of."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from planner.domain.sessions.session import CANCELLED_KEPT
from planner.store.sessions.models import PlanDate


def plan_date_by_form(session: Session, owner_id: int, form_key: str) -> PlanDate | None:
    """Find the exam or deadline that a form made, unless it was changed since."""
    mine = select(PlanDate).where(PlanDate.owner_id == owner_id)
    return session.scalar(mine.where(PlanDate.form_key == form_key))


def plan_dates_told(
    session: Session, owner_id: int, now: datetime, *which: ColumnElement[bool]
) -> Sequence[PlanDate]:
    """Read the exams and deadlines of an owner, and those removed within CANCELLED_KEPT.

    ``which`` leaves some of them out.
    """
    is_told = or_(PlanDate.removed_at.is_(None), PlanDate.removed_at > now - CANCELLED_KEPT)
    told = select(PlanDate).where(PlanDate.owner_id == owner_id, is_told, *which)
    return session.scalars(told.order_by(PlanDate.at, PlanDate.id)).all()
