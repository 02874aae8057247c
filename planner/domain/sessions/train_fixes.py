"""What the last train home has to do with the fixes of a late session.

The time that catches it is a fix of its own, beside those of ``planner.domain.sessions.fixes``, and
any of those may still miss it. Together they are five at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.holidays import HolidayCalendar
from planner.domain.sessions.clashes import TravelMinutes, is_free
from planner.domain.sessions.fix_kinds import MOST_FIXES, Asked, Fix, FixKind
from planner.domain.sessions.fix_words import time_reason
from planner.domain.sessions.verdicts import is_worse, judged, needs_mending
from planner.domain.travel.last_trains import HomeWay, fix_for_train

STILL_MISSED = "It still misses the last train home."


@dataclass(frozen=True, slots=True)
class TrainFix:
    """Hold the time that catches the last train home, and what is to be said of it."""

    start: datetime
    end: datetime
    reason: str


def train_fix(
    asked: Asked, home: HomeWay | None, holidays: HolidayCalendar, travel: TravelMinutes
) -> TrainFix | None:
    """Give the time that catches the last train, if it fits no worse and nothing clashes then.

    The hours of the place may be unknown then, if they are unknown now.
    """
    times = fix_for_train(home, asked.start, asked.end) if home else None
    if times is None or (asked.not_before and times[0] < asked.not_before):
        return None
    now = judged(asked.place, asked.start, asked.end, holidays).fit
    then = judged(asked.place, *times, holidays).fit
    if needs_mending(then) or is_worse(now, then):
        return None
    if not is_free(*times, asked.location, asked.others, travel):
        return None
    return TrainFix(*times, time_reason(asked, *times, holidays))


def five_at_most(offered: Sequence[Fix], train: TrainFix | None) -> tuple[Fix, ...]:
    """Leave room for the train's fix among those offered; that which skips the date stays."""
    too_many = len(offered) + (train is not None) - MOST_FIXES
    if too_many <= 0:
        return tuple(offered)
    skips = [each for each in offered if each.kind is FixKind.SKIP]
    others = [each for each in offered if each.kind is not FixKind.SKIP]
    return (*others[:-too_many], *skips)


def still_missing(fix: Fix, home: HomeWay | None) -> Fix:
    """Say of a fix that it misses the last train home, where the way home from there does."""
    if home is None or not home.is_missed or fix.kind is FixKind.SKIP:
        return fix
    return replace(fix, reason=f"{fix.reason} {STILL_MISSED}")
