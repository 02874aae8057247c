"""The feed is the whole of one person's plan, for whoever has the link, and for nobody else."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from planner.app import create_app
from planner.domain.guides.flow import Phase
from planner.domain.sessions.session import Scope
from planner.services.checklists.tasks import add_task, set_due
from planner.services.plan.plan_dates import add as add_date
from planner.services.sessions.edits import cancel, delete
from planner.store.checklists.queries import checklists_of
from planner.store.database import db
from tests.domain.hours_examples import sg
from tests.services.plans import TUESDAY, add_busy, add_session, sessions_of, weekly
from tests.services.small_guidebook import guidebook
from tests.web.feeds import LINKS, app_fetch, make_link, rows_of, told
from tests.web.saved import People

pytest_plugins = ["tests.web.saved_fixtures"]

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
MONDAY_MIDNIGHT = sg("Mon 2026-11-30 00:00")
MONDAY = date(2026, 11, 30)


@pytest.fixture
def app(people: People) -> Flask:
    return people.app


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """Note every statement that reaches the database."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def link(people: People) -> str:
    """Make Ana's link to a plan of one series, an exam, a due task and an imported lecture."""
    url = make_link(people.ana)
    with rows_of(people.app) as (session, ana):
        checklist = add_session(
            session, ana, repeat=weekly(), reminder_minutes=15
        ).task.checklist_id
        add_date(session, ana, "Chemistry paper", MONDAY_MIDNIGHT, False, None, TUESDAY_18_30)
        added = add_task(session, ana.id, checklist, "Mail the office", Phase.OWN, TUESDAY_18_30)
        whose = (ana.id, checklist, added.id)
        set_due(session, *whose, added.version, MONDAY, guidebook(), TUESDAY_18_30)
        add_busy(session, ana, title="CM1401 Lecture")
    return url


def summaries(feed: str) -> list[str]:
    return re.findall(r"^SUMMARY:(.*)\r$", feed, re.MULTILINE)


def test_an_app_without_a_cookie_reads_the_whole_plan_and_gets_none(app: Flask, link: str) -> None:
    response = app_fetch(app, link)
    assert response.content_type == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Robots-Tag"] == "noindex"
    feed = told(app, link)
    assert summaries(feed) == ["Kanji", "Chemistry paper", "Due: Mail the office"]
    assert "COUNT=4" in feed
    assert "URL:http://localhost/sessions/" in feed


def test_the_same_feed_is_sent_once(app: Flask, link: str) -> None:
    etag = app_fetch(app, link).headers["ETag"]
    again = app_fetch(app, link, If_None_Match=etag)
    assert (again.status_code, again.get_data()) == (304, b"")
    assert app_fetch(app, link, If_None_Match='"other"').status_code == 200


def test_more_sessions_ask_the_database_no_more_often(app: Flask, link: str) -> None:
    app_fetch(app, link)
    counts = []
    for topic in ("Grammar", "Reading"):
        with rows_of(app) as (session, ana):
            for number in range(3):
                add_session(session, ana, topic=f"{topic} {number}", repeat=weekly())
        with statements(app) as seen:
            assert f"SUMMARY:{topic} 2" in told(app, link)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16


def test_what_did_not_change_is_not_read_again(app: Flask, link: str) -> None:
    app_fetch(app, link)
    with statements(app) as seen:
        app_fetch(app, link)
    assert not [text for text in seen if "revision_session.note" in text]


def test_every_change_of_the_plan_is_another_feed(app: Flask, link: str) -> None:
    etags = [app_fetch(app, link).headers["ETag"]]

    def changed() -> str:
        etag = app_fetch(app, link).headers["ETag"]
        assert etag not in etags
        etags.append(etag)
        return told(app, link)

    with rows_of(app) as (session, ana):
        (row,) = sessions_of(session, ana.id)
        cancel(session, ana.id, row.id, row.version, TUESDAY, Scope.THIS, TUESDAY_18_30)
    feed = changed()
    assert feed.count("STATUS:CANCELLED") == 1
    assert feed.count("SEQUENCE:1\r") == 3  # the series, the date called off, and the task
    with rows_of(app) as (session, ana):
        add_date(session, ana, "Essay", MONDAY_MIDNIGHT, False, None, TUESDAY_18_30)
    assert "Essay" in summaries(changed())
    with rows_of(app) as (session, ana):
        (row,) = sessions_of(session, ana.id)
        delete(session, ana.id, row.id, row.version, TUESDAY_18_30)
    assert changed().count("STATUS:CANCELLED") == 2
    with rows_of(app) as (session, ana):
        (checklist,) = checklists_of(session, ana.id)
        add_task(session, ana.id, checklist.id, "Not due", Phase.OWN, TUESDAY_18_30)
    assert "Due: Not due" not in summaries(told(app, link))


def test_thirty_days_on_what_was_deleted_is_told_no_more(app: Flask, link: str) -> None:
    with rows_of(app) as (session, ana):
        (row,) = sessions_of(session, ana.id)
        delete(session, ana.id, row.id, row.version, TUESDAY_18_30)
    instance = str(app.config["SETTINGS"].instance)
    for day, count in (("2026-12-24", 1), ("2026-12-25", 0)):
        later = create_app(PLANNER_INSTANCE=instance, PLANNER_FIXED_NOW=f"{day}T09:00:00+08:00")
        assert told(later, link).count("STATUS:CANCELLED") == count


def test_options_are_told_only_to_the_link_that_has_them(people: People, link: str) -> None:
    every = make_link(people.ana, "Laptop", has_alarms="1", has_todos="1", has_busy="1")
    plain, full = (told(people.app, url) for url in (link, every))
    assert not [word for word in ("VALARM", "VTODO", "Lecture") if word in plain]
    assert "TRIGGER:-PT15M" in full
    assert "DUE;VALUE=DATE:20261130" in full
    assert summaries(full) == ["Kanji", "Chemistry paper", "CM1401 Lecture", "Mail the office"]


GUESSES = ["1", "0", "-1", "ana", "a" * 43, "%00", "..%2Fall", "sessions", "Phone"]


@pytest.mark.parametrize("guess", GUESSES)
def test_no_number_or_name_opens_a_feed(app: Flask, link: str, guess: str) -> None:
    assert link
    assert app_fetch(app, f"/calendar/{guess}.ics").status_code == 404


def test_a_revoked_and_a_renewed_link_lead_nowhere(people: People, link: str) -> None:
    second = make_link(people.ana, "Laptop")
    row, other = (LINKS + f"/{number}" for number in ids(people))
    people.ana.done(f"{row}/revoke")
    people.ana.done(f"{other}/rotate")
    assert [app_fetch(people.app, url).status_code for url in (link, second)] == [404, 404]
    people.ana.done(f"{row}/restore")
    assert app_fetch(people.app, link).status_code == 200


def ids(people: People) -> list[object]:
    return [row[0] for row in people.rows()["feed_link"]]


def test_two_peoples_plans_never_meet(people: People, link: str) -> None:
    of_ben = make_link(people.ben, "Ben’s")
    with rows_of(people.app, "Ben’s") as (session, ben):
        add_session(session, ben, topic="Grammar")
    assert summaries(told(people.app, of_ben)) == ["Grammar"]
    assert "Grammar" not in told(people.app, link)


def test_the_page_says_when_an_app_read_the_link_last(people: People, link: str) -> None:
    assert "No app has read it yet" in people.ana.words(LINKS)
    app_fetch(people.app, link)
    assert "Last read today, 18:30" in people.ana.words(LINKS)


def test_no_log_holds_the_address(app: Flask, link: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        app_fetch(app, link)
        app_fetch(app, link.replace("/calendar/", "/calendar/x"))
    token = link.rpartition("/")[2].removesuffix(".ics")
    assert token not in caplog.text
    assert caplog.text.count('route="/calendar/<token>.ics"') == 2


def test_downloads_are_for_the_owner_alone(people: People, link: str) -> None:
    assert link
    make_link(people.ben, "Ben’s")
    with rows_of(people.app) as (session, ana):
        (row,) = sessions_of(session, ana.id)
        one = f"/calendar/sessions/{row.id}.ics"
    for url, name in (
        ("/calendar/all.ics", "waypoint-plan.ics"),
        (one, f"waypoint-{row.id}.ics"),
    ):
        response = people.ana.client.get(url)
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "TRIGGER:-PT15M" in response.text
        assert people.cai.client.get(url).status_code == 404
    assert people.ben.client.get(one).status_code == 404
    assert summaries(people.ben.client.get("/calendar/all.ics").text) == []
    assert summaries(people.ana.client.get(one).text) == ["Kanji"]
    assert "Lecture" not in people.ana.client.get("/calendar/all.ics").text
