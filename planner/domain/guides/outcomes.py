"""The outcome of the flow: routes to ask about, stop signs, length clashes and checklist items.

An outcome never decides anything. What rests on an answer "I do not know" is shown as possible,
with the question that would settle it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.guides.flow import (
    COUNTRY,
    UNKNOWN,
    Answers,
    Clash,
    Flow,
    Holds,
    Item,
    Question,
    Route,
    StopSign,
    When,
    holds,
)
from planner.domain.guides.flow_walk import questions_asked

COUNTRIES = ("japan", "korea")  # the answers to COUNTRY that have an outcome of their own


@dataclass(frozen=True, slots=True)
class RouteToAsk:
    """Hold a route; ``missing`` are the questions whose answer would make it certain or drop it."""

    route: Route
    is_certain: bool
    missing: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what one country's answers lead to; ``is_fallback`` says that nothing matched."""

    country: str
    routes: tuple[RouteToAsk, ...]
    clashes: tuple[Clash, ...]
    is_fallback: bool


def outcomes(flow: Flow, answers: Answers) -> tuple[Outcome, ...]:
    """Give the outcome of the country chosen, or of both."""
    return tuple(_outcome(flow, answers, country) for country in countries_of(answers))


def countries_of(answers: Answers) -> tuple[str, ...]:
    """Name the countries that the answers are about; both, if they do not say."""
    chosen = answers.get(COUNTRY)
    return tuple(country for country in COUNTRIES if country == chosen) or COUNTRIES


def stop_signs(flow: Flow, answers: Answers) -> tuple[tuple[StopSign, bool], ...]:
    """List every stop sign with whether these answers light it, lit ones first."""
    signs = [(sign, is_lit(sign, answers)) for sign in flow.stop_signs]
    return tuple(sorted(signs, key=lambda pair: not pair[1]))


def is_lit(sign: StopSign, answers: Answers) -> bool:
    """Tell whether the answers bring a stop sign close."""
    return sign.lit_if is not None and holds(sign.lit_if, answers) is Holds.YES


def must_pause(flow: Flow, answers: Answers) -> bool:
    """Tell whether to pause and verify: something is not known, or nothing matched."""
    if unknown_questions(flow, answers):
        return True
    return any(outcome.is_fallback for outcome in outcomes(flow, answers))


def unknown_questions(flow: Flow, answers: Answers) -> tuple[Question, ...]:
    """List the questions answered "I do not know"."""
    asked = questions_asked(flow, answers)
    return tuple(question for question in asked if answers.get(question.id) == UNKNOWN)


def items_for(flow: Flow, answers: Answers) -> tuple[Item, ...]:
    """List the checklist items that apply or may apply, in the order of the flow."""
    about = {"", *countries_of(answers)}
    return tuple(
        item
        for item in flow.items
        if item.country in about and holds(item.applies_if, answers) is not Holds.NO
    )


def _outcome(flow: Flow, answers: Answers, country: str) -> Outcome:
    routes = tuple(_routes_to_ask(flow, answers, country))
    matches = [to_ask for to_ask in routes if is_match(to_ask.route)]
    clashes = tuple(
        clash
        for clash in flow.clashes
        if country in (clash.countries or COUNTRIES) and holds(clash.shown_if, answers) is Holds.YES
    )
    return Outcome(country, routes, clashes, is_fallback=not matches)


def is_match(route: Route) -> bool:
    """Tell whether showing a route means that the answers matched something.

    A fallback does not, nor a route without a condition, nor one that is of no country.
    """
    return bool(route.shown_if and route.country) and not route.is_fallback


def _routes_to_ask(flow: Flow, answers: Answers, country: str) -> Iterator[RouteToAsk]:
    """Give the country's routes that fit, its fallback, and what is asked about either country.

    The fallback stands where its own condition holds, or where nothing else matched.
    """
    own = [route for route in flow.routes if route.country == country]
    fitting = [_route_to_ask(flow, route, answers) for route in own if not route.is_fallback]
    yield from filter(None, fitting)
    has_match = any(to_ask and is_match(to_ask.route) for to_ask in fitting)
    for route in own:
        if route.is_fallback and (route.shown_if or not has_match):
            to_ask = _route_to_ask(flow, route, answers)
            if to_ask or not has_match:
                yield to_ask or RouteToAsk(route, is_certain=True)
    either = (_route_to_ask(flow, route, answers) for route in flow.routes if not route.country)
    yield from filter(None, either)


def _route_to_ask(flow: Flow, route: Route, answers: Answers) -> RouteToAsk | None:
    held = holds(route.shown_if, answers)
    if held is Holds.NO:
        return None
    if held is Holds.YES:
        return RouteToAsk(route, is_certain=True)
    return RouteToAsk(route, is_certain=False, missing=_missing(flow, route.shown_if, answers))


def _missing(flow: Flow, when: When, answers: Answers) -> tuple[Question, ...]:
    """List the questions answered "I do not know" that leave a condition open."""
    names = {
        question
        for condition in when
        if holds((condition,), answers) is Holds.UNKNOWN
        for question in condition
        if answers[question] == UNKNOWN and UNKNOWN not in condition[question]
    }
    return tuple(question for question in flow.questions if question.id in names)
