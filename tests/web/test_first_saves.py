"""A cookie is given for what was saved: none where a first form was refused."""

import pytest
from flask import Flask
from sqlalchemy import delete

from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.web.owners import saving_owner
from tests.web.feeds import cookie_of
from tests.web.planned import FORM, Planners

pytest_plugins = ["tests.web.planned_fixtures"]

REFUSED = {
    "a link without a name": ("/calendar/links", {"name": " "}),
    "a task that is gone": ("/sessions", FORM | {"task": "999", "topic": ""}),
    "a topic that is no title": ("/sessions", FORM | {"topic": "x" * 400}),
}


@pytest.mark.parametrize(("url", "form"), REFUSED.values(), ids=REFUSED)
def test_a_first_form_that_is_refused_leaves_no_cookie(
    planners: Planners, url: str, form: dict[str, str]
) -> None:
    sent = form | {"form_key": planners.cai.key()}
    refused = planners.cai.send(url, sent)
    assert refused.status_code == 400
    assert "Set-Cookie" not in refused.headers
    assert cookie_of(planners.cai.client) == ""


def test_an_owner_whom_nothing_saved_gets_no_cookie_and_one_who_was_kept_does(
    app: Flask,
) -> None:
    with app.test_request_context():
        app.preprocess_request()
        lost = saving_owner()
        assert saving_owner() is lost
        assert "Set-Cookie" not in app.process_response(app.make_response("")).headers
        assert saving_owner() is not lost
        db.session.commit()
        assert "Set-Cookie" in app.process_response(app.make_response("")).headers
        db.session.execute(delete(Owner))
        db.session.commit()
