"""What a list leaves out, and what it puts last."""

from planner.domain.places.place import Status
from planner.domain.places.search import Asked, PlaceQuery, judge_all, search
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.place_examples import (
    TUESDAY_18_30,
    PlaceExample,
    add_place,
    catalogue_of,
    lasting,
    names,
    slugs,
)

UNTIL_19 = add_place("Until 19", opening_hours="Mo-Su 10:00-19:00")
UNTIL_21 = add_place("Until 21", opening_hours="Mo-Su 10:00-21:00")
SHUT_TODAY = add_place("Shut today", opening_hours="We 10:00-21:00")
SILENT = add_place("Silent", opening_hours=None)
TWO_HOURS = lasting(TUESDAY_18_30, 120)


def missed(*places: PlaceExample) -> list[str]:
    catalogue = catalogue_of(*places)
    verdicts = judge_all(catalogue, TWO_HOURS, HOLIDAYS)
    return slugs(search(Asked(catalogue, PlaceQuery(TWO_HOURS), verdicts, None), partly=True))


def test_a_place_open_for_some_of_the_time_is_a_miss_and_no_other_is() -> None:
    assert missed(UNTIL_19, UNTIL_21, SHUT_TODAY, SILENT) == ["until-19"]


def test_a_miss_is_not_in_the_list() -> None:
    query = PlaceQuery(TWO_HOURS)
    assert names([UNTIL_19, UNTIL_21], query) == ["until-21"]


def test_a_place_that_shut_for_good_comes_last_where_time_is_not_asked() -> None:
    shut = add_place("Abbey", status=Status.CLOSED)
    moved = add_place("Barn", status=Status.MOVED)
    assert names([shut, moved, SHUT_TODAY, SILENT], PlaceQuery(None)) == [
        "shut-today",
        "silent",
        "abbey",
        "barn",
    ]
