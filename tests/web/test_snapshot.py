import gc
import logging
import os
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest
from flask import Flask
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from planner.domain.errors import NotReady
from planner.domain.origins.origin import Origin
from planner.store import readiness
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


def is_away(*_: object) -> str:
    raise OperationalError("SELECT 1", {}, Exception("connection refused"))


def test_a_snapshot_is_taken_once(shelf: Shelf) -> None:
    assert shelf.newest() is shelf.newest()


def test_a_snapshot_is_taken_anew_once_another_seed_has_run(shelf: Shelf, digest: Seeding) -> None:
    first = shelf.newest()
    digest.digest = "another"
    db.session.commit()
    second = shelf.newest()
    assert second.digest != first.digest
    assert list(second.by_slug) == list(first.by_slug)


@pytest.mark.parametrize(
    "name", ["rail_links.csv", "postal_codes.csv.gz", "planning_areas.geojson"]
)
def test_a_snapshot_is_taken_anew_once_a_file_of_data_is_another(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = shutil.copytree(taking.DATA, tmp_path / "data")
    monkeypatch.setattr(taking, "DATA", folder)
    first = shelf.newest()
    assert shelf.newest() is first
    os.utime(folder / name, ns=(1, 1))
    assert shelf.newest().network is not first.network


def test_a_snapshot_is_taken_anew_with_another_gazetteer_and_the_old_one_answers_on(
    shelf: Shelf,
) -> None:
    first = shelf.newest()
    path = taking.gazetteer_path()
    shutil.copyfile(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)
    second = shelf.newest()
    assert second.gazetteer is not first.gazetteer
    assert first.gazetteer.lookup("569842") == second.gazetteer.lookup("569842")


def test_an_old_snapshot_goes_with_the_last_request_that_uses_it(
    shelf: Shelf, digest: Seeding
) -> None:
    old = weakref.ref(shelf.newest())
    digest.digest = "another"
    db.session.commit()
    gc.disable()
    try:
        shelf.newest()
        assert old() is None
    finally:
        gc.enable()


def test_between_two_looks_the_database_is_left_alone(
    shelf: Shelf, digest: Seeding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "LOOK_AGAIN_S", 60.0)
    first = shelf.newest()
    digest.digest = "another"
    db.session.commit()
    assert shelf.newest() is first


def test_while_the_database_is_away_the_facts_in_memory_answer_and_it_is_told_once(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = shelf.newest()
    with monkeypatch.context() as away, caplog.at_level(logging.WARNING, "planner.snapshot"):
        away.setattr(readiness, "seeded_digest", is_away)
        assert [shelf.newest() for _ in range(3)] == [first] * 3
    assert [record.getMessage() for record in caplog.records] == ["The database cannot be reached."]
    assert shelf.newest() is first


def test_after_a_failed_look_the_database_is_left_alone_for_a_while(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.newest()
    looks: list[None] = []

    def look() -> str:
        looks.append(None)
        raise NotReady("away")

    monkeypatch.setattr(taking, "_mark", look)
    shelf.newest()
    monkeypatch.setattr(taking, "LOOK_AGAIN_S", 60.0)
    shelf.newest()
    assert len(looks) == 1


def test_while_one_thread_looks_at_a_database_that_hangs_the_others_go_on(
    app: Flask, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.newest()
    hanging, answered = Event(), Event()

    def hang() -> str:
        hanging.set()
        assert answered.wait(10)
        return first.digest

    def look() -> None:
        with app.app_context():
            shelf.newest()

    monkeypatch.setattr(taking, "_mark", hang)
    thread = Thread(target=look)
    thread.start()
    assert hanging.wait(10)
    asked_at = monotonic()
    assert shelf.newest() is first
    assert monotonic() - asked_at < 5
    answered.set()
    thread.join()


def test_places_are_cut_loose_from_the_database(shelf: Shelf) -> None:
    places = shelf.newest().by_slug.values()
    db.session.remove()
    assert all(inspect(place).detached for place in places)
    assert any(place.seats for place in places)


def test_ways_from_a_named_origin_are_worked_out_once(shelf: Shelf) -> None:
    facts = shelf.newest()
    bishan = Origin("Bishan", facts.by_slug["bishan-public-library"].location, "us", "station")
    assert facts.reach(bishan) is facts.reach(bishan)


@pytest.mark.parametrize("kind", ["point", "position"])
def test_ways_from_a_position_are_kept_nowhere(shelf: Shelf, kind: str) -> None:
    facts = shelf.newest()
    here = Origin("Here", facts.by_slug["bishan-public-library"].location, "As typed", kind)
    assert facts.reach(here) is not facts.reach(here)
    assert facts._reach.cache_info().currsize == 0  # type: ignore[attr-defined]  # noqa: SLF001 - what is kept is seen nowhere else


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
    monkeypatch.setattr(readiness, "faults", lambda _: ["The database holds no places."])
    with pytest.raises(NotReady, match="holds no places"):
        shelf.newest()


def test_without_a_snapshot_those_who_waited_are_told_what_the_first_one_was(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, looks, told = Shelf(), [Event() for _ in range(4)], list[str]()
    waiting = iter(looks)

    def fail() -> str:
        next(waiting).set()
        Event().wait(0.1)
        raise NotReady("away")

    def work() -> None:
        with app.app_context(), pytest.raises(NotReady) as fault:
            shelf.newest()
        told.append(str(fault.value))

    monkeypatch.setattr(taking, "_mark", fail)
    threads = [Thread(target=work) for _ in looks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["away"] * 4
    assert [look.is_set() for look in looks] == [True, False, False, False]
