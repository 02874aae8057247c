from dataclasses import replace

import pytest
from hypothesis import given

from planner.domain.guides.flow import UNKNOWN, Answers, Flow
from planner.domain.guides.flow_branches import LINE_X, ROUTE_X, Station, Track
from planner.domain.guides.flow_graph import Drawing, drawing
from tests.domain.flow_examples import FLOW, flows, route, ways

PAID = {"country": "japan", "where": "singapore", "pay": "wage", "hours": "few"}
OPEN = {**PAID, "pay": UNKNOWN, "hours": UNKNOWN}
KOREA = {"country": "korea", "where": "korea", "status": "kr-d2", "pay": "none"}


def lit(drawn: Drawing) -> list[str]:
    """Name the lit stops below the outcome; those that are only possible end in "?"."""
    below = (stop for one in drawn.branches for stop in (one.country, *one.routes))
    return [stop.id + "?" * stop.is_unknown for stop in below if stop.is_lit]


def line(drawn: Drawing) -> list[Track]:
    """List the pieces of the line below the outcome, from the top down."""
    return [one for branch in drawn.branches for one in branch.tracks if one.x2 == LINE_X]


def test_every_route_stands_once_below_its_country() -> None:
    told = [
        (one.country.id, one.country.label, [stop.id for stop in one.routes])
        for one in drawing(FLOW, {}).branches
    ]
    assert told == [
        ("japan", "Japan", ["jp-paid", "jp-in", "jp-x"]),
        ("korea", "Korea", ["kr-in", "kr-x"]),
        ("either", "Either country", ["holiday"]),
    ]


def test_a_country_is_named_as_its_question_names_it() -> None:
    first = FLOW.questions[0]
    choices = (replace(first.choices[0], label="Nippon"), *first.choices[1:])
    flow = replace(FLOW, questions=(replace(first, choices=choices), *FLOW.questions[1:]))
    assert drawing(flow, {}).branches[0].country.label == "Nippon"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, [], id="before the first answer"),
        pytest.param({**PAID, "hours": ""}, [], id="before the last answer"),
        pytest.param(PAID, ["japan", "jp-paid", "either", "holiday"], id="certain"),
        pytest.param(
            OPEN,
            ["japan", "jp-paid?", "jp-in?", "either", "holiday?"],
            id="possible",
        ),
        pytest.param(KOREA, ["korea", "kr-in", "either"], id="one country alone"),
        pytest.param(
            {**KOREA, "country": "both"},
            ["japan", "jp-in", "korea", "kr-in", "either"],
            id="both countries",
        ),
    ],
)
def test_the_routes_shown_are_lit(answers: Answers, expected: list[str]) -> None:
    given_ones = {question: answer for question, answer in answers.items() if answer}
    assert lit(drawing(FLOW, given_ones)) == expected


def test_a_flow_without_routes_ends_at_its_outcome() -> None:
    drawn = drawing(replace(FLOW, routes=()), PAID)
    assert drawn.branches == ()
    assert drawn.all_stations == drawn.stations


def test_the_line_is_lit_to_the_last_certain_route() -> None:
    flow = replace(FLOW, routes=(*FLOW.routes[:5], route("last", "", ())))
    assert all(one.is_lit for one in line(drawing(flow, OPEN)))
    ended = [one.is_lit for one in line(drawing(FLOW, KOREA))]
    assert ended == sorted(ended, reverse=True)
    assert ended.count(True) == len(["Japan"] + ["jp"] * 3 + ["Korea", "kr-in"])


def test_the_line_is_open_where_it_leads_only_to_what_is_possible() -> None:
    pieces = [(one.is_lit, one.is_possible) for one in line(drawing(FLOW, OPEN))]
    assert pieces == [(False, True)] * len(pieces)


def test_lit_tracks_are_drawn_over_the_rest_below_too() -> None:
    drawn = drawing(FLOW, PAID)
    assert [one.is_lit for one in drawn.all_tracks] == sorted(
        one.is_lit for one in drawn.all_tracks
    )
    assert len(drawn.all_tracks) == len(drawn.tracks) + sum(
        len(one.tracks) for one in drawn.branches
    )


def joined(stops: tuple[Station, ...], tracks: list[Track]) -> bool:
    """Tell whether a track ends at each route, and agrees with it on how it is shown."""
    turns = {(one.x2, one.y2): one for one in tracks}
    return all(
        (turns[stop.x, stop.y].is_lit, turns[stop.x, stop.y].is_possible)
        == (stop.is_lit and not stop.is_unknown, stop.is_unknown)
        for stop in stops
    )


@given(flows())
def test_every_route_has_its_own_turn_inside_the_drawing(flow: Flow) -> None:
    for way in list(ways(flow))[:6]:
        drawn = drawing(flow, way)
        stops = drawn.all_stations
        assert [stop.y for stop in stops] == sorted({stop.y for stop in stops})
        assert max(stop.y for stop in stops) < drawn.height
        for branch in drawn.branches:
            assert {stop.x for stop in branch.routes} == {ROUTE_X}
            assert joined(branch.routes, [one for one in branch.tracks if one.x2 == ROUTE_X])
        pieces = line(drawn)
        assert [one.y1 for one in pieces[1:]] == [one.y2 for one in pieces[:-1]]
        assert all(one.y1 < one.bend_y < one.y2 for one in pieces)
