"""Sessions to mend, what stands beside them, and random ones of both."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.domain.places.place import ATTRIBUTES, Access, Answer, StudyEvidence
from planner.domain.sessions.clashes import Engagement, TravelMinutes, travel_between
from planner.domain.sessions.fix_kinds import Asked, Fix, FixKind
from planner.domain.sessions.fixes import fixes
from planner.domain.travel.geo import LatLon
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.domain.place_examples import (
    HOURS,
    NETWORK,
    PlaceExample,
    catalogue_of,
    place_lists,
    points,
    starts,
)
from tests.domain.rail_examples import SOUTH_END, moved

MINUTE = timedelta(minutes=1)
TRAVEL = travel_between(NETWORK)
Row = tuple[FixKind, datetime, datetime, str]


def add_engagement(
    start: str, end: str, title: str = "Tutorial", location: LatLon | None = None, **changes: Any
) -> Engagement:
    """Build an engagement; its key is its title."""
    return Engagement(**{"key": title, "title": title, **changes}, **_times(start, end, location))


def _times(start: str, end: str, location: LatLon | None) -> dict[str, Any]:
    return {"start": sg(start), "end": sg(end), "location": location}


def taking(minutes: int) -> TravelMinutes:
    """Let every way take so long."""
    return lambda _one, _other: minutes


def asked_for(start: str, end: str, place: PlaceExample | None, **changes: Any) -> Asked:
    return Asked(sg(start), sg(end), place, **changes)


def mended(asked: Asked, *places: PlaceExample) -> tuple[Fix, ...]:
    """Ask for the fixes over the drawn railway."""
    return fixes(asked, catalogue_of(*places), HOLIDAYS, TRAVEL, NETWORK)


def row(fix: Fix) -> Row:
    return fix.kind, fix.start, fix.end, fix.place.slug if fix.place else ""


def told(asked: Asked, *places: PlaceExample) -> list[str]:
    """Write each fix as its kind, its times and the place it goes to."""
    rows = [row(fix) for fix in mended(asked, *places)]
    return [
        f"{kind} {start:%a %H:%M}-{end:%a %H:%M} {slug}".strip() for kind, start, end, slug in rows
    ]


def _close_by(north: int, east: int) -> LatLon:
    return moved(SOUTH_END, north * 300.0, east * 300.0)


likely_places = st.lists(
    st.builds(
        PlaceExample,
        slug=st.text("abcdef", min_size=1, max_size=3),
        location=st.builds(_close_by, st.integers(-4, 4), st.integers(-4, 4)),
        opening_hours=st.sampled_from(HOURS[:-1]),
        access=st.sampled_from([Access.PUBLIC, Access.PUBLIC, Access.MEMBERS]),
        study_evidence=st.sampled_from([StudyEvidence.LIBRARY, StudyEvidence.NONE]),
        **dict.fromkeys(("quiet", "power"), st.sampled_from([Answer.YES, Answer.YES, Answer.NO])),
    ),
    min_size=4,
    max_size=16,
    unique_by=lambda place: place.slug,
)
near_an_edge = st.builds(
    lambda day, edge, fives: sg(f"{day} {edge}") + fives * 5 * MINUTE,
    st.sampled_from(["2026-11-24", "2026-11-27", "2026-11-28", "2026-12-31"]),
    st.sampled_from(["10:00", "14:00", "17:00", "18:00", "20:00", "23:30"]),
    st.integers(-14, 14),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Asked, list[PlaceExample]]:
    """Draw places, a session at one of them or at none, and what stands beside it.

    Most begin where some place opens or closes soon, so that a fix may mend them.
    """
    places = draw(likely_places | likely_places | place_lists)
    start = draw(near_an_edge | near_an_edge | starts)
    minutes = draw(st.integers(2, 60).map(lambda fives: fives * 5))
    asked = Asked(
        start=start,
        end=start + minutes * MINUTE,
        place=draw(st.sampled_from([*places, None])),
        wants=draw(st.frozensets(st.sampled_from(ATTRIBUTES[:2]), max_size=2)),
        others=draw(st.lists(engagements(start, minutes), max_size=2)),
        is_series=draw(st.booleans()),
        not_before=draw(st.sampled_from([None, None, start - 20 * MINUTE])),
    )
    return asked, places


def engagements(start: datetime, minutes: int) -> st.SearchStrategy[Engagement]:
    """Draw what ends or begins near the ends of a session: in its way, or too far away."""
    return st.builds(
        lambda begins, length, where: Engagement(
            key=f"{begins} {length}",
            title="Tutorial",
            start=start + begins * MINUTE,
            end=start + (begins + length) * MINUTE,
            location=where,
        ),
        st.integers(-90, -15) | st.integers(minutes - 20, minutes + 90),
        st.integers(1, 60),
        st.none() | points,
    )
