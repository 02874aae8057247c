"""The small steps by which one date of a session is moved: earlier, later, shorter, longer."""

from datetime import datetime, timedelta

from planner.domain.holidays import DAY

QUARTER, NOTHING = timedelta(minutes=15), timedelta()
STEPS = {
    "earlier": (-QUARTER, -QUARTER),
    "later": (QUARTER, QUARTER),
    "shorter": (NOTHING, -QUARTER),
    "longer": (NOTHING, QUARTER),
    "day-before": (-DAY, -DAY),
    "day-after": (DAY, DAY),
}
STEP_WORDS = {
    "earlier": "15 min earlier",
    "later": "15 min later",
    "shorter": "15 min shorter",
    "longer": "15 min longer",
    "day-before": "A day earlier",
    "day-after": "A day later",
}


def stepped(start: datetime, end: datetime, step: str) -> tuple[datetime, datetime] | None:
    """Give the times a step on; None for a step that is none, or that leaves no time."""
    if step not in STEPS:
        return None
    first, last = STEPS[step]
    return (start + first, end + last) if end + last > start + first else None
