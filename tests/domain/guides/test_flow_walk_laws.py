"""Laws of reading answers, on flows made by chance."""

import string

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.guides.flow import Flow
from planner.domain.guides.flow_walk import next_question, questions_asked, readable_answers
from tests.domain.flow_examples import flows, ways

NAMES = st.sampled_from(["country", "q1", "q2", "q3", "invented"])
VALUES = st.sampled_from(["a", "b", "c", "unknown", "", "invented"]) | st.text(
    string.printable, max_size=3
)
TYPED = st.dictionaries(NAMES, VALUES)


@given(flows(), TYPED)
def test_reading_twice_is_reading_once(flow: Flow, typed: dict[str, str]) -> None:
    once = readable_answers(flow, typed).answers
    again = readable_answers(flow, once)
    assert (again.answers, again.dropped) == (once, ())


@given(flows(), TYPED)
def test_every_value_is_kept_or_dropped_with_a_sentence(flow: Flow, typed: dict[str, str]) -> None:
    read = readable_answers(flow, typed)
    dropped = {one.question: one.value for one in read.dropped}
    assert read.answers | dropped == {name: value for name, value in typed.items() if value}
    assert not read.answers.keys() & dropped.keys()
    assert all(one.reason.endswith(".") for one in read.dropped)


@given(flows(), TYPED, st.randoms())
def test_the_order_of_the_address_does_not_matter(
    flow: Flow, typed: dict[str, str], chance: st.DataObject
) -> None:
    shuffled = sorted(typed.items(), key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert readable_answers(flow, dict(shuffled)).answers == readable_answers(flow, typed).answers


@given(flows(), TYPED, NAMES, VALUES)
def test_changing_one_answer_keeps_the_rest(
    flow: Flow, typed: dict[str, str], name: str, value: str
) -> None:
    before = readable_answers(flow, typed).answers
    after = readable_answers(flow, {**before, name: value})
    others = {one for one in before if one != name}
    assert {one.question for one in after.dropped} <= others | {name}
    kept = after.answers.keys() - {name}
    assert all(after.answers[one] == before[one] for one in kept)
    assert others == kept | {one.question for one in after.dropped if one.question != name}


@given(flows(), TYPED)
def test_a_walk_always_ends(flow: Flow, typed: dict[str, str]) -> None:
    answers = readable_answers(flow, typed).answers
    for _ in range(len(flow.questions) + 1):
        question = next_question(flow, answers)
        if question is None:
            break
        answers = readable_answers(flow, {**answers, question.id: "unknown"}).answers
    assert next_question(flow, answers) is None
    assert {question.id for question in questions_asked(flow, answers)} == answers.keys()


@given(flows())
def test_every_way_is_readable(flow: Flow) -> None:
    assert all(readable_answers(flow, way).answers == way for way in ways(flow))
