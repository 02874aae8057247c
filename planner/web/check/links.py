"""Addresses of the check: the answers stand in the query string, so that links can be shared."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import url_for

from planner.domain.guides.flow import Flow
from planner.domain.guides.flow_walk import next_question


def question_url(question_id: str, answers: Mapping[str, str]) -> str:
    """Lead to one question, with the answers given so far."""
    return _with(url_for("check.show", question_id=question_id), answers)


def outcome_url(answers: Mapping[str, str]) -> str:
    """Lead to the outcome of some answers."""
    return _with(url_for("check.outcome"), answers)


def save_url(answers: Mapping[str, str]) -> str:
    """Lead to the form that saves some answers as a checklist."""
    return _with(url_for("checklists.saving.new"), answers)


def onward_url(flow: Flow, answers: Mapping[str, str], typed: Mapping[str, str]) -> str:
    """Lead to the next open question, or to the outcome.

    ``typed`` goes along in place of ``answers``: what of it was dropped is said there.
    """
    question = next_question(flow, answers)
    return question_url(question.id, typed) if question else outcome_url(typed)


def _with(url: str, answers: Mapping[str, str]) -> str:
    return f"{url}?{urlencode(answers)}" if answers else url
