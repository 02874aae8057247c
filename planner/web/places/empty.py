"""What a list says when nothing in it is open: which filter did it, the way back, a near miss."""

from dataclasses import replace

from flask import url_for

from planner.domain.places.search import PlaceQuery, loosened
from planner.web.places.asking import Answered, Ranked, ask
from planner.web.places.links import question, way_back
from planner.web.places.params import Read
from planner.web.places.rows import row
from planner.web.places.view_models import Empty, Row, Typed
from planner.web.places.words import ATTRIBUTES
from planner.web.shown import Link

FILTER_NAMES = {
    "bbox": "the area of the map",
    "kind": "the kind of place",
    "access": "free for anyone",
    "late": "open late",
    "when": "the time",
}


def empty_state(read: Read, answered: Answered) -> Empty:
    """Name the filters that emptied the list, offer each off switch, show the nearest miss."""
    rescued = {name: _again(answered, query) for name, query in loosened(answered.query).items()}
    helpful = {name: other for name, other in rescued.items() if _found(other)}
    ways = tuple(way_back(read.typed, name, _found_words(other)) for name, other in helpful.items())
    clear = Link("Clear every filter", url_for("places.index") + question(_bare(read.typed)))
    return Empty(
        title="Nothing is open for that" if answered.results.total else "No place fits all of that",
        reason=_reason(list(helpful)),
        ways_back=ways or (clear,),
        nearest_miss=_nearest_miss(read, answered, [*helpful.values()]),
    )


def _bare(typed: Typed) -> Typed:
    """Keep the origin and the time of a question, and none of its filters."""
    return Typed(typed.near, typed.when, typed.from_, typed.to, typed.for_)


def _again(answered: Answered, query: PlaceQuery, *, partly: bool = False) -> Answered:
    return ask(answered.snapshot, query, answered.origin, answered.now, 1, partly=partly)


def _found(other: Answered) -> int:
    """Count what a looser question brings: open places, or any where time is not asked."""
    return other.results.open_total if other.query.moment else other.results.total


def _found_words(other: Answered) -> str:
    return f"{_found(other)} open" if other.query.moment else f"{_found(other)} in all"


def _nearest_miss(read: Read, answered: Answered, looser: list[Answered]) -> Row | None:
    """Show the nearest place that is open for some of the time, or that a looser filter finds.

    It has no number: it is not in the list, and so not on the map.
    """
    partly = _again(answered, answered.query, partly=True)
    bare = _again(answered, PlaceQuery(moment=answered.query.moment))
    at_that_time = [other for other in looser if other.query.moment == answered.query.moment]
    near = [(other, each) for other in (partly, *at_that_time) for each in other.ranked(0, 1)]
    candidates = near or [(bare, each) for each in bare.ranked(0, 1)]
    if not candidates:
        return None
    other, miss = min(candidates, key=lambda candidate: _far(candidate[1]))
    return row(other, replace(miss, number=0), question(read.typed))


def _far(ranked: Ranked) -> tuple[float, str]:
    """Tell how far a place is: minutes, or nothing where no origin was given."""
    return (ranked.journey.minutes if ranked.journey else 0.0, ranked.place.slug)


def _reason(names: list[str]) -> str:
    if not names:
        return "Several filters together leave nothing."
    words = [FILTER_NAMES.get(name, ATTRIBUTES.get(name, (name, ""))[0]) for name in names]
    without = "it" if len(words) == 1 else "one of these"
    return f"What emptied the list: {' or '.join(words)}. Without {without} there are places:"
