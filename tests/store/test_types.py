from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from planner.domain.places.place import Answer, Kind
from planner.store.models import Place, Seeding
from planner.store.seed import seed
from planner.store.types import UtcDateTime
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")


def kept(session: Session, moment: datetime) -> datetime:
    """Write a time, forget it, and read it again."""
    session.add(Seeding(id=1, digest="d", seeded_at=moment))
    session.commit()
    session.expire_all()
    return session.get_one(Seeding, 1).seeded_at


@pytest.mark.parametrize(
    "moment",
    [
        TUESDAY_18_30,
        datetime(2026, 11, 24, 10, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 5, 30, tzinfo=timezone(timedelta(hours=-5))),
    ],
    ids=["Singapore", "UTC", "New York"],
)
def test_an_aware_time_comes_back_as_the_same_moment_in_utc(
    session: Session, moment: datetime
) -> None:
    found = kept(session, moment)
    assert found == TUESDAY_18_30
    assert found.utcoffset() == timedelta(0)
    assert found.isoformat() == "2026-11-24T10:30:00+00:00"


def test_a_time_without_a_zone_is_refused(session: Session) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        kept(session, datetime(2026, 11, 24, 18, 30))  # noqa: DTZ001 - what is refused


def test_times_can_be_compared_inside_the_database(session: Session) -> None:
    kept(session, TUESDAY_18_30)
    earlier = select(func.count()).where(Seeding.seeded_at < TUESDAY_18_30 + timedelta(minutes=1))
    later = select(func.count()).where(Seeding.seeded_at > TUESDAY_18_30)
    assert (session.scalar(earlier), session.scalar(later)) == (1, 0)


def test_no_time_stays_no_time(session: Session) -> None:
    column = UtcDateTime()
    dialect = session.get_bind().dialect
    assert column.process_bind_param(None, dialect) is None
    assert column.process_result_value(None, dialect) is None


def test_words_are_kept_as_their_values_and_come_back_as_members(
    session: Session, tiny: Path
) -> None:
    seed(session, tiny, TUESDAY_18_30)
    session.commit()
    session.expire_all()
    raw = session.execute(text("SELECT kind, quiet FROM place WHERE slug = 'booths'")).one()
    booths = session.scalars(select(Place).where(Place.slug == "booths")).one()
    assert tuple(raw) == ("study_room", "unknown")
    assert (booths.kind, booths.quiet) == (Kind.STUDY_ROOM, Answer.UNKNOWN)
    assert isinstance(booths.kind, Kind)
