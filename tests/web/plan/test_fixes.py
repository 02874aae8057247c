"""The plan offers the same fixes as the page of a session, and none that clashes."""

import re

import pytest

from planner.domain.sessions.verdicts import Fit
from tests.web.plan_reading import add_busy, make_worse, rows
from tests.web.planned import BISHAN, FORM, LATE, WEEKLY, Planner
from tests.web.reading import Page

pytest_plugins = ["tests.web.planned_fixtures"]


def offered(page: Page) -> list[str]:
    """List the fixes that a page offers: hidden fields of the plan, buttons of a session."""
    return [each["value"] for each in page.elements if each["name"] == "fix"]


def of_session(ana: Planner, address: str) -> list[str]:
    return offered(ana.page(address))


@pytest.mark.parametrize("busy", ["2026-11-25 17:30", "2026-11-25 18:30", "2026-11-25 09:00"])
def test_fixes_keep_clear_of_what_the_plan_has_read(ana: Planner, busy: str) -> None:
    address = ana.plan(LATE)
    before = of_session(ana, address)
    add_busy(ana.app, "Lecture", busy, 45)
    add_busy(ana.app, "Open day", "2026-11-25 00:00", 1440, all_day=True, takes_time=False)
    ana.plan(FORM | {"topic": "Bases", "from": "13:00", "to": "14:00"})
    on_page = of_session(ana, address)
    in_agenda = offered(ana.page("/plan"))
    assert in_agenda == on_page[:2]
    assert (on_page == before) == (busy == "2026-11-25 09:00")


def test_a_plan_of_one_checklist_knows_what_stands_on_the_others(ana: Planner) -> None:
    ana.save("?own=1", name="Chemistry", topics="Equilibrium")
    number = ana.task("/checklists/1", "Equilibrium").rpartition("/")[2]
    address = ana.plan({k: v for k, v in LATE.items() if k != "topic"} | {"task": number})
    before = of_session(ana, address)
    ana.plan(FORM | {"topic": "Bases", "place": "", "from": "18:15", "to": "18:45"})
    assert of_session(ana, address) != before
    page = ana.page("/plan")
    (only,) = [a["href"] for a in page.all("a") if a["class"] == "chip" and a.text == "Chemistry"]
    in_agenda = offered(ana.page(only))
    assert offered(page) == in_agenda
    assert len(rows(ana.page(only), "session")) == 1
    assert in_agenda == of_session(ana, address)[:2]


def test_a_session_at_the_edge_of_the_weeks_has_its_fixes_too(ana: Planner) -> None:
    address = ana.plan(LATE | {"date": "21 Dec 2026"})
    in_agenda = offered(ana.page("/plan"))
    assert in_agenda == of_session(ana, address)[:2] != []


def test_the_first_that_no_longer_fit_have_two_fixes_and_lead_to_the_others(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"from": "19:00", "to": "22:00"})
    make_worse(ana.app, fit=Fit.PARTLY, words="Open for part: closes 21:00")
    page = ana.page("/plan")
    count = len(of_session(ana, address))
    assert len(offered(page)) == 6, "two of each of the first three"
    assert "Show 3 more" in page.one("main").text
    words = page.one("main").text
    assert "Closes 21:00." in words
    assert count == 3, "earlier, another place, left out"
    assert "See 1 more fix" in words


def test_only_a_few_rows_have_fixes_of_their_own(ana: Planner) -> None:
    ana.plan(WEEKLY | {"from": "19:00", "to": "22:00"})
    page = ana.page("/plan")
    assert [row["data-state"] for row in rows(page)] == ["part"] * 4
    assert len(offered(page)) == 6, "two of each of the first three"
    links = [a.text for a in page.all("a") if "mend it" in a.text]
    assert links == ["More ways to mend it : Acids"] * 3 + ["Ways to mend it : Acids"]


def test_a_button_says_what_it_does(ana: Planner) -> None:
    ana.plan(WEEKLY | {"from": "19:00", "to": "22:00", "count": "2"})
    make_worse(ana.app, fit=Fit.PARTLY, words="Open for part: closes 21:00")
    for url in ("/", "/plan"):
        assert "Move to 18:00–21:00 : Acids" in ana.words(url)
    assert re.search(r"Move to [^:]+, about \d+ min away : Acids", ana.words("/plan"))


@pytest.mark.parametrize("times", [("19:30", "20:30"), ("23:30", "01:00")])
def test_every_session_that_clashes_leads_to_what_would_mend_it(
    ana: Planner, times: tuple[str, str]
) -> None:
    form = {"date": "Wed 25 Nov 2026", "from": times[0], "to": times[1]}
    ana.plan({"topic": "Acids", "where": "home", **form})
    assert "mend it" not in ana.words("/plan")
    ana.plan({"topic": "Bases", "where": "home", **form})
    found = rows(ana.page("/plan"), "session")
    assert ["Ways to mend it" in row.text for row in found] == [True, True]


def test_an_affected_session_is_mended_by_its_own_button(ana: Planner) -> None:
    ana.plan(WEEKLY | {"from": "19:00", "to": "22:00", "count": "2"})
    make_worse(ana.app, fit=Fit.PARTLY, words="Open for part: closes 21:00")
    second = [form for form in ana.page("/plan").all("form") if form["action"].endswith("/fix")][2]
    fix = {"version": "1", "on": "2026-12-02", "fix": "earlier 2026-12-02T18:00 2026-12-02T21:00"}
    assert ana.send(second["action"], fix).status_code == 303
    words = ana.words("/plan")
    assert "1 of 2 sessions no longer fits" in words


def test_a_place_of_ones_own_is_never_judged(ana: Planner) -> None:
    ana.plan({"topic": "Acids", "where": "home", "date": "25 Nov 2026", "from": "3am", "to": "5am"})
    page = ana.page("/plan")
    assert rows(page)[0]["data-state"] == "none"
    assert offered(page) == []
    assert BISHAN not in str(page.elements)
