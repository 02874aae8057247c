"""The gazetteer's file: whole or not at all, made once for the same data."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from planner.store.gazetteer import build as gazetteer_build
from planner.store.gazetteer.build import build_gazetteer, built_from
from tests.store.gazetteer_folder import AREA, PLACES, STATIONS, codes_text, write_town


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return write_town(tmp_path / "data")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "instance" / "gazetteer.sqlite"


def rows(target: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(target)) as file:
        return file.execute(question).fetchall()


def test_the_second_build_of_the_same_data_does_nothing(town: Path, target: Path) -> None:
    assert build_gazetteer(town, target) is True
    made = target.stat()
    assert build_gazetteer(town, target) is False
    assert target.stat().st_mtime_ns == made.st_mtime_ns
    assert target.stat().st_ino == made.st_ino


def test_changed_data_are_built_again(town: Path, target: Path) -> None:
    build_gazetteer(town, target)
    before = built_from(target)
    write_town(town, stations=STATIONS.replace("Serangoon", "Seranggong"))
    assert build_gazetteer(town, target) is True
    assert built_from(target) != before
    assert rows(target, "SELECT count(*) FROM entry WHERE label = 'Seranggong (NE12)'") == [(1,)]


def test_a_new_format_is_built_again(
    town: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_gazetteer(town, target)
    monkeypatch.setattr(gazetteer_build, "FORMAT", "next")
    assert build_gazetteer(town, target) is True


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_damaged_file_is_built_again(town: Path, target: Path, content: bytes) -> None:
    target.parent.mkdir()
    target.write_bytes(content)
    assert build_gazetteer(town, target) is True
    assert rows(target, "PRAGMA integrity_check") == [("ok",)]


def test_a_fault_in_the_data_leaves_the_old_file_and_nothing_else(town: Path, target: Path) -> None:
    build_gazetteer(town, target)
    before = target.read_bytes()
    write_town(town, stations=STATIONS.replace("1.3327", "north"))
    with pytest.raises(SetUpFault, match=r"^data/stations\.csv:5: "):
        build_gazetteer(town, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param(
            {"places": PLACES.replace("1.3329", "51.3329")},
            r"data/places\.csv:2: .*outside Singapore",
            id="a place elsewhere",
        ),
        pytest.param(
            {"places": PLACES.replace("do_not_list", "hidden", 1)},
            r"data/places\.csv:1: columns missing: do_not_list",
            id="a column is missing",
        ),
        pytest.param(
            {"stations": STATIONS.replace("1.3327", "91.5")},
            r"data/stations\.csv:5: ",
            id="a point off the globe's scale",
        ),
        pytest.param(
            {"codes": codes_text().replace("560512", "five")},
            r"data/postal_codes\.csv\.gz:7: ",
            id="a code that is no number",
        ),
        pytest.param(
            {"codes": codes_text().replace("1.3726", "51.3726")},
            r"data/postal_codes\.csv\.gz:7: .*outside Singapore",
            id="a code elsewhere",
        ),
        pytest.param(
            {"areas": "{"}, r"data/planning_areas\.geojson:1: cannot be read", id="no JSON"
        ),
        pytest.param({"areas": '{"features": [{}]}'}, "planning_areas", id="no properties"),
    ],
)
def test_a_fault_names_its_file_and_line(
    town: Path, target: Path, changed: dict[str, str], said: str
) -> None:
    write_town(town, **changed)
    with pytest.raises(SetUpFault, match=said):
        build_gazetteer(town, target)
    assert not target.exists()


def test_a_file_that_is_not_gzip_is_a_fault(town: Path, target: Path) -> None:
    (town / "postal_codes.csv.gz").write_bytes(b"plain")
    with pytest.raises(SetUpFault, match=r"postal_codes\.csv\.gz:1"):
        build_gazetteer(town, target)


def test_a_missing_file_is_a_sentence(town: Path, target: Path) -> None:
    (town / "stations.csv").unlink()
    with pytest.raises(SetUpFault, match=r"data/stations\.csv cannot be read"):
        build_gazetteer(town, target)


def test_a_folder_that_cannot_hold_the_file_is_a_sentence(town: Path, tmp_path: Path) -> None:
    (tmp_path / "instance").write_text("a file where a folder should be")
    with pytest.raises(SetUpFault, match="cannot be written"):
        build_gazetteer(town, tmp_path / "instance" / "gazetteer.sqlite")


def test_two_builds_at_once_leave_one_whole_file(town: Path, target: Path) -> None:
    start = threading.Barrier(4)
    faults: list[Exception] = []

    def build() -> None:
        start.wait()
        try:
            build_gazetteer(town, target)
        except Exception as fault:  # noqa: BLE001 - any fault fails the test
            faults.append(fault)

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert rows(target, "PRAGMA integrity_check") == [("ok",)]
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_weightier_kinds_come_first(town: Path, target: Path) -> None:
    build_gazetteer(town, target)
    kinds = [kind for (kind,) in rows(target, "SELECT kind FROM entry ORDER BY id")]
    assert list(dict.fromkeys(kinds)) == [
        *("station", "area", "place", "planned", "building", "road", "postal_code"),
    ]


def test_an_area_lies_inside_itself(town: Path, target: Path) -> None:
    build_gazetteer(town, target)
    [(lat, lon)] = rows(target, "SELECT lat, lon FROM entry WHERE label LIKE 'Bishan (middle%'")
    assert (lat, lon) == (1.35, 103.845)
    assert [lon, lat] not in AREA
