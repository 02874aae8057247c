"""What became of a date of a session, and how long it took, in the words that every page uses."""

from planner.domain.sessions.session import STATUS_WORDS, OccurrenceStatus
from planner.domain.time_words import minutes_words
from planner.store.sessions.models import Occurrence

SKIPPED = STATUS_WORDS[OccurrenceStatus.CANCELLED]


def logged_words(occurrence: Occurrence) -> str:
    """Say its status, with the time that it took if any is written down: "Done, 1 h 30 min"."""
    words, spent = status_words(OccurrenceStatus(occurrence.status)), occurrence.minutes_spent
    return f"{words}, {minutes_words(spent)}" if spent else words


def status_words(status: OccurrenceStatus) -> str:
    """Say what became of a date."""
    return STATUS_WORDS[status]
