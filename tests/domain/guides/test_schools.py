import pytest

from planner.domain.guides.flow import Choice, Flow, Question
from planner.domain.guides.schools import answered_school, attended_school, school_name

CHOICES = (
    Choice("nus", "NUS"),
    Choice("sit", "SIT"),
    Choice("polytechnic", "A polytechnic"),
    Choice("other", "Another school"),
)
SCHOOLS = Question("school", "School", "Which school?", "It decides.", CHOICES)
FLOW = Flow((SCHOOLS,), (), (), (), ())
NO_SCHOOLS = Flow((), (), (), (), ())


@pytest.mark.parametrize(
    ("answers", "school"),
    [({}, ""), ({"school": "unknown"}, ""), ({"school": "nus"}, "nus"), ({"pay": "none"}, "")],
)
def test_i_do_not_know_names_no_school(answers: dict[str, str], school: str) -> None:
    assert answered_school(answers) == school


@pytest.mark.parametrize(
    ("typed", "school"),
    [
        ("", ""),
        ("NUS", "nus"),
        (" nus, School of Computing ", "nus"),
        ("(NUS)", "nus"),
        ("Venus college", ""),
        ("NUS or SIT", ""),
        ("Singapore Polytechnic", ""),
        ("polytechnic, a new one", "polytechnic"),
    ],
)
def test_a_school_is_recognised_by_the_whole_words_of_its_label(typed: str, school: str) -> None:
    assert attended_school(FLOW, {"school": "unknown"}, typed) == school
    assert attended_school(NO_SCHOOLS, {}, typed) == ""


def test_what_was_answered_goes_before_what_was_typed() -> None:
    assert attended_school(FLOW, {"school": "sit"}, "NUS") == "sit"


@pytest.mark.parametrize(
    ("answer", "name"),
    [("nus", "NUS"), ("other", ""), ("polytechnic", ""), ("unknown", ""), ("gone", "")],
)
def test_only_a_label_that_is_a_name_is_a_school_s_name(answer: str, name: str) -> None:
    assert school_name(FLOW, {"school": answer}) == name
