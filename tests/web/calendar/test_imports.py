"""The pages of imported calendars: a file is read, looked through, saved, replaced, removed."""

import re

import pytest
from sqlalchemy import select

from planner.adapters.calendar import reading as calendar_import
from planner.store.calendar.models import BusyCalendar
from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.adapters.calendar_files import calendar, event, written
from tests.services.plans import add_session
from tests.web.imported import IMPORT, choices, chosen, listed, looked_at, mark, saved, send
from tests.web.reading import read
from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than a page does: how long it takes is no question here."""
    monkeypatch.setattr(calendar_import, "SECONDS", 20)


def test_a_first_visit_asks_for_a_file_and_leaves_no_cookie(ana: Person) -> None:
    response = ana.client.get(IMPORT)
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "private, no-store"
    page = read(response)
    assert page.one("form", action=IMPORT)["enctype"] == "multipart/form-data"
    assert page.one("input", type="file")["name"] == "file"
    assert "Guests and descriptions are not read" in page.one("main").text


def test_a_file_is_looked_through_before_it_is_saved(ana: Person) -> None:
    url = looked_at(ana, written("campus-outlook"))
    words = ana.words(url)
    assert "Look through “Semester 1 timetable”" in words
    assert "9 events in 4 weeks, 24 Nov 2026 to 15 Dec 2026. Nothing is saved yet." in words
    assert "1 event names no time zone and is taken as Singapore time." in words
    assert "Wed 25 Nov, 15:00–16:00 Joint seminar with Seoul Online" in words
    assert "Mon 30 Nov – Fri 4 Dec, all day Recess week takes no time" in words
    assert "7 Dec – 20 Dec 2026 2 1 1 h 30 min" in words
    assert listed(ana) == []


def test_what_is_saved_stands_in_the_list(ana: Person) -> None:
    url = saved(ana, written("timetable-nus"))
    words = ana.words(f"{IMPORT}?done=saved")
    assert "your plan knows that you are busy then" in words
    assert "18 events, 2 Nov 2026 to 26 Feb 2027" in words
    assert listed(ana) == ["Sem 1"]
    page = ana.page(url)
    assert "Read on 24 Nov 2026" in page.one("main").text
    assert page.all("form", action=f"{url}/save") == []


def test_a_pasted_text_is_read_as_a_file_is(ana: Person) -> None:
    response = send(ana, b"", name="", text=written("own-google").decode())
    assert "Look through “Ana’s week”" in ana.words(response.headers["Location"])


def test_a_file_comes_before_a_pasted_text(ana: Person) -> None:
    response = send(ana, written("own-google"), text="hello")
    assert response.status_code == 303


def test_a_calendar_without_a_name_has_its_file_s(ana: Person) -> None:
    page = ana.page(looked_at(ana, written("timetable-nus"), "nusmods_calendar.ics"))
    assert page.one("input", id="name")["value"] == "nusmods calendar"


def test_a_calendar_with_nothing_in_the_window_cannot_be_saved(ana: Person) -> None:
    past = event(start=":20190304T010000Z", end=":20190304T020000Z")
    page = ana.page(looked_at(ana, calendar(past)))
    assert "there is nothing to save" in page.one("main").text
    assert "1 event outside 25 Oct 2026 to 28 Nov 2027 was left out" in page.one("main").text
    assert page.all("input", id="name") == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(written("timetable-nus"), "Other", id="the same events"),
        pytest.param(
            written("timetable-nus").replace(b"@timetable", b"@next"), "sem 1", id="the same name"
        ),
        pytest.param(
            written("timetable-nus").replace(b"@timetable", b"@next", 1),
            "nusmods",
            id="the same file, one UID changed and saved under another name",
        ),
    ],
)
def test_a_newer_reading_offers_to_replace_the_older(
    ana: Person, content: bytes, name: str
) -> None:
    saved(ana, written("timetable-nus"), file="nusmods.ics")
    saved(ana, written("own-google"), name="Choir")
    url = looked_at(ana, content, f"{name}.ics")
    page = ana.page(url)
    assert chosen(page) == ["Sem 1"]
    assert "It looks like a newer reading of “Sem 1”." in page.one("main").text
    form = {"name": "Sem 1", "replaces": choices(page)["Sem 1"]}
    ana.done(f"{url}/save", mark=mark(ana, url), **form)
    assert listed(ana) == ["Choir", "Sem 1"]


def test_two_calendars_without_uids_are_not_taken_for_one(ana: Person) -> None:
    one, other = (re.sub(rb"UID:.*\r?\n", b"", calendar(event(title=t))) for t in ("A", "B"))
    saved(ana, one, file="lectures.ics", name="Lectures")
    page = ana.page(looked_at(ana, other, "swimming.ics"))
    assert chosen(page) == ["None: keep it beside the others"]


@pytest.mark.parametrize("change", ["save", "remove"])
def test_a_page_of_a_reading_thrown_away_changes_no_newer_one(ana: Person, change: str) -> None:
    url = looked_at(ana, written("timetable-nus"))
    old = mark(ana, url)
    ana.done(f"{url}/remove", mark=old)
    assert looked_at(ana, written("own-google")) == url  # the id is given again
    response = ana.post(f"{url}/{change}", mark=old, name="Mine", replaces="")
    assert response.status_code == 409
    page = read(response)
    assert "This is not the calendar that you looked at" in page.one("div", role="alert").text
    assert "Look through “Ana’s week”" in page.one("h1").text
    assert page.one("div", id="actions")
    assert listed(ana) == []
    ana.page(url)


def test_another_calendar_stands_beside_the_first(ana: Person) -> None:
    saved(ana, written("timetable-nus"))
    page = ana.page(looked_at(ana, written("own-google")))
    assert chosen(page) == ["None: keep it beside the others"]
    saved(ana, written("own-google"), name="Choir")
    assert listed(ana) == ["Choir", "Sem 1"]


def test_a_calendar_that_was_only_looked_at_is_thrown_away(ana: Person) -> None:
    url = looked_at(ana, written("timetable-nus"))
    assert ana.done(f"{url}/remove", mark=mark(ana, url)) == f"{IMPORT}?done=thrown-away"
    ana.page(url, 404)


def add_sessions(people: People, *minutes: int) -> None:
    """Save sessions of Ana's that begin on Tuesday at 19:00."""
    with people.app.app_context():
        owner = db.session.scalars(select(Owner)).one()
        for length in minutes:
            add_session(db.session(), owner, topic=f"{length} minutes", minutes=length)


def test_sessions_that_overlap_are_named(people: People) -> None:
    url = saved(people.ana, written("own-google"), name="Choir")
    add_sessions(people, 60, 30)
    words = people.ana.words(url)
    assert "1 of your sessions to come overlaps it." in words
    assert "60 minutes, Tue 24 Nov, 19:00–20:00 Overlaps “Dentist”, 19:30–20:30" in words
    assert "30 minutes," not in words


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((30,), "No clashes None of your sessions to come overlaps it."),
        ((60,), "1 of your sessions to come overlaps it."),
        ((60, 61), "2 of your sessions to come overlap it."),
    ],
)
def test_clashes_are_counted(people: People, minutes: tuple[int, ...], said: str) -> None:
    url = saved(people.ana, written("own-google"))
    add_sessions(people, *minutes)
    assert said in people.ana.words(url)


def test_an_event_of_many_days_is_told_with_both_ends(ana: Person) -> None:
    camp = event(title="Camp", start=":20261130T010000Z", end=":20261211T010000Z")
    words = ana.words(looked_at(ana, calendar(camp)))
    assert "Mon 30 Nov 09:00 – Fri 11 Dec 09:00 Camp" in words


def test_a_preview_is_a_row_that_no_list_shows(people: People) -> None:
    looked_at(people.ana, written("own-google"))
    with people.app.app_context():
        assert db.session.scalars(select(BusyCalendar.saved_at)).all() == [None]
    assert listed(people.ana) == []
