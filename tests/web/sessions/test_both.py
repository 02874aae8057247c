"""Two versions of a session side by side, and what is both chosen and typed: nothing is lost."""

import pytest
from werkzeug.test import TestResponse

from planner.web.sessions.versions import Rows, differing
from tests.web.planned import BISHAN, FORM, WEEKLY, Planner, Planners, form_of, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]


def late_edit(ana: Planner, first: dict[str, str], second: dict[str, str]) -> TestResponse:
    """Let one device save a change of all dates, and another one later."""
    address = ana.plan(WEEKLY)
    url, form = part_of(address, "edit"), form_of(ana.page(part_of(address, "edit")))
    form |= {"scope": "all", "day": "2"}
    ana.follow(ana.send(url.partition("?")[0], form | first))
    return ana.send(url.partition("?")[0], form | second)


def test_how_it_repeats_and_what_it_needs_are_put_beside_each_other(ana: Planner) -> None:
    late = late_edit(ana, {"count": "5"}, {"count": "7", "want": "wifi", "skips": "holidays"})
    assert late.status_code == 409
    words = read(late).one("main").text
    for part in (
        "It needs Saved now empty What you typed Wi-Fi",
        "Repeat Saved now Every week on Wed, 5 times",
        "What you typed Every week on Wed, 7 times; public holidays are left out",
        "For which dates What you typed All dates that are still to come",
    ):
        assert part in words


def test_the_same_is_the_same_for_however_many_dates(ana: Planner) -> None:
    late = late_edit(ana, {"count": "5"}, {"count": "5"})
    assert "The session is changed." in ana.follow(late)


def test_of_one_date_how_it_repeats_is_not_compared(ana: Planner) -> None:
    late = late_edit(ana, {"count": "5"}, {"scope": "this", "from": "17:00"})
    headings = [each.text for each in read(late).all("h2")]
    assert [each for each in headings if each in {"When", "Repeat", "For which dates"}] == [
        "When",
        "For which dates",
    ]


def test_tasks_are_named_by_their_titles(ana: Planner) -> None:
    ana.plan(FORM | {"topic": "Bases"})
    options = {each.text: each["value"] for each in ana.page("/sessions/new").all("option")}
    late = late_edit(ana, {"count": "5"}, {"task": options["Bases"]})
    assert "Task Saved now Acids What you typed Bases" in read(late).one("main").text


def test_nobody_elses_task_is_named(planners: Planners) -> None:
    ana, ben = planners.ana, planners.ben
    ben.plan(FORM | {"topic": "Bases"})
    options = {each.text: each["value"] for each in ben.page("/sessions/new").all("option")}
    late = late_edit(ana, {"count": "5"}, {"task": options["Bases"]})
    assert "Bases" not in read(late).one("main").text
    assert "What you typed a task that is not listed" in read(late).one("main").text


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((("Note", "a", "a"), ("Scope", None, "this")), 0),
        ((("Note", "a", "b"), ("Scope", None, "this")), 2),
        ((("Note", "a", "b"), ("When", "x", "x")), 1),
    ],
)
def test_only_what_differs_is_shown(rows: Rows, shown: int) -> None:
    assert len(differing(rows)) == shown


@pytest.mark.parametrize("chosen", [{"place": BISHAN}, {"place": "", "find": "toa payoh public"}])
def test_a_place_and_own_words_are_not_both_taken(ana: Planner, chosen: dict[str, str]) -> None:
    response = ana.send("/sessions", FORM | chosen | {"where": "Home", "form_key": "k"})
    assert response.status_code == 400
    page = read(response)
    assert "Choose a place or write where in your own words, not both" in page.errors
    assert form_of(page)["where"] == "Home"
    assert form_of(page)["place"]


def test_a_task_chosen_and_another_typed_are_both_named_and_kept(ana: Planner) -> None:
    ana.plan(FORM | {"topic": "Bases"})
    options = {each.text: each["value"] for each in ana.page("/sessions/new").all("option")}
    response = ana.send("/sessions", FORM | {"task": options["Bases"], "form_key": "k"})
    assert response.status_code == 400
    page = read(response)
    assert "“Acids” is typed, and “Bases” is chosen above" in page.errors
    assert form_of(page)["topic"] == "Acids"
    assert form_of(page)["task"] == options["Bases"]


def test_a_task_that_is_no_number_is_named_as_none_that_is_listed(ana: Planner) -> None:
    response = ana.send("/sessions", FORM | {"task": "9" * 30, "form_key": "k"})
    assert "“a task that is not listed” is chosen" in read(response).errors


def test_what_belongs_to_all_dates_says_so_beside_it(ana: Planner) -> None:
    words = "Belongs to all dates alike"
    assert words in ana.words(part_of(ana.plan(WEEKLY), "edit"))
    assert words not in ana.words(part_of(ana.plan(), "edit"))
