"""Schools: the one that somebody attends, by its id, as the flow and the sources name it."""

import re

from planner.domain.guides.flow import UNKNOWN, Answers, Choice, Flow

SCHOOL = "school"  # the flow's question whose answers name schools as sources do
WORD = re.compile(r"\w+")


def answered_school(answers: Answers) -> str:
    """Give the school that the answers name, or "" for none or "I do not know"."""
    answer = answers.get(SCHOOL, UNKNOWN)
    return "" if answer == UNKNOWN else answer


def attended_school(flow: Flow, answers: Answers, typed: str) -> str:
    """Give the school that the answers name, or else the only one that is named in typed words."""
    answer = answered_school(answers)
    if answer:
        return answer
    words = _words(typed)
    named = [choice.id for choice in _choices(flow) if _words(choice.label) <= words]
    return named[0] if len(named) == 1 else ""


def school_name(flow: Flow, answers: Answers) -> str:
    """Give the name of the school that the answers name, or "".

    A name is a label that differs from its id in capitals alone, as SUSS does; "Another school"
    names none.
    """
    answer = answered_school(answers)
    labels = (choice.label for choice in _choices(flow) if choice.id == answer)
    return next((label for label in labels if label.casefold() == answer), "")


def _choices(flow: Flow) -> tuple[Choice, ...]:
    asked = (question.choices for question in flow.questions if question.id == SCHOOL)
    return next(asked, ())


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
