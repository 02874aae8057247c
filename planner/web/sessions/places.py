"""The choice of a place in a session's form: judged for its time, the nearest first.

Near what: the place chosen, else the home station or area. Without either nothing is near, and a
place is found by its name.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from planner.domain.errors import InvalidValue
from planner.domain.moments import Moment
from planner.domain.origins.origin import Origin
from planner.domain.places.catalogue import is_supported
from planner.domain.places.opening_hours import State
from planner.domain.places.place import Place
from planner.domain.places.search import PlaceQuery
from planner.domain.places.verdict_words import headline
from planner.domain.travel.polygons import middle
from planner.domain.typed_text import clean_text
from planner.store.checklists.models import Owner
from planner.web.places.asking import Answered, Ranked, ask
from planner.web.sessions.home_trains import areas
from planner.web.sessions.view_models import OptionGroup
from planner.web.snapshot import Snapshot

MOST_OPEN, MOST_OTHERS = 10, 5
LOOKED_AT = 60
NOT_YET = ("", "Not decided, or elsewhere")
CHOSEN = "Chosen"
OPEN_FOR_ALL = "Open for all of it, nearest first"
NOT_KNOWN = "Hours not known"
PARTLY = "Open for part of it"


def place_groups(
    snapshot: Snapshot,
    chosen: Place | None,
    near: Origin | None,
    moment: Moment | None,
    wants: Iterable[str],
) -> tuple[OptionGroup, ...]:
    """List the places worth choosing for a time, those closed then last and with the reason."""
    groups = [OptionGroup("", (NOT_YET,))]
    if chosen:
        groups.append(OptionGroup(CHOSEN, ((chosen.slug, chosen.name),)))
    if near is None or moment is None:
        return tuple(groups)
    query = PlaceQuery(moment, attributes=frozenset(wants))
    found = ask(snapshot, query, near, moment.start, LOOKED_AT)
    partly = ask(snapshot, query, near, moment.start, LOOKED_AT, partly=True)
    others, shut = _others(found, chosen), _others(partly, chosen)
    groups += [
        _group(OPEN_FOR_ALL, found, _in_state(others, State.OPEN)[:MOST_OPEN]),
        _group(NOT_KNOWN, found, _in_state(others, State.UNKNOWN)[:MOST_OTHERS]),
        _group(PARTLY, partly, shut[:MOST_OTHERS]),
    ]
    return tuple(group for group in groups if group.options)


def _others(answered: Answered, chosen: Place | None) -> list[Ranked]:
    """Give what is ranked but for the place chosen; only where people are known to study."""
    ranked = answered.ranked(0, LOOKED_AT)
    return [each for each in ranked if each.place is not chosen and is_supported(each.place)]


def _in_state(ranked: Sequence[Ranked], state: State) -> list[Ranked]:
    return [each for each in ranked if each.verdict.state is state]


def _group(heading: str, answered: Answered, ranked: Sequence[Ranked]) -> OptionGroup:
    return OptionGroup(heading, tuple(_option(answered, each) for each in ranked))


def _option(answered: Answered, ranked: Ranked) -> tuple[str, str]:
    """Write a place with the way to it and, where it is not simply open, why."""
    way = f", {ranked.journey.minutes} min" if ranked.journey else ""
    if ranked.verdict.state is State.OPEN:
        return ranked.place.slug, f"{ranked.place.name}{way}"
    why = headline(ranked.verdict, answered.moment, answered.now)
    return ranked.place.slug, f"{ranked.place.name}{way}: {why[:1].lower()}{why[1:]}"


def origin_at(place: Place) -> Origin:
    """Give a place as what others are near to."""
    return Origin(place.name, place.location, place.source, "place")


def origin_home(snapshot: Snapshot, owner: Owner) -> Origin | None:
    """Give an owner's home as what places are near to: a station, or the middle of an area."""
    for station in snapshot.network.stations:
        if station.name == owner.home_station:
            return Origin(station.name, station.location, "MRTDown", "station")
    for area in areas(snapshot.network):
        if area.name == owner.home_area:
            return Origin(area.name, middle(area.polygons), "URA planning areas", "area")
    return None


def place_named(snapshot: Snapshot, text: str) -> Place | None:
    """Find a listed place by its name, or by a part of it; raises InvalidValue if many have it."""
    wanted = clean_text(text).casefold()
    if not wanted:
        return None
    places = snapshot.catalogue.places
    same = [place for place in places if place.name.casefold() == wanted]
    found = same or [place for place in places if wanted in place.name.casefold()]
    if len(found) == 1:
        return found[0]
    raise InvalidValue("find", _not_one(text, found))


def _not_one(text: str, found: Sequence[Place]) -> str:
    if not found:
        return f"No place is called “{text[:40]}”: choose a name from the list, or leave it empty."
    names = ", ".join(place.name for place in found[:4])
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""  # noqa: PLR2004 - as above
    return f"“{text[:40]}” may mean {names}{more}: type more of the name."


def place_names(snapshot: Snapshot) -> tuple[str, ...]:
    """List the names that can be found, each once."""
    return tuple(dict.fromkeys(place.name for place in snapshot.catalogue.places))


def interval(start: datetime, end: datetime) -> Moment | None:
    """Give the time of a session as what places are asked for; None if it is no such time."""
    return Moment(start, end) if timedelta() < end - start <= timedelta(hours=24) else None
