"""What an owner's time is taken by, as the rules of clashes read it: sessions, busy time, exams.

Of an exam only its beginning is known: it is taken to last an hour, and pages say so. A plan has
a thousand of these and few of them are linked to, so an address is made only for one that is.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from flask import url_for

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.clashes import EXAM_LASTS, Clash, Engagement
from planner.domain.sessions.session import day_of, takes_time
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.plan.queries import BusyTime, busy_times
from planner.store.sessions.models import Occurrence, PlanDate
from planner.store.sessions.queries import occurrences_between, plan_dates_of

NAMELESS = "Busy"
OWN, EXAM = "occurrence", "date"  # what a key begins with
ASSUMED = "its length is not known: an hour is assumed"


def engagements(
    owner: Owner | None, first: datetime, last: datetime, exclude: Collection[int] = ()
) -> tuple[Engagement, ...]:
    """Read what takes an owner's time between two times, but for some occurrences, by start."""
    if owner is None:
        return ()
    session = db.session()
    own = occurrences_between(session, owner.id, first, last)
    imported = busy_times(session, owner.id, first, last)
    taken = [
        own_engagement(each) for each in own if takes_time(each.status) and each.id not in exclude
    ]
    busy = [busy_engagement(each) for each in imported if each.is_busy]
    exams = [
        plan_date_engagement(each) for each in plan_dates_of(session, owner.id) if each.has_time
    ]
    near = [each for each in exams if each.start < last and each.end > first]
    return tuple(sorted((*taken, *busy, *near), key=lambda each: (each.start, each.end)))


def own_key(occurrence_id: int) -> str:
    """Name a date of a session among all that takes time."""
    return f"{OWN}-{occurrence_id}"


def engagement_url(other: Engagement) -> str:
    """Give the address at which something that takes time is shown."""
    kind, _, number = other.key.partition("-")
    if kind == OWN:
        session_id, _, day = other.url_key.partition(" ")
        return url_for("sessions.show", session_id=session_id, on=day)
    if kind == EXAM:
        return url_for("plan.dates.edit", date_id=number)
    return url_for("plan.index", view="week", week=day_in_singapore(other.start).isoformat())


def own_engagement(occurrence: Occurrence) -> Engagement:
    """Tell a date of a session as something that takes time."""
    place = occurrence.place
    return Engagement(
        key=own_key(occurrence.id),
        title=occurrence.session.task.title,
        start=in_singapore(occurrence.start),
        end=in_singapore(occurrence.end),
        location=place.location if place else None,
        place_name=place.name if place else occurrence.place_text,
        is_session=True,
        url_key=f"{occurrence.session_id} {day_of(occurrence)}",
    )


def busy_engagement(event: BusyTime) -> Engagement:
    """Tell an imported event as something that takes time; where it is held is only words."""
    return Engagement(
        key=f"busy-{event.id}",
        title=event.title or NAMELESS,
        start=in_singapore(event.start),
        end=in_singapore(event.end),
        place_name=event.place_text,
        is_session=False,
        is_all_day=event.is_all_day,
    )


def plan_date_engagement(date: PlanDate) -> Engagement:
    """Tell an exam or a deadline with a time as something that takes time from then on."""
    start = in_singapore(date.at)
    return Engagement(
        key=f"{EXAM}-{date.id}",
        title=date.name,
        start=start,
        end=start + EXAM_LASTS,
        is_session=False,
    )


def told(clash: Clash) -> Clash:
    """Say of a clash with an exam that its length is assumed."""
    other = clash.other
    if not other.key.startswith(EXAM):
        return clash
    return replace(clash, words=f"Overlaps “{other.title}” at {other.start:%H:%M}; {ASSUMED}")
