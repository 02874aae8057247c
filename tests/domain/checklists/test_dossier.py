import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.dossier import STATEMENT, dossier_bytes, fingerprint
from planner.domain.guides.flow import Phase
from tests.domain.checklist_examples import HOSTILE, Piece, a_task
from tests.domain.dossier_examples import REPLY, TASK, AChecklist, written


def test_a_dossier_says_first_that_it_grants_nothing() -> None:
    document = written()
    assert document["statement"] == STATEMENT
    assert "Nothing in it grants permission" in STATEMENT
    assert "not legal advice" in STATEMENT


def test_a_dossier_holds_the_offer_and_the_version_of_the_guide() -> None:
    document = written()
    assert (document["name"], document["country"]) == ("Osaka, summer", "Japan")
    assert (document["guide_version"], document["saved_on"]) == ("f10e", "2026-11-22")
    assert document["progress"] == "1 of 2 done"
    assert document["offer"] == {
        "host": "Kita Robotics",
        "role": "Research intern",
        "city": "Osaka",
        "first_day": "2027-06-01",
        "last_day": "2027-08-31",
        "length_days": 92,
        "pay": "JPY 1,200 an hour",
        "hours": "28 a week",
        "school": "SUSS",
    }


@pytest.mark.parametrize(
    ("country", "words"),
    [("", ""), ("japan", "Japan"), ("korea", "Korea"), ("both", "Japan and Korea")],
)
def test_a_country_is_named_in_words(country: str, words: str) -> None:
    assert written(AChecklist(country=country))["country"] == words


def test_questions_and_answers_are_in_words_and_none_is_lost() -> None:
    answers = {"status": "visitor", "paid": "yes", "old": "maybe"}
    assert written(AChecklist(answers=answers))["answers"] == [
        {"question": "Is it paid?", "answer": "Yes, every week", "note": ""},
        {
            "question": "old",
            "answer": "maybe",
            "note": "The guide no longer asks this; the answer is kept as it was saved.",
        },
        {
            "question": "status",
            "answer": "visitor",
            "note": "The guide no longer asks this; the answer is kept as it was saved.",
        },
    ]


def test_a_task_is_written_down_with_all_that_its_owner_did() -> None:
    entry = written()["tasks"][0]
    assert {key: value for key, value in entry.items() if key not in {"sources", "evidence"}} == {
        "item_id": "c3",
        "phase": "Before you accept",
        "title": "Get the school's word in writing",
        "why": "It asks to see the offer first.",
        "ask": ["The career office"],
        "question": "Which form?",
        "keep": "The e-mail",
        "waits_for": ["Write the facts down", "elsewhere"],
        "status": "Done",
        "done_on": "2026-11-23",
        "due_on": "2026-12-01",
        "due_words": "SUSS asks for 6 to 9 months.",
        "changed_source_id": "suss-wa",
        "changed_on": "2026-11-22",
    }


def test_the_note_that_is_for_its_owner_alone_is_not_in_it() -> None:
    content = dossier_bytes(written(tasks=[replace(TASK, note="Only for me: they were rude")]))
    assert b"they were rude" not in content
    assert b"Asked again on Friday." in content


def test_a_source_names_the_day_we_read_it_and_the_day_its_owner_opened_it() -> None:
    known, gone = written()["tasks"][0]["sources"]
    assert known == {
        "id": "suss-wa",
        "title": "Work attachment",
        "publisher": "SUSS",
        "url": "https://www.suss.edu.sg/wa-intern",
        "level": "a school or institution: its word counts for its own rules",
        "page_date": "",
        "read_on": "2026-11-22",
        "review_by": "2027-11-22",
        "opened_on": "2026-11-23",
        "note": "",
    }
    assert gone["id"] == "gone"
    assert gone["note"] == "The guide no longer lists this page."
    assert {gone["url"], gone["title"], gone["read_on"], gone["opened_on"]} == {"", None}


def test_evidence_keeps_every_field_and_what_was_removed_is_left_out() -> None:
    evidence = written()["tasks"][0]["evidence"]
    assert evidence[0] == {
        "says": "The form is needed before the contract.",
        "link": "reply.pdf",
        "seen_on": "2026-11-23",
        "answered_by": "Career office, SUSS",
        "reference": "WA-2026-118",
        "note": "Asked again on Friday.",
    }
    assert [piece["says"] for piece in evidence] == [REPLY.says, "A print"]


def test_who_answered_is_listed_with_the_task_and_the_day() -> None:
    assert written()["who_answered"] == [
        {
            "answered_by": "Career office, SUSS",
            "task": "Get the school's word in writing",
            "seen_on": "2026-11-23",
            "reference": "WA-2026-118",
        }
    ]


def test_tasks_come_in_the_order_of_the_checklist() -> None:
    tasks = [
        a_task(None, title="mine", phase=Phase.OWN),
        a_task("k1", title="later", phase=Phase.KOREA, position=1),
        a_task("j1", title="sooner", phase=Phase.JAPAN, position=2),
    ]
    document = written(tasks=tasks)
    assert [entry["title"] for entry in document["tasks"]] == ["sooner", "later", "mine"]
    assert document["tasks"][2]["item_id"] == ""


def test_an_empty_checklist_has_a_dossier_too() -> None:
    offer = {"first_day": None, "last_day": None}
    document = written(AChecklist(country="", answers={}, **offer), [])  # type: ignore[arg-type] # None for both days
    assert document["tasks"] == []
    assert document["offer"]["length_days"] is None
    assert json.loads(dossier_bytes(document)) == document


def test_the_bytes_are_canonical() -> None:
    content = dossier_bytes(written())
    text = content.decode()
    assert text.endswith("}\n")
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert json.loads(text) == written()
    turned = dict(reversed(written().items()))
    assert dossier_bytes(turned) == content  # type: ignore[arg-type] # the same keys, another order


def test_names_in_any_script_stand_as_they_are() -> None:
    assert "山田ロボット".encode() in dossier_bytes(written(AChecklist(host="山田ロボット")))


def test_the_fingerprint_is_the_sha_256_of_the_bytes() -> None:
    # The digest of no bytes: https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert fingerprint(b"") == empty
    assert fingerprint(dossier_bytes(written())) == fingerprint(dossier_bytes(written()))


def test_a_changed_letter_changes_the_fingerprint() -> None:
    changed = replace(TASK, question="Which fork?")
    prints = {fingerprint(dossier_bytes(written(tasks=[task]))) for task in (TASK, changed)}
    assert len(prints) == 2


def test_hostile_text_stays_text() -> None:
    task = replace(TASK, title=HOSTILE, why=HOSTILE, evidence=[Piece(HOSTILE, link=HOSTILE)])
    back = json.loads(dossier_bytes(written(AChecklist(name=HOSTILE), [task])))
    assert back["name"] == back["tasks"][0]["why"] == HOSTILE
    assert back["tasks"][0]["evidence"][0]["link"] == HOSTILE


@given(st.text(), st.text(max_size=200), st.none() | st.dates())
def test_the_same_input_gives_the_same_bytes(name: str, says: str, seen_on: date | None) -> None:
    def once() -> bytes:
        task = replace(TASK, evidence=[Piece(says, seen_on=seen_on)])
        return dossier_bytes(written(AChecklist(name=name), [task]))

    assert once() == once()
    assert json.loads(once())["tasks"][0]["evidence"][0]["says"] == says
