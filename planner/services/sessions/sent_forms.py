"""Which session the form of a new one has made already, so that sending it twice makes one.

A form is known by its key. Sent again with another plan, or after its session was deleted, it
makes one more under its key with a number, so that nothing typed is lost.

The key is 192 random bits, which only the page that holds the form and the request that sends it
have: it stands in no address and no log, and the page is stored nowhere on the way.
"""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from planner.domain.sessions.form import SessionPlan
from planner.services.sessions.series import Pattern, Spot, uid_of
from planner.store.calendar.withdrawals import is_withdrawn
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import session_by_form

LONGEST_KEY = 56  # characters; the column takes 64, and the number follows


@dataclass(frozen=True, slots=True)
class Sent:
    """Hold a plan as it was sent, with its spot, its pattern and the checklist of its topic."""

    plan: SessionPlan
    spot: Spot
    pattern: Pattern
    checklist_id: int | None

    def is_kept_in(self, row: RevisionSession) -> bool:
        """Tell whether a session is there and says just what was sent."""
        plan, spot, pattern = self.plan, self.spot, self.pattern
        return (
            row.deleted_at is None
            and self._is_task_of(row)
            and (row.starts_at, row.minutes, row.rrule, tuple(row.exdates), row.skips)
            == (pattern.starts_at, pattern.minutes, pattern.rrule, pattern.exdates, pattern.skips)
            and (row.place_id, row.place_text) == (spot.place_id, spot.words)
            and (frozenset(row.wants), row.note, row.reminder_minutes)
            == (plan.wants, plan.note, plan.reminder_minutes)
        )

    def of_task_in(self, row: RevisionSession | None) -> SessionPlan:
        """Give the plan, of the task that its form made before, if there is one."""
        if row is None or row.task.removed_at is not None or not self._is_task_of(row):
            return self.plan
        return replace(self.plan, task_id=row.task_id, topic="")

    def _is_task_of(self, row: RevisionSession) -> bool:
        if self.plan.task_id is not None:
            return self.plan.task_id == row.task_id
        is_there = self.checklist_id in {None, row.task.checklist_id}
        return is_there and self.plan.topic == row.task.title


def sent_before(
    session: Session, owner_id: int, form_key: str, sent: Sent
) -> tuple[str, RevisionSession | None]:
    """Find the session that says what was sent, or the last one of the form, and a free key.

    A key whose session calendars are told to take out is not free: its UID stays with that one.
    """
    key = form_key[:LONGEST_KEY]
    last, row, number = None, session_by_form(session, owner_id, key), 0
    while _is_used_up(session, owner_id, key, row, sent):
        last, number = row or last, number + 1
        key = f"{form_key[:LONGEST_KEY]}.{number}"
        row = session_by_form(session, owner_id, key)
    return key, row or last


def _is_used_up(
    session: Session, owner_id: int, key: str, row: RevisionSession | None, sent: Sent
) -> bool:
    """Tell whether a key has made something else than what was sent."""
    if row is not None:
        return not sent.is_kept_in(row)
    return is_withdrawn(session, owner_id, uid_of(owner_id, key))
