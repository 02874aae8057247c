import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.guides.flow import UNKNOWN, Answers, Flow
from planner.domain.guides.flow_graph import (
    LONGEST_LINE,
    Drawing,
    drawing,
    mermaid,
    two_lines,
    when_words,
)
from tests.domain.flow_examples import FLOW, flows, question, route, ways, when

PAID = {"country": "japan", "where": "singapore", "pay": "wage", "hours": "few"}
HOSTILE = 'A "b" <script>'


def lit_tracks(drawn: Drawing) -> list[tuple[str, str]]:
    """Name the stations that each lit track joins."""
    names = {station.y: station.id for station in drawn.stations}
    return [(names[one.y1], names[one.y2]) for one in drawn.tracks if one.is_lit]


def test_there_is_a_station_for_every_question_and_the_outcome_last() -> None:
    stations = drawing(FLOW, {}).stations
    assert [one.id for one in stations] == ["country", "where", "status", "pay", "hours", "outcome"]
    assert [one.is_outcome for one in stations] == [False] * 5 + [True]
    assert len({one.x for one in stations}) == 1
    assert [one.y for one in stations] == sorted({one.y for one in stations})


def test_nothing_is_lit_before_the_first_answer() -> None:
    drawn = drawing(FLOW, {})
    assert not any(one.is_lit for one in drawn.stations)
    assert not any(one.is_lit for one in drawn.tracks)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({"country": "japan"}, [], id="one stop is no way yet"),
        pytest.param(
            {"country": "japan", "where": "singapore"}, ["country where"], id="two of them"
        ),
        pytest.param(
            PAID,
            ["country where", "where pay", "pay hours", "hours outcome"],
            id="around the status",
        ),
        pytest.param(
            {"country": "japan", "where": "japan", "status": "visitor", "pay": "none"},
            ["country where", "where status", "status pay", "pay outcome"],
            id="around the hours",
        ),
    ],
)
def test_the_way_of_the_answers_is_lit(answers: Answers, expected: list[str]) -> None:
    drawn = drawing(FLOW, answers)
    assert [" ".join(pair) for pair in lit_tracks(drawn)] == expected
    lit = {one.id for one in drawn.stations if one.is_lit}
    assert lit == {*answers, *({"outcome"} if "outcome" in " ".join(expected) else ())}


def test_a_station_says_its_answer_and_whether_it_is_known() -> None:
    told = {one.id: one for one in drawing(FLOW, {"country": "both", "pay": UNKNOWN}).stations}
    assert (told["country"].label, told["country"].answer) == ("Country", "Both")
    assert (told["pay"].answer, told["pay"].is_unknown) == ("I do not know", True)
    assert (told["where"].answer, told["where"].is_unknown) == ("", False)


def test_an_arc_goes_around_what_is_not_always_asked() -> None:
    bypasses = [one for one in drawing(FLOW, PAID).tracks if one.is_bypass]
    assert [(one.is_lit, one.bend_x < one.x1) for one in bypasses] == [(False, True), (True, True)]
    straight = [one for one in drawing(FLOW, PAID).tracks if not one.is_bypass]
    assert all(one.bend_x == one.x1 == one.x2 for one in straight)


def test_a_first_question_with_a_condition_has_no_arc_before_it() -> None:
    flow = Flow((question("q", "a", when({"q": "a"})),), (), (), (), ())
    assert len(drawing(flow, {}).tracks) == 1


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        pytest.param("Working holiday", ("Working holiday", ""), id="short"),
        pytest.param(
            "Designated Activities, internship (No. 9)",
            ("Designated Activities,", "internship (No. 9)"),
            id="between words",
        ),
        pytest.param(
            "Permission for a D-10-3 high-tech intern",
            ("Permission for a D-10-3", "high-tech intern"),
            id="not at hyphens",
        ),
        pytest.param("", ("", ""), id="nothing"),
    ],
)
def test_a_long_name_stands_on_two_lines(label: str, lines: tuple[str, str]) -> None:
    assert two_lines(label) == lines


@given(st.text())
def test_two_lines_keep_every_word(label: str) -> None:
    first, second = two_lines(label)
    assert len(first) <= LONGEST_LINE
    assert "".join(f"{first}{second}".split()) == "".join(label.split())


@given(flows())
def test_lit_tracks_join_up_and_lie_inside_the_drawing(flow: Flow) -> None:
    for way in list(ways(flow))[:6]:
        drawn = drawing(flow, way)
        pairs = lit_tracks(drawn)
        assert [start for start, _ in pairs] == [*way]
        assert [end for _, end in pairs] == ([*way, "outcome"][1:] if way else [])
        for one in drawn.tracks:
            assert 0 < one.bend_x <= drawn.width
            assert 0 < one.y1 < one.bend_y < one.y2 < drawn.height


def test_lit_tracks_are_drawn_over_the_rest() -> None:
    lit = [one.is_lit for one in drawing(FLOW, PAID).tracks]
    assert lit == sorted(lit)


def test_mermaid_tells_the_order_the_arcs_and_every_route() -> None:
    lines = mermaid(FLOW).splitlines()
    assert lines[0] == "flowchart TD"
    assert "  q_country --> q_where" in lines
    assert "  q_where -.-> q_pay" in lines
    assert '  q_pay -->|"pay is wage"| q_hours' in lines
    assert "  q_hours --> outcome" in lines
    assert '  outcome -->|"nothing else matched"| r_jp_x("JP-X")' in lines
    for one in FLOW.routes:
        assert sum(f"r_{one.id.replace('-', '_')}(" in line for line in lines) == 1


def test_mermaid_says_always_for_a_route_without_a_condition() -> None:
    flow = replace(FLOW, routes=(route("r", ""),))
    assert '  outcome -->|"always"| r_r("R")' in mermaid(flow).splitlines()


def test_mermaid_keeps_quotes_inside_quotes() -> None:
    flow = replace(FLOW, questions=(replace(FLOW.questions[0], short=HOSTILE),))
    (line,) = [one for one in mermaid(flow).splitlines() if "q_country[" in one]
    assert re.fullmatch(r'  q_country\["[^"]*"\]', line)


def test_mermaid_draws_a_flow_without_questions() -> None:
    empty = mermaid(Flow((), (), (), (), ()))
    assert empty == 'flowchart TD\n  outcome(["Routes to ask about"])\n'


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        pytest.param((), "", id="always"),
        pytest.param(when({"a": "x"}), "a is x", id="one"),
        pytest.param(when({"a": "y x", "b": "z"}), "a is x or y and b is z", id="both"),
        pytest.param(when({"a": "x"}, {"b": "z"}), "a is x; or b is z", id="either"),
    ],
)
def test_a_condition_is_written_in_words(condition: object, words: str) -> None:
    assert when_words(condition) == words  # type: ignore[arg-type]
