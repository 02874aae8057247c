from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.store.models import Seats
from planner.store.seed import seed
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
A_PLACE = "UPDATE place SET {} WHERE slug = 'booths'"
REFUSED = {
    "a kind nobody knows": A_PLACE.format("kind = 'barn'"),
    "a fourth answer": A_PLACE.format("quiet = 'maybe'"),
    "an access nobody knows": A_PLACE.format("access = 'friends'"),
    "evidence nobody knows": A_PLACE.format("study_evidence = 'rumour'"),
    "a confidence nobody knows": A_PLACE.format("confidence = 'total'"),
    "a status nobody knows": A_PLACE.format("status = 'haunted'"),
    "no seats at all": A_PLACE.format("capacity = 0"),
    "fewer seats than none": A_PLACE.format("capacity = -1"),
    "an empty source": A_PLACE.format("source = ''"),
    "no source": A_PLACE.format("source = NULL"),
    "no name": A_PLACE.format("name = NULL"),
    "a slug that is taken": A_PLACE.format("slug = 'atrium'"),
    "a point beyond the pole": A_PLACE.format("lat = 90.1"),
    "a point beyond the antimeridian": A_PLACE.format("lon = -180.1"),
    "seats of no place": (
        "INSERT INTO seats (place_id, level, zone, seats, source, source_date)"
        " VALUES (999999, '1', 'Hall', 4, 'NLB', '2026')"
    ),
    "a zone without seats": "UPDATE seats SET seats = 0",
    "a zone twice": "UPDATE seats SET level = '1', zone = 'Hall'",
    "a holiday of no known level": "UPDATE holiday SET level = 'bank'",
    "a holiday twice": "UPDATE holiday SET date = '2026-01-01', name = 'Day', level = 'public'",
    "a term that ends before it starts": "UPDATE academic_period SET ends = '2025-12-31'",
    "half a point": (
        "INSERT INTO geocode_answer (provider, text, label, lat, lon, answered_at)"
        " VALUES ('onemap', 'bishan', '', 1.35, NULL, '2026-11-24 10:30:00')"
    ),
    "a second seeding": (
        "INSERT INTO seeding (id, digest, seeded_at) VALUES (2, 'x', '2026-11-24 10:30:00')"
    ),
}


@pytest.fixture
def rows(session: Session, tiny: Path) -> Session:
    seed(session, tiny, TUESDAY_18_30)
    session.commit()
    return session


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(rows: Session, statement: str) -> None:
    with pytest.raises(IntegrityError):
        rows.execute(text(statement))


def test_a_place_takes_its_seats_along(rows: Session) -> None:
    rows.execute(text("DELETE FROM place WHERE slug = 'atrium'"))
    assert rows.scalar(select(func.count()).select_from(Seats)) == 0


def test_two_levels_may_have_a_zone_of_the_same_name(rows: Session) -> None:
    zones = [(zone.level, zone.zone) for zone in rows.scalars(select(Seats).order_by(Seats.id))]
    assert zones == [("B1", "Reading Zone"), ("2", "Reading Zone")]


def test_constraints_have_names_that_tell_them_apart(rows: Session) -> None:
    with pytest.raises(IntegrityError, match="ck_place_capacity_positive"):
        rows.execute(text("UPDATE place SET capacity = 0"))
