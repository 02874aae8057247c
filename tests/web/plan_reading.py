"""Short ways to read the pages of the plan, and rows that other pages would make."""

from datetime import date, datetime, timedelta

from flask import Flask
from sqlalchemy import func, select, update

from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.sessions.verdicts import Fit
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.sessions.models import Occurrence
from tests.web.planned import Planner
from tests.web.reading import Element, Page

READ_AT = datetime(2026, 11, 20, 9, tzinfo=SINGAPORE_ZONE)


def at(text: str) -> datetime:
    """Read "2026-11-24 10:00" as a Singapore time."""
    return datetime.fromisoformat(text).replace(tzinfo=SINGAPORE_ZONE)


def rows(page: Page, kind: str = "") -> list[Element]:
    """List the rows of a page, of one kind if that is named."""
    found = [each for each in page.all("li") if each["class"].startswith("plan-row")]
    return [each for each in found if kind in {"", each["data-kind"]}]


def undo_forms(page: Page) -> list[str]:
    """List the addresses of the buttons that undo a change."""
    return [form["action"] for form in page.all("form") if form["action"].endswith("/undo")]


def headings(page: Page) -> list[str]:
    """List the days of a page."""
    return [each.text for each in page.all("h3") if each["class"] == "plan-day-name"]


def add_busy(  # noqa: PLR0913 - an event has as many facts
    app: Flask,
    title: str,
    start: str,
    minutes: int = 60,
    *,
    all_day: bool = False,
    takes_time: bool = True,
) -> None:
    """Save an imported event of whoever saved something last."""
    begins = at(start)
    with app.app_context():
        owner_id = db.session.scalar(select(func.max(Owner.id))) or 0
        calendar = BusyCalendar(
            owner_id=owner_id, name="NUS", uid_digest=title, read_at=READ_AT, saved_at=READ_AT
        )
        event = BusyEvent(
            owner_id=owner_id,
            title=title,
            start=begins,
            end=begins + timedelta(minutes=minutes),
            is_all_day=all_day,
            is_busy=takes_time,
        )
        calendar.events.append(event)
        db.session.add(calendar)
        db.session.commit()


def make_worse(app: Flask, *, fit: Fit = Fit.CLOSED, words: str = "Closed then") -> None:
    """Let every coming date fit worse than it did, as after a change of hours."""
    worse = {"fit": fit, "fit_words": words, "worse_on": date(2026, 11, 24)}
    with app.app_context():
        db.session.execute(update(Occurrence).values(was_words="Open for all of it", **worse))
        db.session.commit()


def log_all(app: Flask, status: OccurrenceStatus, minutes: int | None = None) -> None:
    """Let every date have become of it what is said."""
    logged = {"status": status, "minutes_spent": minutes, "logged_at": READ_AT}
    if status is OccurrenceStatus.CANCELLED:
        logged["cancelled_at"] = READ_AT
    with app.app_context():
        db.session.execute(update(Occurrence).values(**logged))
        db.session.commit()


def due_task(planner: Planner, title: str, day: str) -> str:
    """Save a list of one's own with one task that is due on a day, and give the task's address."""
    checklist = planner.save("?own=1", name="Chemistry", topics=title)
    task = planner.task(checklist, title)
    planner.edit(f"{task}/due", task, due_on=day)
    return task
