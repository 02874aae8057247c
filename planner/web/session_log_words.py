"""What became of a date of a session, in the words that every page uses."""

from datetime import timedelta

from planner.domain.sessions import STATUS_WORDS, OccurrenceStatus
from planner.domain.time_words import length_words
from planner.store.session_models import Occurrence


def logged_words(occurrence: Occurrence) -> str:
    """Say its status, with the time that it took if any is written down: "Done, 1 h 30 min"."""
    words, spent = STATUS_WORDS[OccurrenceStatus(occurrence.status)], occurrence.minutes_spent
    return f"{words}, {length_words(timedelta(minutes=spent))}" if spent else words
