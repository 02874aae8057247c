"""Home names the next session, and counts those that no longer fit."""

from planner.domain.sessions.verdicts import Fit
from tests.web.plan_reading import make_worse
from tests.web.planned import BISHAN, FORM, LATE, WEDNESDAY, WEEKLY, Planner, Planners

pytest_plugins = ["tests.web.planned_fixtures"]


def test_the_next_session_stands_first_and_leads_to_its_page(ana: Planner) -> None:
    address = ana.plan(FORM)
    page = ana.page("/")
    words = page.one("main").text
    assert words.startswith("Next Wed 25 Nov Acids 18:00–20:00 at Bishan Public Library")
    assert "Open for all of it, until 21:00" in words
    links = {a["href"] for a in page.all("a")}
    assert {address, f"/places/{BISHAN}"} <= links


def test_a_place_of_ones_own_is_told_in_its_words(ana: Planner) -> None:
    ana.plan({"topic": "Acids", "where": "home", **WEDNESDAY})
    assert ana.words("/").startswith("Next Wed 25 Nov Acids 18:00–20:00 at home")


def test_sessions_that_no_longer_fit_are_counted(ana: Planner) -> None:
    ana.plan(WEEKLY)
    assert "no longer" not in ana.words("/")
    make_worse(ana.app)
    (link,) = [a for a in ana.page("/").all("a") if "no longer" in a.text]
    assert link.text == "4 of 4 sessions no longer fit"
    assert link["href"] == "/plan"
    assert "Wed 25 Nov, 18:00–20:00 Acids at Bishan Public Library. Closed then." in ana.words("/")


def test_the_first_of_them_is_mended_from_here_with_its_best_fix(ana: Planner) -> None:
    address = ana.plan(LATE)
    make_worse(ana.app, fit=Fit.PARTLY, words="Open for part: closes 21:00")
    page = ana.page("/")
    (fix,) = [form["action"] for form in page.all("form") if form["action"].endswith("/fix")]
    assert fix == f"{address.partition('?')[0]}/fix"
    assert "See 1 more fix" in page.one("main").text
    assert ana.press("/", "Move to 18:00–21:00").status_code == 303
    assert "no longer" not in ana.words("/")


def test_a_door_leads_to_a_new_session_for_whoever_comes(planners: Planners) -> None:
    planners.ana.plan(FORM)
    for planner in (planners.ana, planners.cai):
        (door,) = [a for a in planner.page("/").all("a", class_="door") if "Plan a" in a.text]
        assert door["href"] == "/sessions/new"


def test_somebody_new_sees_only_the_search(planners: Planners) -> None:
    planners.ana.plan(FORM)
    words = planners.cai.words("/")
    assert words.startswith("Find a place to study")
    assert "Acids" not in words
