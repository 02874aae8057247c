"""What outside geocoders said is kept in one transaction, and lost without a fault."""

import logging

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from planner.domain.origins.origin import Origin
from planner.domain.travel.geo import LatLon
from planner.services.origins import CachedAnswer, keep_answer, kept_answer
from planner.store.database import Base
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
HERE = Origin("Here", LatLon(1.35, 103.8), "OneMap", "geocoder")


def session(*, has_tables: bool) -> Session:
    engine = create_engine("sqlite://")
    if has_tables:
        Base.metadata.create_all(engine)
    return Session(engine)


@pytest.mark.parametrize("origin", [HERE, None], ids=["a hit", "a miss"])
def test_an_answer_is_kept_for_whoever_asks_next(origin: Origin | None) -> None:
    with session(has_tables=True) as first:
        assert kept_answer(first, "onemap", "home", "OneMap") is None
        keep_answer(first, "onemap", "home", origin, TUESDAY_18_30)
        with Session(first.get_bind()) as other:
            kept = kept_answer(other, "onemap", "home", "OneMap")
    assert kept == CachedAnswer("onemap", origin, TUESDAY_18_30)


def test_a_database_that_fails_loses_no_answer_and_tells_no_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with session(has_tables=False) as broken, caplog.at_level(logging.WARNING):
        keep_answer(broken, "onemap", "secret street", HERE, TUESDAY_18_30)
        assert not broken.in_transaction()
        assert kept_answer(broken, "onemap", "secret street", "OneMap") is None
        assert not broken.in_transaction()
    assert len(caplog.records) == 2
    assert "secret" not in caplog.text
