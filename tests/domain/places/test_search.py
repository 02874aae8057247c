from datetime import date

import pytest

from planner.domain.moments import Moment, instant
from planner.domain.places.opening_hours import State
from planner.domain.places.place import Access, Answer, Confidence, Kind, Status, StudyEvidence
from planner.domain.places.search import PlaceQuery, Sort, late_moment, loosened
from planner.domain.travel.geo import Box
from tests.domain.hours_examples import FAST_FOOD, FIVE_PM, LATE_BAR, moment, sg
from tests.domain.place_examples import TUESDAY_18_30, add_place, answer, catalogue_of, names
from tests.domain.rail_examples import SOUTH_END, moved

NOW = instant(TUESDAY_18_30)
ATRIUM = add_place("Atrium")
OFFICE = add_place("Office", opening_hours="Mo-Fr 08:30-18:00")
SILENT = add_place("Silent", opening_hours=None)
UNPROVEN = add_place("Unproven", opening_hours=FAST_FOOD, study_evidence=StudyEvidence.NONE)
STALE = add_place("Stale", opening_hours=None, confidence=Confidence.STALE)


def asked(**changes: object) -> PlaceQuery:
    return PlaceQuery(**{"moment": NOW, **changes})  # type: ignore[arg-type]


def test_a_closed_place_is_left_out_when_a_time_is_asked() -> None:
    assert names([ATRIUM, OFFICE], asked()) == ["atrium"]


def test_a_closed_place_is_listed_when_any_time_will_do() -> None:
    assert names([ATRIUM, OFFICE], asked(moment=None)) == ["atrium", "office"]


def test_unknown_hours_come_after_the_open_and_the_unproven_under_their_own_heading() -> None:
    results = answer(catalogue_of(STALE, SILENT, UNPROVEN, ATRIUM), asked())
    ranked = [results.catalogue.places[i].slug for i in results.ranked]
    assert ranked == ["atrium", "unproven", "silent", "stale"]
    assert results.sections.tolist() == [0, 1, 2, 3]
    assert (results.total, results.open_total) == (4, 2)


@pytest.mark.parametrize("sort", Sort)
def test_no_order_brings_the_near_unproven_before_the_far_proven(sort: Sort) -> None:
    far = add_place("Far", location=moved(SOUTH_END, 9000.0), opening_hours="Mo-Su 10:00-19:00")
    near = add_place("Near", study_evidence=StudyEvidence.NONE, opening_hours="24/7")
    silent = add_place("Silent", opening_hours=None)
    places = [silent, near, far]
    assert names(places, asked(origin=SOUTH_END, sort=sort)) == ["far", "near", "silent"]


def test_any_time_puts_the_proven_first_whether_open_or_not() -> None:
    results = answer(catalogue_of(UNPROVEN, OFFICE, ATRIUM), asked(moment=None))
    assert [results.catalogue.places[i].slug for i in results.ranked] == [
        "atrium",
        "office",
        "unproven",
    ]
    assert results.sections.tolist() == [0, 0, 1]
    assert results.open_total == 2


@pytest.mark.parametrize(
    ("clock", "listed"),
    [
        ("Tue 2026-11-24 09:59", []),
        ("Tue 2026-11-24 10:00", ["atrium"]),
        ("Tue 2026-11-24 20:59", ["atrium"]),
        ("Tue 2026-11-24 21:00", []),
    ],
    ids=["before", "opening minute", "last minute", "closing minute"],
)
def test_a_place_is_listed_from_its_opening_minute_until_its_closing_minute(
    clock: str, listed: list[str]
) -> None:
    assert names([ATRIUM], asked(moment=moment(clock))) == listed


def test_half_a_minute_before_midnight_a_late_place_is_open() -> None:
    now = sg("Fri 2026-11-27 23:59").replace(second=30)
    assert names([add_place(opening_hours=LATE_BAR)], asked(moment=instant(now))) == ["atrium"]


@pytest.mark.parametrize(
    ("start", "end", "listed"),
    [
        ("Fri 2027-02-05 15:00", "Fri 2027-02-05 17:00", ["library", "fast-food"]),
        ("Fri 2027-02-05 15:00", "Fri 2027-02-05 17:30", ["fast-food"]),
        ("Sun 2026-08-09 12:00", "Sun 2026-08-09 14:00", ["fast-food"]),
        ("Mon 2026-08-10 12:00", "Mon 2026-08-10 14:00", ["fast-food"]),
        ("Tue 2026-08-11 12:00", "Tue 2026-08-11 14:00", ["library", "fast-food"]),
        ("Thu 2026-12-31 23:30", "Fri 2027-01-01 00:30", ["fast-food"]),
        ("Thu 2026-12-31 12:00", "Thu 2026-12-31 17:00", ["library", "fast-food"]),
        ("Fri 2027-01-01 12:00", "Fri 2027-01-01 13:00", ["fast-food"]),
    ],
    ids=[
        "Chinese New Year eve, until five",
        "Chinese New Year eve, past five",
        "National Day on a Sunday",
        "the Monday after it",
        "the Tuesday after that",
        "over New Year",
        "New Year's Eve, until five",
        "New Year's Day",
    ],
)
def test_holidays_and_eves_decide_the_list(start: str, end: str, listed: list[str]) -> None:
    library = add_place("Library", eve_closing=FIVE_PM)
    fast_food = add_place("Fast food", opening_hours=FAST_FOOD, location=moved(SOUTH_END, 900.0))
    query = asked(moment=moment(start, end), origin=SOUTH_END)
    assert names([fast_food, library], query) == listed


def test_late_asks_for_23_00_of_the_day_asked_about_and_not_for_now() -> None:
    bar = add_place("Bar", opening_hours=LATE_BAR)
    until_eleven = add_place("Until eleven", opening_hours="Mo-Su 10:00-23:00")
    places = [bar, until_eleven, UNPROVEN, SILENT]
    assert names(places, asked(late=True)) == ["unproven"]
    friday = asked(moment=moment("Fri 2026-11-27 19:00"), late=True)
    assert names(places, friday) == ["bar", "unproven"]


def test_late_without_a_time_means_today() -> None:
    assert late_moment(asked(moment=None), sg("Fri 2026-11-27 08:00")) == moment(
        "Fri 2026-11-27 23:00"
    )


def test_kinds_add_up_and_attributes_narrow() -> None:
    cafe = add_place("Cafe", kind=Kind.CAFE, wifi=Answer.YES, power=Answer.YES)
    campus = add_place("Campus", kind=Kind.CAMPUS, wifi=Answer.YES, power=Answer.NO)
    places = [ATRIUM, cafe, campus]
    assert names(places, asked(kinds=frozenset({Kind.CAFE, Kind.CAMPUS}))) == ["cafe", "campus"]
    assert names(places, asked(attributes=frozenset({"wifi"}))) == ["cafe", "campus"]
    assert names(places, asked(attributes=frozenset({"wifi", "power"}))) == ["cafe"]


def test_public_means_free_for_anyone_and_an_area_its_inside() -> None:
    club = add_place("Club", access=Access.MEMBERS)
    far = add_place("Far", location=moved(SOUTH_END, 3000.0))
    lat, lon = SOUTH_END.lat, SOUTH_END.lon
    assert names([ATRIUM, club], asked(is_public=True)) == ["atrium"]
    assert names([ATRIUM, far], asked(bbox=Box(lat, lon, lat, lon))) == ["atrium"]


def test_a_place_closed_for_good_is_not_listed_for_a_time() -> None:
    gone = add_place(
        "Gone", status=Status.CLOSED, closed_from=date(2026, 1, 1), status_note="Closed."
    )
    assert names([ATRIUM, gone], asked()) == ["atrium"]


def test_orders_differ_where_the_train_is_quicker_than_the_way_is_short() -> None:
    by_train = add_place("By train", location=moved(SOUTH_END, 6000.0), opening_hours="24/7")
    on_foot = add_place("On foot", location=moved(SOUTH_END, 0.0, -3500.0))
    early = add_place("Early", location=SOUTH_END, opening_hours="Mo-Su 10:00-19:00")
    places = [by_train, on_foot, early]
    orders = {sort: names(places, asked(origin=SOUTH_END, sort=sort)) for sort in Sort}
    assert orders[Sort.DISTANCE] == ["early", "on-foot", "by-train"]
    assert orders[Sort.TIME] == orders[Sort.BEST] == ["early", "by-train", "on-foot"]
    assert orders[Sort.CLOSES] == ["by-train", "on-foot", "early"]


def test_equal_places_come_by_slug() -> None:
    twins = [add_place(name) for name in ("Cc", "Aa", "Bb")]
    assert names(twins, asked(origin=SOUTH_END)) == ["aa", "bb", "cc"]


def test_without_an_origin_nobody_is_near() -> None:
    results = answer(catalogue_of(ATRIUM), asked())
    assert results.reach is None


def test_a_verdict_is_that_of_the_moment_asked_or_of_now() -> None:
    catalogue = catalogue_of(OFFICE)
    assert answer(catalogue, asked(moment=None)).verdict(0).state is State.CLOSED
    morning = Moment(sg("Tue 2026-11-24 09:00"), sg("Tue 2026-11-24 10:00"))
    assert answer(catalogue, asked(moment=morning)).verdict(0).state is State.OPEN


def test_each_filter_that_is_on_can_be_taken_off() -> None:
    query = asked(
        bbox=Box(1, 103, 2, 104),
        kinds=frozenset({Kind.CAFE}),
        attributes=frozenset({"wifi", "power"}),
        is_public=True,
        late=True,
    )
    without = loosened(query)
    assert list(without) == ["bbox", "kind", "power", "wifi", "access", "late", "when"]
    assert without["power"].attributes == frozenset({"wifi"})
    assert without["when"].moment is None
    assert loosened(asked(moment=None)) == {}
