import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.offer_form import LONGEST
from planner.domain.checklists.own_lists import (
    LONGEST_TITLE,
    MOST_TOPICS,
    OwnList,
    read_own_list,
    read_title,
    read_topics,
)
from planner.domain.errors import InvalidValue


def test_every_line_that_holds_a_word_is_a_topic() -> None:
    own, errors = read_own_list(" Exam ", "Acids\r\n\n \u200b \n  Bases \n")
    assert (own, errors) == (OwnList("Exam", ("Acids", "Bases")), {})


def test_a_name_alone_is_a_list() -> None:
    assert read_own_list("Exam", "") == (OwnList("Exam"), {})


def test_both_faults_are_named_at_once() -> None:
    own, errors = read_own_list(" ", "x" * (LONGEST_TITLE + 1))
    assert own == OwnList()
    assert list(errors) == ["name", "topics"]


def test_one_fault_leaves_the_other_part_as_it_is() -> None:
    assert read_own_list("", "Acids")[0] == OwnList("", ("Acids",))
    assert read_own_list("Exam", "x" * (LONGEST_TITLE + 1))[0] == OwnList("Exam")


@pytest.mark.parametrize("name", ["n" * (LONGEST["name"] + 1), "", "\u3164"])
def test_a_name_that_does_not_fit_is_a_fault(name: str) -> None:
    assert list(read_own_list(name, "")[1]) == ["name"]


def test_empty_lines_do_not_count_towards_the_most() -> None:
    lines = ["", *(f"Topic {number}\n" for number in range(MOST_TOPICS)), " "]
    assert len(read_topics(lines)) == MOST_TOPICS
    with pytest.raises(InvalidValue, match="201 topics: up to 200 fit"):
        read_topics([*lines, "one more"])


@pytest.mark.parametrize("title", ["", " ", "x" * (LONGEST_TITLE + 1)])
def test_a_title_that_does_not_fit_is_a_fault(title: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_title(title)
    assert refused.value.field == "title"
    assert read_title(f" {title[:LONGEST_TITLE]}a"[:LONGEST_TITLE])


@given(st.text(max_size=200), st.text(max_size=2_000))
def test_a_list_without_errors_would_be_taken_by_the_tables(name: str, text: str) -> None:
    own, errors = read_own_list(name, text)
    assert len(own.name) <= LONGEST["name"]
    assert len(own.topics) <= MOST_TOPICS
    assert all(0 < len(topic) <= LONGEST_TITLE for topic in own.topics)
    assert bool(errors.get("name")) is not bool(own.name)
