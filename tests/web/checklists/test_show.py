"""One checklist: phases, statuses as words, what is next, what needs me, what is too late."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import Task
from planner.store.database import db
from tests.services.small_guidebook import C1, ITEMS, guidebook, item
from tests.web.reading import Page
from tests.web.saved import People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]


def pills(page: Page) -> list[str]:
    return [pill.text for pill in page.all("span", class_="pill")]


def test_tasks_stand_under_their_phases_in_order(ana: Person) -> None:
    headings = [h.text for h in ana.page(ana.save()).all("h2") if h["id"].startswith("phase-")]
    assert headings == [
        "Before you accept",
        "Verify the offer",
        "Japan",
        "Singapore side",
        "During",
    ]


def test_a_task_that_cannot_start_is_no_link_and_says_what_it_waits_for(ana: Person) -> None:
    checklist = ana.save()
    page = ana.page(checklist)
    assert "Do v1" not in ana.tasks(checklist)
    assert "Do v1 Cannot start yet Waits for: Do c1" in page.one("main").text
    c1 = ana.task(checklist, "Do c1")
    ana.edit(f"{c1}/status", c1, status="done")
    assert "Do v1" in ana.tasks(checklist)
    assert pills(ana.page(checklist)).count("Cannot start yet") == 0


def test_a_task_to_check_again_is_a_link_although_what_it_waited_for_reopened_too(
    people: People,
) -> None:
    ana = people.ana
    checklist = ana.save()
    for title in ("Do c1", "Do v1"):
        task = ana.task(checklist, title)
        ana.edit(f"{task}/status", task, status="done")
    with people.app.app_context():
        for row in db.session.scalars(select(Task).where(Task.status == TaskStatus.DONE)):
            row.status, row.changed_on = TaskStatus.CHECK_AGAIN, date(2026, 11, 18)
            row.changed_source_id = "nus-page"
        db.session.commit()
    assert pills(ana.page(checklist))[:2] == ["Check again", "Check again"]
    assert {"Do c1", "Do v1"} <= set(ana.tasks(f"{checklist}?show=needs-me"))
    v1 = ana.task(checklist, "Do v1")
    assert "Cannot start yet" not in ana.words(v1)
    ana.edit(f"{v1}/status", v1, status="done")
    assert ana.page(v1).one("span", class_="pill").text == "Done"


def test_progress_and_statuses_are_words(ana: Person) -> None:
    checklist = ana.save()
    for title, status in (
        ("Do c1", "done"),
        ("Do j1", "waiting-for-reply"),
        ("Do d1", "not-for-me"),
    ):
        task = ana.task(checklist, title)
        ana.edit(f"{task}/status", task, status=status)
    page = ana.page(checklist)
    assert "1 of 4 done, 1 not for me" in page.one("main").text
    assert pills(page) == ["Done", "Not started", "Waiting for reply", "Not started", "Not for me"]


def test_the_next_task_is_named_first_with_its_day(ana: Person) -> None:
    page = ana.page(ana.save())
    assert page.one("p", class_="next-due").text == "Next: Do s1, due Mon 30 Nov"


def test_needs_me_is_a_filter_in_the_address(ana: Person) -> None:
    checklist = ana.save()
    page = ana.page(checklist)
    chips = {chip.text: chip for chip in page.all("a", class_="chip")}
    assert list(chips) == ["All tasks", "Needs me (2)"]
    filtered = ana.page(chips["Needs me (2)"]["href"])
    rows = [row.text for row in filtered.all("h3", class_="task-name")]
    assert rows == ["Do c1", "Do s1"]
    (chosen,) = [chip.text for chip in filtered.all("a", aria_current="true")]
    assert chosen == "Needs me (2)"


def test_an_empty_filter_says_why_and_an_empty_list_how_to_begin(ana: Person) -> None:
    assert "Add the first one below." in ana.words(ana.save("?own=1", name="Exam"))
    checklist = ana.save("?own=1", name="Exam", topics="Acids")
    assert "Nothing needs you just now" in ana.words(f"{checklist}?show=needs-me")


def test_a_day_that_has_passed_is_said_plainly_with_what_to_do(ana: Person) -> None:
    words = ana.words(ana.save(first_day="1 Feb 2027"))
    assert "Too late already." in words
    assert "2 dates have passed." in words
    words = ana.words(ana.save(first_day="31 July 2027"))
    assert "“Do s1” was due Sat 31 Oct." in words
    assert "Ask today" in words


def test_a_task_of_ones_own_is_added_under_a_phase(ana: Person) -> None:
    checklist = ana.save()
    options = [option["value"] for option in ana.page(checklist).all("option")]
    assert options[:2] == ["own", "before-accepting"]
    ana.done(f"{checklist}/tasks", title="Ask my aunt", phase="during")
    led = ana.done(f"{checklist}/tasks", title="Pack")
    page = ana.page(led)
    assert "Your task is added." in page.one("main").text
    assert page.one("main").text.index("Ask my aunt") < page.one("main").text.index("My own")


def test_a_task_without_a_name_or_phase_comes_back_with_what_was_typed(ana: Person) -> None:
    checklist = ana.save()
    for form, field in (
        ({"title": "", "phase": "during"}, "title"),
        ({"title": "x" * 301, "phase": "own"}, "title"),
        ({"title": "Pack", "phase": "nowhere"}, "phase"),
    ):
        response = ana.post(f"{checklist}/tasks", **form)
        assert response.status_code == 400
        page = Page(response.get_data(as_text=True))
        assert f"#{field}" in [link["href"] for link in page.all("a")]
        assert page.one("input", id="title")["value"] == form["title"]


def test_a_changed_guide_is_said_and_taken_over_item_by_item(people: People) -> None:
    ana, checklist = people.ana, people.ana.save()
    assert "What changed in the guide" not in ana.words(checklist)
    assert "says what the guide says now" in ana.words(f"{checklist}/changes")
    new = item("f1", Phase.BEFORE_FLYING, do="Pack the papers")
    left = [C1_CHANGED, *(each for each in ITEMS[1:] if each.id != "d1"), new]
    open_guidebook(people.app, guidebook(left, "second"))
    page = ana.page(checklist)
    assert "What changed in the guide: 3 things to look at" in page.one("main").text
    words = ana.words(f"{checklist}/changes")
    for part in ("Pack the papers", "New in the guide", "before: Why c1", "now: Because", "Do d1"):
        assert part in words
    ana.done(f"{checklist}/changes", item="f1")
    assert "Pack the papers" in ana.words(checklist)
    assert "2 things to look at" in ana.words(checklist)


C1_CHANGED = replace(C1, why="Because", ask=("isa",))


def test_everything_is_taken_over_at_once_and_nothing_of_ones_own_is_lost(people: People) -> None:
    ana, checklist = people.ana, people.ana.save()
    c1 = ana.task(checklist, "Do c1")
    ana.edit(f"{c1}/note", c1, note="my own words")
    ana.done(f"{c1}/evidence", says="They said so")
    open_guidebook(people.app, guidebook([C1_CHANGED, *ITEMS[1:-1]], "second"))
    shown = [
        field["value"] for field in ana.page(f"{checklist}/changes").all("input", name="shown")
    ]
    assert shown == ["c1", "d1"]
    response = ana.client.post(f"{checklist}/changes", data={"all": "1", "shown": shown})
    assert response.status_code == 303
    words = ana.words(c1)
    for part in ("Because", "my own words", "They said so"):
        assert part in words
    assert "Do d1" in ana.tasks(checklist)
    assert "What changed in the guide" not in ana.words(checklist)


def test_taking_over_nothing_is_a_fault_that_says_so(people: People) -> None:
    ana, checklist = people.ana, people.ana.save()
    open_guidebook(people.app, guidebook([C1_CHANGED, *ITEMS[1:]], "second"))
    response = ana.post(f"{checklist}/changes")
    assert response.status_code == 400
    assert "Nothing is ticked" in response.get_data(as_text=True)
