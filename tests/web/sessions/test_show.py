"""A session's page: how it fits, a fix taken with one press, a date left out, all undone."""

import pytest

from tests.web.planned import FORM, LATE, WEEKLY, Planner, let_it_be, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]


def fix_named(ana: Planner, address: str, words: str) -> str:
    buttons = ana.page(address).all("button", name="fix")
    (value,) = [each["value"] for each in buttons if words in each["aria-label"]]
    return value


def take(ana: Planner, address: str, value: str, version: str = "1") -> str:
    form = {"on": address.rpartition("on=")[2], "version": version, "fix": value}
    response = ana.send(part_of(address, "fix").partition("?")[0], form)
    return ana.follow(response) if response.status_code == 303 else read(response).errors


def test_it_says_when_where_and_how_it_fits(ana: Planner) -> None:
    words = ana.words(ana.plan(FORM | {"note": "Chapter 4", "remind": "30"}))
    for part in ("Acids", "Wed 25 Nov, 18:00–20:00", "tomorrow", "Bishan Public Library"):
        assert part in words
    for part in (
        "Open for all of it, until 21:00",
        "Chapter 4",
        "Reminder 30 min before",
        "My topics",
    ):
        assert part in words


def test_saving_can_be_undone(ana: Planner) -> None:
    response = ana.send("/sessions", FORM | {"form_key": "k"})
    page = response.headers["Location"]
    assert "The session is saved." in ana.words(page)
    ana.press(page, "Undo")
    assert ana.sessions() == 0
    ana.page(page, 404)


def test_one_press_takes_a_fix_and_one_undoes_it(ana: Planner) -> None:
    address = ana.plan(LATE)
    form = {"on": "2026-11-25", "version": "1", "fix": fix_named(ana, address, "earlier")}
    response = ana.send("/sessions/" + address.split("/")[2].split("?")[0] + "/fix", form)
    led = response.headers["Location"]
    words = ana.words(led)
    assert "Wed 25 Nov, 18:00–21:00" in words
    assert "Open for all of it" in words
    undone = ana.press(led, "Undo")
    assert "Wed 25 Nov, 19:00–22:00" in ana.follow(undone)


def test_a_fix_may_move_to_another_place(ana: Planner) -> None:
    address = ana.plan(LATE)
    value = fix_named(ana, address, "about")
    words = take(ana, address, value)
    assert "Wed 25 Nov, 19:00–22:00" in words
    assert "Open for all of it" in words


def test_a_fix_that_is_offered_no_more_is_refused_with_what_is_offered_now(ana: Planner) -> None:
    address = ana.plan(LATE)
    assert "no longer open" in take(ana, address, "earlier 2026-11-25T10:00 2026-11-25T13:00")
    assert "no longer open" in take(ana, address, "")
    assert "19:00–22:00" in ana.words(address)


def test_a_fix_pressed_on_an_old_page_is_refused(ana: Planner) -> None:
    address = ana.plan(LATE)
    value = fix_named(ana, address, "earlier")
    assert "was changed after this form was opened" in take(ana, address, value, version="9")


def test_skipping_a_date_keeps_the_others_and_brings_back(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"from": "19:00", "to": "22:00"})
    words = take(ana, address, fix_named(ana, address, "Skip"))
    assert "This date is skipped." in words
    assert "Skipped" in words
    assert "Bring it back" in words
    assert "Planned" in ana.follow(ana.press(address, "Bring it back"))


def test_a_date_can_be_skipped_with_a_press_and_not_twice(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    version = ana.version(address)
    assert "is skipped" in ana.follow(ana.press(address, "Skip this date"))
    form = {"on": "2026-11-25", "version": version}
    url = part_of(address, "cancel").partition("?")[0]
    assert "This date is skipped." in ana.follow(ana.send(url, form))
    assert "Planned" in ana.words(address.replace("2026-11-25", "2026-12-02"))


def test_what_is_over_is_not_skipped(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    let_it_be(ana.app, "2027-01-26T09:00:00+08:00")
    form = {"on": "2026-11-25", "version": "1", "scope": "later"}
    response = ana.send(part_of(address, "cancel").partition("?")[0], form)
    assert response.status_code == 400
    assert "No date is left to skip" in read(response).errors


def test_a_series_lists_its_dates_and_marks_the_one_shown(ana: Planner) -> None:
    page = ana.page(ana.plan(WEEKLY))
    assert "Every week on Wed" in page.one("main").text
    (shown,) = page.all("a", aria_current="page")[-1:]
    assert shown.text == "Wed 25 Nov"
    links = [each.text for each in page.all("a") if "on=2026-12-02" in each["href"]]
    assert links == ["Wed 2 Dec"]


def test_without_a_date_the_next_one_is_shown(ana: Planner) -> None:
    address = ana.plan(WEEKLY).partition("?")[0]
    let_it_be(ana.app, "2026-12-03T09:00:00+08:00")
    assert "Wed 9 Dec" in ana.page(address).one("title").text
    let_it_be(ana.app, "2027-03-03T09:00:00+08:00")
    assert "Wed 16 Dec" in ana.page(address).one("title").text


def test_the_next_date_is_the_next_that_takes_place(ana: Planner) -> None:
    first = ana.plan(WEEKLY | {"count": "3"})
    second = first.replace("2026-11-25", "2026-12-02")
    moved = {"date": "20 Dec 2026", "from": "10:00", "to": "12:00"}
    form = {"on": "2026-11-25", "version": "1", **moved}
    ana.follow(ana.send(part_of(first, "move").partition("?")[0], form))
    address = first.partition("?")[0]
    assert "Wed 2 Dec" in ana.page(address).one("title").text
    ana.press(second, "Skip this date")
    assert "Wed 9 Dec" in ana.page(address).one("title").text
    let_it_be(ana.app, "2027-03-03T09:00:00+08:00")
    assert "Sun 20 Dec" in ana.page(address).one("title").text


@pytest.mark.parametrize("on", ["2026-11-26", "soon"])
def test_a_day_that_is_no_date_of_it_is_not_found(ana: Planner, on: str) -> None:
    address = ana.plan(WEEKLY).partition("?")[0]
    ana.page(f"{address}?on={on}", 404)


def test_what_is_over_is_not_judged_but_asked_about(ana: Planner) -> None:
    address = ana.plan(LATE)
    let_it_be(ana.app, "2026-11-26T09:00:00+08:00")
    page = ana.page(address)
    assert not page.all("button", name="fix")
    assert "Over: how did it go?" in page.one("main").text


def test_deleting_lists_what_goes_and_the_undo_brings_it_all_back(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    ask = part_of(address, "delete")
    words = ana.words(ask)
    assert "Wed 25 Nov, 18:00–20:00" in words
    assert "Wed 16 Dec, 18:00–20:00" in words
    assert "The task itself stays." in words
    response = ana.press(ask, "Delete all 4 dates")
    assert response.headers["Location"].startswith("/plan")
    ana.page(address, 404)
    act = ana.last_act()
    assert "That is undone." in ana.follow(ana.post(f"/plan/acts/{act}/undo"))


def test_only_this_and_later_dates_can_go(ana: Planner) -> None:
    first = ana.plan(WEEKLY)
    third = first.replace("2026-11-25", "2026-12-09")
    form = {"on": "2026-12-09", "version": "1", "scope": "later"}
    assert "are skipped" in ana.follow(ana.send(part_of(first, "cancel").partition("?")[0], form))
    assert "Planned" in ana.words(first)
    for address in (third, first.replace("2026-11-25", "2026-12-16")):
        assert "Bring it back" in ana.words(address)


def test_an_old_delete_is_refused(ana: Planner) -> None:
    address = ana.plan()
    form = {"on": "2026-11-25", "version": "7"}
    response = ana.send(part_of(address, "delete").partition("?")[0], form)
    assert response.status_code == 409
    assert "Nothing was saved" in read(response).errors
    assert ana.sessions() == 1
