"""The sessions of a task, as its page lists them: those to come first, then the newest before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.session import is_coming, is_unlogged
from planner.domain.sessions.words import time_words
from planner.store.sessions.models import Occurrence
from planner.web.session_addresses import occurrence_url
from planner.web.session_log_words import logged_words

MOST_PAST = 5


@dataclass(frozen=True)
class SessionLine:
    """Hold one date of a session: when, where and how it fits, and what became of it."""

    when: str
    url: str
    where: str
    verdict: str
    status: str


def session_lines(occurrences: Sequence[Occurrence], now: datetime) -> tuple[SessionLine, ...]:
    """List the dates to come, in their order, and the last few that are over."""
    coming = [each for each in occurrences if is_coming(each, now)]
    over = [each for each in occurrences if not is_coming(each, now)]
    return tuple(_line(each, now) for each in [*coming, *over[::-1][:MOST_PAST]])


def _line(occurrence: Occurrence, now: datetime) -> SessionLine:
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    is_planned = is_coming(occurrence, now)
    return SessionLine(
        when=time_words(start, end, day_in_singapore(now)),
        url=occurrence_url(occurrence),
        where=occurrence.place.name if occurrence.place else occurrence.place_text,
        verdict=occurrence.fit_words if is_planned else "",
        status="" if is_planned else _status(occurrence, now),
    )


def _status(occurrence: Occurrence, now: datetime) -> str:
    if is_unlogged(occurrence, now):
        return "Not logged yet"
    return logged_words(occurrence)
