"""Acts in words, as the list of what was done last shows them."""

from collections.abc import Sequence
from datetime import datetime

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.words import time_words
from planner.services.checklists.task_log import quoted
from planner.store.sessions.models import Occurrence, RevisionSession


def act_words(verb: str, row: RevisionSession, dates: Sequence[Occurrence], now: datetime) -> str:
    """Say what was done with which dates: "Moved “Kanji”: Tue 24 Nov, 19:00–21:00."."""
    first = min(dates, key=lambda occurrence: occurrence.start)
    start, end = in_singapore(first.start), in_singapore(first.end)
    when = time_words(start, end, day_in_singapore(now))
    of_many = f"{len(dates)} dates from " if len(dates) > 1 else ""
    return f"{verb} {quoted(row.task.title)}: {of_many}{when}."
