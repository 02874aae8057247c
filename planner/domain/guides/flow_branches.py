"""The routes as branches of the flow's drawing: a line past each country, a turn for each route.

Coordinates as in ``flow_graph``: whole numbers from the top left, y downwards. No route is shown
before the last answer; from there on a route is certain, possible (an answer "I do not know"
leaves it open) or not shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.guides.flow import COUNTRY, Answers, Flow, Route
from planner.domain.guides.outcomes import COUNTRIES, countries_of, outcomes

LINE_X = 44  # leaves room for the widest arc on its left
ROUTE_X = 72  # the routes stand to the right of the line
COUNTRY_STEP = 56
ROUTE_STEP = 52  # a station with two lines of words
TURN = 20  # how far above a route its turn-off leaves the line
EITHER_COUNTRY = "Either country"


@dataclass(frozen=True, slots=True)
class Station:
    """Hold one stop, (x, y) its middle: a question with its answer, the outcome, or of a branch.

    ``is_unknown`` marks an answer "I do not know", and a route that is only possible.
    """

    id: str
    label: str
    answer: str
    x: int
    y: int
    is_lit: bool
    is_unknown: bool = False
    is_outcome: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """Hold one way from stop to stop: a quadratic curve over its control point (bend_x, bend_y).

    ``is_possible`` leads only to what is possible; ``is_bypass`` goes around a question.
    """

    x1: int
    y1: int
    bend_x: int
    bend_y: int
    x2: int
    y2: int
    is_lit: bool
    is_bypass: bool = False
    is_possible: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """Hold the routes of one country, below its own stop, with all tracks that lead there."""

    country: Station
    routes: tuple[Station, ...]
    tracks: tuple[Track, ...]


def branches(flow: Flow, answers: Answers, top: int, *, is_done: bool) -> tuple[Branch, ...]:
    """Draw the routes below the outcome at ``top``; nothing is lit before the answers are done."""
    stops = list(_stops(flow, answers, top, is_done=is_done))
    drawn = []
    start = top
    for number, (country, routes) in enumerate(stops):
        after = [route for _, later in stops[number + 1 :] for route in later]
        drawn.append(Branch(country, routes, tuple(_tracks(start, country, routes, after))))
        start = routes[-1].y - TURN
    return tuple(drawn)


def _stops(
    flow: Flow, answers: Answers, top: int, *, is_done: bool
) -> Iterator[tuple[Station, tuple[Station, ...]]]:
    """Give each country's stop with its routes, from the top down."""
    shown = _certainty(flow, answers) if is_done else {}
    about = {"", *countries_of(answers)} if is_done else set()
    names = _country_names(flow)
    y = top
    for country in (*COUNTRIES, ""):
        own = [route for route in flow.routes if route.country == country]
        if not own:
            continue
        y += COUNTRY_STEP
        label = names.get(country, country.title() or EITHER_COUNTRY)
        stop = Station(country or "either", label, "", LINE_X, y, is_lit=country in about)
        below = range(y + ROUTE_STEP, y + ROUTE_STEP * (len(own) + 1), ROUTE_STEP)
        yield stop, tuple(_stop(*each, shown) for each in zip(own, below, strict=True))
        y = below[-1]


def _stop(route: Route, y: int, shown: dict[str, bool]) -> Station:
    is_lit = route.id in shown
    is_open = is_lit and not shown[route.id]
    return Station(route.id, route.name, "", ROUTE_X, y, is_lit=is_lit, is_unknown=is_open)


def _certainty(flow: Flow, answers: Answers) -> dict[str, bool]:
    """Map the id of each route that is shown to whether it is certain."""
    return {
        each.route.id: each.is_certain
        for outcome in outcomes(flow, answers)
        for each in outcome.routes
    }


def _country_names(flow: Flow) -> dict[str, str]:
    """Name the countries as the question of the country does."""
    return {
        choice.id: choice.label
        for question in flow.questions
        if question.id == COUNTRY
        for choice in question.choices
    }


def _tracks(
    start: int, country: Station, routes: Sequence[Station], after: Sequence[Station]
) -> Iterator[Track]:
    """Give the line from ``start`` past the country, and each turn-off with its piece of line."""
    yield _piece(start, country.y, [*routes, *after])
    start = country.y
    for number, route in enumerate(routes):
        turn = route.y - TURN
        yield _piece(start, turn, [*routes[number:], *after])
        yield Track(LINE_X, turn, LINE_X, route.y, ROUTE_X, route.y, **_light([route]))
        start = turn


def _piece(start: int, end: int, ahead: Sequence[Station]) -> Track:
    return Track(LINE_X, start, LINE_X, (start + end) // 2, LINE_X, end, **_light(ahead))


def _light(ahead: Sequence[Station]) -> dict[str, bool]:
    """Light a track that leads to something certain, or else mark that it leads to a possible."""
    is_lit = any(route.is_lit and not route.is_unknown for route in ahead)
    is_possible = not is_lit and any(route.is_lit for route in ahead)
    return {"is_lit": is_lit, "is_possible": is_possible}
