"""The outcome of the check: stop signs, routes to ask about, whom to ask, what is missing."""

from flask import url_for

from planner.domain.guides.flow import UNKNOWN, Answers, Clash, Party, Question, Route, StopSign
from planner.domain.guides.outcomes import (
    Outcome,
    RouteToAsk,
    countries_of,
    is_match,
    items_for,
    must_pause,
    outcomes,
    stop_signs,
    unknown_questions,
)
from planner.domain.guides.sources import Source
from planner.web.check.links import question_url, save_url
from planner.web.check.outcome_drawing import drawing_view
from planner.web.check.outcome_words import (
    country_heading,
    country_words,
    lead,
    pause_words,
    steps_words,
    title,
)
from planner.web.check.question_page import Asked, answer_views, notices
from planner.web.check.view_models import (
    CountryView,
    NoteView,
    OutcomePage,
    PartyView,
    PauseView,
    RouteView,
    StopView,
)
from planner.web.guides.pages import COUNTRY_NAMES, Reading
from planner.web.guides.source_chips import SourceChip
from planner.web.shown import Link


def outcome_page(reading: Reading, asked: Asked) -> OutcomePage:
    """Write the outcome of answers that leave no question open."""
    flow, answers = reading.book.flow, asked.answers
    found = outcomes(flow, answers)
    counts = {COUNTRY_NAMES[each.country]: _match_count(each) for each in found}
    signs = stop_signs(flow, answers)
    shared = _shared(found)
    return OutcomePage(
        title=title(counts),
        lead=lead(counts),
        lit=tuple(_stop(sign, reading) for sign, is_lit in signs if is_lit),
        unlit=tuple(_stop(sign, reading) for sign, is_lit in signs if not is_lit),
        pause=_pause(reading, asked, counts),
        mind=tuple(_note(clash, reading) for clash in shared),
        countries=tuple(_country(each, shared, reading, asked) for each in found),
        also=_also(found, reading, asked),
        parties=_parties(found, reading, answers),
        answers=answer_views(flow, answers),
        save_url=save_url(answers),
        steps=steps_words(len(items_for(flow, answers))),
        guides_url=url_for("guides.index"),
        restart_url=url_for("check.index"),
        drawing=drawing_view(flow, answers),
        notices=notices(asked.read.dropped),
    )


def _match_count(outcome: Outcome) -> int:
    return sum(is_match(each.route) for each in outcome.routes)


def _stop(sign: StopSign, reading: Reading) -> StopView:
    return StopView(sign.title, sign.text, reading.chips(sign.source_ids))


def _pause(reading: Reading, asked: Asked, counts: dict[str, int]) -> PauseView | None:
    """Say why to pause: what is not known, and where nothing matched."""
    flow, answers = reading.book.flow, asked.answers
    if not must_pause(flow, answers):
        return None
    unknown = unknown_questions(flow, answers)
    links = tuple(_question_link(question, asked) for question in unknown)
    return PauseView(pause_words(len(unknown), counts), links)


def _question_link(question: Question, asked: Asked) -> Link:
    return Link(question.short, question_url(question.id, asked.answers))


def _shared(found: tuple[Outcome, ...]) -> tuple[Clash, ...]:
    """List the clashes of every country shown, so that each is said once."""
    first, *others = found
    return tuple(clash for clash in first.clashes if all(clash in each.clashes for each in others))


def _country(
    outcome: Outcome, shared: tuple[Clash, ...], reading: Reading, asked: Asked
) -> CountryView:
    name, count = COUNTRY_NAMES[outcome.country], _match_count(outcome)
    return CountryView(
        id=outcome.country,
        name=name,
        heading=country_heading(name, count),
        words=country_words(name, count),
        mind=tuple(_note(clash, reading) for clash in outcome.clashes if clash not in shared),
        routes=tuple(
            _route(outcome.country, _heading(number, each), each, reading, asked)
            for number, each in enumerate(_own(outcome), 1)
        ),
    )


def _note(clash: Clash, reading: Reading) -> NoteView:
    return NoteView(clash.text, reading.chips(clash.source_ids))


def _is_for_all(to_ask: RouteToAsk) -> bool:
    """Tell whether everybody is shown a route, whatever they answered."""
    return not (to_ask.route.is_fallback or is_match(to_ask.route))


def _own(outcome: Outcome) -> tuple[RouteToAsk, ...]:
    return tuple(each for each in outcome.routes if not _is_for_all(each))


def _also(found: tuple[Outcome, ...], reading: Reading, asked: Asked) -> tuple[RouteView, ...]:
    """List what everybody is shown, once, though two countries may show it."""
    for_all = {each.route.id: each for outcome in found for each in outcome.routes}
    return tuple(
        _route("also", f"Also asked about: {each.route.name}", each, reading, asked)
        for each in for_all.values()
        if _is_for_all(each)
    )


def _heading(number: int, to_ask: RouteToAsk) -> str:
    name = to_ask.route.name
    return name if to_ask.route.is_fallback else f"{number} · {name}"


def _route(
    group: str, heading: str, to_ask: RouteToAsk, reading: Reading, asked: Asked
) -> RouteView:
    route, here = to_ask.route, countries_of(asked.answers)
    return RouteView(
        id=f"{group}-{route.id}",
        heading=heading,
        question=route.question,
        ask=_ask(route, reading, here),
        show=route.bring,
        missing=tuple(_question_link(question, asked) for question in to_ask.missing),
        also_missing=route.missing,
        mind=route.note,
        level=route.level_words,
        chips=_chips_here(route.source_ids, reading, here),
        is_certain=to_ask.is_certain,
    )


def _ask(route: Route, reading: Reading, here: tuple[str, ...]) -> tuple[Link, ...]:
    """Name whom to ask, each leading to how they are reached; no office of a country not here."""
    named = {party.id: party for party in reading.book.flow.parties if _is_here(party, here)}
    return tuple(Link(named[each].name, f"#ask-{each}") for each in route.ask if each in named)


def _is_here(about: Party | Source, here: tuple[str, ...]) -> bool:
    """Tell whether an office or a page is about one of the countries shown, or about none."""
    return about.country in {"", *here}


def _chips_here(
    ids: tuple[str, ...], reading: Reading, here: tuple[str, ...]
) -> tuple[SourceChip, ...]:
    known = reading.book.sources
    return reading.chips(tuple(n for n in ids if n in known and _is_here(known[n], here)))


def _parties(
    found: tuple[Outcome, ...], reading: Reading, answers: Answers
) -> tuple[PartyView, ...]:
    """List everybody whom a route names, once, in the order of the flow."""
    asked = {party for outcome in found for each in outcome.routes for party in each.route.ask}
    here = tuple(outcome.country for outcome in found)
    return tuple(
        PartyView(f"ask-{party.id}", party.name, party.reach, _reach_chips(party, reading, answers))
        for party in reading.book.flow.parties
        if party.id in asked and _is_here(party, here)
    )


def _reach_chips(party: Party, reading: Reading, answers: Answers) -> tuple[SourceChip, ...]:
    """Show a visitor who named a school no page of another one."""
    sources, school = reading.book.sources, answers.get("school", UNKNOWN)
    ids = (name for name in party.source_ids if name in sources)
    return reading.chips(
        tuple(name for name in ids if school == UNKNOWN or sources[name].school in ("", school))
    )
