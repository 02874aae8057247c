"""A session edited: one date, this and later, or all; and two devices that edit the same one."""

import pytest
from werkzeug.test import TestResponse

from tests.web.planned import FORM, LATE, TOA_PAYOH, WEEKLY, Planner, form_of, let_it_be, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]


def filled(ana: Planner, address: str) -> dict[str, str]:
    """Give what the edit form would send as it stands."""
    page = ana.page(part_of(address, "edit"))
    days = [each["value"] for each in page.all("input", name="day") if "checked" in each.attributes]
    return form_of(page) | ({"day": days[0]} if days else {})


def edit(ana: Planner, address: str, **changes: str) -> TestResponse:
    form = filled(ana, address) | {name.rstrip("_"): text for name, text in changes.items()}
    return ana.send(part_of(address, "edit").partition("?")[0], form)


def test_the_form_shows_what_is_saved(ana: Planner) -> None:
    sent = filled(ana, ana.plan(LATE | {"note": "Chapter 4", "remind": "45", "want": "quiet"}))
    assert {"date": "Wed 25 Nov 2026", "from": "19:00", "to": "22:00"}.items() <= sent.items()
    assert {"note": "Chapter 4", "remind": "45", "want": "quiet"}.items() <= sent.items()
    assert sent["scope"] == "all"


def test_an_unchanged_form_changes_no_words(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"note": "Chapter 4"})
    before = ana.words(address)
    for scope in ("this", "all"):
        ana.follow(edit(ana, address, scope=scope))
    assert ana.words(address) == before


def test_a_single_session_changes_wholly(ana: Planner) -> None:
    address = ana.plan()
    words = ana.follow(
        edit(ana, address, date="26 Nov 2026", from_="17:00", place=TOA_PAYOH, note="N")
    )
    for part in ("The session is changed.", "Thu 26 Nov, 17:00–20:00", "Toa Payoh Public Library"):
        assert part in words


def test_a_single_session_becomes_a_series(ana: Planner) -> None:
    address = ana.plan()
    words = ana.follow(edit(ana, address, repeat="weekly", ends="count", count="3", day="2"))
    assert "Every week on Wed" in words
    assert "Wed 9 Dec" in words


def test_one_date_changes_alone(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    second = address.replace("2026-11-25", "2026-12-02")
    words = ana.follow(edit(ana, second, from_="16:00", to="17:00"))
    assert "Wed 2 Dec, 16:00–17:00" in words
    assert "moved to 16:00–17:00" in words
    assert "18:00–20:00" in ana.words(address)


def test_what_all_dates_share_is_refused_for_one(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    response = edit(ana, address, note="Only today")
    assert response.status_code == 400
    page = read(response)
    assert "belong to all dates alike" in page.errors
    assert "Only today" in form_of(page)["note"]


@pytest.mark.parametrize(
    "changes", [{"count": "9"}, {"day": "3"}, {"repeat": ""}, {"every": "2"}, {"count": "many"}]
)
def test_another_pattern_for_one_date_is_refused(ana: Planner, changes: dict[str, str]) -> None:
    response = edit(ana, ana.plan(WEEKLY), scope="this", **changes)
    assert response.status_code == 400
    page = read(response)
    assert "The pattern: these belong to all dates alike" in page.errors
    assert page.one("a", href="#scope")


def test_a_form_that_says_no_pattern_changes_one_date(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    form = {k: v for k, v in filled(ana, address).items() if k not in {"repeat", "day"}}
    form |= {"scope": "this", "from": "16:00"}
    words = ana.follow(ana.send(part_of(address, "edit").partition("?")[0], form))
    assert "16:00–20:00" in words


def test_a_task_that_went_meanwhile_loses_nothing(ana: Planner) -> None:
    response = edit(ana, ana.plan(), task="999999", note="Kept words")
    assert response.status_code == 400
    page = read(response)
    assert "That task is not here any more: choose another." in page.errors
    assert form_of(page)["note"] == "Kept words"


def test_this_and_later_dates_become_a_session_of_their_own(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    third = address.replace("2026-11-25", "2026-12-09")
    let_it_be(ana.app, "2026-11-26T09:00:00+08:00")
    led = edit(ana, third, scope="later", from_="16:00", to="17:00").headers["Location"]
    assert "Wed 9 Dec, 16:00–17:00" in ana.words(led)
    assert ana.sessions() == 2
    assert "Wed 9 Dec" not in ana.words(address)
    assert "That is undone." in ana.follow(ana.press(led, "Undo"))


def test_all_dates_change_together(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    ana.follow(edit(ana, address, scope="all", from_="16:00", to="17:00", note="N"))
    for day in ("2026-11-25", "2026-12-16"):
        assert "16:00–17:00" in ana.words(address.replace("2026-11-25", day))


def test_a_fix_is_put_into_the_form_and_saved_only_then(ana: Planner) -> None:
    address = ana.plan(LATE)
    page = ana.page(part_of(address, "edit"))
    (fix,) = [
        each["value"] for each in page.all("button", name="fix") if "earlier" in each["aria-label"]
    ]
    mended = edit(ana, address, fix=fix)
    assert mended.status_code == 200
    assert form_of(read(mended))["from"] == "18:00"
    assert "19:00–22:00" in ana.words(address)
    checked = ana.send(part_of(address, "edit/check").partition("?")[0], filled(ana, address))
    assert "Save changes as they are" in read(checked).one("main").text


@pytest.mark.parametrize("scope", ["", "some"])
def test_a_scope_that_nobody_offers_is_this_date_alone(ana: Planner, scope: str) -> None:
    address = ana.plan(WEEKLY)
    ana.follow(edit(ana, address, scope=scope, from_="16:00"))
    assert "18:00–20:00" in ana.words(address.replace("2026-11-25", "2026-12-02"))


def test_a_fault_loses_nothing(ana: Planner) -> None:
    response = edit(ana, ana.plan(), to="noon", note="Kept words")
    assert response.status_code == 400
    sent = form_of(read(response))
    assert (sent["to"], sent["note"]) == ("noon", "Kept words")


def test_the_second_of_two_devices_sees_both_versions_and_may_save_its_own(ana: Planner) -> None:
    address = ana.plan()
    old = ana.version(part_of(address, "edit"))
    edit(ana, address, from_="17:00", note="First")
    late = edit(ana, address, version=old, from_="16:00", note="Second", want="quiet")
    assert late.status_code == 409
    page = read(late)
    words = page.one("main").text
    assert "When Saved now Wed 25 Nov, 17:00–20:00 What you typed Wed 25 Nov, 16:00–20:00" in words
    assert "Note Saved now First What you typed Second" in words
    assert "Place" not in [each.text for each in page.all("h2")]
    hidden = {each["name"]: each["value"] for each in page.all("input", type="hidden")}
    assert hidden["want"] == "quiet"
    saved = ana.send(page.one("form")["action"], hidden)
    assert "16:00–20:00" in ana.follow(saved)


def test_the_same_typed_on_two_devices_is_saved_once(ana: Planner) -> None:
    address = ana.plan()
    old = ana.version(part_of(address, "edit"))
    edit(ana, address, from_="17:00")
    late = edit(ana, address, version=old, from_="5pm")
    assert "The session is changed." in ana.follow(late)


def test_a_date_that_is_gone_meanwhile_keeps_what_was_typed(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    form = filled(ana, address) | {"note": "Kept words"}
    edit(ana, address, scope="all", day="3", date="26 Nov 2026")
    response = ana.send(part_of(address, "edit").partition("?")[0], form)
    assert response.status_code == 409
    words = read(response).one("main").text
    assert "it has no such date any more" in words
    assert "Kept words" in words


def test_a_session_deleted_meanwhile_keeps_what_was_typed_and_can_come_back(ana: Planner) -> None:
    address = ana.plan()
    form = filled(ana, address) | {"note": "Kept words"}
    ana.press(part_of(address, "delete"), "Delete it")
    response = ana.send(part_of(address, "edit").partition("?")[0], form)
    assert response.status_code == 409
    page = read(response)
    assert "Kept words" in page.one("main").text
    ana.follow(ana.post(page.one("form")["action"]))
    assert "Acids" in ana.words(address)


def test_a_task_of_a_list_put_away_stays_the_sessions_task(ana: Planner) -> None:
    checklist = ana.done("/checklists/new?own=1", name="Chemistry", topics="Bases").partition("?")[
        0
    ]
    task = ana.task(checklist, "Bases").rpartition("/")[2]
    address = ana.plan(FORM | {"task": task, "topic": ""})
    ana.done(f"{checklist}/archive")
    assert filled(ana, address)["task"] == task
