"""The Undo beside a notice is for the change that led there, and for no other."""

import pytest

from tests.web.planned import FORM, WEEKLY, Planner, Planners, part_of

pytest_plugins = ["tests.web.planned_fixtures"]


def undos(ana: Planner, url: str) -> list[str]:
    """List the changes that a page offers to undo."""
    actions = [each["action"] for each in ana.page(url).all("form")]
    return [each.split("/")[3] for each in actions if each.endswith("/undo")]


def skip(ana: Planner, address: str) -> str:
    return ana.press(address, "Skip this date").headers["Location"]


def test_it_undoes_the_change_that_led_there(ana: Planner) -> None:
    led = skip(ana, ana.plan(WEEKLY))
    assert undos(ana, led) == [str(ana.last_act())]


def test_after_an_undo_no_change_before_it_is_taken_away(ana: Planner) -> None:
    led = skip(ana, ana.plan(WEEKLY))
    undone = ana.press(led, "Undo").headers["Location"]
    assert "That is undone." in ana.words(undone)
    assert undos(ana, undone) == []


def test_it_is_gone_once_something_else_was_changed(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    led = skip(ana, address)
    skip(ana, address.replace("2026-11-25", "2026-12-02"))
    assert "This date is skipped." in ana.words(led)
    assert undos(ana, led) == []


def test_a_deletion_names_its_change(ana: Planner) -> None:
    response = ana.press(part_of(ana.plan(), "delete"), "Delete it")
    assert response.headers["Location"] == f"/plan?done=deleted&act={ana.last_act()}"


@pytest.mark.parametrize("act", ["", "x", "0", "99999999999999999999", "-1"])
def test_what_is_no_change_is_not_undone(ana: Planner, act: str) -> None:
    address = ana.plan()
    assert undos(ana, f"{address}&done=changed&act={act}") == []


def test_another_ones_change_is_not_offered(planners: Planners) -> None:
    planners.ben.plan()
    address = planners.ana.plan(FORM)
    assert undos(planners.ana, f"{address}&done=saved&act={planners.ana.last_act() - 1}") == []
    assert len(undos(planners.ana, f"{address}&done=saved&act={planners.ana.last_act()}")) == 1
