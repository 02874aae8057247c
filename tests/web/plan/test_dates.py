"""Exams and deadlines: added, changed, removed, brought back, and pinned above the plan."""

import pytest
from sqlalchemy.orm import Session

from planner.services.checklists import checklists
from planner.services.plan import plan_dates
from planner.store.checklists.models import Owner
from planner.store.sessions.models import PlanDate
from tests.domain.hours_examples import sg
from tests.web.plan_reading import rows
from tests.web.planned import FORM, Planner, Planners
from tests.web.reading import read
from tests.web.saved import Person

pytest_plugins = ["tests.web.planned_fixtures"]

PAPER = {"name": "H2 Chemistry, paper 1", "day": "7 Dec 2026", "clock": "9am", "checklist": ""}


def add(person: Person, **changes: str) -> str:
    """Add a date and give the address of its form."""
    assert person.done("/plan/dates", **PAPER | changes) == "/plan/dates?done=added"
    links = [a["href"] for a in person.page("/plan/dates").all("a")]
    own = [link for link in links if link.startswith("/plan/dates/") and link[-1].isdigit()]
    return max(own, key=lambda link: int(link.rpartition("/")[2]))


def test_a_date_is_pinned_above_the_plan_with_the_days_left(ana: Planner) -> None:
    add(ana)
    for url in ("/plan", "/plan?view=week"):
        words = ana.words(url)
        assert "In 13 days H2 Chemistry, paper 1 Mon 7 Dec, 09:00" in words
    (row,) = rows(ana.page("/plan"), "date")
    assert "09:00 H2 Chemistry, paper 1" in row.text


def test_a_date_without_a_time_is_of_the_whole_day(ana: Planner) -> None:
    add(ana, clock="", day="15 Jan 2027")
    assert "In 52 days" in ana.words("/plan/dates")
    assert "Fri 15 Jan 2027" in ana.words("/plan/dates")
    (row,) = rows(ana.page("/plan?from=2027-01-10"), "date")
    assert row.text.startswith("all day")


def test_dates_come_in_order_and_those_over_are_folded(ana: Planner) -> None:
    add(ana, name="Third", day="9 Dec 2026")
    add(ana, name="First", day="24 Nov 2026", clock="")
    add(ana, name="Second", day="1 Dec 2026")
    add(ana, name="Over", day="20 Nov 2026")
    names = [h.text for h in ana.page("/plan/dates").all("h3")]
    assert names == ["First", "Second", "Third", "Over"]
    words = ana.words("/plan/dates")
    assert "Today First" in words
    assert "Over (1)" in words
    assert "Over" not in ana.words("/plan")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param({"name": " "}, "Name: nothing is typed here yet", id="no name"),
        pytest.param({"name": "a" * 121}, "up to 120 fit", id="long name"),
        pytest.param({"day": ""}, "Day: nothing is typed here yet", id="no day"),
        pytest.param({"day": "31 Nov 2026"}, "November 2026 has 30 days", id="no such day"),
        pytest.param({"clock": "25:00"}, "Time", id="no such time"),
        pytest.param({"checklist": "99"}, "not among yours", id="no such checklist"),
    ],
)
def test_what_cannot_be_saved_comes_back_as_typed(
    planners: Planners, changes: dict[str, str], sentence: str
) -> None:
    form = PAPER | changes
    for person in (planners.cai, planners.ana):
        response = person.post("/plan/dates", **form)
        assert response.status_code == 400
        page = read(response)
        assert sentence in page.errors
        assert page.one("input", name="day")["value"] == form["day"]
        assert page.one("input", name="clock")["value"] == form["clock"]
    assert "owner" not in str(planners.cai.client.get_cookie("session"))


def test_a_date_can_belong_to_a_checklist(ana: Planner) -> None:
    ana.plan(FORM)
    page = ana.page("/plan/dates/new")
    (number,) = [option["value"] for option in page.all("option") if option.text == "My topics"]
    add(ana, checklist=number)
    assert "Mon 7 Dec, 09:00 · My topics" in ana.words("/plan/dates")
    add(ana, name="Another", checklist="")
    only = ana.words(f"/plan?checklist={number}")
    assert "paper 1" in only
    assert "Another" in only


def test_a_date_is_changed(ana: Planner) -> None:
    page = add(ana)
    form = ana.page(page)
    assert form.one("input", name="day")["value"] == "7 Dec 2026"
    assert form.one("input", name="clock")["value"] == "09:00"
    changed = PAPER | {"name": "Paper 2", "day": "8 Dec 2026", "clock": ""}
    assert ana.edit(page, page, **changed).status_code == 303
    assert "In 14 days Paper 2" in ana.words("/plan/dates")
    refused = ana.edit(page, page, **changed | {"day": "soon"})
    assert refused.status_code == 400
    assert read(refused).one("input", name="day")["value"] == "soon"


def test_a_late_form_shows_both_versions(ana: Planner) -> None:
    page = add(ana)
    version = ana.version(page)
    assert ana.edit(page, page, **PAPER | {"day": "8 Dec 2026"}).status_code == 303
    late = ana.post(page, **PAPER | {"day": "9 Dec 2026"}, version=version)
    assert late.status_code == 409
    words = read(late).one("main").text
    assert "Day Saved now 8 Dec 2026 What you typed 9 Dec 2026" in words
    again = {each["name"]: each["value"] for each in read(late).all("input", type="hidden")}
    assert ana.done(page, **again) == "/plan/dates?done=changed"
    assert "Wed 9 Dec" in ana.words("/plan/dates")


@pytest.mark.parametrize(
    "version",
    [
        pytest.param({}, id="lost"),
        pytest.param({"version": "v1"}, id="no number"),
        pytest.param({"version": "9" * 30}, id="past any"),
        pytest.param({"version": "7"}, id="another's"),
    ],
)
def test_a_form_without_its_version_shows_both(ana: Planner, version: dict[str, str]) -> None:
    page = add(ana)
    typed = PAPER | {"name": "Paper 2", "clock": "10:00"}
    late = ana.post(page, **typed, **version)
    assert late.status_code == 409
    words = read(late).one("main").text
    assert "Name Saved now H2 Chemistry, paper 1 What you typed Paper 2" in words
    again = {each["name"]: each["value"] for each in read(late).all("input", type="hidden")}
    assert ana.done(page, **again) == "/plan/dates?done=changed"
    faulty = ana.post(page, **typed | {"day": ""}, **version)
    assert faulty.status_code == 400
    assert read(faulty).one("input", name="name")["value"] == "Paper 2"


def test_a_removed_date_comes_back_with_one_press(ana: Planner) -> None:
    page = add(ana)
    version = ana.version(page)
    led = ana.done(f"{page}/remove", version=version)
    words = ana.words(led)
    assert "“H2 Chemistry, paper 1” is deleted." in words
    assert "paper 1" not in ana.words("/plan")
    assert ana.client.get(page).headers["Location"] == led
    late = ana.post(page, **PAPER, version=version)
    assert late.status_code == 409
    assert "Bring it back" in read(late).one("main").text
    assert ana.press(led, "Undo").headers["Location"] == "/plan/dates?done=restored"
    assert "The date is back." in ana.words("/plan/dates?done=restored")
    assert "paper 1" in ana.words("/plan")


def test_a_late_press_of_delete_shows_what_is_saved_and_can_be_pressed_again(ana: Planner) -> None:
    page = add(ana)
    version = ana.version(page)
    assert ana.edit(page, page, **PAPER | {"day": "8 Dec 2026"}).status_code == 303
    late = ana.post(f"{page}/remove", version=version)
    assert late.status_code == 409
    assert "was changed after this form was opened" in read(late).errors
    assert "Tue 8 Dec" in read(late).one("main").text
    (fresh,) = [each["value"] for each in read(late).all("input", name="version")]
    assert ana.done(f"{page}/remove", version=fresh).startswith("/plan/dates?done=removed")


def test_a_form_sent_twice_makes_one_date_of_one_owner(planners: Planners) -> None:
    form = PAPER | {"form_key": planners.cai.page("/plan/dates/new").all("input")[0]["value"]}
    for _twice in range(2):
        client = planners.app.test_client()
        assert client.post("/plan/dates", data=form).status_code == 303
    assert read(client.get("/plan/dates")).one("main").text.count("paper 1 Mon") == 1
    refused = planners.cai.post("/plan/dates", **form | {"day": "soon"})
    assert read(refused).one("input", name="form_key")["value"] == form["form_key"]


def test_a_checklist_that_goes_while_the_form_is_sent_is_said_on_the_form(
    ana: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.plan(FORM)
    page = ana.page("/plan/dates/new")
    (number,) = [option["value"] for option in page.all("option") if option.text == "My topics"]
    really_add = plan_dates.add

    def add_late(*given: object) -> PlanDate:
        session, owner, *_rest = given
        assert isinstance(session, Session)
        assert isinstance(owner, Owner)
        checklists.delete(session, owner.id, int(number), sg("Tue 2026-11-24 18:30"))
        return really_add(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(plan_dates, "add", add_late)
    refused = ana.post("/plan/dates", **PAPER | {"checklist": number})
    assert refused.status_code == 400
    assert "not among yours" in read(refused).errors
    assert read(refused).one("input", name="day")["value"] == PAPER["day"]


def test_another_owner_finds_nothing_at_its_address(planners: Planners) -> None:
    page = add(planners.ana)
    planners.ben.plan(FORM)
    before = planners.ana.words("/plan/dates")
    for other in (planners.ben, planners.cai):
        other.page(page, 404)
        assert other.post(page, **PAPER, version="1").status_code == 404
        assert other.post(f"{page}/remove", version="1").status_code == 404
        assert other.post(f"{page}/restore").status_code == 404
        number = page.rpartition("/")[2]
        assert "paper 1" not in other.words(f"/plan/dates?done=removed&date={number}")
    assert planners.ana.words("/plan/dates") == before


def test_another_owners_checklist_cannot_be_named(planners: Planners) -> None:
    planners.ana.plan(FORM)
    planners.ben.plan(FORM)
    (number,) = [
        option["value"]
        for option in planners.ana.page("/plan/dates/new").all("option")
        if option.text == "My topics"
    ]
    refused = planners.ben.post("/plan/dates", **PAPER | {"checklist": number})
    assert refused.status_code == 400
    assert "not among yours" in read(refused).errors
