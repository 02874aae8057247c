"""From a place, its row, a task and a checklist's end to sessions, and back."""

import pytest
from flask import Flask

from planner.domain.moments import Moment
from planner.web.plan_links import new_session_url
from tests.domain.hours_examples import sg
from tests.web.planned import BISHAN, FORM, TOA_PAYOH, WEEKLY, Planner, Planners, let_it_be

pytest_plugins = ["tests.web.planned_fixtures"]

GONE = "queenstown-public-library"
AT_SEVEN = sg("Fri 2026-11-27 19:00")
EVENING = Moment(AT_SEVEN, sg("Fri 2026-11-27 21:30"))


@pytest.mark.parametrize(
    ("given", "query"),
    [
        pytest.param({}, "", id="nothing is known"),
        pytest.param({"task_id": 7}, "?task=7", id="a task"),
        pytest.param({"place": BISHAN}, f"?place={BISHAN}", id="a place"),
        pytest.param(
            {"place": BISHAN, "moment": EVENING},
            f"?place={BISHAN}&from=2026-11-27+19%3A00&for=150",
            id="a place for an evening",
        ),
        pytest.param({"moment": Moment(AT_SEVEN, AT_SEVEN)}, "", id="now says nothing of a plan"),
        pytest.param({"wants": {"wifi", "power"}}, "?want=power&want=wifi", id="what it needs"),
    ],
)
def test_what_is_known_is_taken_along(app: Flask, given: dict[str, object], query: str) -> None:
    with app.test_request_context():
        assert new_session_url(**given) == f"/sessions/new{query}"  # type: ignore[arg-type]


def test_a_row_takes_the_time_and_the_filters_of_its_list_along(ana: Planner) -> None:
    page = ana.page("/places?near=NS17&from=2026-11-27+19:00&for=120&power=1")
    urls = [link["href"] for link in page.all("a", **{"class": "plan-here press"})]
    assert urls
    assert all("from=2026-11-27+19%3A00&for=120&want=power" in url for url in urls)


def test_a_place_keeps_the_time_that_its_list_was_asked_for(ana: Planner) -> None:
    page = ana.page(f"/places/{BISHAN}?from=2026-11-27+19:00&for=180&wifi=1")
    words = page.one("main").text
    assert "Fri 27 Nov, 19:00–22:00: Open for part: closes 21:00, 1 h before you finish" in words
    urls = [link["href"] for link in page.all("a") if link.text == "Plan here"]
    assert urls == [f"/sessions/new?place={BISHAN}&from=2026-11-27+19%3A00&for=180&want=wifi"]


@pytest.mark.parametrize(
    "url", ["/sessions/new", "/calendar/links", "/calendar/import", "/settings", "/plan/dates"]
)
def test_the_bar_shows_that_a_page_belongs_to_the_plan(ana: Planner, url: str) -> None:
    current = [link.text for link in ana.page(url).all("a") if link["aria-current"] == "page"]
    assert current[:1] == ["Plan"]


def test_a_place_that_is_gone_offers_no_plan(ana: Planner) -> None:
    assert "Plan here" in ana.words(f"/places/{BISHAN}")
    assert "Plan here" not in ana.words(f"/places/{GONE}")


def test_a_place_names_my_next_session_there_and_nobody_elses(planners: Planners) -> None:
    planners.ana.plan(WEEKLY)
    planners.ben.plan(FORM | {"place": TOA_PAYOH, "topic": "Mine"})
    mine = planners.ana.client.get(f"/places/{BISHAN}")
    assert "Acids, Wed 25 Nov, 18:00–20:00" in mine.get_data(as_text=True)
    assert mine.headers["Cache-Control"] == "private, no-store"
    for person in (planners.ben, planners.cai):
        other = person.client.get(f"/places/{BISHAN}")
        assert "Acids" not in other.get_data(as_text=True)
        assert other.headers["Cache-Control"] == "private, no-cache"


def task_page(person: Planner) -> str:
    """Give the address of the one task there is."""
    checklist = next(
        link["href"] for link in person.page("/checklists").all("a") if "My topics" in link.text
    )
    return person.task(checklist, "Acids")


def test_a_task_lists_its_sessions_and_leads_to_another(ana: Planner) -> None:
    ana.plan(WEEKLY)
    page = ana.page(task_page(ana))
    words = page.one("main").text
    assert "Wed 25 Nov, 18:00–20:00" in words
    assert "Open for all of it, until 21:00" in words
    leads = [link["href"] for link in page.all("a") if link.text == "Plan time for this"]
    assert [url.partition("=")[0] for url in leads] == ["/sessions/new?task"]


def test_a_task_says_what_became_of_a_session(ana: Planner, app: Flask) -> None:
    address = ana.plan()
    let_it_be(app, "2026-11-25T20:30:00+08:00")
    assert "Not logged yet" in ana.words(task_page(ana))
    ana.press(address, "Save", status="done", minutes="50", line="")
    assert "Done, 50 min" in ana.words(task_page(ana))


def test_deleting_a_checklist_names_the_sessions_that_go_with_it(ana: Planner) -> None:
    ana.plan(WEEKLY)
    ana.plan(FORM | {"topic": "Bases"})
    checklist = task_page(ana).partition("/tasks")[0]
    number = checklist.rpartition("/")[2]
    ana.done("/plan/dates", name="Chemistry paper", day="1 Dec 2026", checklist=number)
    words = ana.words(f"{checklist}/delete")
    assert "the session “Acids”: 4 dates from Wed 25 Nov 2026" in words
    assert "the session “Bases”: Wed 25 Nov 2026" in words
    assert "1 date of an exam or a deadline" in words
    assert "are told for 30 days that these dates are cancelled" in words
    ana.done(f"{checklist}/delete")
    assert ana.sessions() == 0


def test_of_many_sessions_only_the_first_are_named(ana: Planner) -> None:
    for number in range(12):
        ana.plan(FORM | {"topic": f"Topic {number}"})
    lists = ana.page("/checklists").all("a")
    checklist = next(link["href"] for link in lists if "My topics" in link.text)
    words = ana.words(f"{checklist}/delete")
    assert words.count("the session") == 10
    assert "and 2 more of your sessions" in words
