"""The dossier: the page and the file say the same, the hash is true, and nothing is granted."""

import hashlib
import json
from typing import Any

import pytest

from planner.web.checklists.dossier import file_name
from tests.services.small_guidebook import guidebook
from tests.web.saved import EVIDENCE, People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture
def checklist(ana: Person) -> str:
    """Save a checklist with one task done, its page opened and its evidence kept."""
    checklist = ana.save()
    c1 = ana.task(checklist, "Do c1")
    ana.edit(f"{c1}/status", c1, status="done")
    ana.done(f"{c1}/opened", source="nus-page")
    ana.done(f"{c1}/evidence", **EVIDENCE)
    return checklist


def document(ana: Person, checklist: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(ana.client.get(f"{checklist}/dossier.json").data)
    return read


def test_the_hash_at_the_foot_is_that_of_the_file(ana: Person, checklist: str) -> None:
    content = ana.client.get(f"{checklist}/dossier.json").data
    foot = ana.page(f"{checklist}/dossier").one("p", class_="fingerprint")
    assert foot.text == f"SHA-256 of the JSON file: {hashlib.sha256(content).hexdigest()}"


def test_the_same_checklist_gives_the_same_bytes_and_a_change_others(
    ana: Person, checklist: str
) -> None:
    first, second = (ana.client.get(f"{checklist}/dossier.json").data for _ in range(2))
    assert first == second
    c1 = ana.task(checklist, "Do c1")
    ana.edit(f"{c1}/status", c1, status="in-progress")
    assert ana.client.get(f"{checklist}/dossier.json").data != first


def test_a_note_that_is_only_for_me_is_in_neither(ana: Person, checklist: str) -> None:
    c1 = ana.task(checklist, "Do c1")
    assert ana.page(c1).one("label", for_="note").text == "Only for me"
    ana.edit(f"{c1}/note", c1, note="They were rude on the phone.")
    for url in (f"{checklist}/dossier", f"{checklist}/dossier.json"):
        text = ana.client.get(url).get_data(as_text=True)
        assert "rude" not in text
        assert EVIDENCE["remark"] in text


def test_the_file_is_sent_to_be_kept_under_a_name(ana: Person, checklist: str) -> None:
    headers = ana.client.get(f"{checklist}/dossier.json").headers
    assert headers["Content-Disposition"] == 'attachment; filename="dossier-kyoto-robotics.json"'
    assert headers["Content-Type"] == "application/json"
    assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Rakuten, Tokyo", "dossier-rakuten-tokyo.json"),
        ("../../etc/passwd", "dossier-etc-passwd.json"),
        ('a"\r\nSet-Cookie: b', "dossier-a-set-cookie-b.json"),
        ("楽天", "dossier.json"),
        ("n" * 200, f"dossier-{'n' * 52}.json"),
    ],
)
def test_a_file_name_holds_letters_and_digits_alone(name: str, file: str) -> None:
    assert file_name(name) == file


def test_the_page_holds_all_that_the_file_holds(ana: Person, checklist: str) -> None:
    words = ana.words(f"{checklist}/dossier")
    for text in strings(document(ana, checklist)):
        assert " ".join(text.split()) in words, text


def strings(part: object, name: str = "") -> list[str]:
    """List the texts of a document, but for what only programs need."""
    if isinstance(part, dict):
        return [text for key, each in part.items() for text in strings(each, key)]
    if isinstance(part, list):
        return [text for each in part for text in strings(each, name)]
    for_programs = {"item_id", "id", "guide_version", "changed_source_id", "format"}
    return [part] if isinstance(part, str) and part and name not in for_programs else []


def test_question_source_evidence_and_who_answered_are_there(ana: Person, checklist: str) -> None:
    words = ana.words(f"{checklist}/dossier")
    for part in (
        "Which country? Japan",
        "What of c1?",
        "read by us 2026-11-22",
        "opened by me 2026-11-24",
        EVIDENCE["says"],
        "Internship office, on “Do c1”, seen 2026-11-23, reference REF-7",
        "Done on 2026-11-24",
    ):
        assert part in words


def test_it_says_that_nothing_in_it_grants_permission(ana: Person, checklist: str) -> None:
    assert "Nothing in it grants permission" in document(ana, checklist)["statement"]
    assert "Nothing in it grants permission" in ana.words(f"{checklist}/dossier")


def test_removed_evidence_is_not_in_it(ana: Person, checklist: str) -> None:
    c1 = ana.task(checklist, "Do c1")
    (piece,) = [a["href"] for a in ana.page(c1).all("a") if "/evidence/" in a["href"]]
    ana.done(f"{piece}/remove")
    assert EVIDENCE["says"] not in ana.words(f"{checklist}/dossier")


def test_a_removed_task_is_not_in_it(ana: Person, checklist: str) -> None:
    ana.done(f"{checklist}/tasks", title="Pack")
    assert "Pack" in ana.words(f"{checklist}/dossier")
    ana.done(f"{ana.task(checklist, 'Pack')}/remove")
    assert "Pack" not in ana.words(f"{checklist}/dossier")


def test_a_list_of_ones_own_has_a_dossier_without_an_offer(ana: Person) -> None:
    words = ana.words(f"{ana.save('?own=1', name='Exam', topics='Acids')}/dossier")
    assert "A list of one’s own" in words
    assert "The offer" not in words


def test_an_answer_that_the_guide_asks_no_more_stays(people: People, checklist: str) -> None:
    book = guidebook()
    flow = type(book.flow)((), book.flow.parties, (), (), (), book.flow.items)
    open_guidebook(people.app, type(book)((), book.comparison, flow, book.sources, "third"))
    assert "no longer asks this" in people.ana.words(f"{checklist}/dossier")
