"""A press made twice answers as the first one did; a save that changes nothing undoes nothing."""

from datetime import datetime

import pytest
from werkzeug.test import TestResponse

from planner.domain.sessions.session import OccurrenceStatus
from planner.store.models import Place
from planner.store.sessions.models import Occurrence
from planner.web.sessions.taken import is_taken
from tests.web.planned import LATE, WEEKLY, Planner, form_of, let_it_be, part_of
from tests.web.reading import read
from tests.web.sessions.test_undo import undos

pytest_plugins = ["tests.web.planned_fixtures"]

DURING = "2026-11-25T19:30:00+08:00"
MOVED = {"date": "26 Nov 2026", "from": "17:00", "to": "19:00"}


def sent_to(ana: Planner, address: str, part: str, form: dict[str, str]) -> TestResponse:
    return ana.send(part_of(address, part).partition("?")[0], form)


def fixed(ana: Planner, address: str, kind: str) -> dict[str, str]:
    fixes = [each["value"] for each in ana.page(address).all("button", name="fix")]
    return {"fix": next(each for each in fixes if each.startswith(kind))}


def form_for(ana: Planner, address: str, part: str) -> dict[str, str]:
    """Give what a press sends, on the page as it stands."""
    sent = {"on": "2026-11-25", "version": ana.version(address)}
    if part.startswith("fix"):
        return sent | fixed(ana, address, part.partition(" ")[2])
    if part == "edit":
        form = form_of(ana.page(part_of(address, "edit")))
        return form | {"from": "17:00", "scope": "this"}
    return sent | {
        "move": MOVED,
        "finish": {"status": "partly", "minutes": "", "line": " Half  of it "},
        "cancel later": {"scope": "later"},
        "timer": {"timer": "start"},
    }.get(part, {})


@pytest.mark.parametrize(
    "part",
    [
        *("move", "edit", "finish", "cancel", "cancel later", "delete", "accept"),
        *("fix earlier", "fix skip", "timer"),
    ],
)
def test_a_press_made_twice_answers_as_the_first_did(ana: Planner, part: str) -> None:
    address = ana.plan(LATE | {k: WEEKLY[k] for k in ("repeat", "ends", "count", "every")})
    if part == "timer":
        let_it_be(ana.app, DURING)
    form = form_for(ana, address, part)
    first, second = (sent_to(ana, address, part.split(maxsplit=1)[0], form) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.headers["Location"] == first.headers["Location"]
    offered = undos(ana, second.headers["Location"])
    is_undone = part not in {"accept", "timer"}
    assert offered.count(str(ana.last_act())) == (1 + (part == "delete") if is_undone else 0)


def test_a_form_sent_twice_makes_one_and_offers_its_undo(ana: Planner) -> None:
    form = LATE | {"form_key": ana.key()}
    first, second = (ana.send("/sessions", form).headers["Location"] for _ in range(2))
    assert first == second
    assert undos(ana, second) == [str(ana.last_act())]


def test_what_is_open_again_offers_the_undo_of_that(ana: Planner) -> None:
    address = ana.plan()
    missed = form_for(ana, address, "finish") | {"status": "missed"}
    sent_to(ana, address, "finish", missed)
    form = form_for(ana, address, "reopen")
    first, second = (sent_to(ana, address, "reopen", form).headers["Location"] for _ in range(2))
    assert first == second
    assert undos(ana, second) == [str(ana.last_act())]


@pytest.mark.parametrize("repeat", [LATE, WEEKLY], ids=["once", "series"])
@pytest.mark.parametrize("part", ["edit", "move"])
def test_a_form_saved_untouched_offers_no_undo(
    ana: Planner, part: str, repeat: dict[str, str]
) -> None:
    address = ana.plan(repeat)
    sent = form_of(ana.page(part_of(address, part)))
    led = sent_to(ana, address, part, sent).headers["Location"]
    assert "Nothing was different." in ana.words(led)
    assert undos(ana, led) == []
    assert ana.sessions() == 1


def test_what_is_written_down_twice_alike_offers_no_undo(ana: Planner) -> None:
    address = ana.plan()
    form = form_for(ana, address, "finish")
    sent_to(ana, address, "finish", form)
    again = form | {"version": "9"}
    led = sent_to(ana, address, "finish", again).headers["Location"]
    assert "Nothing was different." in ana.words(led)
    assert undos(ana, led) == []


def test_what_is_planned_already_is_not_opened_again(ana: Planner) -> None:
    address = ana.plan()
    led = sent_to(ana, address, "reopen", form_for(ana, address, "reopen")).headers["Location"]
    assert "Nothing was different." in ana.words(led)
    assert undos(ana, led) == []


def test_a_clock_that_stops_offers_no_undo(ana: Planner) -> None:
    address = ana.plan(LATE)
    let_it_be(ana.app, DURING)
    ana.press(address, "Start the clock")
    led = ana.press(address, "Stop").headers["Location"]
    assert "The clock has stopped." in ana.words(led)
    assert undos(ana, led) == []


def test_a_clock_does_not_start_days_ahead(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    response = sent_to(ana, address, "timer", form_for(ana, address, "timer"))
    assert response.status_code == 400
    assert "from an hour before this date" in read(response).errors


def test_what_is_typed_into_a_checked_form_is_kept_where_the_session_is_gone(ana: Planner) -> None:
    for part in ("edit/check", "edit"):
        address = ana.plan(LATE)
        form = form_of(ana.page(part_of(address, "edit"))) | {"note": "Kept words"}
        form |= fixed(ana, part_of(address, "edit"), "earlier")
        ana.press(part_of(address, "delete"), "Delete it")
        response = sent_to(ana, address, part, form)
        assert response.status_code == 409
        assert "Kept words" in read(response).one("main").text


def test_a_session_of_long_ago_is_edited_on_its_day(ana: Planner) -> None:
    address = ana.plan()
    let_it_be(ana.app, "2028-11-25T09:00:00+08:00")
    form = form_of(ana.page(part_of(address, "edit"))) | {"note": "Late words"}
    led = sent_to(ana, address, "edit", form)
    assert "Late words" in ana.follow(led)
    other = form | {"version": "2", "date": "24 Nov 2026"}
    assert "choose a day from" in read(sent_to(ana, address, "edit", other)).errors


@pytest.mark.parametrize("part", ["finish", "move", "edit"])
def test_what_is_wrong_of_a_skipped_date_leads_to_something_that_is_there(
    ana: Planner, part: str
) -> None:
    address = ana.plan(WEEKLY)
    ana.press(address, "Skip this date")
    page = read(sent_to(ana, address, part, form_for(ana, address, part) | {"status": "done"}))
    links = [each["href"] for each in page.all("a") if each["href"].startswith("#")]
    ids = {each["id"] for each in page.elements}
    assert "This date is skipped" in page.errors
    assert {each.removeprefix("#") for each in links} <= ids


def test_dates_of_another_year_say_so(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"date": "23 Dec 2026"})
    words = ana.words(address)
    assert "Wed 30 Dec Wed 6 Jan 2027 Wed 13 Jan" in words
    third = part_of(address.replace("2026-12-23", "2027-01-06"), "delete")
    assert "Skip only Wed 6 Jan 2027" in ana.words(third)


@pytest.mark.parametrize(
    ("value", "is_so"),
    [
        ("place 2026-11-25T19:00 2026-11-25T22:00 bishan", True),
        ("later 2026-11-25T19:00 2026-11-25T22:00", True),
        ("place 2026-11-25T19:00 2026-11-25T22:00 bedok", False),
        ("later 2026-11-25T19:15 2026-11-25T22:00", False),
        ("skip 2026-11-25T19:00 2026-11-25T22:00", False),
        ("later x y", False),
        ("later", False),
    ],
)
def test_a_fix_is_taken_where_the_date_is_as_it_says(value: str, *, is_so: bool) -> None:
    start, end = (datetime.fromisoformat(f"2026-11-25T{at}:00+08:00") for at in ("19:00", "22:00"))
    date = Occurrence(start=start, end=end, status=OccurrenceStatus.PLANNED)
    date.place = Place(slug="bishan")
    assert is_taken(date, value) is is_so
