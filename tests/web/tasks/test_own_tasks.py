"""Tasks of one's own are renamed, moved with buttons, removed and brought back."""

import pytest

from tests.web.reading import read
from tests.web.saved import Person

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture
def checklist(ana: Person) -> str:
    return ana.save("?own=1", name="Chemistry", topics="Acids\nBases\nSalts")


def order(ana: Person, checklist: str) -> list[str]:
    return [row.text for row in ana.page(checklist).all("h3", class_="task-name")]


def test_a_new_name_is_kept_and_an_empty_one_refused(ana: Person, checklist: str) -> None:
    task = ana.task(checklist, "Acids")
    ana.edit(f"{task}/rename", task, title="Strong acids")
    assert ana.page(task).one("h1").text == "Strong acids"
    refused = ana.edit(f"{task}/rename", task, title="  ")
    assert refused.status_code == 400
    page = read(refused)
    assert page.one("input", name="title")["value"] == "  "
    assert page.one("h1").text == "Strong acids"


def test_a_late_name_shows_both(ana: Person, checklist: str) -> None:
    task = ana.task(checklist, "Acids")
    version = ana.version(task)
    ana.done(f"{task}/rename", title="One", version=version)
    late = ana.post(f"{task}/rename", title="Two", version=version)
    assert late.status_code == 409
    assert "Saved now One What you typed Two" in read(late).one("main").text


def test_a_task_of_the_guide_keeps_its_words_and_its_place(ana: Person) -> None:
    checklist = ana.save()
    task = ana.task(checklist, "Do c1")
    words = ana.words(task)
    assert "Your own task" not in words
    assert ana.edit(f"{task}/rename", task, title="Mine").status_code == 400
    assert ana.post(f"{task}/remove").status_code == 400
    assert "Do c1" in ana.tasks(checklist)


def test_buttons_move_a_task_and_none_leads_past_an_end(ana: Person, checklist: str) -> None:
    tasks = ana.tasks(checklist)
    for title, moves in (
        ("Acids", ["Move down"]),
        ("Bases", ["Move up", "Move down"]),
        ("Salts", ["Move up"]),
    ):
        buttons = [button.text for button in ana.page(tasks[title]).all("button")]
        assert [text for text in buttons if text.startswith("Move")] == moves
    ana.done(f"{tasks['Acids']}/move", direction="down")
    assert order(ana, checklist) == ["Bases", "Acids", "Salts"]
    ana.done(f"{tasks['Salts']}/move", direction="up")
    assert order(ana, checklist) == ["Bases", "Salts", "Acids"]
    ana.done(f"{tasks['Bases']}/move", direction="up")
    assert order(ana, checklist) == ["Bases", "Salts", "Acids"]
    assert ana.post(f"{tasks['Bases']}/move", direction="sideways").status_code == 400


def test_a_removed_task_comes_back_to_its_place_with_undo(ana: Person, checklist: str) -> None:
    task = ana.task(checklist, "Bases")
    page = ana.page(ana.done(f"{task}/remove"))
    assert "“Bases” is removed." in page.one("main").text
    assert order(ana, checklist) == ["Acids", "Salts"]
    (undo,) = [form["action"] for form in page.all("form") if form["action"].endswith("/restore")]
    led = ana.client.get(task)
    assert led.status_code == 303
    assert "“Bases” is removed." in ana.words(led.headers["Location"])
    ana.done(undo)
    assert order(ana, checklist) == ["Acids", "Bases", "Salts"]
    assert "is removed." not in ana.words(led.headers["Location"])


def test_a_change_of_a_removed_task_is_refused(ana: Person, checklist: str) -> None:
    task = ana.task(checklist, "Bases")
    ana.done(f"{task}/remove")
    assert ana.post(f"{task}/status", status="done", version="1").status_code == 409
    assert ana.post(f"{task}/move", direction="up").status_code == 409
