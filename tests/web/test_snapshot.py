from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import inspect

from planner.domain.errors import SetUpFault
from planner.store.database import db
from planner.store.models import Seeding
from planner.web import snapshot as taking
from planner.web.snapshot import Shelf, Snapshot


@pytest.fixture
def shelf(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """Give an empty shelf that looks again at every request."""
    monkeypatch.setattr(taking, "LOOK_AGAIN_S", 0.0)
    with app.app_context():
        yield Shelf()


@pytest.fixture
def digest(app: Flask) -> Iterator[Seeding]:
    """Give the row that tells of the last seed, and set it back afterwards."""
    with app.app_context():
        row = db.session.get_one(Seeding, 1)
        before = row.digest
        yield row
        row.digest = before
        db.session.commit()


def test_a_snapshot_is_taken_once(shelf: Shelf) -> None:
    assert shelf.newest() is shelf.newest()


def test_a_snapshot_is_taken_anew_once_another_seed_has_run(shelf: Shelf, digest: Seeding) -> None:
    first = shelf.newest()
    digest.digest = "another"
    db.session.commit()
    second = shelf.newest()
    assert (first.digest == "another", second.digest == "another") == (False, True)
    assert list(second.by_slug) == list(first.by_slug)


def test_between_two_looks_the_database_is_left_alone(
    shelf: Shelf, digest: Seeding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "LOOK_AGAIN_S", 60.0)
    first = shelf.newest()
    digest.digest = "another"
    db.session.commit()
    assert shelf.newest() is first


def test_places_are_cut_loose_from_the_database(shelf: Shelf) -> None:
    places = shelf.newest().by_slug.values()
    db.session.remove()
    assert all(inspect(place).detached for place in places)
    assert any(place.seats for place in places)


def test_verdicts_and_ways_are_worked_out_once_for_equal_questions(shelf: Shelf) -> None:
    facts = shelf.newest()
    bishan = facts.by_slug["bishan-public-library"].location
    assert facts.reach(bishan) is facts.reach(bishan)


def test_threads_that_come_at_once_share_one_snapshot(app: Flask) -> None:
    shelf = Shelf()
    taken: list[Snapshot] = []

    def work() -> None:
        with app.app_context():
            taken.append(shelf.newest())
            db.session.remove()

    threads = [Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 6
    assert len({id(snapshot) for snapshot in taken}) == 1


def test_a_database_that_is_not_fit_is_told_and_not_taken_for_an_empty_one(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "faults", lambda _: ["The database holds no places."])
    with pytest.raises(SetUpFault, match="holds no places"):
        shelf.newest()
