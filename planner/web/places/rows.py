"""Rows of a list of places: from a ranked place to what a page prints."""

from dataclasses import replace

from flask import url_for

from planner.domain.places.opening_hours import State, Verdict
from planner.domain.places.place import Place, Status
from planner.domain.places.search import PlaceQuery
from planner.domain.places.verdict_words import headline
from planner.domain.travel.journeys import (
    Journey,
    is_quicker_than_it_looks,
    nearest_exit,
    why_quicker,
)
from planner.web.places.asking import Answered, Ranked
from planner.web.places.view_models import Row, Section
from planner.web.places.words import (
    KINDS,
    SHAPES,
    amenities,
    caution,
    distance_words,
    hours_as_of,
    state_word,
)
from planner.web.plan_links import new_session_url

SECTIONS = {
    0: ("", ""),
    1: (
        "Open, but studying is not confirmed",
        "Nobody has confirmed that people may study here, or the facts are old. Ask first.",
    ),
    2: (
        "Hours not known",
        "People study here, but no source tells when it is open. Check before you go.",
    ),
    3: (
        "Neither hours nor studying confirmed",
        "These stand on the map for completeness: check before you go.",
    ),
}
GONE = (Status.CLOSED, Status.MOVED)
SHUT = ("Closed or moved", "These have shut for now or for good, as far as their source tells.")
ANY_TIME_UNCONFIRMED = (
    "Studying is not confirmed",
    "Nobody has confirmed that people may study here, or the facts are old. Ask first.",
)


def row(answered: Answered, ranked: Ranked, asked: str = "", *, is_surprising: bool = False) -> Row:
    """Write one ranked place as a row; a surprising one says why it is sooner reached.

    ``asked`` is the question ("?near=Bishan") that the place's address takes along.
    """
    place = ranked.place
    return replace(
        plain_row(place, ranked.verdict, ranked.journey, ranked.distance_m),
        number=ranked.number,
        url=f"{url_for('places.index')}/{place.slug}{asked}",
        headline=headline(ranked.verdict, answered.moment, answered.now),
        detail=_detail(ranked, is_surprising=is_surprising),
        nearest_exit=_exit_words(answered, ranked),
        caution=caution(place, answered.snapshot.by_slug.get(place.moved_to)),
        plan_url=plan_url(place, answered.query),
    )


def plan_url(place: Place, query: PlaceQuery) -> str:
    """Lead to a session there, at the time and with what was asked for; none where it has shut."""
    if place.status in GONE:
        return ""
    return new_session_url(place=place.slug, moment=query.moment, wants=query.attributes)


def plain_row(place: Place, verdict: Verdict, way: Journey | None, metres: float | None) -> Row:
    """Write what every row of a place says, wherever it stands: no number, no words of a moment."""
    return Row(
        number=0,
        slug=place.slug,
        name=place.name,
        url="",
        kind=KINDS[place.kind],
        shape=SHAPES[place.kind],
        state=state_word(verdict),
        headline="",
        detail="",
        travel_minutes=way.minutes if way else None,
        travel_steps=tuple(step.words for step in way.steps) if way else (),
        distance=distance_words(metres) if metres is not None else "",
        nearest_exit="",
        amenities=amenities(place),
        hours_as_of=hours_as_of(place),
    )


def headings_of(answered: Answered) -> dict[int, tuple[str, str]]:
    """Give the heading and the note of each section, by its number."""
    unconfirmed = {1: ANY_TIME_UNCONFIRMED} if answered.query.moment is None else {}
    return {**SECTIONS, **unconfirmed, 4: SHUT, 5: SHUT}


def sections(answered: Answered, ranked: list[Ranked], asked: str = "") -> tuple[Section, ...]:
    """Put the rows of one page under their headings, in their order."""
    headings = headings_of(answered)
    rows = rows_of(answered, ranked, asked)
    grouped: dict[tuple[str, str], list[Row]] = {}
    for each, written in zip(ranked, rows, strict=True):
        grouped.setdefault(headings[each.section], []).append(written)
    return tuple(Section(*words, rows=tuple(rows)) for words, rows in grouped.items())


def rows_of(answered: Answered, ranked: list[Ranked], asked: str = "") -> list[Row]:
    """Write several ranked places, telling which are sooner reached than they look."""
    surprising = is_quicker_than_it_looks(
        [each.journey.minutes if each.journey else 0 for each in ranked],
        [each.distance_m or 0.0 for each in ranked],
    )
    return [
        row(answered, each, asked, is_surprising=is_surprising)
        for each, is_surprising in zip(ranked, surprising, strict=True)
    ]


def _detail(ranked: Ranked, *, is_surprising: bool) -> str:
    """Say why a shut place is shut, or why a far one is soon reached."""
    verdict = ranked.verdict
    if verdict.state is State.CLOSED and verdict.next_open is None:
        return "; ".join(verdict.reasons)
    return why_quicker(ranked.journey) if ranked.journey and is_surprising else ""


def _exit_words(answered: Answered, ranked: Ranked) -> str:
    """Name the exit nearest to the place, with the straight line to it."""
    near = nearest_exit(answered.snapshot.network, answered.snapshot.catalogue.access, ranked.index)
    if near is None:
        return ""
    return f"{distance_words(near.distance_m)} from {near.exit.station} exit {near.exit.exit}"
