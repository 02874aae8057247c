"""The page that lists places: everything its template prints."""

from dataclasses import replace

from planner.domain.moments import Moment, instant
from planner.domain.origins.origin import Origin
from planner.domain.places.place import Kind
from planner.domain.places.search import Sort
from planner.domain.time_words import day_words
from planner.web.places.asking import Answered
from planner.web.places.empty import empty_state
from planner.web.places.links import (
    chips,
    choices,
    hidden,
    page_links,
    question,
    sorts,
    view_urls,
)
from planner.web.places.origins import Start
from planner.web.places.params import Read
from planner.web.places.rows import sections
from planner.web.places.view_models import PlacesPage, Typed

PAGE_SIZE = 20
SECTION_WORDS = (
    "Open for the whole time first, then places where a source shows that people study there and "
    "is not too old to rely on;"
)
SORT_WORDS = {
    Sort.BEST: "then the time to get there",
    Sort.TIME: "then the time to get there",
    Sort.DISTANCE: "then the straight line to it",
    Sort.CLOSES: "then the latest closing",
}


def unanswered_page(read: Read, start: Start) -> PlacesPage:
    """Write the page for a question that has faults, or an origin that may be several."""
    typed = read.typed
    mended = _mended(read)
    views = view_urls(mended)  # without pins: there is nothing to draw yet
    is_time_read = not read.errors.keys() & {"when", "from", "to", "for"}
    summary = "Choose where you mean." if start.choices else "Put the search right to see places."
    return PlacesPage(
        title=title(None),
        typed=typed,
        when_words=when_words(read.query.moment) if is_time_read else "",
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
        sort_words=f"{SECTION_WORDS} {SORT_WORDS[answered.query.sort]}.",
        sections=sections(answered, shown, question(typed)),
        total=results.total,
        open_total=results.open_total,
        summary=summary(answered),
        hidden=hidden(typed),
        errors=read.errors,
        notices=(start.notice,) if start.notice else (),
        empty=None if results.open_total else empty_state(read, answered),
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


def summary(answered: Answered) -> str:
    """Count what was found, in words."""
    results, moment = answered.results, answered.query.moment
    if moment is None:
        return f"{_places(results.total)}, {results.open_total} of them open now."
    unknown = results.total - results.open_total
    found = f"{_places(results.open_total)} open {_asked_words(moment, answered)}"
    return f"{found}, and {unknown} whose hours are not known." if unknown else f"{found}."


def _asked_words(moment: Moment, answered: Answered) -> str:
    if not moment.is_instant:
        return f"for all of {when_words(moment)}"
    is_now = moment == instant(answered.now)
    return f"now ({when_words(moment)})" if is_now else f"at {when_words(moment)}"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def page_count(answered: Answered) -> int:
    """Count the pages of the list; an empty list has one."""
    return max(1, -(-answered.results.total // PAGE_SIZE))
