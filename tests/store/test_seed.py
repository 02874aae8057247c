from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.places.place import Part, Status, source_of
from planner.domain.travel.geo import LatLon
from planner.store.models import AcademicPeriod, Holiday, Place, Seats, Seeding
from planner.store.seed import SeedReport, seed
from tests.data.tiny_folder import ATRIUM, BOOTHS, PLACE_COLUMNS, respelled, write_tiny
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
WEDNESDAY_18_30 = TUESDAY_18_30 + timedelta(days=1)
FRIDAY_00_30 = sg("Fri 2026-11-27 00:30")
WITHOUT_BOOTHS = f"{PLACE_COLUMNS}\n{ATRIUM}\n"
WITHOUT_ATRIUM = f"{PLACE_COLUMNS}\n{BOOTHS}\n"
ATRIUMS_SEATS_ALONE = "place_slug,level,zone,seats,source,source_date\n"


def seeded(session: Session, folder: Path, **spoilt: str) -> SeedReport:
    report = seed(session, write_tiny(folder, **spoilt), TUESDAY_18_30)
    session.commit()
    return report


def place(session: Session, slug: str) -> Place:
    return session.scalars(select(Place).where(Place.slug == slug)).one()


def ids(session: Session) -> dict[str, int]:
    return {row.slug: row.id for row in session.scalars(select(Place))}


def test_a_first_seed_adds_everything_and_says_so(session: Session, tiny: Path) -> None:
    report = seeded(session, tiny)
    assert report.added == ["atrium", "booths"]
    assert report.lines() == [
        "2 added: atrium, booths",
        "15 holidays and school dates added, changed or removed",
    ]
    assert session.scalar(select(func.count()).select_from(Seats)) == 2
    assert session.scalar(select(func.count()).select_from(Holiday)) == 13


def test_a_row_says_what_the_file_says(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    atrium = place(session, "atrium")
    assert (atrium.name, atrium.location, atrium.status) == (
        "Atrium",
        LatLon(1.3, 103.8),
        Status.OPEN,
    )
    assert (atrium.capacity, atrium.source, atrium.source_date) == (30, "NLB list", "2023-05")
    assert source_of(atrium, Part.EVIDENCE) == ("Catalogue", "2026-09-05")
    assert source_of(place(session, "booths"), Part.PRICE) == ("Leaflet", "2024")
    assert [(zone.level, zone.seats) for zone in atrium.seats] == [("B1", 10), ("2", 20)]
    assert place(session, "booths").opening_hours is None


def test_a_second_seed_changes_nothing(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    session.expire_all()
    report = seed(session, tiny, WEDNESDAY_18_30)
    assert report.is_empty
    assert report.lines() == ["Nothing changed."]
    assert not session.dirty
    assert not session.new
    assert session.get_one(Seeding, 1).seeded_at == TUESDAY_18_30


def test_equal_rows_are_left_alone_even_where_the_files_look_different(
    session: Session, tiny: Path
) -> None:
    seeded(session, tiny)
    swapped = f"{PLACE_COLUMNS}\n{BOOTHS}\n{ATRIUM}\n"
    assert seeded(session, tiny, places=swapped).is_empty


def test_a_changed_line_updates_its_row_and_keeps_its_id(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    before = ids(session)
    report = seeded(session, tiny, places=respelled("places", "1 Test Road", "9 Test Road"))
    assert (report.changed, report.added, report.moved) == (["atrium"], [], [])
    assert report.lines() == ["1 changed: atrium"]
    assert place(session, "atrium").address == "9 Test Road"
    assert ids(session) == before


@pytest.mark.parametrize(
    ("lat", "moved"), [("1.3004", []), ("1.3005", ["atrium"])], ids=["44 m", "56 m"]
)
def test_a_move_of_more_than_50_metres_is_said(
    session: Session, tiny: Path, lat: str, moved: list[str]
) -> None:
    seeded(session, tiny)
    report = seeded(session, tiny, places=respelled("places", "1.3000,", f"{lat},"))
    assert (report.moved, report.changed) == (moved, ["atrium"])
    assert place(session, "atrium").location == LatLon(float(lat), 103.8)
    assert any("moved by more than 50 m: atrium" in line for line in report.lines()) is bool(moved)


def test_a_place_that_vanishes_is_closed_with_the_date_and_not_deleted(
    session: Session, tiny: Path
) -> None:
    seeded(session, tiny)
    before = ids(session)
    report = seeded(session, tiny, places=WITHOUT_ATRIUM, seats=ATRIUMS_SEATS_ALONE)
    gone = place(session, "atrium")
    assert report.vanished == ["atrium"]
    assert report.lines() == ["1 vanished, now closed: atrium"]
    assert (gone.status, gone.closed_from) == (Status.CLOSED, date(2026, 11, 24))
    assert "24 Nov 2026" in gone.status_note
    assert source_of(gone, Part.STATUS) == ("Our own list of places", "2026-11-24")
    assert ids(session) == before


def test_it_keeps_the_day_it_vanished_on_at_the_next_seed(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    seeded(session, tiny, places=WITHOUT_ATRIUM)
    write_tiny(tiny, places=WITHOUT_ATRIUM.replace("2 Test Road", "3 Test Road"))
    report = seed(session, tiny, WEDNESDAY_18_30)
    session.commit()
    assert (report.vanished, report.changed) == ([], ["booths"])
    assert place(session, "atrium").closed_from == date(2026, 11, 24)


def test_a_place_that_comes_back_is_open_again_under_its_old_id(
    session: Session, tiny: Path
) -> None:
    seeded(session, tiny)
    before = ids(session)
    seeded(session, tiny, places=WITHOUT_ATRIUM)
    report = seeded(session, tiny)
    back = place(session, "atrium")
    assert (report.changed, report.added) == (["atrium"], [])
    assert (back.status, back.closed_from, back.status_note) == (Status.OPEN, None, "")
    assert ids(session) == before


def test_a_closure_that_was_to_end_becomes_for_good_when_the_place_vanishes(
    session: Session, tiny: Path
) -> None:
    seeded(session, tiny)
    write_tiny(tiny, places=WITHOUT_BOOTHS)
    report = seed(session, tiny, FRIDAY_00_30)
    gone = place(session, "booths")
    assert report.vanished == ["booths"]
    assert (gone.closed_from, gone.reopens_from) == (date(2026, 11, 27), None)


def test_a_moved_place_that_vanishes_is_closed_and_leads_nowhere(
    session: Session, tiny: Path
) -> None:
    moved = respelled(
        "places",
        "closed,2026-01-02,2027-01-02,Closed for works.,Notice,2026-01,",
        "moved,2026-01-02,,Moved.,Notice,2026-01,atrium",
    )
    seeded(session, tiny, places=moved)
    assert place(session, "booths").moved_to == "atrium"
    seeded(session, tiny, places=WITHOUT_BOOTHS)
    gone = place(session, "booths")
    assert (gone.status, gone.moved_to) == (Status.CLOSED, "")


def test_seats_are_replaced_zone_by_zone(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    reading_room = place(session, "atrium").seats[1].id
    fewer = respelled("seats", "atrium,B1,Reading Zone,10,Catalogue,2026-09-05\n", "").replace(
        "Zone,20", "Zone,24"
    )
    report = seeded(session, tiny, seats=fewer)
    session.expire_all()
    assert report.changed == ["atrium"]
    assert [(zone.id, zone.seats) for zone in place(session, "atrium").seats] == [
        (reading_room, 24)
    ]
    assert session.scalar(select(func.count()).select_from(Seats)) == 1


def test_holidays_and_school_dates_follow_their_files(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    report = seeded(
        session,
        tiny,
        holidays=respelled("holidays", "2026-08-10", "2026-08-11"),
        academic_calendar=respelled(
            "academic_calendar", "MOE,Term I,term,2026-01-02,2026-03-13,MOE,2025-07-30,\n", ""
        ),
    )
    assert (report.others, report.changed) == (2, [])
    national_day = session.scalars(select(Holiday).where(Holiday.name == "National Day")).one()
    assert national_day.observed == date(2026, 8, 11)
    assert [row.period for row in session.scalars(select(AcademicPeriod))] == ["March vacation"]


def test_a_faulty_file_changes_nothing(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    write_tiny(tiny, places=respelled("places", "library,1.3000", "barn,1.3000"))
    with pytest.raises(Exception, match=r"places\.csv:2: .*barn"):
        seed(session, tiny, WEDNESDAY_18_30)
    session.rollback()
    assert place(session, "atrium").address == "1 Test Road"
