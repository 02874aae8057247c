"""Questions to the database, each named after its answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.travel.geo import LatLon
from planner.store.models import AcademicPeriod, GeocodeAnswer, Holiday, Place, Seeding


def all_places(session: Session) -> Sequence[Place]:
    """Read every place with its seats, cut loose from the session so that threads may share it."""
    places = session.scalars(select(Place).order_by(Place.slug)).all()
    for place in places:
        session.expunge(place)
    return places


def holiday_calendar(session: Session) -> HolidayCalendar:
    """Read the holidays and the school vacations into one calendar."""
    holidays = session.scalars(select(Holiday).order_by(Holiday.date)).all()
    vacations = session.execute(
        select(AcademicPeriod.starts, AcademicPeriod.ends)
        .where(AcademicPeriod.kind == "vacation", AcademicPeriod.institution.startswith("MOE"))
        .order_by(AcademicPeriod.starts)
    )
    return HolidayCalendar.from_rows(holidays, [(starts, ends) for starts, ends in vacations])


def seeded_digest(session: Session) -> str | None:
    """Read the digest of the files behind the rows; None before the first seed."""
    return session.scalar(select(Seeding.digest))


def geocode_answer(session: Session, provider: str, text: str) -> GeocodeAnswer | None:
    """Read what an outside geocoder once said of a text."""
    return session.scalar(
        select(GeocodeAnswer).where(GeocodeAnswer.provider == provider, GeocodeAnswer.text == text)
    )


def keep_geocode_answer(
    session: Session, asked: tuple[str, str], label: str, point: LatLon | None, now: datetime
) -> None:
    """Keep what a geocoder said, in place of what it said before; ``asked`` is provider, text.

    One statement, so that two who ask at once cannot both find nothing and both add a row.
    """
    lat, lon = (point.lat, point.lon) if point else (None, None)
    said = {"label": label, "lat": lat, "lon": lon, "answered_at": now}
    key = {"provider": asked[0], "text": asked[1]}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(GeocodeAnswer).values(key | said)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=said))
