"""Study places built with defaults, random ones, and the answer to a question about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar

from hypothesis import strategies as st

from planner.domain.moments import Moment
from planner.domain.places.catalogue import Catalogue
from planner.domain.places.place import (
    ATTRIBUTES,
    Access,
    Answer,
    Confidence,
    Kind,
    Status,
    StudyEvidence,
)
from planner.domain.places.search import (
    Asked,
    PlaceQuery,
    Results,
    Sort,
    judge_all,
    late_moment,
    search,
)
from planner.domain.travel.estimates import minutes_from
from planner.domain.travel.geo import Box, LatLon
from tests.domain.hours_examples import FAST_FOOD, HOLIDAYS, LATE_BAR, LIBRARY, sg
from tests.domain.rail_examples import SOUTH_END, drawn_network, moved

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
NETWORK = drawn_network()
T = TypeVar("T")


@dataclass
class PlaceExample:
    """Fit ``planner.domain.places.place.Place``: an open library, confirmed, free for anyone."""

    slug: str = "atrium"
    name: str = "Atrium"
    kind: Kind = Kind.LIBRARY
    location: LatLon = SOUTH_END
    address: str = "1 Test Road"
    postal_code: str = "111111"
    opening_hours: str | None = LIBRARY
    holiday_hours_stated: bool = True
    eve_closing: time | None = None
    status: Status = Status.OPEN
    closed_from: date | None = None
    reopens_from: date | None = None
    status_note: str = ""
    status_source: str = ""
    status_date: str = ""
    quiet: Answer = Answer.UNKNOWN
    power: Answer = Answer.UNKNOWN
    wifi: Answer = Answer.UNKNOWN
    aircon: Answer = Answer.UNKNOWN
    food: Answer = Answer.UNKNOWN
    booking: Answer = Answer.UNKNOWN
    attributes_source: str = ""
    attributes_date: str = ""
    access: Access = Access.PUBLIC
    price: str = ""
    price_source: str = ""
    price_date: str = ""
    capacity: int | None = None
    study_evidence: StudyEvidence = StudyEvidence.LIBRARY
    evidence_note: str = ""
    evidence_source: str = ""
    evidence_date: str = ""
    confidence: Confidence = Confidence.CONFIRMED
    hours_source: str = "NLB"
    hours_date: str = "2023"
    holiday_source: str = ""
    url: str = ""
    source: str = "NLB list"
    source_date: str = "2023"
    licence: str = "SODL-1.0"
    position_source: str = "dataset"
    position_note: str = ""
    moved_to: str = ""
    do_not_list: str = ""
    note: str = ""


def add_place(name: str = "Atrium", **changes: Any) -> PlaceExample:
    """Build a place; its slug follows from its name."""
    return PlaceExample(**{"slug": name.lower().replace(" ", "-"), "name": name, **changes})


def catalogue_of(*places: PlaceExample) -> Catalogue:
    return Catalogue.build(places, NETWORK)


def answer(
    catalogue: Catalogue,
    query: PlaceQuery,
    last: int | None = None,
    now: datetime = TUESDAY_18_30,
) -> Results:
    """Put a question to the rules as the web does."""
    moment = query.moment or Moment(now, now)
    late = judge_all(catalogue, late_moment(query, now), HOLIDAYS) if query.late else None
    reach = minutes_from(NETWORK, query.origin, catalogue.access) if query.origin else None
    verdicts = judge_all(catalogue, moment, HOLIDAYS)
    return search(Asked(catalogue, query, verdicts, reach, late), last)


def slugs(results: Results) -> list[str]:
    """Name the ranked places, best first."""
    return [results.catalogue.places[index].slug for index in results.ranked]


def names(places: Iterable[PlaceExample], query: PlaceQuery, last: int | None = None) -> list[str]:
    """Name the places that answer a question, best first."""
    return slugs(answer(catalogue_of(*places), query, last))


answers = st.sampled_from(Answer)
points = st.builds(
    lambda north, east: moved(SOUTH_END, north * 100.0, east * 100.0),
    st.integers(-20, 80),
    st.integers(-20, 40),
)
HOURS = (
    LIBRARY,
    LATE_BAR,
    FAST_FOOD,
    "24/7",
    "24/7; PH off",
    "Su,PH off",
    "Mo-Fr 08:30-18:30",
    "Mo-Su 11:00-14:00,17:00-22:00",
    None,
    None,
)
place_lists = st.lists(
    st.builds(
        PlaceExample,
        slug=st.text("abcdef", min_size=1, max_size=3),
        kind=st.sampled_from(Kind),
        location=points,
        opening_hours=st.sampled_from(HOURS),
        holiday_hours_stated=st.booleans(),
        eve_closing=st.sampled_from([None, time(17)]),
        access=st.sampled_from(Access),
        study_evidence=st.sampled_from(StudyEvidence),
        confidence=st.sampled_from(Confidence),
        do_not_list=st.sampled_from(["", "", "", "Private."]),
        **dict.fromkeys(("quiet", "power", "wifi", "aircon"), answers),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda place: place.slug,
)
starts = st.builds(
    lambda day, minute: sg(day).replace(hour=minute // 60, minute=minute % 60),
    st.sampled_from(["2026-08-09", "2026-08-10", "2026-11-24", "2026-12-31", "2027-02-05"]),
    st.integers(0, 1439),
)


def lasting(start: datetime, minutes: int) -> Moment:
    """Make an interval as the rules hold it, without the limits that a form has."""
    end = datetime.fromtimestamp(start.timestamp() + 60 * minutes, start.tzinfo)
    return Moment(start, end)


def boxes() -> st.SearchStrategy[Box]:
    """Draw boxes over the area where the random places lie."""
    return st.builds(
        lambda a, b: Box(
            min(a.lat, b.lat), min(a.lon, b.lon), max(a.lat, b.lat), max(a.lon, b.lon)
        ),
        points,
        points,
    )


def sometimes(strategy: st.SearchStrategy[T], otherwise: T) -> st.SearchStrategy[T]:
    """Draw a filter for one question in three, so that most lists are not empty."""
    return st.integers(0, 2).flatmap(lambda draw: strategy if draw == 0 else st.just(otherwise))


moments = st.builds(lasting, starts, st.sampled_from([0, 0, 30, 120, 600]))
queries = st.builds(
    PlaceQuery,
    moment=st.none() | moments | moments,
    origin=st.none() | points,
    kinds=sometimes(st.frozensets(st.sampled_from(Kind), min_size=1, max_size=4), frozenset()),
    late=sometimes(st.just(True), otherwise=False),
    attributes=sometimes(
        st.frozensets(st.sampled_from(ATTRIBUTES[:4]), min_size=1, max_size=2), frozenset()
    ),
    is_public=sometimes(st.just(True), otherwise=False),
    sort=st.sampled_from(Sort),
    bbox=sometimes(boxes(), None),
)
