"""The pages of imported calendars that are removed or replaced, and brought back by Undo."""

from collections.abc import Callable

import pytest

from planner.adapters.calendar import reading
from tests.adapters.calendar_files import written
from tests.web.imported import IMPORT, choices, listed, looked_at, mark, saved, undone
from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than a page does: how long it takes is no question here."""
    monkeypatch.setattr(reading, "SECONDS", 20)


def removed(person: Person) -> str:
    """Save a calendar and remove it; give the address that the last press leads to."""
    url = saved(person, written("timetable-nus"))
    return person.done(f"{url}/remove", mark=mark(person, url))


def replaced(person: Person) -> str:
    """Save a calendar in place of another; give the address that the last press leads to."""
    saved(person, written("timetable-nus"))
    url = looked_at(person, written("own-google"))
    old = choices(person.page(url))["Sem 1"]
    return person.done(f"{url}/save", mark=mark(person, url), name="Choir", replaces=old)


def test_a_calendar_is_removed_with_one_press_and_back_with_another(ana: Person) -> None:
    done = removed(ana)
    assert "The calendar is removed, with all its events. You can undo" in ana.words(done)
    assert listed(ana) == []
    ana.page(f"{IMPORT}/1", 404)
    assert "The calendar is back, as it was." in ana.words(undone(ana, done))
    assert listed(ana) == ["Sem 1"]
    ana.page(f"{IMPORT}/1")


def test_a_replaced_calendar_comes_back_in_place_of_the_newer_one(ana: Person) -> None:
    done = replaced(ana)
    assert "saved in place of the older one, which is removed" in ana.words(done)
    assert listed(ana) == ["Choir"]
    undone(ana, done)
    assert listed(ana) == ["Sem 1"]


def test_a_save_pressed_twice_is_one_save_that_can_be_undone(ana: Person) -> None:
    saved(ana, written("timetable-nus"))
    url = looked_at(ana, written("own-google"))
    form = {"mark": mark(ana, url), "name": "Choir", "replaces": choices(ana.page(url))["Sem 1"]}
    done, again = (ana.done(f"{url}/save", **form) for _ in range(2))
    assert done == again
    undone(ana, done)
    assert listed(ana) == ["Sem 1"]


@pytest.mark.parametrize("change", [removed, replaced])
def test_a_removal_that_was_undone_is_not_told_again(
    ana: Person, change: Callable[[Person], str]
) -> None:
    done = change(ana)
    undone(ana, done)
    page = ana.page(done)
    assert not [form for form in page.all("form") if form["action"].endswith("/restore")]
    assert "is removed" not in page.one("main").text


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "x", "1"])
def test_an_address_that_names_no_removed_calendar_says_nothing(ana: Person, number: str) -> None:
    saved(ana, written("timetable-nus"))
    assert "is removed" not in ana.words(f"{IMPORT}?done=removed&calendar={number}")


def test_another_s_removed_calendar_is_neither_shown_nor_brought_back(people: People) -> None:
    done = removed(people.ana)
    saved(people.ben, written("own-google"))
    assert "is removed" not in people.ben.words(done)
    assert people.ben.post(f"{IMPORT}/1/restore").status_code == 404
    assert listed(people.ana) == []


def test_a_stale_undo_brings_nothing_back(ana: Person) -> None:
    url = saved(ana, written("timetable-nus"))
    assert ana.post(f"{url}/restore", mark="other").status_code == 409


def test_two_calendars_looked_at_in_two_tabs_can_both_be_saved(ana: Person) -> None:
    first, second = (looked_at(ana, written(name)) for name in ("timetable-nus", "own-google"))
    for url, name in ((first, "Classes"), (second, "Choir")):
        ana.done(f"{url}/save", mark=mark(ana, url), name=name, replaces="")
    assert listed(ana) == ["Choir", "Classes"]
