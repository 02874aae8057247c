"""What stands beside the tasks of a checklist: its form, its answers, what is seldom done."""

from dataclasses import replace

from planner.domain.guides.flow import Choice
from tests.services.small_guidebook import guidebook
from tests.web.reading import read
from tests.web.saved import OFFER, People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]


def test_what_is_seldom_done_is_folded_and_delete_is_last(ana: Person) -> None:
    page = ana.page(ana.save())
    assert page.all("details")[-1].text == "More Compare Duplicate Archive Delete"
    beside = {link.text for link in page.all("a", class_="button")}
    assert {"Offer and due dates", "Dossier"} <= beside


def test_the_answers_lead_back_to_their_outcome(ana: Person) -> None:
    links = {link.text: link["href"] for link in ana.page(ana.save()).all("a")}
    outcome = links["What these answers led to"]
    assert outcome == "/guides/check/outcome?country=japan&school=nus&pay=none"
    assert ana.page(outcome)
    assert "What these answers led to" not in ana.words(ana.save("?guide=japan"))


def test_the_school_that_was_answered_stands_in_the_form(people: People) -> None:
    book = guidebook()
    country, school, pay = book.flow.questions
    named = replace(school, choices=(Choice("nus", "NUS"), Choice("ntu", "Some other school")))
    flow = replace(book.flow, questions=(country, named, pay))
    open_guidebook(people.app, replace(book, flow=flow))
    for answer, name in (("nus", "NUS"), ("ntu", ""), ("unknown", "")):
        page = people.ana.page(f"/checklists/new?country=japan&school={answer}")
        assert page.one("input", id="school")["value"] == name


def test_a_list_of_ones_own_asks_for_its_name_alone_and_keeps_the_rest(ana: Person) -> None:
    checklist = ana.save("?own=1", name="Exam", topics="Acids")
    (task,) = ana.tasks(checklist).values()
    ana.edit(f"{task}/due", task, due_on="1 Dec 2026")
    url = f"{checklist}/edit"
    page = ana.page(url)
    assert [label.text for label in page.all("label")] == ["Name"]
    assert "How the dates are worked out" not in page.one("main").text
    led = ana.edit(url, url, name="Chemistry").headers["Location"]
    assert "The new name is saved." in ana.words(led)
    assert "Compare" not in ana.words(checklist)
    assert ana.page(led).one("h1").text == "Chemistry"
    refused = ana.edit(url, url, name=" ")
    assert refused.status_code == 400
    assert [label.text for label in read(refused).all("label")] == ["Name"]


def test_a_field_that_a_form_does_not_send_stays_as_it_is(ana: Person) -> None:
    checklist = ana.save()
    ana.edit(f"{checklist}/edit", f"{checklist}/edit", name="Renamed", pay="")
    words = ana.words(checklist)
    assert f"Host {OFFER['host']}" in words
    assert "Pay not known yet" in words


def test_the_dates_are_explained_in_the_order_of_the_checklist(ana: Person) -> None:
    checklist = ana.save("?guide=both")
    rows = [row.text for row in ana.page(f"{checklist}/edit").all("h3", class_="task-name")]
    on_page = [row.text for row in ana.page(checklist).all("h3", class_="task-name")]
    assert rows == [title for title in on_page if title in rows]
    assert rows == ["Do c1", "Do v1", "Do j1", "Do k1", "Do s1", "Do d1"]


def test_a_late_form_says_once_that_nothing_was_saved(ana: Person) -> None:
    url = f"{ana.save()}/edit"
    version = ana.version(url)
    ana.done(url, **OFFER | {"city": "Osaka"}, version=version)
    late = read(ana.post(url, **OFFER | {"city": "Nara"}, version=version)).one("main").text
    assert late.count("Nothing was") == 1
