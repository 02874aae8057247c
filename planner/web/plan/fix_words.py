"""What the buttons of the plan say that mend a session: what becomes of it, in a few words."""

from datetime import date, datetime

from planner.domain.moments import in_singapore
from planner.domain.sessions.fix_kinds import Fix
from planner.domain.sessions.words import time_words
from planner.domain.time_words import range_words
from planner.store.sessions.models import Occurrence
from planner.web.sessions.fixes import Look
from planner.web.sessions.look import fix_value, train_value


def fix_buttons(look: Look, each: Occurrence) -> tuple[tuple[str, str], ...]:
    """Give the words and the value of every fix of a session, in the order of its own page."""
    begins, ends = in_singapore(each.start), in_singapore(each.end)
    train = look.train_fix
    buttons = [(_fix_words(fix, begins, ends), fix_value(fix)) for fix in look.fixes]
    if train:
        words = f"{_time_words(train.start, train.end, begins, ends)}, for the last train"
        buttons.insert(0, (words, train_value(train)))
    return tuple(buttons)


def _fix_words(fix: Fix, begins: datetime, ends: datetime) -> str:
    """Say where it moves to or when it is then; of a date that is skipped its own words."""
    if fix.place:
        return f"Move to {fix.place.name}, about {fix.cost} min away"
    is_as_it_was = (fix.start, fix.end) == (begins, ends)
    return fix.words if is_as_it_was else _time_words(fix.start, fix.end, begins, ends)


def _time_words(start: datetime, end: datetime, begins: datetime, ends: datetime) -> str:
    """Name the end that a cut changes; of what is shifted both, for it stays as long."""
    if start == begins:
        return f"End at {end:%H:%M}"
    if end == ends:
        return f"Start at {start:%H:%M}"
    return f"Move to {_both(start, end, begins.date())}"


def _both(start: datetime, end: datetime, day: date) -> str:
    is_same_day = start.date() == day
    return range_words(start, end) if is_same_day else time_words(start, end, day)
