"""The gazetteer's file is only read: by many threads, and until it is replaced."""

import threading
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from planner.domain.origins import Found, Resolution, words
from planner.store.gazetteer import Gazetteer
from planner.store.gazetteer_build import build_gazetteer
from planner.store.gazetteer_file import expression
from tests.store.gazetteer_folder import STATIONS, write_town


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "gazetteer.sqlite"
    build_gazetteer(write_town(tmp_path / "town"), target)
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


def test_an_open_gazetteer_goes_on_after_the_file_is_replaced(path: Path) -> None:
    town = Gazetteer(path)
    assert label(town.lookup("NE12")) == "Serangoon (NE12)"
    changed = STATIONS.replace("Serangoon", "Kovan")
    build_gazetteer(write_town(path.parent / "town", stations=changed), path)
    assert label(town.lookup("NE12")) == "Serangoon (NE12)"
    town.close()
    assert label(town.lookup("NE12")) == "Kovan (NE12)"
    town.close()


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetUpFault, match="run the set-up"):
        Gazetteer(tmp_path / "gazetteer.sqlite")


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(SetUpFault, match="delete it"):
        Gazetteer(path).lookup("Bishan")
