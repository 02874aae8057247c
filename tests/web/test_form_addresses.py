"""Addresses that take only forms: opened without one, they lead to the page they belong to."""

import re

import pytest
from flask import Flask

from planner.web.caching import NOT_KEPT
from tests.web.plan_reading import add_busy
from tests.web.planned import FORM, Planner, Planners
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]

CHECKLIST, TASK = "/checklists/1", "/checklists/1/tasks/1"
LED = {
    "/calendar/import/1/remove": "/calendar/import/1",
    "/calendar/import/1/restore": "/calendar/import/1",
    "/calendar/import/1/save": "/calendar/import/1",
    "/calendar/links/1/restore": "/calendar/links",
    "/calendar/links/1/revoke": "/calendar/links",
    "/calendar/links/1/rotate": "/calendar/links",
    "/plan/acts/1/undo": "/plan",
    "/plan/dates/1/remove": "/plan/dates/1",
    "/plan/dates/1/restore": "/plan/dates/1",
    "/sessions/1/accept": "/sessions/1",
    "/sessions/1/cancel": "/sessions/1",
    "/sessions/1/edit/check": "/sessions/1/edit",
    "/sessions/1/finish": "/sessions/1",
    "/sessions/1/fix": "/sessions/1",
    "/sessions/1/move/check": "/sessions/1/move",
    "/sessions/1/reopen": "/sessions/1",
    "/sessions/1/timer": "/sessions/1",
    f"{CHECKLIST}/archive": CHECKLIST,
    f"{CHECKLIST}/tasks": CHECKLIST,
    f"{CHECKLIST}/unarchive": CHECKLIST,
    f"{TASK}/due": TASK,
    f"{TASK}/evidence": TASK,
    f"{TASK}/evidence/1/remove": f"{TASK}/evidence/1",
    f"{TASK}/evidence/1/restore": f"{TASK}/evidence/1",
    f"{TASK}/move": TASK,
    f"{TASK}/note": TASK,
    f"{TASK}/opened": TASK,
    f"{TASK}/remove": TASK,
    f"{TASK}/rename": TASK,
    f"{TASK}/restore": TASK,
    f"{TASK}/status": TASK,
}
OF_THE_PLAN = ("/calendar", "/plan", "/sessions")


def rules(app: Flask, method: str) -> set[str]:
    """Give the addresses that take a method, each number in them a one."""
    taking = [rule.rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    return {re.sub(r"<int[^>]*>", "1", rule) for rule in taking}


def test_the_table_names_every_address_that_takes_only_forms(app: Flask) -> None:
    assert rules(app, "POST") - rules(app, "GET") == set(LED)


@pytest.mark.parametrize(("address", "led"), LED.items(), ids=LED)
def test_opened_without_its_form_it_leads_to_its_page(app: Flask, address: str, led: str) -> None:
    for method in ("GET", "HEAD"):
        response = app.test_client().open(address, method=method)
        assert (response.status_code, response.headers["Location"]) == (303, led)
        assert response.headers["Cache-Control"] == NOT_KEPT


def test_the_address_that_saves_a_session_leads_to_an_empty_form(app: Flask) -> None:
    assert app.test_client().get("/sessions").headers["Location"] == "/sessions/new"


def kept(ana: Planner) -> None:
    """Let Ana have one of each thing that a plan is made of."""
    ana.plan(FORM)
    ana.done("/plan/dates", name="Paper 1", day="7 Dec 2026", clock="", checklist="")
    ana.done("/calendar/links", name="Mine")
    add_busy(ana.app, "Lecture", "2026-11-25 10:00", 120)


def test_of_what_is_ones_own_it_is_a_page_that_one_comes_to(ana: Planner) -> None:
    kept(ana)
    led = {page for address, page in LED.items() if address.startswith(OF_THE_PLAN)}
    assert {page: ana.client.get(page).status_code for page in led} == dict.fromkeys(led, 200)


def test_of_what_is_anothers_it_says_no_more_than_the_page_does(planners: Planners) -> None:
    kept(planners.ana)
    for other in (planners.ben, planners.cai):
        led = other.client.get("/sessions/1/finish")
        assert led.headers["Location"] == "/sessions/1"
        other.page("/sessions/1", 404)


def test_no_form_of_the_plan_that_lost_all_it_says_ends_on_an_error_page(ana: Planner) -> None:
    kept(ana)
    forms = sorted(each for each in rules(ana.app, "POST") if each.startswith(OF_THE_PLAN))
    for address in sorted(forms, key=lambda each: each.endswith(("/undo", "/revoke"))):
        for sent in ({}, {"version": "x", "mark": "x", "fix": "x", "step": "x", "scope": "x"}):
            response = ana.send(address, sent)
            assert response.status_code in {200, 303, 400, 409}, address
            assert read(response).one("h1").text != "That cannot be used", address
