"""What calendars are told of what is gone for good: cancelled, and no word of it.

Sessions, exams and deadlines go with their checklist, and their titles and notes go too. Apps need
their UIDs, a later sequence, and when they stood, to take them out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, cast

from planner.domain.calendar.feed import FeedEvent
from planner.domain.calendar.feed_entries import ToldPlanDate, plan_date_event
from planner.domain.calendar.feed_sessions import Telling, ToldSession, session_events
from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, in_singapore

TITLE = "Cancelled"


@dataclass(slots=True)
class Withdrawal:
    """Hold what is kept of one UID that calendars may have heard of; nobody changes it."""

    uid: str
    starts_at: datetime
    minutes: int
    sequence: int
    withdrawn_at: datetime


class ToldWithdrawal(Protocol):
    """Ask of what was withdrawn what an app needs to take it out; a row fits."""

    uid: str
    starts_at: datetime
    minutes: int
    sequence: int
    withdrawn_at: datetime


def withdrawals(series: ToldSession, now: datetime) -> tuple[Withdrawal, ...]:
    """Write down each UID under which a session is told until now.

    A series is told under one, and each date that its rule does not bring under one of its own.
    """
    told = session_events(series, Telling(_no_address, now))
    return tuple(_withdrawal(each, now) for each in told if each.recurrence_id is None)


def date_withdrawal(fixed: ToldPlanDate, namespace: str, now: datetime) -> Withdrawal:
    """Write down the UID under which an exam or a deadline is told; with a time it is a moment."""
    told = plan_date_event(fixed, namespace, "")
    minutes = 0 if told.end is None else DAY // MINUTE
    return Withdrawal(told.uid, fixed.at, minutes, told.sequence + 1, now)


def withdrawn_event(one: ToldWithdrawal) -> FeedEvent:
    """Tell that something is cancelled; a session that repeated does so no more."""
    return FeedEvent(
        uid=one.uid,
        title=TITLE,
        start=in_singapore(one.starts_at),
        end=in_singapore(one.starts_at + one.minutes * MINUTE) if one.minutes else None,
        created_at=one.withdrawn_at,
        changed_at=one.withdrawn_at,
        sequence=one.sequence,
        is_cancelled=True,
        is_free=True,
    )


def _withdrawal(event: FeedEvent, now: datetime) -> Withdrawal:
    start, end = cast("tuple[datetime, datetime]", (event.start, event.end))  # never a whole day
    return Withdrawal(event.uid, start, (end - start) // MINUTE, event.sequence + 1, now)


def _no_address(_session_id: int, _on: date | None) -> str:
    return ""
