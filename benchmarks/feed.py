"""How long a calendar app waits for a feed of 1,000 dates, new to us and unchanged.

Run ``python -m benchmarks.feed``. The app is called as a server calls it, on SQLite. A cold feed is
written with nothing kept, a changed one with the events that it had before; a plan of sessions that
happen once has an event for each date and is the largest that there is. The median of the rounds
counts, in time of this process, held against the most it may take.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.table import Bound, Measure, print_table
from planner.adapters.calendar import ical_feed
from planner.app import create_app
from planner.domain.calendar.feed import FeedOptions
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Repeat
from planner.services.calendar.feed_links import create as create_link
from planner.services.owners import new_owner
from planner.services.sessions.sessions import create
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.models import Place
from planner.web.answers import KeptPages
from planner.web.calendar import feed as calendar_feed
from planner.web.snapshot import snapshot
from tools.live_server import environment, prepare

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

DATES, DATES_OF_ONE = 1000, 50
COLD_ROUNDS, ROUNDS, WARM_UP = 7, 200, 20
MOST_COLD_MS, MOST_UNCHANGED_MS = 400, 3
TUESDAY_18_30 = "2026-11-24T18:30:00+08:00"
FIRST = datetime(2026, 11, 25, 9, 0, tzinfo=SINGAPORE_ZONE)
EVERY_DAY = Repeat(frozenset(range(7)), count=DATES_OF_ONE)
TWO_HOURS = timedelta(hours=2)
FORGETTING = (
    ical_feed._line.cache_clear,  # noqa: SLF001 - as in a process that has just begun
    ical_feed._event.cache_clear,  # noqa: SLF001 - as above
    calendar_feed._events.cache_clear,  # noqa: SLF001 - as above
)


def measures() -> list[Measure]:
    """Fill two plans on an instance of their own and ask for each as an app does."""
    with tempfile.TemporaryDirectory(prefix="waypoint-bench-") as name:
        prepare(environment(Path(name), {}))
        app = create_app(
            PLANNER_INSTANCE=name, PLANNER_LOG_LEVEL="ERROR", PLANNER_FIXED_NOW=TUESDAY_18_30
        )
        return [
            *_measured(app, f"{DATES:,} dates in series", _filled(app, "series", EVERY_DAY)),
            *_measured(app, f"{DATES:,} single sessions", _filled(app, "single", None)),
        ]


def _filled(app: Flask, token: str, repeat: Repeat | None) -> str:
    """Save a plan and give the path of its feed."""
    with app.app_context():
        session, now = db.session(), datetime.fromisoformat(TUESDAY_18_30)
        places = [*snapshot().by_slug.values()]
        owner = new_owner(session, token, now)
        create_link(session, owner, "Bench", FeedOptions(has_alarms=True), token, now)
        for number in range(DATES // (DATES_OF_ONE if repeat else 1)):
            _save(session, owner, number, repeat, places[number % len(places)], now)
    return f"/calendar/{token}.ics"


def _save(  # noqa: PLR0913, PLR0917 - what a session is made of
    session: Session, owner: Owner, number: int, repeat: Repeat | None, place: Place, now: datetime
) -> None:
    start = FIRST + timedelta(hours=3) * number
    plan = SessionPlan(
        task_id=None,
        topic=f"Topic {number}",
        start=start,
        end=start + TWO_HOURS,
        note="Chapter 4; past papers, and the questions marked in the book.",
        reminder_minutes=15,
        repeat=repeat,
    )
    create(session, owner, plan, place, snapshot().holidays, f"form-{number}", now)


def _measured(app: Flask, what: str, path: str) -> list[Measure]:
    asked = EnvironBuilder(path).get_environ()
    cold = [_ms(lambda: _cold(app, asked)) for _ in range(COLD_ROUNDS)]
    changed = [_ms(lambda: _changed(app, asked)) for _ in range(COLD_ROUNDS)]
    etag = _answered(app, asked, "200 OK")
    again = EnvironBuilder(path, headers=[("If-None-Match", etag)]).get_environ()
    unchanged = [
        _ms(lambda: _answered(app, again, "304 NOT MODIFIED")) for _ in range(WARM_UP + ROUNDS)
    ]
    return [
        _measure(f"feed of {what}, cold", statistics.median(cold), MOST_COLD_MS),
        _measure(f"feed of {what}, changed", statistics.median(changed), MOST_COLD_MS),
        _measure(f"feed of {what}, 304", statistics.median(unchanged[WARM_UP:]), MOST_UNCHANGED_MS),
    ]


def _measure(what: str, taken: float, most: float) -> Measure:
    return Measure(what, taken, most, "ms", Bound.UNDER, 1.0)


def _cold(app: Flask, asked: "WSGIEnvironment") -> None:
    for forget in FORGETTING:
        forget()
    _changed(app, asked)


def _changed(app: Flask, asked: "WSGIEnvironment") -> None:
    app.extensions["kept_feeds"] = KeptPages()
    _answered(app, asked, "200 OK")


def _answered(app: Flask, asked: "WSGIEnvironment", expected: str) -> str:
    """Ask and give the ETag of the answer."""
    body, status, headers = run_wsgi_app(app, asked)
    b"".join(body)
    if status != expected:
        raise RuntimeError(f"{asked['PATH_INFO']}: {status}")
    return str(headers["ETag"])


def _ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def main() -> int:
    """Print the table; tell by the status whether all targets are met."""
    found = measures()
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
