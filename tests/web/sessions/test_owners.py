"""Ana's sessions are nobody else's: every address answers Ben and Cai as if nothing stood there."""

import pytest

from tests.web.planned import FORM, LATE, Planner, Planners, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]

PAGES = ("", "edit", "move", "delete")
FORMS = (
    *("edit", "edit/check", "move", "move/check", "cancel", "delete", "fix", "accept", "timer"),
    *("finish", "reopen"),
)
SENT = LATE | {"version": "1", "on": "2026-11-25", "status": "done", "fix": ""}


@pytest.fixture
def address(ana: Planner) -> str:
    return ana.plan()


def url_of(address: str, part: str) -> str:
    return part_of(address, part) if part else address


@pytest.mark.parametrize("part", PAGES)
def test_no_page_of_hers_is_shown_to_others(planners: Planners, address: str, part: str) -> None:
    planners.ben.plan(FORM | {"topic": "Mine"})
    url = url_of(address, part)
    assert planners.ana.client.get(url).headers["Cache-Control"] == "private, no-store"
    for person in (planners.ben, planners.cai):
        response = person.client.get(url)
        assert response.status_code == 404
        assert "Acids" not in response.get_data(as_text=True)


@pytest.mark.parametrize("part", FORMS)
def test_no_form_of_hers_is_taken_from_others(planners: Planners, address: str, part: str) -> None:
    planners.ben.plan(FORM | {"topic": "Mine"})
    before = planners.ana.words(address)
    url = part_of(address, part).partition("?")[0]
    for person in (planners.ben, planners.cai):
        assert person.send(url, SENT).status_code == 404
    assert planners.ana.words(address) == before


def test_nobody_undoes_what_another_did(planners: Planners, address: str) -> None:
    act = planners.ana.last_act()
    planners.ben.plan(FORM | {"topic": "Mine"})
    for person in (planners.ben, planners.cai):
        assert person.post(f"/plan/acts/{act}/undo").status_code == 404
    assert "Acids" in planners.ana.words(address)


def test_nobodys_time_is_seen_in_anothers_clashes(planners: Planners, address: str) -> None:
    assert address
    for person in (planners.ben, planners.cai):
        words = person.send("/sessions/new", FORM).get_data(as_text=True)
        assert "Overlaps" not in words


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, 10**30])
def test_numbers_that_no_session_has_are_not_found(ana: Planner, address: str, number: int) -> None:
    assert address
    ana.page(f"/sessions/{number}", 404)
    assert ana.post(f"/plan/acts/{number}/undo").status_code == 404


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("finish", {"status": "done", "line": "Kept words"}),
        ("edit", FORM | {"note": "Kept words", "from": "17:00"}),
        ("move", {"date": "26 Nov 2026", "from": "17:00", "to": "19:00"}),
    ],
)
def test_a_form_that_lost_its_version_shows_both(
    ana: Planner, address: str, part: str, typed: dict[str, str], version: str
) -> None:
    url = part_of(address, part).partition("?")[0]
    late = ana.send(url, {"on": "2026-11-25", "version": version, **typed})
    assert late.status_code == 409
    page = read(late)
    sent = {each["name"]: each["value"] for each in page.all("input", type="hidden")}
    assert typed.items() <= sent.items()
    assert "What you typed" in page.one("main").text
