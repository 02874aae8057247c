"""The forms about a checklist: what they save, how they refuse, and that nothing typed is lost."""

import re

import pytest
from werkzeug.test import TestResponse

from planner.domain.checklists.offers import OFFER_LABELS
from tests.web.reading import Page, read
from tests.web.saved import OFFER, People, Person

pytest_plugins = ["tests.web.saved_fixtures"]


def fields(page: Page) -> dict[str, str]:
    """Give what stands in the text fields of a page."""
    return {field["name"]: field["value"] for field in page.all("input", type="text")}


def refused(response: TestResponse, field: str) -> Page:
    """Read a page that names a fault at its field and in the summary."""
    assert response.status_code == 400
    page = read(response)
    assert f"#{field}" in [link["href"] for link in page.all("a")]
    assert page.one("span", id=f"{field}-error")
    assert "Error:" in page.one("title").text
    return page


def test_answers_in_the_address_are_shown_and_saved(ana: Person) -> None:
    page = ana.page("/checklists/new?country=japan&school=nus&pay=none")
    assert "5 tasks from your answers" in page.one("main").text
    assert "Country Japan School Nus Pay None" in page.one("details").text
    action = [form["action"] for form in page.all("form") if form["method"] == "post"]
    assert action == ["/checklists/new?country=japan&school=nus&pay=none"]
    checklist = ana.save()
    assert list(ana.tasks(checklist)) == [
        "Do s1, due Mon 30 Nov",
        "Do c1",
        "Do j1",
        "Do s1",
        "Do d1",
    ]


def test_answers_that_nobody_offers_are_dropped_with_a_word(ana: Person) -> None:
    words = ana.words("/checklists/new?country=japan&pay=gold")
    assert "Left out of your answers" in words
    assert "gold" in words
    assert "Country Japan" in words


def test_an_address_full_of_nonsense_is_cut_as_in_the_check(ana: Person) -> None:
    query = "&".join(f"{'q' * 200}{number}={'v' * 9_000}" for number in range(60))
    response = ana.client.get(f"/checklists/new?country=japan&{query}")
    said = [div.text for div in read(response).all("div", class_="banner banner-note")]
    assert len(said) == 1
    assert said[0].startswith("Left out of your answers")
    assert "q" * 81 not in response.get_data(as_text=True)


def test_more_than_four_answers_left_out_are_counted(ana: Person) -> None:
    page = ana.page("/checklists/new?country=japan&a=1&b=2&c=3&d=4&e=5&f=6")
    said = [div.text for div in page.all("div", class_="banner banner-note")]
    assert len(said) == 5
    assert said[-1] == "2 more were left out as well."


def test_a_field_of_the_offer_is_called_the_same_in_its_form_its_faults_and_its_list(
    ana: Person,
) -> None:
    checklist = ana.save()
    page = ana.page(f"{checklist}/edit")
    labels = {label["for"]: label.text for label in page.all("label")}
    assert labels == OFFER_LABELS
    terms = [term.text for term in ana.page(checklist).all("dt")]
    assert terms == [label for field, label in OFFER_LABELS.items() if field != "name"]
    lines = [term.text for term in ana.page(f"{checklist}/dossier").all("dt")]
    assert [line for line in lines if line in terms] == terms
    too_long = ana.post("/checklists/new?guide=japan", **dict.fromkeys(OFFER, "x" * 201))
    faults = read(too_long).one("div", id="error-summary").text
    assert all(f"{label}: " in faults for label in labels.values())


@pytest.mark.parametrize(
    ("guide", "count"), [("japan", "5 tasks"), ("korea", "5 tasks"), ("both", "6 tasks")]
)
def test_a_whole_guide_needs_no_answers(ana: Person, guide: str, count: str) -> None:
    assert count in ana.words(f"/checklists/new?guide={guide}")
    ana.save(f"?guide={guide}")


@pytest.mark.parametrize("query", ["", "?guide=mars", "?nothing=1"])
def test_without_a_beginning_the_page_asks_for_one(ana: Person, query: str) -> None:
    page = ana.page(f"/checklists/new{query}")
    assert page.all("form") == []
    assert "Answer the guide’s questions" in page.one("main").text


def test_an_own_list_takes_a_task_from_every_line(ana: Person) -> None:
    checklist = ana.save("?own=1", name="Chemistry", topics="Acids\r\n\r\n <b>Bases</b> ")
    assert list(ana.tasks(checklist)) == ["Acids", "<b>Bases</b>"]


def test_a_fault_keeps_everything_that_was_typed(ana: Person) -> None:
    typed = OFFER | {"first_day": "31 Feb 2027", "pay": "  odd   spacing  "}
    response = ana.post("/checklists/new?country=japan", **typed)
    page = refused(response, "first_day")
    assert fields(page) == typed
    assert "31 Feb 2027" in page.one("span", id="first_day-error").text


def test_topics_come_back_as_they_were_typed(ana: Person) -> None:
    topics = "\nFirst\n\n  Second\n"
    response = ana.post("/checklists/new?own=1", name="", topics=topics)
    refused(response, "name")
    assert "<textarea" in response.get_data(as_text=True)
    text = re.search(
        r"<textarea[^>]*>\n(.*?)</textarea>", response.get_data(as_text=True), re.DOTALL
    )
    assert text
    assert text[1] == topics


def test_days_can_be_typed_in_several_ways(ana: Person) -> None:
    for text in ("2027-08-31", "31 August 2027", "31/8/2027", "Tue 31 Aug 2027"):
        assert "first working day Tue 31 Aug 2027" in ana.words(ana.save(first_day=text))


def test_the_days_in_the_wrong_order_are_a_fault(ana: Person) -> None:
    response = ana.post("/checklists/new?guide=japan", **OFFER | {"last_day": "1 Aug 2027"})
    refused(response, "last_day")


def test_editing_the_offer_moves_the_due_dates_and_shows_their_basis(ana: Person) -> None:
    checklist = ana.save()
    page = ana.page(f"{checklist}/edit")
    assert fields(page) == {**OFFER, "last_day": "31 Dec 2027"}
    words = page.one("main").text
    assert "NUS asks for nine months" in words
    assert "Mon 30 Nov 2026" in words
    led = ana.edit(f"{checklist}/edit", f"{checklist}/edit", **OFFER | {"first_day": "30 Sep 2027"})
    assert led.headers["Location"] == f"{checklist}?done=edited"
    assert "Wed 30 Dec 2026" in ana.words(f"{checklist}/edit")


def test_a_fault_in_the_offer_keeps_what_was_typed_and_its_version(ana: Person) -> None:
    checklist = ana.save()
    typed = OFFER | {"name": " ", "host": "Typed just now"}
    response = ana.edit(f"{checklist}/edit", f"{checklist}/edit", **typed)
    page = refused(response, "name")
    assert fields(page) == typed
    assert page.one("input", name="version")["value"] == "1"


def test_two_edits_at_once_show_both_and_the_later_can_be_saved_over(ana: Person) -> None:
    checklist = ana.save()
    url, version = f"{checklist}/edit", ana.version(f"{checklist}/edit")
    ana.done(url, **OFFER | {"city": "Osaka"}, version=version)
    late = ana.post(url, **OFFER | {"city": "Nara", "role": "<b>Cook</b>"}, version=version)
    assert late.status_code == 409
    page = read(late)
    words = page.one("main").text
    for part in ("City Saved now Osaka What you typed Nara", "Role Saved now Intern"):
        assert part in words
    assert "Pay" not in [heading.text for heading in page.all("h2")]
    form = page.one("form")
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    assert "Osaka" in ana.words(checklist)
    ana.done(form["action"], **hidden)
    words = ana.words(checklist)
    assert "City Nara" in words
    assert "Role <b>Cook</b>" in words


@pytest.mark.parametrize(
    "version", ["", "x", "-1", "1.0", "²", "9" * 40, pytest.param("9" * 5_000, id="5000 nines")]
)
def test_a_form_without_its_version_is_refused_and_changes_nothing(
    people: People, version: str
) -> None:
    checklist = people.ana.save()
    before = people.rows()["checklist"]
    response = people.ana.post(f"{checklist}/edit", **OFFER | {"city": "Nara"}, version=version)
    assert response.status_code == 400
    assert people.rows()["checklist"] == before


def test_a_copy_has_the_tasks_but_not_what_was_done(ana: Person) -> None:
    checklist = ana.save()
    task = ana.task(checklist, "Do c1")
    ana.edit(f"{task}/status", task, status="done")
    page = ana.page(f"{checklist}/duplicate")
    assert fields(page) == {"name": "Kyoto Robotics, copy"}
    refused(ana.post(f"{checklist}/duplicate", name=" "), "name")
    copy = ana.done(f"{checklist}/duplicate", name="Another offer")
    words = ana.words(copy)
    assert "This is the copy" in words
    assert "0 of 5 done" in words
    assert "1 of 5 done" in ana.words(checklist)


def test_a_long_name_is_copied_within_its_length(ana: Person) -> None:
    checklist = ana.save(name="n" * 120)
    name = fields(ana.page(f"{checklist}/duplicate"))["name"]
    assert name == f"{'n' * 114}, copy"
    ana.done(f"{checklist}/duplicate", name=name)
