"""How long judging every coming date again takes after an hours change: 10,000 dates, SQLite.

Run from the project's folder: ``python -m benchmarks.rejudging``. It counts time of the processor,
which others that wait for it do not lengthen.
"""

import tempfile
import time
from datetime import datetime, timedelta

from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

from benchmarks.table import Bound, Measure, print_table
from planner import PROJECT
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.form import SessionPlan
from planner.services.owners import new_owner
from planner.services.plan.rejudging import rejudge
from planner.services.sessions.sessions import create
from planner.store.database import Base
from planner.store.models import Place
from planner.store.queries import all_places, holiday_calendar
from planner.store.seed import seed
from planner.store.sessions.models import Occurrence

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SINGAPORE_ZONE)
DATES = 10_000
TARGET_S = 2.0
OTHER_HOURS = "Mo-Su 11:00-19:00; PH off"
TWO_HOURS = timedelta(hours=2)


def run() -> tuple[float, float]:
    """Time, in seconds, a run after every place changed its hours, and one after nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/planner.db")
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            _fill(session)
            timed = _timed(session), _timed(session)
        engine.dispose()
    return timed


def _timed(session: Session) -> float:
    """Judge again by other hours, with all places read before."""
    places, holidays = all_places(session), holiday_calendar(session)
    for place in places:
        place.opening_hours = OTHER_HOURS
    session.commit()
    start = time.process_time()
    rejudge(session, places, holidays, NOW)
    return time.process_time() - start


def _fill(session: Session) -> None:
    """Save one session whose dates are spread over all places and the coming 200 days."""
    seed(session, PROJECT / "data", NOW)
    session.commit()
    places, holidays = session.query(Place).all(), holiday_calendar(session)
    owner = new_owner(session, "bench", NOW)
    plan = SessionPlan(None, "Kanji", NOW + TWO_HOURS, NOW + 2 * TWO_HOURS)
    series = create(session, owner, plan, places[0], holidays, "bench", NOW)
    rows = [_date(series.id, owner.id, places[n % len(places)].id, n) for n in range(DATES - 1)]
    session.execute(insert(Occurrence), rows)
    session.commit()


def _date(session_id: int, owner_id: int, place_id: int, number: int) -> dict[str, object]:
    start = NOW + timedelta(days=1 + number % 200, minutes=15 * (number // 200))
    times = {"original_start": start, "start": start, "end": start + TWO_HOURS}
    whose = {"session_id": session_id, "owner_id": owner_id, "place_id": place_id}
    return {**whose, **times, "hours_version": "old", "fit": "open", "fit_words": "Open"}


def measures() -> list[Measure]:
    """Measure both against the target."""
    changed, unchanged = run()
    return [
        Measure(f"judge {DATES:,} dates again", changed, TARGET_S, "s", Bound.UNDER, 1.0),
        Measure("find that no hours changed", unchanged, TARGET_S, "s", Bound.UNDER, 0.1),
    ]


if __name__ == "__main__":
    print_table(measures())
