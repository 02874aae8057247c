"""One date moved: typed, in steps, dragged; too late, and out of the way of a clash."""

import pytest
from werkzeug.test import TestResponse

from tests.web.planned import FORM, LATE, WEEKLY, Planner, form_of, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]


@pytest.fixture
def address(ana: Planner) -> str:
    return ana.plan()


def move(ana: Planner, address: str, part: str = "move", **changes: str) -> TestResponse:
    form = form_of(ana.page(part_of(address, "move")))
    form |= {name.rstrip("_"): text for name, text in changes.items()}
    return ana.send(part_of(address, part).partition("?")[0], form)


def test_a_typed_time_moves_it_and_undo_puts_it_back(ana: Planner, address: str) -> None:
    led = move(ana, address, date="26 Nov 2026", from_="5pm", to="7pm").headers["Location"]
    words = ana.words(led)
    assert "The session is moved." in words
    assert "Thu 26 Nov, 17:00–19:00" in words
    assert "Bishan Public Library" in words
    assert "Wed 25 Nov, 18:00–20:00" in ana.follow(ana.press(led, "Undo"))


def test_a_drag_sends_no_more_than_the_times(ana: Planner) -> None:
    address = ana.plan(FORM | {"place": "", "where": "My desk"})
    sent = {
        "version": "1",
        "on": "2026-11-25",
        "date": "2026-11-25",
        "from": "16:15",
        "to": "17:45",
    }
    words = ana.follow(ana.send(part_of(address, "move").partition("?")[0], sent))
    assert "Wed 25 Nov, 16:15–17:45" in words
    assert "My desk" in words


@pytest.mark.parametrize(
    ("step", "times"),
    [
        ("earlier", ("Wed 25 Nov 2026", "17:45", "19:45")),
        ("later", ("Wed 25 Nov 2026", "18:15", "20:15")),
        ("shorter", ("Wed 25 Nov 2026", "18:00", "19:45")),
        ("longer", ("Wed 25 Nov 2026", "18:00", "20:15")),
        ("day-before", ("Tue 24 Nov 2026", "18:00", "20:00")),
        ("day-after", ("Thu 26 Nov 2026", "18:00", "20:00")),
        ("sideways", ("Wed 25 Nov 2026", "18:00", "20:00")),
    ],
)
def test_steps_change_the_form_and_save_nothing(
    ana: Planner, address: str, step: str, times: tuple[str, str, str]
) -> None:
    for part in ("move/check", "move"):
        sent = form_of(read(move(ana, address, part, step=step)))
        assert (sent["date"], sent["from"], sent["to"]) == times
        if step == "sideways":
            return
    assert "18:00–20:00" in ana.words(address)


def test_no_step_makes_a_session_of_no_length(ana: Planner) -> None:
    address = ana.plan(FORM | {"to": "18:15"})
    sent = form_of(read(move(ana, address, "move/check", step="shorter")))
    assert sent["to"] == "18:15"


def test_the_new_time_is_judged_before_it_is_saved(ana: Planner, address: str) -> None:
    words = read(move(ana, address, "move/check", to="22:00")).one("main").text
    assert "Closes 21:00, 1 h before you finish" in words
    assert "Move it as it is" in words


def test_a_fix_is_put_into_the_form(ana: Planner) -> None:
    address = ana.plan(LATE)
    page = ana.page(part_of(address, "move"))
    (fix,) = [
        each["value"] for each in page.all("button", name="fix") if "earlier" in each["aria-label"]
    ]
    sent = form_of(read(move(ana, address, fix=fix)))
    assert (sent["from"], sent["to"]) == ("18:00", "21:00")


def test_times_that_cannot_be_read_come_back_as_typed(ana: Planner, address: str) -> None:
    response = move(ana, address, from_="sixish", step="")
    assert response.status_code == 400
    assert form_of(read(response))["from"] == "sixish"
    stepped = move(ana, address, "move/check", from_="sixish", step="later")
    assert form_of(read(stepped))["from"] == "sixish"


def test_one_date_of_a_series_moves_alone(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    assert "Only this date moves" in ana.words(part_of(address, "move"))
    led = move(ana, address, from_="16:00", to="18:00").headers["Location"]
    assert led.partition("&")[0] == address
    assert "18:00–20:00" in ana.words(address.replace("2026-11-25", "2026-12-02"))


def test_a_cancelled_date_does_not_move(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    ana.press(address, "Skip this date")
    response = move(ana, address, from_="16:00")
    assert response.status_code == 400
    assert "This date is skipped" in read(response).errors


def test_a_date_moved_onto_another_of_its_series_clashes(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    words = read(move(ana, address, "move/check", date="2 Dec 2026")).one("main").text
    assert "Overlaps “Acids”" in words


def test_a_late_move_shows_both(ana: Planner, address: str) -> None:
    old = ana.version(address)
    move(ana, address, from_="17:00")
    late = move(ana, address, version=old, from_="16:00")
    assert late.status_code == 409
    page = read(late)
    assert (
        "Saved now Wed 25 Nov, 17:00–20:00 What you typed Wed 25 Nov, 16:00"
        in page.one("main").text
    )
    hidden = {each["name"]: each["value"] for each in page.all("input", type="hidden")}
    assert "16:00–20:00" in ana.follow(ana.send(page.one("form")["action"], hidden))


@pytest.mark.parametrize("part", ["move", "move/check"])
def test_a_date_that_is_gone_keeps_what_was_typed(ana: Planner, part: str) -> None:
    address = ana.plan(WEEKLY)
    form = form_of(ana.page(part_of(address, "move"))) | {"from": "16:20"}
    new_days = WEEKLY | {"date": "26 Nov 2026", "day": "3", "on": "2026-11-25", "scope": "all"}
    task = ana.page(part_of(address, "edit")).all("option", selected="")[0]["value"]
    changed = new_days | {"version": "1", "task": task, "topic": ""}
    ana.follow(ana.send(part_of(address, "edit").partition("?")[0], changed))
    response = ana.send(part_of(address, part).partition("?")[0], form)
    assert response.status_code == 409
    assert "16:20" in read(response).one("main").text
