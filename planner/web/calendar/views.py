"""The calendar: the feed that apps ask for by a secret link, its links, and downloads."""

from flask import Blueprint, Response

from planner.adapters.calendar.ical_feed import feed_bytes
from planner.domain.calendar.feed import FeedOptions, token_hash
from planner.domain.errors import NotFound
from planner.services.calendar.feed_links import note_fetch
from planner.store.calendar.feed_queries import live_link
from planner.store.database import db
from planner.store.sessions.queries import session_of
from planner.web import clock
from planner.web.calendar import links as calendar_links
from planner.web.calendar.feed import (
    download,
    feed_of_session,
    keep_feeds,
    kept_feed,
)
from planner.web.owners import asking_owner
from planner.web.personal import LARGEST_ID

blueprint = Blueprint("calendar", __name__)
blueprint.register_blueprint(calendar_links.blueprint)
keep_feeds(blueprint)

NO_FEED = "No calendar stands at this address. Its link may have been revoked or renewed."
ALL = FeedOptions(has_alarms=True)


@blueprint.get("/calendar/links")
def links() -> Response:
    """List one's calendar links, and show a new one's address once."""
    return calendar_links.links_page()


@blueprint.get("/calendar/<token>.ics")
def feed(token: str) -> Response:
    """Give the whole plan to an app that knows the link; 304 if it holds the same."""
    found = live_link(db.session(), token_hash(token))
    if found is None:
        raise NotFound(NO_FEED)
    link, owner = found
    options = FeedOptions(link.has_alarms, link.has_todos, link.has_busy)
    response = kept_feed(owner, options).response()
    response.headers["Content-Disposition"] = 'inline; filename="waypoint.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    note_fetch(db.session(), link, clock.now())
    return response


@blueprint.get("/calendar/all.ics")
def download_all() -> Response:
    """Send the whole plan as a file, with its reminders."""
    return download(kept_feed(asking_owner(), ALL).body, "waypoint-plan.ics")


@blueprint.get(f"/calendar/sessions/<int(max={LARGEST_ID}):session_id>.ics")
def download_one(session_id: int) -> Response:
    """Send one session, with every date of it, as a file."""
    owner = asking_owner()
    series = session_of(db.session(), owner.id, session_id)
    return download(feed_bytes(feed_of_session(owner, series)), f"waypoint-{session_id}.ics")
