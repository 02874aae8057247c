from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from planner.domain.travel.geo import LatLon
from planner.store import queries
from planner.store.models import GeocodeAnswer
from planner.store.seed import digest_of, seed
from tests.data.tiny_folder import TINY, write_tiny
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
BISHAN = LatLon(1.3511, 103.8484)


def seeded(session: Session, folder: Path) -> None:
    seed(session, folder, TUESDAY_18_30)
    session.commit()


def test_places_come_by_slug_with_their_seats_and_without_the_session(
    session: Session, tiny: Path
) -> None:
    seeded(session, tiny)
    places = queries.all_places(session)
    session.close()
    assert [place.slug for place in places] == ["atrium", "booths"]
    assert [zone.seats for zone in places[0].seats] == [10, 20]
    assert places[0].location == LatLon(1.3, 103.8)
    assert all(inspect(place).detached for place in places)


def test_reading_places_lets_go_of_nothing_else(session: Session, tiny: Path) -> None:
    seeded(session, tiny)
    session.add(GeocodeAnswer(provider="onemap", text="x", label="", answered_at=TUESDAY_18_30))
    queries.all_places(session)
    session.commit()
    assert queries.geocode_answer(session, "onemap", "x")


def test_the_calendar_knows_holidays_eves_and_school_vacations(
    session: Session, tiny: Path
) -> None:
    vacations = TINY["academic_calendar.csv"] + (
        "NUS,Recess,vacation,2026-09-19,2026-09-27,NUS,2025-07-30,\n"
        "MOE,June vacation,vacation,2026-05-30,2026-06-28,MOE,2025-07-30,\n"
    )
    seeded(session, write_tiny(tiny, academic_calendar=vacations))
    calendar = queries.holiday_calendar(session)
    assert calendar.public[date(2026, 8, 10)] == "National Day observed"
    assert list(calendar.eves) == [date(2026, 12, 24), date(2026, 12, 31)]
    assert {date(2026, 3, 14), date(2026, 6, 28)} <= calendar.school
    assert not {date(2026, 1, 5), date(2026, 9, 20)} & calendar.school


def test_the_digest_is_none_before_the_first_seed_and_the_files_afterwards(
    session: Session, tiny: Path
) -> None:
    assert queries.seeded_digest(session) is None
    seeded(session, tiny)
    assert queries.seeded_digest(session) == digest_of(tiny)


def test_nothing_is_known_of_a_text_that_was_never_asked(session: Session) -> None:
    assert queries.geocode_answer(session, "onemap", "bishan") is None


def test_an_outside_answer_is_kept_by_provider_and_text(session: Session) -> None:
    queries.keep_geocode_answer(session, ("onemap", "x"), "Bishan", BISHAN, TUESDAY_18_30)
    session.commit()
    found = queries.geocode_answer(session, "onemap", "x")
    assert found is not None
    assert (found.label, found.lat, found.lon) == ("Bishan", 1.3511, 103.8484)
    assert found.answered_at == TUESDAY_18_30
    assert queries.geocode_answer(session, "nominatim", "x") is None


def test_a_newer_answer_takes_the_older_ones_place_even_a_miss(session: Session) -> None:
    later = TUESDAY_18_30 + timedelta(days=90)
    queries.keep_geocode_answer(session, ("onemap", "x"), "Bishan", BISHAN, TUESDAY_18_30)
    queries.keep_geocode_answer(session, ("onemap", "x"), "", None, later)
    session.commit()
    found = queries.geocode_answer(session, "onemap", "x")
    assert found is not None
    assert (found.label, found.lat, found.lon, found.answered_at) == ("", None, None, later)
    assert session.scalar(select(func.count()).select_from(GeocodeAnswer)) == 1


def test_two_who_ask_at_once_keep_one_answer(session: Session) -> None:
    here = ("onemap", "x")
    with Session(session.get_bind()) as other:
        assert queries.geocode_answer(session, *here) is None
        assert queries.geocode_answer(other, *here) is None
        session.rollback()
        queries.keep_geocode_answer(other, here, "Bishan", BISHAN, TUESDAY_18_30)
        other.commit()
    queries.keep_geocode_answer(session, here, "Bishan", BISHAN, TUESDAY_18_30)
    session.commit()
    assert session.scalar(select(func.count()).select_from(GeocodeAnswer)) == 1
