"""What calendar apps are given: one's plan put together, written, and kept until it changes.

A feed depends on the rows, on what its link tells, and on the day: what was called off is told for
some days. It is made as of the day's beginning, so that one day gives one text.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from flask import Blueprint, Response, current_app, url_for
from flask.blueprints import BlueprintSetupState

from planner.adapters.calendar.ical_feed import MEDIA_TYPE, feed_bytes
from planner.domain.calendar.feed import Feed, FeedEvent, FeedOptions, FeedTask, namespace
from planner.domain.calendar.feed_entries import busy_events, due_event, due_task, plan_date_event
from planner.domain.calendar.feed_sessions import Telling, session_events
from planner.domain.calendar.feed_withdrawals import withdrawn_event
from planner.domain.moments import midnight
from planner.domain.typed_text import FIRST_YEAR, LAST_YEAR
from planner.store.calendar.feed_marks import plan_mark
from planner.store.calendar.feed_rows import SessionRow, busy_told, sessions_told
from planner.store.calendar.withdrawals import withdrawn_told
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.sessions.date_queries import plan_dates_told
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import tasks_due_between
from planner.web import clock
from planner.web.answers import KeptPages
from planner.web.caching import Written
from planner.web.own_addresses import task_url

ASKED_AGAIN = "private, no-cache"  # kept by the app that asked, and asked for again each time
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
KEPT_SESSIONS = 2_048  # of two large plans: a change leaves most of a plan as it was


@dataclass(frozen=True)
class SessionUrls:
    """Write the addresses of sessions; ``site`` tells one host's from another's."""

    site: str

    def __call__(self, session_id: int, on: date | None) -> str:
        """Write the address of a session, or of one date of it."""
        return url_for("sessions.show", session_id=session_id, on=on, _external=True)


def kept_feed(owner: Owner, options: FeedOptions) -> Written:
    """Give an owner's whole feed, written anew only once it has changed."""
    kept: KeptPages = current_app.extensions["kept_feeds"]
    whose = (owner.key, plan_mark(db.session(), owner.id))  # an id may be another's one day
    key = (*whose, options, url_for("plan.index", _external=True))
    found = kept.find(_day_begins(), key)
    if isinstance(found, Written):
        return found
    written = Written.of(feed_bytes(whole_feed(owner, options)), MEDIA_TYPE, ASKED_AGAIN)
    kept.keep(_day_begins(), key, written)
    return written


def whole_feed(owner: Owner, options: FeedOptions) -> Feed:
    """Put together all that a feed tells of an owner's plan."""
    name = namespace(owner.key)
    events, tasks = _due(owner, name, options)
    return Feed(
        uid=f"plan-{name}",
        url=url_for("plan.index", _external=True),
        events=(
            *_of_sessions(owner, options),
            *_withdrawn(owner),
            *_plan_dates(owner, name),
            *events,
            *(_busy(owner, name) if options.has_busy else ()),
        ),
        tasks=tasks,
    )


def feed_of_session(owner: Owner, series: RevisionSession) -> Feed:
    """Put together what a calendar is told of one session, its reminder included."""
    telling = _telling(FeedOptions(has_alarms=True))
    url = telling.url_of(series.id, None)
    name = f"session-{series.id}-{namespace(owner.key)}"
    return Feed(name, url, session_events(series, telling))


def _of_sessions(owner: Owner, options: FeedOptions) -> tuple[FeedEvent, ...]:
    telling = _telling(options)
    rows = sessions_told(db.session(), owner.id, telling.now)
    return tuple(event for each in rows for event in _events(each, telling))


def _withdrawn(owner: Owner) -> tuple[FeedEvent, ...]:
    """Tell what went with its checklist, so that apps take it out."""
    rows = withdrawn_told(db.session(), owner.id, _day_begins())
    return tuple(withdrawn_event(row) for row in rows)


@lru_cache(KEPT_SESSIONS)
def _events(row: SessionRow, telling: Telling) -> tuple[FeedEvent, ...]:
    return session_events(row, telling)


def _telling(options: FeedOptions) -> Telling:
    urls = SessionUrls(url_for("plan.index", _external=True))
    return Telling(urls, _day_begins(), options.has_alarms)


def _plan_dates(owner: Owner, name: str) -> tuple[FeedEvent, ...]:
    """Tell exams and deadlines, those removed lately as cancelled."""
    url = url_for("plan.dates", _external=True)
    rows = plan_dates_told(db.session(), owner.id, _day_begins())
    return tuple(plan_date_event(each, name, url) for each in rows)


def _due(
    owner: Owner, name: str, options: FeedOptions
) -> tuple[tuple[FeedEvent, ...], tuple[FeedTask, ...]]:
    """Tell the days on which tasks are due, as to-dos for those who asked for them."""
    rows = tasks_due_between(db.session(), owner.id, FIRST_DAY, LAST_DAY)
    due = [(row, row.due_on, name, task_url(row, _external=True)) for row in rows if row.due_on]
    if options.has_todos:
        return (), tuple(due_task(*each) for each in due)
    return tuple(due_event(*each) for each in due), ()


def _busy(owner: Owner, name: str) -> tuple[FeedEvent, ...]:
    return busy_events(busy_told(db.session(), owner.id), name)


def _day_begins() -> datetime:
    return midnight(clock.now().date())


def keep_feeds(blueprint: Blueprint) -> None:
    """Give each app that takes the blueprint kept feeds of its own."""

    def install(state: BlueprintSetupState) -> None:
        state.app.extensions["kept_feeds"] = KeptPages()

    blueprint.record_once(install)


def download(body: bytes, name: str) -> Response:
    """Send a calendar as a file."""
    response = Response(body, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
