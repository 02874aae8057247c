import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.services.owners import new_owner
from planner.store.calendar.models import FeedLink
from planner.store.sessions.models import Act, PlanDate
from tests.services.plans import MONDAY_09_00, TUESDAY_19_00, add_busy, add_session, weekly

BENS = "(SELECT id FROM owner WHERE key = 'ben')"
SERIES = "UPDATE revision_session SET {}"
DATE = "UPDATE occurrence SET {}"
EXAM = "UPDATE plan_date SET {}"
BUSY = "UPDATE busy_event SET {}"
REFUSED = {
    "a session that takes no time": SERIES.format("minutes = 0"),
    "a session without a UID": SERIES.format("uid = ''"),
    "a session at two places": SERIES.format("place_text = 'Home', place_id = 1"),
    "a session at no such place": SERIES.format("place_text = '', place_id = 999999"),
    "a reminder after the start": SERIES.format("reminder_minutes = -1"),
    "skips nobody knows": SERIES.format("skips = 'rain'"),
    "a session of no task": SERIES.format("task_id = 999999"),
    "a session of another's": SERIES.format(f"owner_id = {BENS}"),
    "a date that ends as it starts": DATE.format('"end" = start'),
    "a status nobody knows": DATE.format("status = 'dreamt'"),
    "a verdict nobody knows": DATE.format("fit = 'cosy'"),
    "an earlier verdict nobody knows": DATE.format("was_fit = 'cosy'"),
    "a cancelled date without a time": DATE.format("status = 'cancelled'"),
    "fewer minutes than none": DATE.format("minutes_spent = -1"),
    "two dates on one start": DATE.format("original_start = '2026-11-24 11:00:00+00'"),
    "a date of another's": DATE.format(f"owner_id = {BENS}"),
    "a date of no session": DATE.format("session_id = 999999"),
    "an exam without a name": EXAM.format("name = ''"),
    "an exam of another's checklist": EXAM.format(f"owner_id = {BENS}"),
    "a calendar without a name": "UPDATE busy_calendar SET name = ''",
    "busy time that runs backward": BUSY.format('start = "end"'),
    "busy time of another's calendar": BUSY.format(f"owner_id = {BENS}"),
    "a link without a name": "UPDATE feed_link SET name = ''",
    "an act without words": "UPDATE act SET words = ''",
}


@pytest.fixture
def rows(session: Session) -> Session:
    """Save a row of every table of the plan, all of them Ana's."""
    ana = new_owner(session, "ana", MONDAY_09_00)
    new_owner(session, "ben", MONDAY_09_00)
    add_busy(session, ana)
    series = add_session(session, ana, repeat=weekly(count=2))
    session.add_all(
        [
            PlanDate(
                owner_id=ana.id,
                name="N2",
                at=TUESDAY_19_00,
                has_time=True,
                checklist_id=series.task.checklist_id,
                created_at=MONDAY_09_00,
                updated_at=MONDAY_09_00,
            ),
            FeedLink(owner_id=ana.id, token_hash="x", name="Phone", created_at=MONDAY_09_00),
            Act(owner_id=ana.id, at=MONDAY_09_00, words="Made.", before={}, after={}),
        ]
    )
    session.commit()
    return session


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(rows: Session, statement: str) -> None:
    with pytest.raises(IntegrityError):
        rows.execute(text(statement))
    rows.rollback()


def test_everything_of_a_plan_goes_with_its_owner(rows: Session) -> None:
    rows.execute(text("DELETE FROM owner WHERE key = 'ana'"))
    for table in ("revision_session", "occurrence", "plan_date", "busy_event", "feed_link", "act"):
        assert rows.scalar(text(f"SELECT count(*) FROM {table}")) == 0  # noqa: S608 - our own names
    rows.rollback()


def test_sessions_go_with_the_checklist_of_their_task(rows: Session) -> None:
    rows.execute(text("DELETE FROM checklist"))
    for table in ("revision_session", "occurrence", "plan_date"):
        assert rows.scalar(text(f"SELECT count(*) FROM {table}")) == 0  # noqa: S608 - our own names
    rows.rollback()
