"""What happened in a session: the clock, the outcome, the next free time, the task moving on."""

import pytest
from werkzeug.test import TestResponse

from tests.web.planned import FORM, WEEKLY, Planner, let_it_be, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]

DURING = "2026-11-25T18:40:00+08:00"
AFTER = "2026-11-25T20:30:00+08:00"


@pytest.fixture
def address(ana: Planner) -> str:
    return ana.plan()


def finish(ana: Planner, address: str, **form: str) -> TestResponse:
    sent = {"on": address.rpartition("on=")[2], "version": ana.version(address), **form}
    return ana.send(part_of(address, "finish").partition("?")[0], sent)


def test_the_clock_is_kept_on_the_server(ana: Planner, address: str) -> None:
    let_it_be(ana.app, "2026-11-25T18:05:00+08:00")
    ana.press(address, "Start the clock")
    let_it_be(ana.app, DURING)
    page = ana.page(address)
    assert "Running since 18:05 35 min" in page.one("main").text
    (clock,) = [each for each in page.all("p") if each["data-started"]]
    assert clock["data-started"] == "1795601100"
    stopped = ana.follow(ana.press(address, "Stop"))
    assert "35 min so far" in stopped
    assert ana.page(address).one("input", name="minutes")["value"] == "35"
    assert "Go on" in stopped


def test_finishing_writes_down_what_became_of_it_and_asks_for_the_task(
    ana: Planner, address: str
) -> None:
    let_it_be(ana.app, AFTER)
    words = ana.follow(
        finish(ana, address, status="partly", minutes="75", line="Buffers are clear")
    )
    assert "Partly done, 1 h 15 min" in words
    assert "Buffers are clear" in words
    assert "Did the task move on?" in words
    response = ana.press(address, "In progress", status="in-progress")
    assert response.status_code == 303


def test_a_task_that_is_done_is_not_asked_for(ana: Planner, address: str) -> None:
    finish(ana, address, status="done")
    ana.press(address, "Done", status="done")
    assert "Did the task move on?" not in ana.words(address)


def test_a_missed_one_offers_the_next_free_time(ana: Planner, address: str) -> None:
    let_it_be(ana.app, AFTER)
    words = ana.follow(finish(ana, address, status="missed"))
    assert "Nothing is lost. The next time that is free:" in words
    assert "Plan it for Thu 26 Nov, 10:00–12:00" in words
    (link,) = [a for a in ana.page(address).all("a") if a["href"].startswith("/sessions/new?")]
    page = ana.page(link["href"])
    assert page.one("input", name="date")["value"] == "Thu 26 Nov 2026"
    assert "Acids" in [each.text for each in page.all("option") if "selected" in each.attributes]


def test_the_next_free_time_keeps_own_words_for_the_place_and_what_it_needs(ana: Planner) -> None:
    address = ana.plan(FORM | {"place": "", "where": "My desk & chair", "want": "quiet"})
    let_it_be(ana.app, AFTER)
    finish(ana, address, status="missed")
    (link,) = [a for a in ana.page(address).all("a") if a["href"].startswith("/sessions/new?")]
    page = ana.page(link["href"])
    assert page.one("input", name="where")["value"] == "My desk & chair"
    assert "checked" in page.one("input", name="want", value="quiet").attributes


def test_nothing_is_offered_where_no_time_is_free(ana: Planner) -> None:
    night = ana.plan(FORM | {"place": "", "from": "09:00", "to": "21:00"})
    for day in range(24, 31):
        ana.plan(FORM | {"date": f"{day} Nov 2026", "from": "15:00", "to": "21:00", "place": ""})
    for day in range(1, 12):
        ana.plan(FORM | {"date": f"{day} Dec 2026", "from": "15:00", "to": "21:00", "place": ""})
    assert "No time is free within two weeks." in ana.follow(finish(ana, night, status="missed"))


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "Choose what became of it"),
        ({"status": "cancelled"}, "Choose done, partly done or missed."),
        ({"status": "done", "minutes": "an hour"}, "“an hour” is no number of minutes"),
        ({"status": "done", "minutes": "9999"}, "9999 minutes"),
        ({"status": "done", "line": "x" * 301}, "301 characters"),
    ],
)
def test_a_fault_loses_nothing(ana: Planner, address: str, form: dict[str, str], says: str) -> None:
    response = finish(ana, address, **{"line": "Kept words", **form})
    assert response.status_code == 400
    page = read(response)
    assert says in page.errors
    assert page.one("input", name="line")["value"] == form.get("line", "Kept words")


def test_minutes_may_be_left_out(ana: Planner, address: str) -> None:
    assert "Done, 2 h" in ana.follow(finish(ana, address, status="done", minutes=" "))


def test_what_was_written_down_can_be_opened_again(ana: Planner, address: str) -> None:
    finish(ana, address, status="missed", line="Slept in")
    words = ana.follow(ana.press(address, "Say anew how it went"))
    assert "It is open again." in words
    assert "Slept in" not in words
    assert "Planned" in words


def test_finishing_can_be_undone(ana: Planner, address: str) -> None:
    led = finish(ana, address, status="done").headers["Location"]
    assert "That is undone." in ana.follow(ana.press(led, "Undo"))
    assert "When you begin" in ana.words(address)


def test_two_devices_finish_and_the_second_sees_both(ana: Planner, address: str) -> None:
    old = ana.version(address)
    finish(ana, address, status="done", minutes="60", line="First")
    late = finish(ana, address, version=old, status="partly", minutes="30", line="Second")
    assert late.status_code == 409
    words = read(late).one("main").text
    assert "Status Saved now Done What you typed Partly done" in words
    assert "Minutes spent Saved now 60 What you typed 30" in words
    assert "One line Saved now First What you typed Second" in words


@pytest.mark.parametrize("part", ["timer", "reopen"])
def test_an_old_press_is_refused(ana: Planner, address: str, part: str) -> None:
    if part == "reopen":
        finish(ana, address, status="done")
    url = part_of(address, part).partition("?")[0]
    response = ana.send(url, {"on": "2026-11-25", "version": "9"})
    assert response.status_code == 409
    assert "was changed after this form was opened" in read(response).errors


def press_twice(ana: Planner, address: str, part: str, **form: str) -> str:
    """Press a button twice on the page as it stands, and give the words that follow."""
    sent = {"on": "2026-11-25", "version": ana.version(address), **form}
    url = part_of(address, part).partition("?")[0]
    ana.follow(ana.send(url, sent))
    return ana.follow(ana.send(url, sent))


def test_a_second_press_of_the_clock_changes_nothing(ana: Planner, address: str) -> None:
    let_it_be(ana.app, "2026-11-25T18:05:00+08:00")
    assert "The clock is running." in press_twice(ana, address, "timer", timer="start")
    let_it_be(ana.app, DURING)
    stopped = press_twice(ana, address, "timer", timer="stop")
    assert "The clock has stopped." in stopped
    assert "35 min so far" in stopped


def test_what_is_open_again_is_opened_once(ana: Planner, address: str) -> None:
    finish(ana, address, status="missed")
    assert "It is open again." in press_twice(ana, address, "reopen")
    assert "It stays as it is." in press_twice(ana, address, "accept")


def test_a_clock_is_not_started_for_what_is_finished(ana: Planner, address: str) -> None:
    finish(ana, address, status="missed")
    form = {"on": "2026-11-25", "version": ana.version(address), "timer": "start"}
    response = ana.send(part_of(address, "timer").partition("?")[0], form)
    assert response.status_code == 400
    assert "This date is missed" in read(response).errors


@pytest.mark.parametrize(
    ("moment", "is_offered"),
    [("16:59", False), ("17:00", True), ("19:59", True), ("20:00", False)],
)
def test_the_clock_is_offered_from_an_hour_before_until_the_end(
    ana: Planner, address: str, moment: str, *, is_offered: bool
) -> None:
    let_it_be(ana.app, f"2026-11-25T{moment}:00+08:00")
    assert ("Start the clock" in ana.words(address)) is is_offered


@pytest.mark.parametrize(
    ("status", "says"),
    [("done", "Marked as done."), ("partly", "Marked as partly done."), ("missed", "as missed.")],
)
def test_it_says_as_what_it_is_marked(ana: Planner, address: str, status: str, says: str) -> None:
    assert says in ana.follow(finish(ana, address, status=status))


def test_lengths_are_written_as_lengths(ana: Planner, address: str) -> None:
    words = ana.words(address)
    assert "2 h planned" in words
    assert "Leave empty for the clock’s time, or the 120 planned." in words


def test_one_date_of_a_series_is_logged_alone(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    finish(ana, address, status="done", minutes="90")
    words = ana.words(address)
    assert "Wed 25 Nov done" in words
    assert "Planned" in ana.words(address.replace("2026-11-25", "2026-12-02"))


def test_finishing_a_deleted_one_keeps_what_was_typed(ana: Planner, address: str) -> None:
    version = ana.version(address)
    ana.press(part_of(address, "delete"), "Delete it")
    form = {"on": "2026-11-25", "version": version, "status": "done", "line": "Kept words"}
    response = ana.send(part_of(address, "finish").partition("?")[0], form)
    assert response.status_code == 409
    page = read(response)
    assert "Kept words" in page.one("main").text
    restore = [each["action"] for each in page.all("form")]
    assert "That is undone." in ana.follow(ana.post(restore[0]))
