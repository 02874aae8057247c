"""One question of the check as its page shows it, and the answers that stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from planner.domain.guides.flow import UNKNOWN, Answers, Choice, Flow, Question
from planner.domain.guides.flow_walk import (
    Dropped,
    ReadAnswers,
    answered,
    choices_of,
    next_question,
    questions_asked,
    readable_answers,
)
from planner.web.check.links import outcome_url, question_url
from planner.web.check.view_models import AnswerView, ChoiceView, QuestionPage

GO = "go"  # sent along by the form of a question, so that no answer is seen to be none
LONGEST_TYPED = 80  # characters of a name or a value; every real one is far shorter
MOST_TYPED = 40  # parameters that are looked at
MOST_NOTICES = 4
NO_ANSWER = "Choose one of the answers. “I do not know” is one of them."


@dataclass(frozen=True)
class Asked:
    """Hold what an address asks: all that was typed into it, and the answers that stand."""

    typed: dict[str, str]
    read: ReadAnswers
    is_sent: bool

    @property
    def answers(self) -> dict[str, str]:
        """Give the answers that stand."""
        return self.read.answers

    @property
    def carried(self) -> dict[str, str]:
        """Give what goes along to the page that says what was dropped."""
        return self.typed if self.read.dropped else self.answers


def read_asked(flow: Flow, args: Mapping[str, str]) -> Asked:
    """Read the answers in a query string; what is overlong or too much is cut, and so dropped."""
    pairs = [(name, value) for name, value in args.items() if name != GO][:MOST_TYPED]
    typed = {name[:LONGEST_TYPED]: value[:LONGEST_TYPED] for name, value in pairs if value}
    return Asked(typed, readable_answers(flow, typed), is_sent=GO in args)


def question_page(flow: Flow, question: Question, asked: Asked) -> QuestionPage:
    """Write one question, with a fault if its form was sent without an answer."""
    answers = asked.answers
    others = {name: value for name, value in answers.items() if name != question.id}
    is_first = question == flow.questions[0]
    return QuestionPage(
        id=question.id,
        text=question.text,
        why=question.why,
        progress=progress_words(flow, question, answers),
        choices=_choices(question, answers),
        answers=tuple(each for each in answer_views(flow, answers, question.id)),
        kept=tuple(others.items()),
        action=question_url(question.id, {}),
        guides_url=url_for("guides.index"),
        back_url=_back_url(flow, question, answers),
        outcome_url="" if next_question(flow, answers) else outcome_url(answers),
        error=NO_ANSWER if asked.is_sent else "",
        notices=notices(asked.read.dropped),
        is_indexed=is_first and not asked.typed and not asked.is_sent,
    )


def _choices(question: Question, answers: Answers) -> tuple[ChoiceView, ...]:
    chosen = answers.get(question.id)
    return tuple(
        ChoiceView(
            id=f"answer-{choice.id}",
            value=choice.id,
            label=choice.label,
            hint=choice.hint,
            is_chosen=choice.id == chosen,
            is_unknown=choice.id == UNKNOWN,
        )
        for choice in choices_of(question, answers)
    )


def _back_url(flow: Flow, question: Question, answers: Answers) -> str:
    """Lead to the question before, every answer kept."""
    asked = questions_asked(flow, answers)
    position = asked.index(question)
    return question_url(asked[position - 1].id, answers) if position else ""


def progress_words(flow: Flow, question: Question, answers: Answers) -> str:
    """Say which question it is; of "about" so many while answers to come may leave some out."""
    position = questions_asked(flow, answers).index(question) + 1
    rest = {other.id: UNKNOWN for other in flow.questions if other.id not in answers}
    likely = questions_asked(flow, {**rest, **answers})
    is_settled = likely == questions_asked(flow, answers)
    return f"Question {position} of {'' if is_settled else 'about '}{len(likely)}"


def answer_views(flow: Flow, answers: Answers, without: str = "") -> tuple[AnswerView, ...]:
    """List the answers given, each with the address that changes it and keeps the rest."""
    return tuple(
        _answer(question, choice, answers)
        for question, choice in answered(flow, answers)
        if question.id != without
    )


def _answer(question: Question, choice: Choice, answers: Answers) -> AnswerView:
    url = question_url(question.id, answers)
    return AnswerView(question.short, choice.label, url, is_unknown=choice.id == UNKNOWN)


def notices(dropped: tuple[Dropped, ...]) -> tuple[str, ...]:
    """Say what was left out of the answers, and why."""
    said = tuple(f"Left out of your answers: {each.reason}" for each in dropped[:MOST_NOTICES])
    more = len(dropped) - len(said)
    return (*said, f"{more} more were left out as well.") if more else said
