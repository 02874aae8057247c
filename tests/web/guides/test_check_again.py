"""The whole way of a changed page: from a look at it to the task, the guide, and done again.

Ana and Ben settle their tasks on Monday, the page changes, the next looks are on Tuesday and on
Wednesday. Task j1 rests on the agency's page and on NUS's, task c1 on NUS's alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from planner.web.guides.guidebook import Shelf
from tests.services.small_guidebook import SUNDAY, guidebook
from tests.web.changed_page import (
    GUIDES,
    MONDAY,
    NEW,
    NEWER,
    OLD,
    TUESDAY,
    WEDNESDAY,
    Kept,
    OpenShelf,
    World,
    excerpts,
    kept_by,
    pill,
    resting,
    row_of,
    saved_from_the_flow,
    settle,
)
from tests.web.saved import EVIDENCE, OFFER, People, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]

ON_GUIDE = "1 page behind this guide changed since we read it and is not yet reviewed"
ON_CHIP = "This page changed on 24 Nov 2026 and is not yet reviewed."
BOTH_DATES = "The page changed on 24 Nov 2026. You marked this done on 23 Nov 2026."
LOGGED = (
    "24 Nov 2026, 18:30 Done → Check again: “Designated activities” changed, noticed on "
    "24 Nov 2026, last seen as it was on 23 Nov 2026. Your evidence is kept."
)


@pytest.fixture
def world(people: People) -> Iterator[World]:
    """Give the outside at rest on Monday, all pages looked at once."""
    app = people.app
    settings, look = app.config["SETTINGS"], app.extensions["source_look"]
    world = app.extensions["source_look"] = World(people)
    open_guidebook(app, replace(guidebook(), guides=GUIDES))
    world.on(MONDAY)
    world.run("check")
    yield world
    app.config["SETTINGS"], app.extensions["source_look"] = settings, look


@pytest.fixture
def open_places(app: Flask, people: People) -> Iterator[None]:
    """Let the first page, which counts the places, read those of the real data."""
    held = people.app.extensions["shelf"]
    with app.app_context():
        people.app.extensions["shelf"] = OpenShelf(app.extensions["shelf"].newest())
    yield
    people.app.extensions["shelf"] = held


@pytest.fixture
def anas(world: World) -> Kept:
    """Let Ana settle two tasks on Monday, and the agency's page be another on Tuesday."""
    kept = kept_by(world.people.ana)
    world.on(TUESDAY)
    assert "isa-page\tchanged\t1 done task to check again" in world.finds(NEW)
    return kept


def test_the_task_asks_again_with_both_dates_what_changed_and_the_evidence(
    world: World, anas: Kept
) -> None:
    ana = world.people.ana
    words = ana.words(anas.j1)
    assert pill(ana, anas.j1) == "Check again"
    for part in (
        f"Check again. “Designated activities”: {BOTH_DATES}",
        "Your evidence below is kept as it was",
        *EVIDENCE.values(),
        LOGGED,
    ):
        assert part in words
    excerpt = ana.page(anas.j1).one("pre", class_="excerpt").text
    assert excerpt.startswith("− ")
    assert "28 hours a week." in excerpt.partition("+ ")[0]
    assert "20 hours a week." in excerpt.partition("+ ")[2]


def test_the_lists_name_it(world: World, anas: Kept) -> None:
    ana = world.people.ana
    assert "1 of 5 done, 1 to check again" in row_of(ana.page("/checklists"), OFFER["name"])
    assert "Check again" in row_of(ana.page("/checklists"), OFFER["name"])
    assert BOTH_DATES in row_of(ana.page(anas.checklist), "Do j1")
    assert "Check again" in row_of(ana.page(anas.checklist), "Do j1")


@pytest.mark.usefixtures("open_places")
def test_the_first_page_names_it_until_it_is_done(world: World, anas: Kept) -> None:
    ana, cai = world.people.ana, world.people.cai
    home = ana.page("/")
    assert home.one("h1").text == "What needs you now"
    assert BOTH_DATES in row_of(home, "Do j1")
    assert anas.j1 in {a["href"] for a in home.all("a")}
    assert "Do c1" not in home.one("main").text
    assert "What needs you now" not in cai.words("/")
    settle(ana, anas.j1)
    assert "What needs you now" not in ana.words("/")


def test_a_task_that_rests_on_another_page_stays_done(world: World, anas: Kept) -> None:
    assert pill(world.people.ana, anas.c1) == "Done"
    assert "page changed" not in world.people.ana.words(anas.c1)


def test_only_the_guide_behind_which_it_stands_says_so(world: World, anas: Kept) -> None:
    cai = world.people.cai
    japan, korea = cai.words("/guides/japan"), cai.words("/guides/korea")
    assert (ON_GUIDE in japan, ON_CHIP in japan) == (True, True)
    assert "changed" not in korea
    sources = cai.words("/guides/sources")
    assert "2 pages, 1 changed and not yet reviewed" in sources
    assert "changed, 24 Nov 2026" in sources
    assert ON_CHIP in sources
    assert ON_CHIP in cai.words("/guides/check/outcome?country=japan&school=nus&pay=none")
    assert world.people.ana.words(anas.j1).count(ON_CHIP) == 1


def test_a_second_look_at_the_same_text_changes_nothing_more(world: World, anas: Kept) -> None:
    before = world.people.rows()
    task = world.people.ana.words(anas.j1)
    world.on(WEDNESDAY)
    assert "isa-page\tunchanged" in world.finds(NEW)
    after = world.people.rows()
    assert {name for name in after if after[name] != before[name]} == {"watched_source"}
    assert world.people.ana.words(anas.j1) == task
    assert ON_GUIDE in world.people.cai.words("/guides/japan")


def test_a_review_clears_the_guide_and_not_the_task(world: World, anas: Kept) -> None:
    ana, cai = world.people.ana, world.people.cai
    excerpt = ana.page(anas.j1).one("pre", class_="excerpt").text
    world.run("review", "isa-page", "--note", "The limit is 20 hours now.")
    for url in ("/guides/japan", "/guides/sources", anas.j1):
        assert ON_CHIP not in ana.words(url)
    assert ON_GUIDE not in cai.words("/guides/japan")
    assert "not yet reviewed" not in cai.words("/guides/sources")
    assert pill(ana, anas.j1) == "Check again"
    assert BOTH_DATES in ana.words(anas.j1)
    assert ana.page(anas.j1).one("pre", class_="excerpt").text == excerpt
    assert "1 to check again" in ana.words("/checklists")


def test_the_owner_looks_and_it_is_done_again(world: World, anas: Kept) -> None:
    ana = world.people.ana
    world.on(WEDNESDAY)
    ana.done(f"{anas.j1}/opened", source="isa-page")
    assert "You opened it since, on 25 Nov 2026." in ana.words(anas.j1)
    settle(ana, anas.j1)
    words = ana.words(anas.j1)
    assert pill(ana, anas.j1) == "Done"
    assert "Your evidence below" not in words
    assert EVIDENCE["says"] in words
    assert "25 Nov 2026, 09:00 Check again → Done." in words
    assert "to check again" not in ana.words("/checklists")
    world.finds(NEW)
    assert pill(ana, anas.j1) == "Done"


@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY], ids=["the same day", "the next day"])
def test_the_next_change_shows_only_what_is_new(world: World, anas: Kept, day: datetime) -> None:
    ana = world.people.ana
    settle(ana, anas.j1)
    world.on(day)
    world.finds(NEWER)
    assert f"The page changed on {day.day} Nov 2026." in ana.words(anas.j1)
    excerpt = ana.page(anas.j1).one("pre", class_="excerpt").text
    assert "16 hours" in excerpt
    assert "28 hours" not in excerpt


def test_a_page_that_changes_twice_before_its_reader_looks_shows_both(
    world: World, anas: Kept
) -> None:
    ana = world.people.ana
    world.on(WEDNESDAY)
    assert "changed\t0 done tasks" in world.finds(NEWER)
    assert BOTH_DATES in ana.words(anas.j1)
    excerpt = excerpts(ana, anas.j1)
    for hours in ("28 hours", "20 hours", "16 hours"):
        assert hours in excerpt


def test_a_second_page_that_changes_is_named_on_the_task(world: World, anas: Kept) -> None:
    ana = world.people.ana
    world.finds(NEWER, "nus-page")
    assert "16 hours" in excerpts(ana, anas.c1)
    assert "20 hours" in excerpts(ana, anas.j1)
    assert "16 hours" in excerpts(ana, anas.j1)
    assert "“Internships abroad” has changed since as well." in ana.words(anas.j1)
    assert "“Internships abroad” changed, noticed on" in ana.words(anas.j1)
    assert "changed since as well" not in ana.words(anas.c1)
    assert "Check again. “Internships abroad”" in ana.words(anas.c1)
    assert "2 to check again" in ana.words("/checklists")
    assert ana.words(anas.j1).count(ON_CHIP) == 2


def test_every_owner_is_asked_and_no_task_that_is_not_done(world: World) -> None:
    ana, ben = world.people.ana, world.people.ben
    mine, bens = kept_by(ana), kept_by(ben)
    korean = saved_from_the_flow(ben, "?country=korea&school=nus&pay=none")
    k1 = ben.task(korean, "Do k1")
    settle(ben, k1)
    open_j1 = ana.task(saved_from_the_flow(ana), "Do j1")
    world.on(TUESDAY)
    assert "2 done tasks to check again" in world.finds(NEW)
    assert [pill(ana, mine.j1), pill(ben, bens.j1)] == ["Check again", "Check again"]
    assert [pill(ana, mine.c1), pill(ben, bens.c1), pill(ben, k1)] == ["Done", "Done", "Done"]
    assert pill(ana, open_j1) == "Not started"
    settle(ana, mine.j1)
    assert [pill(ana, mine.j1), pill(ben, bens.j1)] == ["Done", "Check again"]


def test_it_holds_on_the_real_guide(world: World) -> None:
    ana, book = world.people.ana, Shelf(lambda: SUNDAY).book()
    open_guidebook(world.people.app, book)
    title, source, guide = resting(book)
    task = ana.task(ana.save("?guide=japan"), title)
    ana.done(f"{task}/evidence", says="They wrote: yes.")
    settle(ana, task)
    world.finds(OLD, source)
    world.on(TUESDAY)
    assert "1 done task to check again" in world.finds(NEW, source)
    words = ana.words(task)
    assert pill(ana, task) == "Check again"
    assert BOTH_DATES in words
    assert "They wrote: yes." in words
    assert ON_GUIDE in ana.words(guide)
    world.run("review", source, "--note", "Read.")
    assert ON_GUIDE not in ana.words(guide)
    assert pill(ana, task) == "Check again"
