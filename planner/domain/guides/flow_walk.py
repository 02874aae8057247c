"""The way through the flow: which questions are asked, which answers stand, what comes next.

Questions come in the flow's own order, and each looks only at answers before it. A question whose
condition rests on "I do not know" is asked: leaving it out would decide for its reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.guides.flow import UNKNOWN, Answers, Choice, Flow, Holds, Question, holds

I_DO_NOT_KNOW = Choice(UNKNOWN, "I do not know")
LONGEST_QUOTE = 40  # characters of what somebody put into an address


@dataclass(frozen=True, slots=True)
class Dropped:
    """Hold an answer that was left out, and why, in a sentence."""

    question: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """Hold the answers that stand, in the order of the questions, and those that do not."""

    answers: dict[str, str]
    dropped: tuple[Dropped, ...] = ()


def readable_answers(flow: Flow, typed: Mapping[str, str]) -> ReadAnswers:
    """Keep what answers a question that is asked, and say why the rest is dropped.

    So where one answer was changed the others stand, but for those that no longer apply. An empty
    value is no answer, and nothing is said of it.
    """
    given = {name: value for name, value in typed.items() if value}
    answers: dict[str, str] = {}
    dropped = []
    for question in flow.questions:
        value = given.pop(question.id, None)
        if value is None:
            continue
        reason = _objection(question, value, answers)
        if reason:
            dropped.append(Dropped(question.id, value, reason))
        else:
            answers[question.id] = value
    invented = (
        Dropped(name, value, f"There is no question “{_quoted(name)}”.")
        for name, value in given.items()
    )
    return ReadAnswers(answers, (*dropped, *invented))


def questions_asked(flow: Flow, answers: Answers) -> tuple[Question, ...]:
    """List the questions on the way of these answers, answered or not."""
    return tuple(question for question in flow.questions if is_asked(question, answers))


def is_asked(question: Question, answers: Answers) -> bool:
    """Tell whether a question is on the way of the answers before it."""
    return holds(question.asked_if, answers) is not Holds.NO


def next_question(flow: Flow, answers: Answers) -> Question | None:
    """Give the first question that is asked and has no answer; None at the end of the way."""
    asked = questions_asked(flow, answers)
    return next((question for question in asked if question.id not in answers), None)


def choices_of(question: Question, answers: Answers) -> tuple[Choice, ...]:
    """List the answers that a question offers, "I do not know" always and last."""
    offered = (c for c in question.choices if holds(c.offered_if, answers) is not Holds.NO)
    return (*offered, I_DO_NOT_KNOW)


def answered(flow: Flow, answers: Answers) -> tuple[tuple[Question, Choice], ...]:
    """List the questions asked that have an answer, each with it; ``answers`` must be readable."""
    return tuple(
        (question, choice)
        for question in questions_asked(flow, answers)
        for choice in choices_of(question, answers)
        if choice.id == answers.get(question.id)
    )


def _objection(question: Question, value: str, answers: Answers) -> str:
    """Say why a value does not answer a question, or nothing."""
    known = {choice.id: choice for choice in (*question.choices, I_DO_NOT_KNOW)}
    if value not in known:
        return f"“{question.short}” has no answer “{_quoted(value)}”."
    if not is_asked(question, answers):
        return f"“{question.short}” is not asked after the answers before it."
    if known[value] not in choices_of(question, answers):
        label = known[value].label
        return f"“{question.short}” does not offer “{label}” after the answers before it."
    return ""


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
