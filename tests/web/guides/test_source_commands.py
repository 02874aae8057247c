"""``flask sources`` tells of every page in a line, and fails only through our own fault."""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from planner.adapters.one_run import one_run
from planner.app import create_app
from planner.domain.guides.guidebook import Guidebook
from planner.domain.watch.source_watch import Found, FoundKind, Look
from planner.store.database import db
from planner.web.guides import source_commands
from tests.services.small_guidebook import SOURCES, guidebook
from tests.web.conftest import TUESDAY_18_30

Run = Callable[..., Result]
ISA, NUS = SOURCES
OLD = "Students ask their school first. Work beside one's studies: up to 28 hours a week."
NEW = "Students ask their school first. Work beside one's studies: up to 20 hours a week."
NOBODY = Found(FoundKind.UNREACHABLE, "It took no connection.")


class Shelf:
    """Hold a guidebook of two sources."""

    def book(self) -> Guidebook:
        return replace(guidebook(), sources={source.id: source for source in SOURCES})


class Pages:
    """Be the outside: each address answers what stands here; note who asked for what."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {ISA.url: page(OLD), NUS.url: page(OLD)}
        self.asked: list[str] = []
        self.hosts_of: list[str] = []

    def __call__(self, urls: Collection[str]) -> Look:
        self.hosts_of = list(urls)
        return self._look

    def _look(self, url: str, _etag: str, _last_modified: str) -> Found:
        self.asked.append(url)
        return self.found[url]


def page(text: str) -> Found:
    return Found(FoundKind.TEXT, text=text, read_with="reader 1")


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def watched_app(tmp_path: Path, pages: Pages) -> Iterator[Flask]:
    app = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_FIXED_NOW=TUESDAY_18_30)
    app.extensions.update(guidebook=Shelf(), source_look=pages)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def run(watched_app: Flask) -> Run:
    runner = watched_app.test_cli_runner()
    return lambda *words: runner.invoke(args=["sources", *words])


def lines(outcome: Result) -> list[list[str]]:
    return [line.split("\t") for line in outcome.output.splitlines()]


def test_check_prints_a_line_for_each_source_and_a_count(run: Run, pages: Pages) -> None:
    first = run("check")
    new = "Read for the first time: there is nothing yet to compare it with."
    assert first.exit_code == 0
    assert lines(first) == [
        ["isa-page", "unchanged", new],
        ["nus-page", "unchanged", new],
        ["2 of 2 sources looked at: 2 unchanged."],
    ]
    assert pages.hosts_of == [ISA.url, NUS.url]
    pages.found[ISA.url] = page(NEW)
    assert lines(run("check")) == [
        ["isa-page", "changed", "0 done tasks to check again"],
        ["nus-page", "unchanged"],
        ["2 of 2 sources looked at: 1 changed; 1 unchanged."],
    ]


def test_pages_that_are_down_are_no_fault_of_ours(run: Run, pages: Pages) -> None:
    pages.found[ISA.url] = NOBODY
    pages.found[NUS.url] = Found(FoundKind.GONE, "It is not there.")
    outcomes = [run("check") for _ in range(3)]
    assert [outcome.exit_code for outcome in outcomes] == [0, 0, 0]
    assert sorted(lines(outcomes[1])) == [
        ["2 of 2 sources looked at: 1 no longer there; 1 without an answer so far."],
        ["isa-page", "no answer, 2 of 3 in a row", "It took no connection."],
        ["nus-page", "no longer there", "It is not there."],
    ]
    assert ["isa-page", "could not be reached three times in a row", NOBODY.detail] in (
        lines(outcomes[2])
    )


def test_only_the_sources_that_are_named_are_asked(run: Run, pages: Pages) -> None:
    assert lines(run("check", "nus-page", "nus-page"))[-1] == [
        "1 of 1 sources looked at: 1 unchanged."
    ]
    assert pages.asked == [NUS.url]
    assert pages.hosts_of == [ISA.url, NUS.url]  # a page may lead to any registered host


@pytest.mark.parametrize("command", [("check", "no-page", "isa-page"), ("show", "no-page")])
def test_an_unknown_id_is_a_fault_of_ours(run: Run, pages: Pages, command: tuple[str, ...]) -> None:
    outcome = run(*command)
    assert outcome.exit_code == 1
    assert "No source is called no-page: `flask sources list` names them all." in outcome.output
    assert pages.asked == []


def test_a_database_that_is_away_is_a_fault_of_ours(watched_app: Flask, run: Run) -> None:
    with watched_app.app_context():
        db.drop_all()
    outcome = run("check")
    assert outcome.exit_code == 1
    assert "cannot be used" in outcome.output
    assert "Traceback" not in outcome.output


def test_a_second_check_at_the_same_time_is_turned_away(
    run: Run, pages: Pages, tmp_path: Path
) -> None:
    with one_run(tmp_path / "sources.turn", "A check"):
        outcome = run("check")
    assert outcome.exit_code == 1
    assert "A check of the sources is running already: let it end first." in outcome.output
    assert pages.asked == []


def test_a_check_ends_in_time_and_the_next_goes_on(
    run: Run, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter([0.0, 0.0, 60.0])
    with monkeypatch.context() as patched:
        patched.setattr(source_commands, "monotonic", lambda: next(ticks))
        outcome = run("check", "--minutes", "1")
    assert outcome.exit_code == 0
    assert lines(outcome)[-1] == ["1 of 2 sources looked at: 1 unchanged; 1 left for the next run."]
    run("check")
    assert pages.asked == [ISA.url, NUS.url, ISA.url]


def test_list_and_show_tell_what_waits_and_review_clears_it(run: Run, pages: Pages) -> None:
    assert lines(run("list")) == [
        ["isa-page", "not looked at yet"],
        ["nus-page", "not looked at yet"],
    ]
    run("check", "isa-page")
    pages.found[ISA.url] = replace(page(NEW), moved_to=f"{ISA.url}/new")
    run("check", "isa-page")
    waits = "changed on 24 Nov 2026, not yet reviewed, last seen as it was on 24 Nov 2026"
    assert lines(run("list"))[0] == ["isa-page", "changed", "looked at 24 Nov 2026", waits]
    shown = run("show", "isa-page").output
    for part in (ISA.title, ISA.url, f"{ISA.url}/new", waits, "+ …irst. Work", "20 hours a week."):
        assert part in shown
    reviewed = run("review", "isa-page", "--note", "The limit is new.")
    assert reviewed.exit_code == 0
    assert reviewed.output == (
        "isa-page: reviewed on 24 Nov 2026, 1 change settled, noticed on 24 Nov 2026.\n"
    )
    assert waits not in run("list").output + run("show", "isa-page").output


def test_a_review_up_to_a_change_leaves_what_came_later(run: Run, pages: Pages) -> None:
    run("check", "isa-page")
    pages.found[ISA.url] = page(NEW)
    run("check", "isa-page")
    shown = run("show", "isa-page").output
    settling = shown.splitlines()[-1].rpartition(": flask sources ")[2].split()
    assert settling == ["review", "isa-page", "--up-to", "1"]
    assert "\nChange 1: changed on 24 Nov 2026, not yet reviewed" in shown
    pages.found[ISA.url] = page(f"{NEW} Ask again.")
    run("check", "isa-page")
    assert run(*settling).output == (
        "isa-page: reviewed on 24 Nov 2026, 1 change settled, noticed on 24 Nov 2026. "
        "Not settled: 1 change noticed since.\n"
    )
    assert "Change 2: " in run("show", "isa-page").output
    again = run(*settling)
    assert again.exit_code == 1
    assert "No change 1 of 'isa-page' waits for a review: only 2." in again.output


def test_a_review_of_what_did_not_change_is_told(run: Run) -> None:
    outcome = run("review", "isa-page")
    assert outcome.exit_code == 1
    assert "No change of 'isa-page' waits for a review." in outcome.output


def test_a_change_that_only_the_list_knew_of_has_no_earlier_day(
    run: Run, watched_app: Flask, pages: Pages
) -> None:
    class Listed(Shelf):
        def book(self) -> Guidebook:
            source = replace(ISA, fingerprint="0" * 64, read_on=None)
            return replace(guidebook(), sources={source.id: source})

    watched_app.extensions["guidebook"] = Listed()
    run("check")
    assert lines(run("list"))[0][-1] == "changed on 24 Nov 2026, not yet reviewed"
    assert pages.asked == [ISA.url]
    pages.found[ISA.url] = page(NEW)
    run("check")
    assert "2 changes settled, noticed on 24 Nov 2026." in run("review", "isa-page").output


def test_fingerprints_are_listed_for_sources_yaml(run: Run) -> None:
    run("check", "isa-page")
    told = {line[0]: line[-1] for line in lines(run("list", "--fingerprints"))}
    assert len(told["isa-page"]) == 64
    assert told["nus-page"] == "no fingerprint"


def test_a_run_looks_with_the_operators_contact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    monkeypatch.setattr(source_commands, "look_at_hosts_of", lambda *asked: made.append(asked))
    app = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_CONTACT="ana@example.org")
    app.extensions["source_look"]([ISA.url])
    assert made == [([ISA.url], "ana@example.org")]
    assert "PLANNER_CONTACT" not in os.environ
