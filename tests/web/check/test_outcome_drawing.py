"""The drawing of the way taken: what it shows stands in its words too."""

from dataclasses import replace

import pytest

from planner.domain.guides.flow import UNKNOWN, Answers
from planner.web.check.outcome_drawing import LONGEST_LINE, drawing_view
from tests.domain.flow_examples import FLOW

PAID = {"country": "japan", "where": "singapore", "pay": "wage", "hours": "few"}
OPEN = {**PAID, "pay": UNKNOWN, "hours": UNKNOWN}
LONG = "Permission for other activity, general (28 hours)"


def test_the_words_tell_every_answer_and_every_route() -> None:
    assert drawing_view(FLOW, PAID).words == (
        "Country: Japan",
        "Where: Singapore",
        "Status: not asked",
        "Pay: Wage",
        "Hours: Few",
        "Japan, JP-PAID: to ask about",
        "Japan, JP-IN: not shown for these answers",
        "Japan, JP-X: not shown for these answers",
        "Korea, KR-IN: not shown for these answers",
        "Korea, KR-X: not shown for these answers",
        "Either country, HOLIDAY: to ask about",
    )


@pytest.mark.parametrize(
    ("answers", "stop", "told"),
    [
        pytest.param(PAID, (True, False), "to ask about", id="certain"),
        pytest.param(OPEN, (True, True), "possible, open until what is not known", id="possible"),
        pytest.param(
            {**PAID, "country": "korea"}, (False, False), "not shown for these", id="not shown"
        ),
    ],
)
def test_a_route_is_drawn_as_its_words_say(
    answers: Answers, stop: tuple[bool, bool], told: str
) -> None:
    view = drawing_view(FLOW, answers)
    (route,) = [one for one in view.stations if one.label == "JP-PAID"]
    assert (route.is_lit, route.is_unknown) == stop
    assert any(words.startswith(f"Japan, JP-PAID: {told}") for words in view.words)


def test_a_long_name_of_a_route_stands_on_two_lines_and_whole_in_the_words() -> None:
    flow = replace(FLOW, routes=(replace(FLOW.routes[0], name=LONG), *FLOW.routes[1:]))
    view = drawing_view(flow, PAID)
    (route,) = [one for one in view.stations if one.label.startswith("Permission")]
    assert (route.label, route.answer) == ("Permission for other activity,", "general (28 hours)")
    assert route.answer_y > route.label_y
    assert f"Japan, {LONG}: to ask about" in view.words


def test_an_answer_too_long_for_the_drawing_is_cut_there_and_whole_in_the_words() -> None:
    first = FLOW.questions[0]
    choice = replace(first.choices[0], label="A very long name of a country " * 3)
    questions = (replace(first, choices=(choice, *first.choices[1:])), *FLOW.questions[1:])
    view = drawing_view(replace(FLOW, questions=questions), PAID)
    assert len(view.stations[0].answer) <= LONGEST_LINE
    assert view.stations[0].answer.endswith("…")
    assert view.words[0] == f"Country: {choice.label}"


def test_a_track_to_what_is_only_possible_is_dashed() -> None:
    below = [one for one in drawing_view(FLOW, OPEN).tracks if " 72 " in one.curve]
    assert (
        sorted((one.is_lit, one.is_bypass) for one in below)
        == [(False, False)] * 3 + [(False, True)] * 3
    )
