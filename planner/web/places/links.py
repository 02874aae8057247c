"""Addresses that change one part of a question about places and keep the rest."""

from dataclasses import replace
from typing import Any, TypedDict
from urllib.parse import urlencode

from flask import url_for

from planner.domain.origins.origin import Origin
from planner.domain.places.place import Kind
from planner.domain.places.search import Sort
from planner.web.places.params import pairs, places_url
from planner.web.places.view_models import Typed
from planner.web.places.words import ATTRIBUTES, KINDS
from planner.web.shown import Link

CHIP_KINDS = (
    Kind.LIBRARY,
    Kind.STUDY_ROOM,
    Kind.CAMPUS,
    Kind.COMMUNITY_CLUB,
    Kind.CAFE,
    Kind.FAST_FOOD,
    Kind.COWORKING,
    Kind.OTHER,
)
CHIP_ATTRIBUTES = ("quiet", "power", "wifi", "aircon")
SORTS = {
    Sort.BEST: "Best fit",
    Sort.DISTANCE: "Nearest",
    Sort.CLOSES: "Closes latest",
}
FILTERS = {
    "bbox": "Search all of Singapore",
    "kind": "Any kind of place",
    "access": "Places with limits on who may enter too",
    "late": "Not only those open late",
    "when": "Any time",
}


class ViewUrls(TypedDict):
    """Hold the addresses of one question in its several forms."""

    list_url: str
    map_url: str
    geojson_url: str


class PageLinks(TypedDict):
    """Hold the addresses of the neighbouring pages, and the words for this one."""

    previous_url: str
    next_url: str
    page_words: str


def hidden(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Give the query pairs that a new search keeps: all but the fields of the form itself."""
    kept = replace(typed, near="", when="now", from_="", to="", for_="", bbox="")
    return tuple(pairs(kept))


def view_urls(typed: Typed) -> ViewUrls:
    """Give the addresses of the same question as a list, a map and the map's features."""
    index = url_for("places.index")
    as_list = replace(typed, view="list")
    return {
        "list_url": places_url(index, as_list),
        "map_url": places_url(index, replace(typed, view="map")),
        "geojson_url": places_url(url_for("places.geojson"), as_list),
    }


def question(typed: Typed) -> str:
    """Write the question ("?near=Bishan") that the address of a place takes along."""
    return places_url("", replace(typed, view="list"))


def chips(typed: Typed) -> tuple[Link, ...]:
    """Give every filter as a link that turns it on or off and keeps the rest."""
    kinds = tuple(_kind_chip(typed, kind) for kind in CHIP_KINDS)
    late = _chip("Open late", replace(typed, late=not typed.late), is_on=typed.late)
    has = tuple(_attribute_chip(typed, name) for name in CHIP_ATTRIBUTES)
    is_public = replace(typed, is_public=not typed.is_public)
    public = _chip("Free for anyone", is_public, is_on=typed.is_public)
    area = _chip("This area of the map", replace(typed, bbox=""), is_on=True)
    return (*((area,) if typed.bbox else ()), *kinds, late, *has, public)


def _chip(label: str, changed: Typed, *, is_on: bool) -> Link:
    return Link(label, places_url(url_for("places.index"), changed), is_on=is_on)


def _kind_chip(typed: Typed, kind: Kind) -> Link:
    changed = replace(typed, kinds=_toggled(typed.kinds, kind))
    return _chip(KINDS[kind], changed, is_on=kind in typed.kinds)


def _attribute_chip(typed: Typed, name: str) -> Link:
    changed = replace(typed, attributes=_toggled(typed.attributes, name))
    return _chip(ATTRIBUTES[name][0], changed, is_on=name in typed.attributes)


def _toggled(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    if word in words:
        return tuple(other for other in words if other != word)
    return (*words, word)


def sorts(typed: Typed) -> tuple[Link, ...]:
    """Give every order as a link; the order "time" is that of the best fit."""
    chosen = Sort.BEST if typed.sort == Sort.TIME else typed.sort
    return tuple(
        _chip(label, replace(typed, sort=str(sort)), is_on=chosen == sort)
        for sort, label in SORTS.items()
    )


def page_links(typed: Typed, page: int, last: int) -> PageLinks:
    """Give the neighbouring pages and say which page this is."""
    return {
        "previous_url": _page_url(typed, page - 1) if page > 1 else "",
        "next_url": _page_url(typed, page + 1) if page < last else "",
        "page_words": f"Page {page} of {last}" if last > 1 else "",
    }


def _page_url(typed: Typed, page: int) -> str:
    query = [*pairs(typed), *([("page", str(page))] if page > 1 else [])]
    return f"{url_for('places.index')}?{urlencode(query)}"


def choices(typed: Typed, origins: tuple[Origin, ...]) -> tuple[Link, ...]:
    """Offer each origin that a text may mean."""
    index = url_for("places.index")
    return tuple(
        Link(origin.label, places_url(index, replace(typed, near=_unambiguous(origin))))
        for origin in origins
    )


def _unambiguous(origin: Origin) -> str:
    """Write the text that means this origin and no other."""
    point = origin.location
    return f"{point.lat},{point.lon}" if origin.is_position else origin.label


def way_back(typed: Typed, name: str, found: str) -> Link:
    """Offer a filter's off switch and say what it would bring back: "93 open"."""
    words = FILTERS.get(name) or f"Not only with {ATTRIBUTES[name][0]}"
    return Link(f"{words} ({found})", without(typed, name))


def without(typed: Typed, name: str) -> str:
    """Write the URL of the question without one of its filters."""
    changes: dict[str, dict[str, Any]] = {
        "bbox": {"bbox": ""},
        "kind": {"kinds": ()},
        "access": {"is_public": False},
        "late": {"late": False},
        "when": {"when": "any"},
    }
    remaining = tuple(other for other in typed.attributes if other != name)
    change = changes.get(name, {"attributes": remaining})
    return places_url(url_for("places.index"), replace(typed, **change))
