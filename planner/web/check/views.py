"""The check "does this count?": one question a page, then the outcome."""

from flask import Blueprint, Response, request

from planner.domain.errors import NotFound
from planner.domain.guides.flow import Flow, Question
from planner.domain.guides.flow_walk import next_question, questions_asked
from planner.web.check.links import onward_url
from planner.web.check.outcome_page import outcome_page
from planner.web.check.question_page import Asked, question_page, read_asked
from planner.web.guides.guidebook import guidebook
from planner.web.guides.views import reading
from planner.web.public_pages import leading_to, public_page

LONGEST_QUOTE = 60

blueprint = Blueprint("check", __name__)


@blueprint.get("/guides/check")
def index() -> Response:
    """Begin the check, or go on where some answers end."""
    return _onward(_asked())


@blueprint.get("/guides/check/<question_id>")
def show(question_id: str) -> Response:
    """Ask one question; its form leads on, or back here where nothing was chosen."""
    flow = guidebook().flow
    question, asked = _question(flow, question_id), _asked()
    is_answered = asked.is_sent and question.id in asked.answers
    if is_answered or question not in questions_asked(flow, asked.answers):
        return _onward(asked)
    page = question_page(flow, question, asked)
    return public_page("check/show.html", page, 400 if page.error else 200)


@blueprint.get("/guides/check/outcome")
def outcome() -> Response:
    """Show the routes to ask about; with questions still open, lead to the first of them."""
    asked = _asked()
    if next_question(guidebook().flow, asked.answers):
        return _onward(asked)
    return public_page("check/outcome.html", outcome_page(reading(), asked))


def _asked() -> Asked:
    return read_asked(guidebook().flow, request.args)


def _onward(asked: Asked) -> Response:
    return leading_to(onward_url(guidebook().flow, asked.answers, asked.carried))


def _question(flow: Flow, question_id: str) -> Question:
    for question in flow.questions:
        if question.id == question_id:
            return question
    quoted = question_id[:LONGEST_QUOTE]
    raise NotFound(f"The check has no question “{quoted}”: start it from the guides.")
