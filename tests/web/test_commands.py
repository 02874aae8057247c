import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient

from planner.app import create_app
from planner.web import commands, health
from tests.data.tiny_folder import respelled, write_tiny
from tests.data.tiny_guides import reworded, write_guides
from tests.web.conftest import TUESDAY_18_30

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=list(words))


def listed(output: str) -> list[tuple[int, str]]:
    return [(int(n), name) for n, name in re.findall(r"^ *(\d+)  (\S.*)$", output, re.MULTILINE)]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("Bishan",), "near=Bishan"),
        (
            ("569842", "--from", "2026-11-24T19:00", "--to", "2026-11-24T21:00"),
            "near=569842&from=2026-11-24T19:00&to=2026-11-24T21:00",
        ),
        (("NS17", "--when", "tonight"), "near=NS17&when=tonight"),
        (("Bishan", "--for", "90"), "near=Bishan&for=90"),
        (("Bishan", "--when", "any"), "near=Bishan&when=any"),
    ],
    ids=["now", "from and to", "tonight", "for", "any time"],
)
def test_near_prints_what_the_page_shows(
    run: Run, client: FlaskClient, words: tuple[str, ...], query: str
) -> None:
    outcome = run("near", *words)
    answer = client.get(f"/api/v1/places?{query}").get_json()
    assert outcome.exit_code == 0
    assert listed(outcome.output) == [(p["number"], p["name"]) for p in answer["places"]]
    html = client.get(f"/places?{query}").text
    for headline in re.findall(r"^     (Open .*|Not known: .*)$", outcome.output, re.MULTILINE)[:3]:
        assert headline.replace("'", "&#39;") in html
    assert outcome.output.splitlines()[0] in html


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Bishan", "--from", "soon"), "is not a date and time"),
        (("Bishan", "--for", "0"), "give a whole number from 1 to 1440"),
        (("91,103.8",), "outside Singapore"),
        (("Jalan",), "That may mean:"),
    ],
)
def test_near_stops_with_a_sentence(run: Run, words: tuple[str, ...], sentence: str) -> None:
    outcome = run("near", *words)
    assert outcome.exit_code == 1
    assert sentence in outcome.output
    assert "Traceback" not in outcome.output


def test_geocode_prints_a_point_and_its_source(run: Run, client: FlaskClient) -> None:
    outcome = run("geocode", "569842")
    origin = client.get("/api/v1/places?near=569842").get_json()["origin"]
    label, point, kind, source = outcome.output.strip().split("\t")
    assert outcome.exit_code == 0
    assert (label, kind, source) == (origin["label"], "postal_code", origin["source"])
    assert point == f"{origin['lat']:.5f},{origin['lon']:.5f}"


def test_geocode_prints_every_choice_of_an_ambiguous_text(run: Run) -> None:
    outcome = run("geocode", "Jalan")
    assert outcome.exit_code == 0
    assert len(outcome.output.splitlines()) > 1


def test_geocode_says_how_a_typo_was_read(run: Run) -> None:
    outcome = run("geocode", "Bishn")
    assert outcome.exit_code == 0
    assert outcome.output.startswith("“Bishn” was read as Bishan")


def test_a_database_that_is_not_prepared_is_one_sentence(tmp_path: Path) -> None:
    fresh = create_app(PLANNER_INSTANCE=str(tmp_path))
    outcome = fresh.test_cli_runner().invoke(args=["near", "Bishan"])
    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error: The database is not migrated: run")


def test_geocode_stops_where_nothing_is_known(run: Run) -> None:
    outcome = run("geocode", "qqqq zzzz wwww")
    assert outcome.exit_code == 1
    assert "Error:" in outcome.output


def test_check_data_finds_no_fault_in_our_files(run: Run) -> None:
    outcome = run("check-data")
    assert (outcome.exit_code, outcome.output) == (0, "No faults in data/.\n")


def test_check_data_names_the_file_and_the_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tiny(tmp_path / "data", places=respelled("places", "library,1.3", "barn,1.3"))
    monkeypatch.setattr(commands, "DATA", folder)
    outcome = run("check-data")
    assert outcome.exit_code == 1
    assert "data/places.csv:2: " in outcome.output
    assert re.search(r"\d+ faults? in data/\.", outcome.output)


def test_check_data_warns_of_overdue_sources_and_still_succeeds(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tiny(tmp_path / "data")
    write_guides(folder / "guides", sources=reworded("sources", "2027-11-22", "2026-11-23"))
    monkeypatch.setattr(commands, "DATA", folder)
    outcome = run("check-data")
    assert outcome.exit_code == 0
    assert outcome.output.splitlines() == [
        "Warning: data/guides/sources.yaml:10: law was to be read again by 2026-11-23",
        "No faults in data/.",
    ]


def test_a_second_preparation_changes_nothing(run: Run, app: Flask) -> None:
    instance: Path = app.config["SETTINGS"].instance
    gazetteer = (instance / "gazetteer.db").stat().st_mtime_ns
    outcome = run("prepare")
    assert (outcome.exit_code, outcome.output) == (0, "Nothing changed.\n")
    assert (instance / "gazetteer.db").stat().st_mtime_ns == gazetteer
    assert run("seed").output == "Nothing changed.\n"


@pytest.fixture
def tiny_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    for reader in (commands, health):
        monkeypatch.setattr(reader, "DATA", write_tiny(tmp_path / "data"))
    return create_app(PLANNER_INSTANCE=str(tmp_path / "new"), PLANNER_FIXED_NOW=TUESDAY_18_30)


def test_prepare_makes_the_folder_and_the_database_and_says_what_it_added(
    tiny_app: Flask, tmp_path: Path
) -> None:
    outcome = tiny_app.test_cli_runner().invoke(args=["prepare"])
    assert outcome.exit_code == 0
    assert "2 added: atrium, booths" in outcome.output
    assert (tmp_path / "new" / "planner.db").exists()
    assert tiny_app.test_client().get("/readyz").status_code == 200


def test_seed_says_what_changed_and_keeps_it(tiny_app: Flask, tmp_path: Path) -> None:
    runner = tiny_app.test_cli_runner()
    runner.invoke(args=["prepare"])
    write_tiny(tmp_path / "data", places=respelled("places", "1 Test Road", "9 Test Road"))
    assert runner.invoke(args=["seed"]).output == "1 changed: atrium\n"
    assert runner.invoke(args=["seed"]).output == "Nothing changed.\n"
