"""The first form of somebody without a cookie makes one owner and session, however often sent."""

import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.web.feeds import cookie_of
from tests.web.planned import FORM, Fields, Planners, let_it_be

pytest_plugins = ["tests.web.planned_fixtures"]


def owners(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Owner)) or 0


@pytest.fixture
def first_form(planners: Planners) -> Fields:
    return FORM | {"form_key": planners.cai.key(), "note": "Chapter 4"}


def send(app: Flask, form: Fields) -> tuple[FlaskClient, TestResponse]:
    """Send a form as a browser that holds no cookie yet."""
    client = app.test_client()
    return client, client.post("/sessions", data=dict(form))


def test_sent_twice_it_makes_one_owner_whose_cookie_both_answers_give(
    planners: Planners, first_form: Fields
) -> None:
    (one, first), (two, second) = (send(planners.app, first_form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert (owners(planners.app), planners.cai.sessions()) == (1, 1)
    for client in (one, two):
        assert client.get(first.headers["Location"]).status_code == 200
    assert cookie_of(one) == cookie_of(two) != ""


def test_sent_many_times_at_once_it_makes_one(planners: Planners, first_form: Fields) -> None:
    with ThreadPoolExecutor(4) as pool:
        sent = [*pool.map(lambda _: send(planners.app, first_form)[1], range(4))]
    assert [each.status_code for each in sent] == [303] * 4
    assert len({each.headers["Location"] for each in sent}) == 1
    assert (owners(planners.app), planners.cai.sessions()) == (1, 1)


@pytest.mark.parametrize(
    "changes",
    [{"note": "Chapter 5"}, {"topic": "Salts"}, {"more": "1"}, {"form_key": "k" * 32}],
    ids=["note", "topic", "a field more", "key"],
)
def test_who_does_not_send_all_of_it_alike_is_somebody_else(
    planners: Planners, first_form: Fields, changes: Fields
) -> None:
    _, first = send(planners.app, first_form)
    other, _ = send(planners.app, {**first_form, **changes})
    assert owners(planners.app) == 2
    assert other.get(first.headers["Location"]).status_code == 404


@pytest.mark.parametrize("key", ["", "k", "k" * 31])
def test_a_key_that_is_none_of_ours_leads_nobody_to_anybody(planners: Planners, key: str) -> None:
    for _ in range(2):
        send(planners.app, FORM | {"form_key": key})
    assert owners(planners.app) == 2


def test_ten_minutes_later_it_leads_nobody_to_anybody(
    planners: Planners, first_form: Fields
) -> None:
    _, first = send(planners.app, first_form)
    let_it_be(planners.app, "2026-11-24T18:40:00+08:00")
    other, _ = send(planners.app, first_form)
    assert owners(planners.app) == 2
    assert other.get(first.headers["Location"]).status_code == 404


def test_who_has_a_cookie_stays_who_they_are(planners: Planners, first_form: Fields) -> None:
    _, first = send(planners.app, first_form)
    planners.ben.plan(FORM | {"topic": "Mine"})
    sent = planners.ben.send("/sessions", first_form)
    assert sent.status_code == 303
    assert owners(planners.app) == 2
    assert planners.ben.client.get(first.headers["Location"]).status_code == 404


def test_the_key_stands_in_no_address_and_no_log_and_is_kept_nowhere(
    planners: Planners, first_form: Fields, caplog: pytest.LogCaptureFixture
) -> None:
    key = first_form["form_key"]
    page = planners.cai.client.get(f"/sessions/new?form_key={'k' * 32}")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "k" * 32 not in page.get_data(as_text=True)
    with caplog.at_level(logging.DEBUG):
        _, sent = send(planners.app, first_form)
    assert key not in sent.headers["Location"]
    assert key not in caplog.text
