"""Addresses that begin a session with what is known already filled in."""

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import url_for

from planner.domain.moments import Moment


def new_session_url(
    *,
    place: str = "",
    task_id: int | None = None,
    moment: Moment | None = None,
    wants: Iterable[str] = (),
) -> str:
    """Lead to the form of a new session; of an instant only a later start is taken along."""
    query = [("task", str(task_id))] if task_id else []
    if place:
        query.append(("place", place))
    if moment and not moment.is_instant:
        query += [("from", f"{moment.start:%Y-%m-%d %H:%M}"), ("for", str(moment.minutes))]
    query += [("want", name) for name in sorted(wants)]
    address = url_for("sessions.new")
    return f"{address}?{urlencode(query)}" if query else address
