"""One task: its status, its day, its note, its pages, and what its owner may do with it."""

import re
from datetime import date

import pytest

from planner.domain.checklists.checklist import TaskStatus
from planner.store.checklists.models import Task
from planner.store.database import db
from planner.store.watch.models import SourceChange
from tests.services.small_guidebook import C1, guidebook
from tests.web.reading import read
from tests.web.saved import OFFER, People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture
def checklist(ana: Person) -> str:
    return ana.save()


@pytest.fixture
def c1(ana: Person, checklist: str) -> str:
    return ana.task(checklist, "Do c1")


@pytest.fixture
def own(ana: Person, checklist: str) -> str:
    ana.done(f"{checklist}/tasks", title="Pack")
    return ana.task(checklist, "Pack")


def offered(ana: Person, task: str) -> dict[str, str]:
    """Give the statuses that a task's page offers, and which is pressed."""
    buttons = ana.page(task).all("button", name="status")
    return {button["value"]: button["aria-pressed"] for button in buttons}


def test_a_task_says_why_whom_to_ask_and_what_to_keep(ana: Person, c1: str) -> None:
    words = ana.words(c1)
    for part in ("Why c1", "Your school’s internship office", "Keep c1", "Internships", "NUS"):
        assert part in words
    assert "None yet. A session gives this task a time and a place." in words


def test_a_draft_is_ready_to_copy_with_the_facts_of_the_offer(ana: Person, c1: str) -> None:
    page = ana.page(c1)
    draft = page.one("textarea", id="draft")
    assert "readonly" in draft.attributes
    for part in ("What of c1?", OFFER["host"], OFFER["pay"], "Your school’s internship office"):
        assert part in draft.text
    (button,) = [b for b in page.all("button") if "data-copy-text" in b.attributes]
    assert "hidden" in button.attributes


def test_only_statuses_that_may_be_given_are_offered(ana: Person, checklist: str, c1: str) -> None:
    assert offered(ana, c1) == {
        "not-started": "true",
        "in-progress": "false",
        "waiting-for-reply": "false",
        "done": "false",
        "not-for-me": "false",
    }
    v1 = ana.page(c1).one("section", aria_labelledby="then")
    assert v1.text == "These wait for it Do v1"
    (link,) = [a["href"] for a in ana.page(c1).all("a") if a.text == "Do v1"]
    assert list(offered(ana, link)) == ["not-started", "not-for-me"]
    assert "Cannot start yet. Waits for: Do c1" in ana.words(link)
    refused = ana.edit(f"{link}/status", link, status="done")
    assert refused.status_code == 400
    assert "Do c1" in read(refused).errors
    assert f"{checklist}/tasks/" in link


def test_a_status_is_saved_and_said_and_logged(ana: Person, c1: str) -> None:
    led = ana.edit(f"{c1}/status", c1, status="done").headers["Location"]
    page = ana.page(led)
    assert "Saved: Done." in page.one("main").text
    assert offered(ana, c1)["done"] == "true"
    assert "24 Nov 2026, 18:30 Not started → Done." in page.all("ul", class_="log")[0].text


@pytest.mark.parametrize("status", ["", "finished", "check-again", "<b>"])
def test_a_status_that_nobody_offers_is_refused(ana: Person, c1: str, status: str) -> None:
    response = ana.edit(f"{c1}/status", c1, status=status)
    assert response.status_code == 400
    assert read(response).errors
    assert offered(ana, c1)["not-started"] == "true"


def test_a_late_status_shows_both_and_can_be_saved_over(ana: Person, c1: str) -> None:
    version = ana.version(c1)
    ana.done(f"{c1}/status", status="done", version=version)
    late = ana.post(f"{c1}/status", status="in-progress", version=version)
    assert late.status_code == 409
    page = read(late)
    assert "Saved now Done What you typed In progress" in page.one("main").text
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    ana.done(page.one("form")["action"], **hidden)
    assert offered(ana, c1)["in-progress"] == "true"


def test_a_day_of_ones_own_replaces_the_worked_out_one_until_taken_back(
    ana: Person, c1: str
) -> None:
    assert "Due Tue 1 Dec" in ana.words(c1)
    assert "A week is enough to ask" in ana.words(c1)
    assert ana.page(c1).one("input", name="due_on")["value"] == ""
    ana.edit(f"{c1}/due", c1, due_on="Fri 27 Nov 2026")
    page = ana.page(c1)
    assert "Due Fri 27 Nov" in page.one("main").text
    assert page.one("input", id="due_on")["value"] == "27 Nov 2026"
    assert "Back to the worked-out date" in page.one("main").text
    ana.edit(f"{c1}/due", c1, due_on="")
    assert "Due Tue 1 Dec" in ana.words(c1)
    assert "Back to the worked-out date" not in ana.words(c1)


def test_a_day_that_cannot_be_read_comes_back_in_an_open_form(ana: Person, c1: str) -> None:
    response = ana.edit(f"{c1}/due", c1, due_on="next Friday")
    assert response.status_code == 400
    page = read(response)
    assert page.one("input", name="due_on")["value"] == "next Friday"
    assert "next Friday" in page.errors
    (form,) = [part for part in page.all("details") if "open" in part.attributes]
    assert "Choose another date" in form.text


def test_a_passed_day_says_what_to_do(ana: Person, c1: str) -> None:
    s1 = ana.task(ana.save(first_day="1 May 2027"), "Do s1")
    assert "ask today" in ana.words(s1)
    ana.edit(f"{c1}/due", c1, due_on="1 Nov 2026")
    assert "The day you chose has passed." in ana.words(c1)
    ana.edit(f"{c1}/status", c1, status="done")
    assert "The day you chose has passed." not in ana.words(c1)
    assert "Was due Sun 1 Nov 2026" in ana.words(c1)


@pytest.mark.parametrize("day", ["24 Nov 2026", "27 Nov 2026"])
def test_a_day_that_has_not_passed_was_not_due(ana: Person, c1: str, day: str) -> None:
    ana.edit(f"{c1}/due", c1, due_on=day)
    ana.edit(f"{c1}/status", c1, status="done")
    assert "Was due" not in ana.words(c1)
    assert f"{day}" in ana.page(c1).one("section", aria_labelledby="due").text


def test_a_note_of_ten_thousand_characters_is_kept_to_the_letter(ana: Person, c1: str) -> None:
    note = ("Line one.\n\n  indented\n" + "x" * 10_000)[:10_000]
    ana.edit(f"{c1}/note", c1, note=note)
    html = ana.client.get(c1).get_data(as_text=True)
    kept = re.search(r'<textarea id="note"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert kept
    assert kept[1] == note
    too_long = ana.edit(f"{c1}/note", c1, note=note + "y")
    assert too_long.status_code == 400
    assert f"{note}y" in too_long.get_data(as_text=True)


def test_a_late_note_loses_nothing(ana: Person, c1: str) -> None:
    version = ana.version(c1)
    ana.done(f"{c1}/note", note="from the phone", version=version)
    late = ana.post(f"{c1}/note", note="from the desk\nline two", version=version)
    assert late.status_code == 409
    page = read(late)
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    assert hidden["note"] == "from the desk\nline two"
    assert "from the phone" in page.one("main").text
    ana.done(page.one("form")["action"], **hidden)
    assert "from the desk" in ana.words(c1)


def test_a_late_day_shows_both(ana: Person, c1: str) -> None:
    version = ana.version(c1)
    ana.done(f"{c1}/due", due_on="27 Nov 2026", version=version)
    late = ana.post(f"{c1}/due", due_on="28 Nov 2026", version=version)
    assert late.status_code == 409
    assert "Saved now 27 Nov 2026 What you typed 28 Nov 2026" in read(late).one("main").text


def test_opening_a_page_is_noted_with_its_day(ana: Person, c1: str) -> None:
    assert "Note that I opened it today" in ana.words(c1)
    ana.done(f"{c1}/opened", source="nus-page")
    words = ana.words(c1)
    assert "You opened it on 24 Nov 2026." in words
    assert "Note that I opened it today" not in words
    assert ana.post(f"{c1}/opened", source="elsewhere").status_code == 404


def test_a_changed_page_brings_a_task_back_with_both_dates_and_its_evidence(
    people: People, c1: str
) -> None:
    ana = people.ana
    ana.done(f"{c1}/evidence", says="They said yes")
    reopen(people, int(c1.rpartition("/")[2]))
    words = ana.words(c1)
    for part in (
        "Check again. “Internships abroad”: The page changed on 18 Nov 2026.",
        "You marked this done on 2 Nov 2026.",
        "Your evidence below is kept",
        "They said yes",
        "+ six months",
    ):
        assert part in words
    row = ana.words(c1.partition("/tasks")[0])
    assert "Check again The page changed on 18 Nov 2026. You marked this done on 2 Nov 2026." in row
    ana.done(f"{c1}/opened", source="nus-page")
    assert "You opened it since, on 24 Nov 2026." in ana.words(c1)
    banner = next(form for form in ana.page(c1).all("form") if form["action"] == f"{c1}/status")
    assert banner.text == "Done"
    ana.edit(f"{c1}/status", c1, status="done")
    assert ana.page(c1).one("span", class_="pill").text == "Done"
    assert "Your evidence below is kept" not in ana.words(c1)


def reopen(people: People, task_id: int) -> None:
    """Let a page change under a task that was done on 2 November."""
    with people.app.app_context():
        task = db.session.get_one(Task, task_id)
        change = SourceChange(
            source_id="nus-page", noticed_on=date(2026, 11, 18), excerpt="- a year\n+ six months"
        )
        db.session.add(change)
        db.session.flush()
        task.status, task.done_on = TaskStatus.CHECK_AGAIN, date(2026, 11, 2)
        task.changed_source_id, task.changed_on = "nus-page", change.noticed_on
        task.change_id = change.id
        db.session.commit()


def test_a_passed_day_of_an_item_that_the_guide_dropped_is_still_late(people: People) -> None:
    checklist = people.ana.save(first_day="1 May 2027")
    s1 = people.ana.task(checklist, "Do s1")
    open_guidebook(people.app, guidebook([C1]))
    assert "Was due Sat 1 Aug" in people.ana.words(s1)
    assert "Too late already." not in people.ana.words(checklist)
