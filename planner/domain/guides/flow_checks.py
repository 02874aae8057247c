"""What must hold of the flow, beyond being readable: ids, order, reach, and somebody to ask.

What can be reached is decided by enumerating every way (``flow_paths``), once the conditions
themselves are sound. Our own advice names no source; a text that names some states what they say,
unless it asks or says itself that it is not official.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from planner.domain.guides.checks import Finding, unknown_ids, word_findings
from planner.domain.guides.flow import (
    COUNTRY,
    UNKNOWN,
    Flow,
    Lead,
    LeadBasis,
    LeadFrom,
    Question,
    When,
)
from planner.domain.guides.flow_paths import is_reached
from planner.domain.guides.outcomes import COUNTRIES
from planner.domain.guides.sources import Level, Source

Where = tuple[str, ...]
OWNS_UP = re.compile(r"\b(not official|states nothing)\b", re.IGNORECASE)
GROUNDS = {LeadBasis.OFFICIAL: Level.OFFICIAL, LeadBasis.INSTITUTION: Level.INSTITUTION}


def flow_findings(flow: Flow, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """List what cannot be of the flow."""
    for where, record in _records(flow):
        yield from word_findings(where, record)
    yield from _id_findings(flow, sources)
    yield from _route_findings(flow)
    yield from _item_findings(flow, sources)
    yield from _statement_findings(flow, sources)
    unsound = [*_question_findings(flow), *_condition_findings(flow)]
    yield from unsound or _reach_findings(flow)


def _records(flow: Flow) -> Iterator[tuple[Where, object]]:
    """List every record that has words of ours, with where it stands."""
    for party in flow.parties:
        yield ("party", party.id), party
    for question in flow.questions:
        yield ("question", question.id), question
        for choice in question.choices:
            yield ("choice", question.id, choice.id), choice
    for route in flow.routes:
        yield ("route", route.id), route
    for sign in flow.stop_signs:
        yield ("stop-sign", sign.id), sign
    for clash in flow.clashes:
        yield ("clash", clash.id), clash
    for item in flow.items:
        yield ("item", item.id), item
        for lead in item.leads:
            yield ("item", item.id, "leads"), lead


def _id_findings(flow: Flow, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """List the sources, offices and items that something names and nobody knows."""
    parties = {party.id for party in flow.parties}
    items = {item.id for item in flow.items}
    for party in flow.parties:
        where: Where = ("party", party.id, "sources")
        yield from unknown_ids(where, party.source_ids, sources, "source")
    for route in flow.routes:
        where = ("route", route.id)
        yield from unknown_ids((*where, "ask"), route.ask, parties, "party")
        yield from unknown_ids((*where, "sources"), route.source_ids, sources, "source")
    for sign in flow.stop_signs:
        where = ("stop-sign", sign.id, "sources")
        yield from unknown_ids(where, sign.source_ids, sources, "source")
    for clash in flow.clashes:
        where = ("clash", clash.id)
        yield from unknown_ids((*where, "sources"), clash.source_ids, sources, "source")
        yield from unknown_ids((*where, "countries"), clash.countries, COUNTRIES, "country")
    for item in flow.items:
        where = ("item", item.id)
        yield from unknown_ids((*where, "ask"), item.ask, parties, "party")
        yield from unknown_ids((*where, "sources"), item.source_ids, sources, "source")
        yield from unknown_ids((*where, "waits_for"), item.waits_for, items, "item")
        named = [lead.source_id for lead in item.leads if lead.source_id]
        yield from unknown_ids((*where, "leads"), named, sources, "source")


def _statements(flow: Flow) -> Iterator[tuple[Where, str, tuple[str, ...]]]:
    """List the texts that may state something, with the sources that stand below them."""
    for item in flow.items:
        yield ("item", item.id, "why"), item.why, item.source_ids
    for sign in flow.stop_signs:
        yield ("stop-sign", sign.id, "text"), sign.text, sign.source_ids
    for clash in flow.clashes:
        yield ("clash", clash.id, "text"), clash.text, clash.source_ids
    for route in flow.routes:
        yield ("route", route.id, "note"), route.note, route.source_ids


def _statement_findings(flow: Flow, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """List the texts that state something although none of their sources may."""
    for where, text, ids in _statements(flow):
        named = [sources[one] for one in ids if one in sources]
        may_state = not named or any(source.is_relied_on for source in named)
        if not (may_state or _states_nothing(text)):
            told = ", ".join(f"{source.id} is {source.level}" for source in named)
            sentence = f"{where[-1]} states something, but {told}: ask, or say “not official”"
            yield Finding(where, sentence)


def _states_nothing(text: str) -> bool:
    """Tell whether a text asks, or says plainly how little it rests on."""
    asks = text.endswith("?") or text.startswith("Ask ")
    return not text or asks or OWNS_UP.search(text) is not None


def _question_findings(flow: Flow) -> Iterator[Finding]:
    """List the questions that offer nothing, or "I do not know" by hand."""
    for question in flow.questions:
        where = ("question", question.id)
        ids = {choice.id for choice in question.choices}
        if not ids:
            yield Finding(where, "a question has no choices: it would be a dead end")
        if UNKNOWN in ids:
            sentence = "every question has “I do not know” already: leave the choice out"
            yield Finding(("choice", question.id, UNKNOWN), sentence)
        if question.id == COUNTRY and not ids.issuperset(COUNTRIES):
            yield Finding(where, f"the choices lack one of {', '.join(COUNTRIES)}")
    if COUNTRY not in {question.id for question in flow.questions}:
        yield Finding(("flow",), f"there is no question {COUNTRY!r}")


def _route_findings(flow: Flow) -> Iterator[Finding]:
    """List the routes without anybody to ask, and the countries whose answers could end nowhere."""
    for route in flow.routes:
        if not route.ask:
            yield Finding(("route", route.id), "a route names no one to ask")
    caught = {route.country for route in flow.routes if route.is_fallback}
    for country in COUNTRIES:
        if country not in caught:
            yield Finding(("flow",), f"{country} has no fallback route: answers could end nowhere")


def _item_findings(flow: Flow, sources: Mapping[str, Source]) -> Iterator[Finding]:
    waits = {item.id: item.waits_for for item in flow.items}
    for item in flow.items:
        where = ("item", item.id)
        if _waits_for_itself(item.id, waits):
            yield Finding((*where, "waits_for"), "an item waits for itself in the end")
        for lead in item.leads:
            yield from _lead_findings((*where, "leads"), lead, sources)
        if not item.leads or item.leads[-1].applies_if:
            yield Finding(
                where, "an item's last lead holds always: add one, from no-date if need be"
            )


def _waits_for_itself(item_id: str, waits: Mapping[str, Sequence[str]]) -> bool:
    seen: set[str] = set()
    edge = set(waits[item_id])
    while edge:
        seen |= edge
        edge = {after for before in edge for after in waits.get(before, ())} - seen
    return item_id in seen


def _lead_findings(where: Where, lead: Lead, sources: Mapping[str, Source]) -> Iterator[Finding]:
    if lead.counted_from is LeadFrom.NO_DATE and (lead.months or lead.days):
        yield Finding(where, "a lead without a date has no months and no days")
    level = GROUNDS.get(lead.basis)
    source = sources.get(lead.source_id)
    if level and (source is None or source.level is not level):
        found = f"{source.id} is {source.level}" if source else "it names no source"
        yield Finding(
            where, f"a lead of basis {lead.basis} rests on a page that is {level}: {found}"
        )


def _whens(flow: Flow) -> Iterator[tuple[Where, When]]:
    """List every condition that looks at all answers."""
    for route in flow.routes:
        yield ("route", route.id, "shown_if"), route.shown_if
    for sign in flow.stop_signs:
        yield ("stop-sign", sign.id, "lit_if"), sign.lit_if or ()
    for clash in flow.clashes:
        yield ("clash", clash.id, "shown_if"), clash.shown_if
    for item in flow.items:
        yield ("item", item.id, "applies_if"), item.applies_if
        for lead in item.leads:
            yield ("item", item.id, "leads"), lead.applies_if


def _condition_findings(flow: Flow) -> Iterator[Finding]:
    """List the conditions on questions or answers that do not exist, or not yet."""
    known: dict[str, Question] = {question.id: question for question in flow.questions}
    for where, when in _whens(flow):
        yield from _when_findings(where, when, known, known)
    earlier: dict[str, Question] = {}
    for question in flow.questions:
        where = ("question", question.id, "asked_if")
        yield from _when_findings(where, question.asked_if, known, earlier)
        for choice in question.choices:
            where = ("choice", question.id, choice.id, "offered_if")
            yield from _when_findings(where, choice.offered_if, known, earlier)
        earlier[question.id] = question


def _when_findings(
    where: Where, when: When, known: Mapping[str, Question], usable: Mapping[str, Question]
) -> Iterator[Finding]:
    for condition in when:
        for name, wanted in condition.items():
            if name not in known:
                yield Finding(where, f"question {name!r} is not known")
                continue
            if name not in usable:
                yield Finding(where, f"looks at {name!r}, which is not asked before it")
            answers = {choice.id for choice in known[name].choices} | {UNKNOWN}
            yield from unknown_ids(where, sorted(wanted), answers, f"answer of {name!r}")


def _reach_findings(flow: Flow) -> Iterator[Finding]:
    """List what no answers ever lead to."""
    for question in flow.questions:
        if not is_reached(flow, question.asked_if):
            yield Finding(("question", question.id, "asked_if"), "a question is never asked")
            continue
        for choice in question.choices:
            if choice.offered_if and not is_reached(flow, question.asked_if, choice.offered_if):
                place = ("choice", question.id, choice.id, "offered_if")
                yield Finding(place, "an answer is never offered")
    countries: dict[Where, str] = {("route", route.id): route.country for route in flow.routes}
    countries |= {("item", item.id): item.country for item in flow.items}
    for where, when in _whens(flow):
        if when and not is_reached(flow, when, country=countries.get(where[:2], "")):
            yield Finding(where, f"no answers ever lead to this {where[0]}")
