"""The page that lists places: everything its template prints."""

from dataclasses import replace

from flask import url_for

from planner.domain.moments import Moment
from planner.domain.origins import Origin
from planner.domain.place_search import loosened
from planner.domain.places import Kind
from planner.domain.time_words import day_words
from planner.web.asking import Answered, ask
from planner.web.origins import Start
from planner.web.place_links import (
    chips,
    choices,
    hidden,
    page_links,
    question,
    sorts,
    view_urls,
    way_back,
)
from planner.web.place_params import Read
from planner.web.place_rows import row, sections
from planner.web.place_view import Empty, Link, PlacesPage, Typed
from planner.web.place_words import ATTRIBUTES

PAGE_SIZE = 20
SORT_WORDS = (
    "Open for the whole time first, then places where studying is confirmed by a fresh source, "
    "then the time to get there."
)
FILTER_NAMES = {
    "bbox": "the area of the map",
    "kind": "the kind of place",
    "access": "free for anyone",
    "late": "open late",
    "when": "the time",
}


def unanswered_page(read: Read, start: Start) -> PlacesPage:
    """Write the page for a question that has faults, or an origin that may be several."""
    typed = read.typed
    mended = _mended(read)
    views = view_urls(mended)  # without pins: there is nothing to draw yet
    summary = "Choose where you mean." if start.choices else "Mend the search to see places."
    return PlacesPage(
        title=title(None),
        typed=typed,
        when_words="",
        origin_words="",
        chips=chips(mended),
        sorts=(),
        sort_words="",
        sections=(),
        total=0,
        open_total=0,
        summary=summary,
        hidden=hidden(mended),
        errors=read.errors,
        choices=choices(mended, start.choices),
        list_url=views["list_url"],
        map_url=views["map_url"],
    )


def _mended(read: Read) -> Typed:
    """Leave out faults that no field of the form shows: the next search is free of them."""
    typed = read.typed
    return replace(
        typed,
        kinds=tuple(kind for kind in typed.kinds if kind in tuple(Kind)),
        sort=typed.sort if "sort" not in read.errors else "best",
        view=typed.view if "view" not in read.errors else "list",
        bbox=typed.bbox if "bbox" not in read.errors else "",
    )


def places_page(read: Read, start: Start, answered: Answered) -> PlacesPage:
    """Write the page for an answered question."""
    typed = read.typed
    shown = answered.ranked((read.page - 1) * PAGE_SIZE, read.page * PAGE_SIZE)
    results = answered.results
    return PlacesPage(
        title=title(answered.origin),
        typed=typed,
        when_words=when_words(answered.query.moment),
        origin_words=origin_words(answered.origin),
        chips=chips(typed),
        sorts=sorts(typed),
        sort_words=SORT_WORDS,
        sections=sections(answered, shown, question(typed)),
        total=results.total,
        open_total=results.open_total,
        summary=_summary(answered),
        hidden=hidden(typed),
        errors=read.errors,
        notices=(start.notice,) if start.notice else (),
        empty=None if results.total else _empty(read, answered),
        **page_links(typed, read.page, page_count(answered)),
        **view_urls(typed),
    )


def title(origin: Origin | None) -> str:
    """Say what the list is of."""
    return f"Study places near {origin.label}" if origin else "Study places in Singapore"


def when_words(moment: Moment | None) -> str:
    """Write the time asked about with its weekday."""
    if moment is None:
        return "any time"
    start = f"{day_words(moment.start.date())}, {moment.start:%H:%M}"
    if moment.is_instant:
        return start
    if moment.start.date() == moment.end.date():
        return f"{start}–{moment.end:%H:%M}"
    return f"{start} – {day_words(moment.end.date())}, {moment.end:%H:%M}"


def origin_words(origin: Origin | None) -> str:
    """Name where distances start."""
    if origin is None:
        return "Say where you are to see distances."
    return f"Times and distances are from {origin.label}, which you chose."


def _summary(answered: Answered) -> str:
    """Count what was found, in words."""
    results, moment = answered.results, answered.query.moment
    if moment is None:
        return f"{_places(results.total)}, {results.open_total} of them open now."
    unknown = results.total - results.open_total
    asked = "at" if moment.is_instant else "for all of"
    found = f"{_places(results.open_total)} open {asked} {when_words(moment)}"
    return f"{found}, and {unknown} whose hours are not known." if unknown else f"{found}."


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def page_count(answered: Answered) -> int:
    """Count the pages of the list; an empty list has one."""
    return max(1, -(-answered.results.total // PAGE_SIZE))


def _empty(read: Read, answered: Answered) -> Empty:
    """Name the filters that emptied the list, offer each off switch, show the nearest miss."""
    rescued = [
        (name, ask(answered.snapshot, query, answered.origin, answered.now))
        for name, query in loosened(answered.query).items()
    ]
    helpful = [(name, other) for name, other in rescued if other.results.total]
    misses = [other.ranked(0, 1)[0] for _, other in helpful]
    return Empty(
        title="No place fits all of that",
        reason=_empty_reason([name for name, _ in helpful]),
        ways_back=tuple(way_back(read.typed, name, other.results.total) for name, other in helpful)
        or (Link("Clear every filter", url_for("places.index", near=read.typed.near)),),
        nearest_miss=row(helpful[0][1], misses[0], question(read.typed)) if misses else None,
    )


def _empty_reason(names: list[str]) -> str:
    if not names:
        return "Several filters together leave nothing."
    words = [FILTER_NAMES.get(name, ATTRIBUTES.get(name, (name, ""))[0]) for name in names]
    return f"What emptied the list: {' or '.join(words)}. Without it there are places:"
