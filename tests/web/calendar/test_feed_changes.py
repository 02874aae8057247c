"""What changes what a feed says of a session raises how apps tell a newer state from an older."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from planner.adapters.calendar import ical_feed
from planner.app import create_app
from planner.domain.calendar.feed import FeedEvent
from planner.domain.sessions.session import OccurrenceStatus
from planner.services.checklists.tasks import rename
from planner.services.sessions.occurrences import finish
from planner.store.calendar.feed_marks import tell_places_anew
from planner.store.sessions.queries import session_of
from tests.adapters.reading_feeds import by_ical, by_icalendar, values
from tests.domain.hours_examples import sg
from tests.services.plans import TUESDAY, add_row, add_session, fresh_session, weekly
from tests.web.feeds import app_fetch, make_link, rows_of, told
from tests.web.saved import People

pytest_plugins = ["tests.web.saved_fixtures"]

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
TUESDAY_21_00 = sg("Tue 2026-11-24 21:00")
STATE = re.compile(r"^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):(.*)\r$", re.MULTILINE)
OLD = ["20261123T010000Z", "20261123T010000Z", "0"]
NEW = ["20261124T103000Z", "20261124T103000Z", "1"]


@pytest.fixture
def link(people: People) -> str:
    return make_link(people.ana)


def state(feed: str) -> list[str]:
    return STATE.findall(feed)


def test_a_renamed_task_is_a_newer_state_of_its_sessions(people: People, link: str) -> None:
    with rows_of(people.app) as (session, ana):
        task = add_session(session, ana).task
    assert state(told(people.app, link)) == OLD
    with rows_of(people.app) as (session, ana):
        seen = (ana.id, task.checklist_id, task.id, task.version)
        rename(session, *seen, "Kanji, N3", TUESDAY_18_30)
    feed = told(people.app, link)
    assert "SUMMARY:Kanji\\, N3" in feed
    assert state(feed) == NEW


def test_a_renamed_place_is_a_newer_state_of_the_sessions_there(people: People, link: str) -> None:
    with rows_of(people.app) as (session, ana):
        place = add_row(session)
        add_session(session, ana, place)
        place_id = place.id
    assert state(told(people.app, link)) == OLD
    with rows_of(people.app) as (session, _ana):
        place = session.get_one(type(place), place_id)
        place.name = "New Atrium"
        tell_places_anew(session, [place_id], TUESDAY_18_30)
        session.commit()
    feed = told(people.app, link)
    assert "LOCATION:New Atrium" in feed
    assert state(feed) == NEW


@pytest.fixture
def checklist(app: Flask, link: str) -> str:
    """Be the address of a list of Ana's with a weekly session and a single one."""
    assert link
    with rows_of(app) as (session, ana):
        row = add_session(session, ana, repeat=weekly(), note="A secret")
        add_session(session, ana, task_id=row.task_id, start=TUESDAY_21_00)
        return f"/checklists/{fresh_session(session, row).task.checklist_id}"


def test_sessions_that_went_with_their_checklist_are_told_as_cancelled(
    people: People, link: str, checklist: str
) -> None:
    before = app_fetch(people.app, link)
    uids = values(before.get_data(), "UID")
    people.ana.done(f"{checklist}/delete")
    after = app_fetch(people.app, link, If_None_Match=before.headers["ETag"])
    assert after.status_code == 200
    body = after.get_data()
    assert values(body, "UID") == uids
    assert values(body, "STATUS") == ["CANCELLED"] * 2
    assert values(body, "SUMMARY") == ["Cancelled"] * 2
    assert values(body, "SEQUENCE") == ["1"] * 2
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        assert values(body, name) == ["20261124T103000Z"] * 2
    assert values(body, "DTSTART")[-2:] == ["20261124T190000", "20261124T210000"]
    assert values(body, "DTEND") == ["20261124T210000", "20261124T230000"]
    assert not [word for word in (b"RRULE", b"Kanji", b"secret") if word in body]
    assert not by_ical(body)
    assert not by_icalendar(body)


@pytest.mark.parametrize("who", ["ben", "cai"])
def test_nobody_else_makes_them_cancelled(
    people: People, link: str, checklist: str, who: str
) -> None:
    before = told(people.app, link)
    assert getattr(people, who).post(f"{checklist}/delete").status_code == 404
    assert told(people.app, link) == before


def test_thirty_days_later_what_went_with_its_checklist_is_told_no_more(
    people: People, link: str, checklist: str
) -> None:
    people.ana.done(f"{checklist}/delete")
    instance = str(people.app.config["SETTINGS"].instance)
    for day, count in (("2026-12-24", 2), ("2026-12-25", 0)):
        later = create_app(PLANNER_INSTANCE=instance, PLANNER_FIXED_NOW=f"{day}T09:00:00+08:00")
        assert told(later, link).count("STATUS:CANCELLED") == count


def test_a_missed_date_takes_no_time(people: People, link: str) -> None:
    with rows_of(people.app) as (session, ana):
        row = add_session(session, ana, repeat=weekly())
        seen = (ana.id, row.id, row.version, TUESDAY)
        finish(session, *seen, OccurrenceStatus.MISSED, None, "", TUESDAY_21_00)
    _, missed = told(people.app, link).split("BEGIN:VEVENT")[1:]
    assert "RECURRENCE-ID;TZID=Asia/Singapore:20261124T190000" in missed
    assert "STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT" in missed


def test_a_change_of_one_session_writes_one_event(
    people: People, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rows_of(people.app) as (session, ana):
        for number in range(5):
            row = add_session(session, ana, topic=f"Topic {number}")
        row_id, task = row.id, row.task
    told(people.app, link)
    written: list[str] = []
    lines = ical_feed._event_lines  # noqa: SLF001 - what is written anew is asked

    def noted(event: FeedEvent) -> object:
        written.append(event.title)
        return lines(event)

    monkeypatch.setattr(ical_feed, "_event_lines", noted)
    with rows_of(people.app) as (session, ana):
        seen = (ana.id, task.checklist_id, task.id, task.version)
        rename(session, *seen, "Kanji", TUESDAY_18_30)
        assert session_of(session, ana.id, row_id).sequence == 1
    assert "SUMMARY:Kanji" in told(people.app, link)
    assert written == ["Kanji"]


def test_each_host_is_told_addresses_of_its_own(people: People, link: str) -> None:
    with rows_of(people.app) as (session, ana):
        add_session(session, ana)
    assert "URL:http://localhost/sessions/" in told(people.app, link)
    path = link.removeprefix("http://localhost")
    other = app_fetch(people.app, path, Host="plan.example").get_data(as_text=True)
    assert "URL:http://plan.example/sessions/" in other
    assert "localhost" not in other


def test_another_process_writes_the_same_bytes(app: Flask, people: People, link: str) -> None:
    with rows_of(people.app) as (session, ana):
        add_session(session, ana, start=TUESDAY_18_30 + timedelta(days=1), repeat=weekly(2))
    first = app_fetch(app, link).get_data()
    for kept in (ical_feed._line, ical_feed._event):  # noqa: SLF001 - as one that has just begun
        kept.cache_clear()
    app.extensions["kept_feeds"] = type(app.extensions["kept_feeds"])()
    assert app_fetch(app, link).get_data() == first


@pytest.fixture
def app(people: People) -> Flask:
    return people.app
