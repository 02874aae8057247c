"""The gazetteer's file is only read: by many threads, and until it is replaced."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import SetUpFault
from planner.domain.origins.origin import Found, Resolution, words
from planner.store.gazetteer.build import build_gazetteer
from planner.store.gazetteer.file import MOST_AT_ONCE, GazetteerFile, expression
from planner.store.gazetteer.lookup import Gazetteer
from tests.store.gazetteer_folder import STATIONS, write_town


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "gazetteer.sqlite"
    build_gazetteer(write_town(tmp_path / "data"), target)
    return target


def label(answer: Resolution) -> str:
    assert isinstance(answer, Found)
    return answer.origin.label


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bishan St", '("bishan") AND ("street" OR "saint")'),
        ("Blk 12 AMK", '(name : ^ "12") AND ("12") AND ("ang mo kio")'),
        ('" OR NOT "', '("or") AND ("not")'),
    ],
)
def test_every_word_of_a_question_is_quoted(text: str, written: str) -> None:
    assert expression(words(text)) == written


def test_only_the_last_word_may_be_begun() -> None:
    assert expression(words("a b"), is_begun=True) == '("a") AND ("b" OR "b" *)'


def test_a_question_may_ask_names_alone() -> None:
    assert expression(words("a b"), is_name=True) == 'name : (("a") AND ("b"))'


def test_threads_share_one_gazetteer(path: Path) -> None:
    gazetteer = Gazetteer(path)
    answers: list[object] = []

    def ask() -> None:
        answers.extend(gazetteer.lookup("Dhoby Gaut") for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [gazetteer.lookup("Dhoby Gaut")] * 120
    gazetteer.close()


def test_an_open_gazetteer_goes_on_in_its_own_file_after_that_is_replaced(path: Path) -> None:
    town = Gazetteer(path)
    changed = STATIONS.replace("Serangoon", "Kovan")
    build_gazetteer(write_town(path.parent / "town", stations=changed), path)
    answers: list[Resolution] = []
    threads = [
        threading.Thread(target=lambda: answers.append(town.lookup("NE12"))) for _ in "12345"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {label(answer) for answer in answers} == {"Serangoon (NE12)"}
    assert label(town.lookup("Serangon")) == "Serangoon (NE12)"
    assert label(Gazetteer(path).lookup("NE12")) == "Kovan (NE12)"
    town.close()


def test_all_connections_read_one_file_even_if_it_is_replaced_while_they_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = STATIONS.replace("Serangoon", "Kovan")
    another = path.with_name("another")
    build_gazetteer(write_town(path.parent / "town", stations=changed), another)
    connect, opened = sqlite3.connect, list[sqlite3.Connection]()

    def replace_after_the_first(*where: Any, **how: Any) -> sqlite3.Connection:
        if len(opened) == 1:
            another.replace(path)
        opened.append(connect(*where, **how))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", replace_after_the_first)
    town = Gazetteer(path)
    assert len(opened) == 2 * MOST_AT_ONCE
    assert {label(town.lookup("NE12")) for _ in range(MOST_AT_ONCE)} == {"Kovan (NE12)"}


def test_a_file_nobody_refers_to_is_closed(path: Path) -> None:
    town = GazetteerFile(path)
    idle = town._idle  # noqa: SLF001 - what is open is seen nowhere else
    del town
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        idle.get_nowait().execute("SELECT 1")


def test_a_closed_gazetteer_says_so_and_keeps_nobody_waiting(path: Path) -> None:
    town = Gazetteer(path)
    town.close()
    for _ in range(2 * MOST_AT_ONCE):
        with pytest.raises(SetUpFault, match="cannot be read"):
            town.lookup("NE12")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetUpFault, match="run `flask --app wsgi prepare`"):
        Gazetteer(tmp_path / "gazetteer.sqlite")


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(SetUpFault, match="delete it"):
        Gazetteer(path).lookup("Bishan")
