import numpy as np
import pytest
from hypothesis import given

from planner.domain.places.catalogue import is_supported
from planner.domain.places.place import Access, Answer, Confidence, Kind, StudyEvidence
from planner.domain.travel.geo import Box
from tests.domain.hours_examples import LATE_BAR, LIBRARY
from tests.domain.place_examples import PlaceExample, add_place, catalogue_of, place_lists
from tests.domain.rail_examples import SOUTH_END, moved

CAFE = add_place(
    "Cafe",
    kind=Kind.CAFE,
    location=moved(SOUTH_END, 500.0),
    opening_hours=LATE_BAR,
    wifi=Answer.YES,
    power=Answer.NO,
    access=Access.CUSTOMERS,
)
ATRIUM = add_place("Atrium")
HIDDEN = add_place("Booths", do_not_list="Behind a staff door.")


def test_places_stand_by_slug_whatever_order_they_came_in() -> None:
    for places in ([CAFE, ATRIUM], [ATRIUM, CAFE]):
        assert [place.slug for place in catalogue_of(*places).places] == ["atrium", "cafe"]


def test_a_place_not_to_be_listed_is_in_no_column() -> None:
    catalogue = catalogue_of(HIDDEN, ATRIUM)
    assert catalogue.places == (ATRIUM,)
    assert (
        len(catalogue.locations) == len(catalogue.is_public) == catalogue.access.points.count == 1
    )


def test_each_column_tells_of_the_place_at_its_index() -> None:
    catalogue = catalogue_of(CAFE, ATRIUM)
    assert catalogue.kinds[Kind.CAFE].tolist() == [False, True]
    assert catalogue.kinds[Kind.LIBRARY].tolist() == [True, False]
    assert catalogue.is_public.tolist() == [True, False]
    assert catalogue.has["wifi"].tolist() == [False, True]
    assert catalogue.locations[1].tolist() == [CAFE.location.lat, CAFE.location.lon]


def test_neither_no_nor_unknown_is_yes() -> None:
    catalogue = catalogue_of(CAFE, ATRIUM)
    assert catalogue.has["power"].tolist() == [False, False]


@pytest.mark.parametrize(
    ("evidence", "confidence", "expected"),
    [
        (StudyEvidence.LIBRARY, Confidence.CONFIRMED, True),
        (StudyEvidence.LISTED, Confidence.SINGLE_SOURCE, True),
        (StudyEvidence.NONE, Confidence.CONFIRMED, False),
        (StudyEvidence.SEATS, Confidence.STALE, False),
    ],
)
def test_a_place_is_supported_by_evidence_that_is_not_stale(
    evidence: StudyEvidence, confidence: Confidence, *, expected: bool
) -> None:
    assert is_supported(add_place(study_evidence=evidence, confidence=confidence)) is expected


def test_equal_hours_are_held_once_and_different_closures_apart() -> None:
    twin = add_place("Twin", opening_hours=LIBRARY)
    unstated = add_place("Unstated", opening_hours=LIBRARY, holiday_hours_stated=False)
    catalogue = catalogue_of(ATRIUM, CAFE, twin, unstated)
    assert len(catalogue.hours) == 3
    assert catalogue.hours_of[0] == catalogue.hours_of[2]
    assert catalogue.hours_of[0] != catalogue.hours_of[3]


@given(place_lists)
def test_every_place_is_judged_by_hours_of_its_own(places: list[PlaceExample]) -> None:
    catalogue = catalogue_of(*places)
    for place, hours in zip(catalogue.places, catalogue.hours_of, strict=True):
        shared = catalogue.hours[hours]
        assert shared.opening_hours == place.opening_hours
        assert shared.holiday_hours_stated == place.holiday_hours_stated
        assert shared.eve_closing == place.eve_closing


def test_a_place_on_the_edge_of_a_box_is_inside() -> None:
    catalogue = catalogue_of(ATRIUM, CAFE)
    lat, lon = SOUTH_END.lat, SOUTH_END.lon
    assert catalogue.inside(Box(lat, lon, lat, lon)).tolist() == [True, False]
    assert catalogue.inside(Box(lat, lon, CAFE.location.lat, lon)).tolist() == [True, True]


def test_no_places_make_an_empty_catalogue() -> None:
    catalogue = catalogue_of()
    assert catalogue.places == ()
    assert catalogue.locations.shape == (0, 2)
    assert catalogue.inside(Box(0, 0, 1, 1)).dtype == np.bool_
