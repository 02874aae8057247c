import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.guides.flow import PHASE_WORDS, UNKNOWN, Condition, Holds, Phase, When, holds

PAID: Condition = {"pay": frozenset({"wage", "allowance"})}
PAID_CREDIT: Condition = {**PAID, "curriculum": frozenset({"credit"})}
FROM_JAPAN: Condition = {"where": frozenset({"japan"})}
UNSURE: Condition = {"pay": frozenset({UNKNOWN})}

ANSWERS = st.dictionaries(
    st.sampled_from(["pay", "curriculum", "where"]),
    st.sampled_from(["wage", "allowance", "none", "credit", "japan", "korea", UNKNOWN]),
)


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        pytest.param((), {}, Holds.YES, id="no condition is always met"),
        pytest.param((PAID,), {"pay": "wage"}, Holds.YES, id="one of the answers wanted"),
        pytest.param((PAID,), {"pay": "none"}, Holds.NO, id="another answer"),
        pytest.param((PAID,), {}, Holds.NO, id="a question that was not asked"),
        pytest.param((PAID,), {"pay": UNKNOWN}, Holds.UNKNOWN, id="not known"),
        pytest.param(
            (PAID_CREDIT,), {"pay": "wage", "curriculum": "credit"}, Holds.YES, id="both parts met"
        ),
        pytest.param(
            (PAID_CREDIT,), {"pay": "wage", "curriculum": "none"}, Holds.NO, id="one part is not"
        ),
        pytest.param(
            (PAID_CREDIT,),
            {"pay": UNKNOWN, "curriculum": "none"},
            Holds.NO,
            id="a no beats unknown",
        ),
        pytest.param(
            (PAID, FROM_JAPAN), {"pay": "none", "where": "japan"}, Holds.YES, id="one of two"
        ),
        pytest.param(
            (PAID, FROM_JAPAN), {"pay": UNKNOWN, "where": "korea"}, Holds.UNKNOWN, id="one may be"
        ),
        pytest.param(
            (PAID, FROM_JAPAN), {"pay": UNKNOWN, "where": "japan"}, Holds.YES, id="a yes is enough"
        ),
        pytest.param((UNSURE,), {"pay": UNKNOWN}, Holds.YES, id="a condition on not knowing"),
    ],
)
def test_a_condition_has_three_answers(
    when: When, answers: dict[str, str], expected: Holds
) -> None:
    assert holds(when, answers) is expected


@given(ANSWERS)
def test_the_order_of_alternatives_does_not_matter(answers: dict[str, str]) -> None:
    assert holds((PAID, FROM_JAPAN), answers) is holds((FROM_JAPAN, PAID), answers)


@given(ANSWERS)
def test_more_alternatives_never_make_a_condition_harder(answers: dict[str, str]) -> None:
    order = [Holds.NO, Holds.UNKNOWN, Holds.YES]
    alone, more = holds((PAID_CREDIT,), answers), holds((PAID_CREDIT, FROM_JAPAN), answers)
    assert order.index(more) >= order.index(alone)


def test_every_phase_has_a_heading() -> None:
    assert set(PHASE_WORDS) == set(Phase)
