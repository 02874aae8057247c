"""The last changes on the plan: each is undone from here, where nothing newer stands in the way."""

from tests.web.plan_reading import rows, undo_forms
from tests.web.planned import FORM, Planner

pytest_plugins = ["tests.web.planned_fixtures"]

WEDNESDAY = "2026-11-25"
MORNING = {"date": "Wed 25 Nov 2026", "from": "10:00", "to": "11:00"}


def path_of(address: str) -> str:
    return address.partition("?")[0]


def move(ana: Planner, address: str, version: int = 1) -> None:
    """Move a session to the morning of its day."""
    sent = {"version": str(version), "on": WEDNESDAY, **MORNING}
    assert ana.send(f"{path_of(address)}/move", sent).status_code == 303


def test_each_change_can_be_undone_from_here(ana: Planner) -> None:
    ana.plan(FORM)
    page = ana.page("/plan")
    assert "Last changes (1)" in page.one("main").text
    (undo,) = undo_forms(page)
    led = ana.done(undo)
    assert led == f"/plan?done=undone&act={ana.last_act()}"
    page = ana.page(led)
    notice = page.one("div", class_="banner notice").text
    assert notice.startswith("Undone: Planned “Acids”: Wed 25 Nov, 18:00–20:00.")
    assert notice.endswith("Its new task and the list “My topics” went with it.")
    assert page.one("main").text.count("Undone:") == 2
    assert "The change is undone." in ana.words("/plan?done=undone&act=x")
    assert rows(ana.page("/plan")) == []


def test_a_deleted_session_comes_back_with_one_press(ana: Planner) -> None:
    address = ana.plan(FORM)
    led = ana.done(f"{path_of(address)}/delete", version="1")
    assert led.startswith("/plan?done=deleted&")
    assert rows(ana.page(led)) == []
    ana.press(led, "Undo")
    assert len(rows(ana.page("/plan"))) == 1


def test_the_notice_of_a_deletion_never_takes_one_change_more_away(ana: Planner) -> None:
    led = ana.done(f"{path_of(ana.plan(FORM))}/delete", version="1")
    assert ana.page(led).all("div", class_="banner notice")
    ana.press(led, "Undo")
    for url in (led, "/plan?done=deleted", "/plan?done=deleted&act=99999"):
        assert not ana.page(url).all("div", class_="banner notice"), url


def test_only_the_newest_change_of_each_session_offers_its_undo(ana: Planner) -> None:
    address = ana.plan(FORM)
    ana.plan(FORM | {"topic": "Bases", "date": "26 Nov 2026"})
    move(ana, address)
    moved = ana.last_act()
    page = ana.page("/plan")
    assert undo_forms(page) == [f"/plan/acts/{each}/undo" for each in (moved, moved - 1)]
    assert page.one("details", id="acts").text.count("changed again since") == 1
    ana.done(f"/plan/acts/{moved}/undo")
    left = undo_forms(ana.page("/plan"))
    assert left == [f"/plan/acts/{each}/undo" for each in (moved - 1, moved - 2)]


def test_an_undo_that_comes_too_late_leads_back_and_says_why(ana: Planner) -> None:
    address = ana.plan(FORM)
    first = ana.last_act()
    move(ana, address)
    led = ana.done(f"/plan/acts/{first}/undo")
    assert led == "/plan?done=not-undone"
    page = ana.page(led)
    assert "That change was not undone" in page.one("div", role="alert").text
    assert "10:00– 11:00" in rows(page)[0].text
