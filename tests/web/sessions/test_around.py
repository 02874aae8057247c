"""What stands around a session: imported time, the way home, hours that changed."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from planner.domain.sessions.verdicts import Fit
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.sessions.models import Act, Occurrence
from planner.web.sessions.engagements import engagements
from planner.web.sessions.fixes import looked_at
from planner.web.snapshot import snapshot
from tests.web.planned import BISHAN, FORM, LATE, WEEKLY, Planner, part_of
from tests.web.reading import Page, read

pytest_plugins = ["tests.web.planned_fixtures"]

ALL_NIGHT = "mcdonalds-toa-payoh-lorong-1"
NIGHT = FORM | {"place": ALL_NIGHT, "date": "Fri 27 Nov 2026", "from": "21:30", "to": "23:59"}


def set_home(ana: Planner, station: str) -> None:
    with ana.app.app_context():
        db.session.scalars(select(Owner)).one().home_station = station
        db.session.commit()


def add_busy(ana: Planner, *, is_busy: bool = True) -> None:
    """Import a lecture on Wednesday, 18:30–19:30."""
    start, end = (datetime.fromisoformat(f"2026-11-25T{t}:30+08:00") for t in ("18", "19"))
    with ana.app.app_context():
        owner_id = db.session.scalars(select(Owner.id)).one()
        event = BusyEvent(
            owner_id=owner_id, title="CS2030S lecture", start=start, end=end, is_busy=is_busy
        )
        calendar = BusyCalendar(
            owner_id=owner_id, name="NUS", uid_digest="", read_at=start, saved_at=start
        )
        calendar.events.append(event)
        db.session.add(calendar)
        db.session.commit()


def fixes(page: Page) -> dict[str, str]:
    return {each["aria-label"]: each["value"] for each in page.all("button", name="fix")}


def test_imported_time_clashes_and_leads_to_its_week(ana: Planner) -> None:
    address = ana.plan()
    add_busy(ana)
    page = ana.page(address)
    (clash,) = [a for a in page.all("a") if "week=2026-11-25" in a["href"]]
    assert clash.text == "Overlaps “CS2030S lecture”, 18:30–19:30"


def test_imported_time_that_takes_none_does_not_clash(ana: Planner) -> None:
    address = ana.plan()
    add_busy(ana, is_busy=False)
    assert "lecture" not in ana.words(address)


def test_a_late_session_says_when_to_leave_for_the_last_train(ana: Planner) -> None:
    address = ana.plan(NIGHT)
    assert "last train" not in ana.words(address)
    set_home(ana, "Jurong East")
    words = ana.words(address)
    assert "last train from" in words
    assert "MRTDown" in words


def test_the_time_that_catches_the_last_train_is_a_fix(ana: Planner) -> None:
    address = ana.plan(NIGHT)
    set_home(ana, "Boon Lay")
    page = ana.page(address)
    assert "but the last train leaves before" in page.one("main").text
    (train,) = [value for words, value in fixes(page).items() if "last train" in words]
    form = {"on": "2026-11-27", "version": "1", "fix": train}
    mended = ana.follow(ana.send(part_of(address, "fix").partition("?")[0], form))
    assert "too late for the last train" not in mended
    assert "Fri 27 Nov, 21:30–23:25" in mended


def test_near_the_home_station_places_are_offered_before_one_is_chosen(ana: Planner) -> None:
    ana.plan()
    empty = FORM | {"place": ""}
    before = read(ana.send("/sessions/new", empty))
    assert "Open for all of it, nearest first" not in [g["label"] for g in before.all("optgroup")]
    set_home(ana, "Bishan")
    after = read(ana.send("/sessions/new", empty))
    assert BISHAN in [each["value"] for each in after.all("option")]
    set_home(ana, "Nowhere")
    assert read(ana.send("/sessions/new", empty)).all("option", value=BISHAN) == []


def test_hours_that_changed_are_said_and_may_be_taken_as_they_are(ana: Planner) -> None:
    address = ana.plan(LATE)
    with ana.app.app_context():
        occurrence = db.session.scalars(select(Occurrence)).one()
        occurrence.worse_on, occurrence.was_words = date(2026, 11, 24), "Open for all of it"
        occurrence.was_fit = Fit.OPEN
        db.session.commit()
    words = ana.words(address)
    assert "The hours changed, noticed on 24 Nov 2026. It said: Open for all of it." in words
    assert "The hours changed" not in ana.follow(ana.press(address, "Keep it as it is"))


@pytest.mark.parametrize(
    ("remind", "says"),
    [("0", "Reminder when it starts"), ("45", "Reminder 45 min before"), ("", "")],
)
def test_the_reminder_is_said(ana: Planner, remind: str, says: str) -> None:
    address = ana.plan(FORM | {"remind": remind})
    words = ana.words(address)
    assert says in words
    assert bool(says) is ("Reminder" in words)


def test_a_deletion_that_is_not_the_newest_change_can_be_undone_from_a_late_form(
    ana: Planner,
) -> None:
    address = ana.plan()
    ana.press(part_of(address, "delete"), "Delete it")
    ana.plan(FORM | {"topic": "Bases"})
    form = {"on": "2026-11-25", "version": "1", "status": "done", "line": "Kept words"}
    response = ana.send(part_of(address, "finish").partition("?")[0], form)
    assert response.status_code == 409
    ana.follow(ana.post(read(response).one("form")["action"]))
    assert ana.sessions() == 2


def test_a_deletion_that_is_no_more_remembered_is_not_found(ana: Planner) -> None:
    address = ana.plan()
    ana.press(part_of(address, "delete"), "Delete it")
    with ana.app.app_context():
        for act in db.session.scalars(select(Act)):
            db.session.delete(act)
        db.session.commit()
    form = {"on": "2026-11-25", "version": "1", "status": "done"}
    assert ana.send(part_of(address, "finish").partition("?")[0], form).status_code == 404


def test_the_notice_of_another_ones_change_offers_no_undo(ana: Planner) -> None:
    address = ana.plan()
    ana.plan(FORM | {"topic": "Bases"})
    page = ana.page(f"{address}&done=changed")
    assert "The session is changed." in page.one("main").text
    assert not [each for each in page.all("form") if "/undo" in each["action"]]


def test_a_date_does_not_clash_with_itself_in_what_a_page_has_read(ana: Planner) -> None:
    ana.plan()
    with ana.app.test_request_context():
        owner = db.session.scalars(select(Owner)).one()
        (date_of_it,) = db.session.scalars(select(Occurrence)).all()
        start, end = date_of_it.start, date_of_it.end
        others = engagements(owner, start, end)
        looks = [
            looked_at(owner, start, end, None, (), snapshot(), exclude=own, others=others)
            for own in ((), (date_of_it.id,))
        ]
        db.session.remove()
    assert [len(look.clashes) for look in looks] == [1, 0]


@pytest.mark.parametrize(("scope", "clashes"), [("this", True), ("all", False)])
def test_only_one_date_on_its_own_clashes_with_the_others_of_its_series(
    ana: Planner, scope: str, *, clashes: bool
) -> None:
    address = ana.plan(WEEKLY)
    form = WEEKLY | {"date": "2 Dec 2026", "on": "2026-11-25", "version": "1", "scope": scope}
    checked = ana.send(part_of(address, "edit/check").partition("?")[0], form)
    assert ("Overlaps “Acids”" in read(checked).one("main").text) is clashes
