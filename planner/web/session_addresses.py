"""The addresses of a revision session, of one of its dates, and of the forms about it.

A page names a date by the Singapore day on which the pattern puts it: ``?on=2026-11-24``.
"""

from datetime import datetime
from typing import Any

from flask import request, url_for

from planner.domain.errors import NotFound
from planner.domain.sessions.session import day_of, next_date
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.web.personal import LARGEST_ID

ONE_SESSION = f"/sessions/<int(max={LARGEST_ID}):session_id>"
ONE_ACT = f"/plan/acts/<int(max={LARGEST_ID}):act_id>"


def occurrence_url(
    occurrence: Occurrence,
    endpoint: str = "sessions.show",
    **query: Any,  # noqa: ANN401 - as url_for takes it
) -> str:
    """Give the address of a date of a session, or of one of the forms about it."""
    day = day_of(occurrence).isoformat()
    return url_for(endpoint, session_id=occurrence.session_id, on=day, **query)


def form_url(occurrence: Occurrence, endpoint: str) -> str:
    """Give the address that a form about a date posts to; the form itself names the day."""
    return url_for(endpoint, session_id=occurrence.session_id)


def asked_date(series: RevisionSession, now: datetime) -> Occurrence:
    """Give the date that the request names, or the one that comes next; raises NotFound.

    A session that does not repeat has one date, whichever day an old address of it names.
    """
    named = request.form.get("on") or request.args.get("on", "")
    if not named or not series.rrule:
        return next_date(series.occurrences, now)
    for occurrence in series.occurrences:
        if day_of(occurrence).isoformat() == named:
            return occurrence
    raise NotFound("This session has no such date: it may have been moved or deleted.")
