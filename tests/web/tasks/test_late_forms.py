"""Forms that come too late: for what is removed meanwhile, and for days written in another way."""

import pytest
from werkzeug.test import TestResponse

from tests.web.reading import Page, read
from tests.web.saved import EVIDENCE, OFFER, Person

pytest_plugins = ["tests.web.saved_fixtures"]

LATE = EVIDENCE | {"says": "What I was told\non the phone", "seen_on": "2026-11-23"}


@pytest.fixture
def checklist(ana: Person) -> str:
    return ana.save()


@pytest.fixture
def own(ana: Person, checklist: str) -> str:
    ana.done(f"{checklist}/tasks", title="Pack")
    return ana.task(checklist, "Pack")


@pytest.fixture
def piece(ana: Person, own: str) -> str:
    """Add a piece of evidence to the task of one's own and give the address of its form."""
    ana.done(f"{own}/evidence", **EVIDENCE)
    (address,) = [a["href"] for a in ana.page(own).all("a") if "/evidence/" in a["href"]]
    return address


def offered(response: TestResponse) -> tuple[Page, str]:
    """Read the page of a form that came too late, and give where its one button leads."""
    assert response.status_code == 409
    page = read(response)
    return page, page.one("form")["action"]


def pressed(page: Page) -> list[str]:
    """List the buttons of a page, but for those that choose its look."""
    return [button.text for button in page.all("button", type="submit")]


def test_what_was_typed_for_removed_evidence_is_kept_and_it_can_come_back(
    ana: Person, own: str, piece: str
) -> None:
    version = ana.version(piece)
    ana.done(f"{piece}/remove")
    page, restore = offered(ana.post(piece, **LATE, version=version))
    words = page.one("main").text
    for part in ("was removed", "What I was told on the phone", "23 Nov 2026", "REF-7", "By mail."):
        assert part in words
    assert pressed(page) == ["Bring it back"]
    assert "Saved now" not in words
    assert "The evidence is back." in ana.words(ana.done(restore))
    ana.done(piece, **LATE, version=ana.version(piece))
    assert "What I was told on the phone" in ana.words(own)


def test_a_fault_in_the_form_of_removed_evidence_keeps_what_was_typed(
    ana: Person, piece: str
) -> None:
    version = ana.version(piece)
    ana.done(f"{piece}/remove")
    response = ana.post(piece, **LATE | {"seen_on": "yesterday"}, version=version)
    assert response.status_code == 400
    assert read(response).one("input", name="seen_on")["value"] == "yesterday"
    assert LATE["says"] in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("note", {"note": "Two pairs of shoes"}),
        ("due", {"due_on": "2026-12-01"}),
        ("rename", {"title": "Pack the shoes"}),
        ("status", {"status": "done"}),
        ("evidence", LATE),
    ],
)
def test_a_removed_task_is_offered_back_with_what_was_typed_for_it(
    ana: Person, checklist: str, own: str, form: str, typed: dict[str, str]
) -> None:
    version = ana.version(own)
    ana.done(f"{own}/remove")
    page, restore = offered(ana.post(f"{own}/{form}", **typed, version=version))
    shown = {"2026-12-01": "1 Dec 2026", "done": "Done", "2026-11-23": "23 Nov 2026"}
    words = page.one("main").text
    assert "“Pack” was removed meanwhile." in words
    for text in typed.values():
        assert " ".join(shown.get(text, text).split()) in words
    assert pressed(page) == ["Bring it back"]
    ana.done(restore)
    assert "Pack" in ana.tasks(checklist)


def test_evidence_of_a_removed_task_offers_the_task_back(
    ana: Person, checklist: str, own: str, piece: str
) -> None:
    version = ana.version(piece)
    for is_removed_too in (False, True):
        if is_removed_too:
            ana.done(f"{piece}/remove")
        ana.done(f"{own}/remove")
        page, restore = offered(ana.post(piece, **LATE, version=version))
        assert restore == f"{own}/restore"
        assert "What I was told on the phone" in page.one("main").text
        assert "Pack" in ana.words(ana.done(restore))
    assert checklist in own


def test_an_empty_form_of_a_removed_task_has_nothing_to_keep(ana: Person, own: str) -> None:
    version = ana.version(own)
    ana.done(f"{own}/remove")
    page, _ = offered(ana.post(f"{own}/due", due_on="", version=version))
    assert "What you typed" not in page.one("main").text


def test_the_same_day_written_otherwise_is_no_difference(ana: Person, checklist: str) -> None:
    url, version = f"{checklist}/edit", ana.version(f"{checklist}/edit")
    ana.done(url, **OFFER | {"city": "Osaka"}, version=version)
    typed = OFFER | {"city": "  Nara ", "first_day": "2027-08-31", "last_day": "1/12/2027"}
    page, _ = offered(ana.post(url, **typed, version=version))
    assert [heading.text for heading in page.all("h2")] == ["City", "Last working day"]
    words = page.one("main").text
    assert "City Saved now Osaka What you typed Nara" in words
    assert "Last working day Saved now 31 Dec 2027 What you typed 1 Dec 2027" in words


@pytest.mark.parametrize(
    ("form", "first", "late"),
    [
        ("due", {"due_on": "1 Dec 2026"}, {"due_on": "2026-12-01"}),
        ("note", {"note": "one\ntwo"}, {"note": " one\r\ntwo \n"}),
        ("rename", {"title": "Pack it"}, {"title": " Pack   it "}),
    ],
)
def test_the_same_words_sent_twice_are_said_to_be_the_same(
    ana: Person, own: str, form: str, first: dict[str, str], late: dict[str, str]
) -> None:
    version = ana.version(own)
    ana.done(f"{own}/{form}", **first, version=version)
    page, _ = offered(ana.post(f"{own}/{form}", **late, version=version))
    assert page.all("h2") == []
    assert "What is saved says the same as what you typed." in page.one("main").text


def test_the_same_evidence_written_otherwise_is_no_difference(ana: Person, piece: str) -> None:
    version = ana.version(piece)
    ana.done(piece, **LATE | {"reference": "REF-8"}, version=version)
    again = LATE | {"seen_on": "Mon 23 Nov 2026", "says": LATE["says"].replace("\n", "\r\n")}
    page, _ = offered(ana.post(piece, **again, version=version))
    assert [heading.text for heading in page.all("h2")] == ["Reference number"]
