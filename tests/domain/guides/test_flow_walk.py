import pytest

from planner.domain.guides.flow import UNKNOWN
from planner.domain.guides.flow_walk import (
    I_DO_NOT_KNOW,
    answered,
    choices_of,
    next_question,
    questions_asked,
    readable_answers,
)
from tests.domain.flow_examples import FLOW, QUESTIONS

COUNTRY, WHERE, STATUS, PAY, HOURS = QUESTIONS
STUDENT = {
    "country": "japan",
    "where": "japan",
    "status": "jp-student",
    "pay": "wage",
    "hours": "few",
}


def test_a_whole_way_is_read_as_it_is() -> None:
    assert readable_answers(FLOW, STUDENT).answers == STUDENT
    assert readable_answers(FLOW, STUDENT).dropped == ()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param({"colour": "red"}, "There is no question “colour”.", id="invented question"),
        pytest.param({"pay": "gold"}, "“Pay” has no answer “gold”.", id="invented answer"),
        pytest.param(
            {"pay": "none", "hours": "few"},
            "“Hours” is not asked after the answers before it.",
            id="a question no longer asked",
        ),
        pytest.param(
            {"hours": UNKNOWN},
            "“Hours” is not asked after the answers before it.",
            id="a question not asked yet",
        ),
        pytest.param(
            {"country": "japan", "where": "japan", "status": "kr-d2"},
            "“Status” does not offer “Kr-D2” after the answers before it.",
            id="an answer not offered here",
        ),
        pytest.param(
            {"pay": "x" * 50}, f"“Pay” has no answer “{'x' * 39}…”.", id="a long one is cut"
        ),
        pytest.param({"y" * 40: "1"}, f"There is no question “{'y' * 40}”.", id="40 are whole"),
    ],
)
def test_what_does_not_fit_is_dropped_with_a_word(typed: dict[str, str], reason: str) -> None:
    read = readable_answers(FLOW, typed)
    (dropped,) = read.dropped
    assert dropped.reason == reason
    assert typed[dropped.question] == dropped.value
    assert read.answers == {name: v for name, v in typed.items() if name != dropped.question}


def test_an_empty_value_is_no_answer_and_needs_no_word() -> None:
    read = readable_answers(FLOW, {"country": "", "colour": ""})
    assert (read.answers, read.dropped) == ({}, ())


def test_answers_come_back_in_the_order_of_the_questions() -> None:
    backwards = dict(reversed(STUDENT.items()))
    assert list(readable_answers(FLOW, backwards).answers) == list(STUDENT)


def test_changing_a_middle_answer_drops_only_what_hung_on_it() -> None:
    read = readable_answers(FLOW, {**STUDENT, "where": "singapore"})
    assert read.answers == {
        "country": "japan",
        "where": "singapore",
        "pay": "wage",
        "hours": "few",
    }
    assert [dropped.question for dropped in read.dropped] == ["status"]


def test_a_question_that_rests_on_not_knowing_is_asked() -> None:
    unsure = {"country": "japan", "where": UNKNOWN}
    assert STATUS in questions_asked(FLOW, unsure)
    assert readable_answers(FLOW, {**unsure, "status": "kr-d2"}).dropped == ()


def test_a_question_that_rests_on_no_answer_is_not_asked() -> None:
    assert questions_asked(FLOW, {}) == (COUNTRY, WHERE, PAY)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, COUNTRY, id="the first"),
        pytest.param({"country": "japan"}, WHERE, id="the second"),
        pytest.param({"country": "japan", "where": "korea"}, PAY, id="one is skipped"),
        pytest.param({"country": "korea", "where": "korea"}, STATUS, id="one is not"),
        pytest.param({"where": "korea", "pay": "none"}, COUNTRY, id="a gap comes first"),
        pytest.param(STUDENT, None, id="the end"),
    ],
)
def test_the_next_question_is_the_first_without_an_answer(
    answers: dict[str, str], expected: object
) -> None:
    assert next_question(FLOW, answers) == expected


def test_i_do_not_know_is_always_offered_and_last() -> None:
    in_korea = {"country": "korea", "where": "korea"}
    assert [choice.id for choice in choices_of(STATUS, in_korea)] == ["kr-d2", "visitor", UNKNOWN]
    assert choices_of(STATUS, in_korea)[-1] is I_DO_NOT_KNOW
    for question in QUESTIONS:
        assert [c.id for c in choices_of(question, {})].count(UNKNOWN) == 1


def test_answers_are_listed_with_their_questions() -> None:
    told = answered(FLOW, {"country": "both", "pay": UNKNOWN})
    assert [(question.id, choice.label) for question, choice in told] == [
        ("country", "Both"),
        ("pay", "I do not know"),
    ]
