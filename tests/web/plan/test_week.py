"""The week: a list for each day, with all that a drag or the Move form needs."""

import pytest
from flask.testing import FlaskClient

from planner.domain.sessions.session import OccurrenceStatus
from tests.web.plan_reading import add_busy, due_task, headings, log_all, rows
from tests.web.planned import FORM, WEEKLY, Planner, Planners
from tests.web.reading import inline_code, read

pytest_plugins = ["tests.web.planned_fixtures"]

WEEK = "/plan?view=week"
DAYS = ["Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov"]


def test_every_day_of_the_week_stands_there_with_something_or_nothing(ana: Planner) -> None:
    ana.plan(FORM)
    page = ana.page(WEEK)
    assert [h.split(maxsplit=1)[-1] if "day " in h else h for h in headings(page)][3:6] == DAYS[3:6]
    assert len(headings(page)) == 7
    assert headings(page)[:3] == ["Yesterday Mon 23 Nov", "Today Tue 24 Nov", "Tomorrow Wed 25 Nov"]
    assert page.one("h1").text == "Plan"
    free = [p.text for p in page.all("p", class_="plan-free")]
    assert free[0] == "Nothing planned", "Monday is over and cannot be planned"
    assert len(free) == 6, "today, and Thursday to Sunday too"


def test_a_free_day_leads_to_a_session_on_it(ana: Planner) -> None:
    ana.plan(FORM)
    links = [a["href"] for a in ana.page(WEEK).all("a") if "from=" in a["href"]]
    assert "/sessions/new?from=2026-11-26+19:00&for=120" in links
    assert "/sessions/new?from=2026-11-24+19:00&for=120" in links
    words = ana.page(links[1]).all("input", name="date")[0]["value"]
    assert words == "Thu 26 Nov 2026"


def test_a_coming_session_can_be_moved_by_its_row(ana: Planner) -> None:
    address = ana.plan(FORM)
    (row,) = rows(ana.page(WEEK), "session")
    path = address.partition("?")[0]
    assert row["data-form"] == f"{path}/move"
    assert (row["data-version"], row["data-on"]) == ("1", "2026-11-25")
    assert (row["data-starts"], row["data-ends"]) == ("2026-11-25T18:00", "2026-11-25T20:00")
    moved = ana.send(
        row["data-form"],
        {"version": "1", "on": "2026-11-25", "date": "2026-11-26", "from": "10:00", "to": "11:30"},
    )
    assert moved.status_code == 303
    (row,) = rows(ana.page(WEEK), "session")
    assert (row["data-starts"], row["data-ends"]) == ("2026-11-26T10:00", "2026-11-26T11:30")


def test_each_session_has_a_form_to_move_it_without_a_pointer(ana: Planner) -> None:
    ana.plan(WEEKLY)
    (move,) = [a["href"] for a in ana.page(WEEK).all("a") if a.text.startswith("Move…")]
    assert ana.page(move).all("input", name="from")


@pytest.mark.parametrize("status", [OccurrenceStatus.DONE, OccurrenceStatus.CANCELLED])
def test_what_is_settled_cannot_be_moved(ana: Planner, status: OccurrenceStatus) -> None:
    ana.plan(FORM)
    log_all(ana.app, status)
    (row,) = rows(ana.page(WEEK), "session")
    assert row["data-form"] == ""


def test_imported_time_is_drawn_and_stays_where_it_is(ana: Planner) -> None:
    ana.plan(FORM)
    add_busy(ana.app, "Lecture", "2026-11-24 10:00", 120)
    add_busy(ana.app, "Camp", "2026-11-26 00:00", 2 * 1440, all_day=True)
    found = rows(ana.page(WEEK), "busy")
    assert [row["data-starts"] for row in found] == ["2026-11-24T10:00"] + ["2026-11-26T00:00"] * 2
    assert {row["data-form"] for row in found} == {""}
    assert [row["data-whole-day"] for row in found] == ["", "yes", "yes"]


def test_exams_and_what_is_due_are_drawn_too_and_stay_where_they_are(ana: Planner) -> None:
    due_task(ana, "Equilibrium", "25 Nov 2026")
    for name, clock in (("Paper 1", "09:00"), ("Essay", "")):
        exam = {"name": name, "day": "27 Nov 2026", "clock": clock, "checklist": ""}
        assert ana.send("/plan/dates", exam).status_code == 303
    page = ana.page(WEEK)
    found = [*rows(page, "due"), *rows(page, "date")]
    drawn = [(row["data-starts"], row["data-ends"], row["data-whole-day"]) for row in found]
    assert drawn == [
        ("2026-11-25T00:00", "2026-11-26T00:00", "yes"),
        ("2026-11-27T00:00", "2026-11-28T00:00", "yes"),
        ("2026-11-27T09:00", "2026-11-27T10:00", ""),
    ]
    assert {row["data-form"] for row in found} == {""}
    assert {row["data-starts"] for row in rows(ana.page("/plan"))} == {""}


def test_a_week_is_named_and_leads_to_those_beside_it(ana: Planner) -> None:
    ana.plan(FORM)
    page = ana.page(WEEK)
    assert "This week, 23–29 Nov 2 h planned, 0 min done" in page.one("main").text
    (later,) = [a["href"] for a in page.all("a", rel="next")]
    assert later == "/plan?view=week&week=2026-11-30"
    assert "Next week, 30 Nov – 6 Dec" in ana.words(later)
    assert "28 Dec – 3 Jan 2027" in ana.words("/plan?view=week&week=2026-12-30")
    (back,) = [a["href"] for a in ana.page(later).all("a") if a.text == "Today"]
    assert back == "/plan?view=week"


def test_it_breaks_no_strict_policy(planners: Planners) -> None:
    planners.ana.plan(FORM)
    for client in (planners.ana.client, planners.cai.client):
        assert inline_code(_html(client)) == []


def _html(client: FlaskClient) -> str:
    return client.get(WEEK).get_data(as_text=True)


def test_somebody_new_sees_an_empty_week(planners: Planners) -> None:
    page = read(planners.cai.client.get(WEEK))
    assert len(headings(page)) == 7
    assert rows(page) == []
