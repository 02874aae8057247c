"""Text that means harm is kept as it was typed and harms nothing; what cannot be seen is gone."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.guides.flow import Phase
from planner.services.checklists import checklists, evidence, tasks
from planner.services.checklists.evidence import EvidenceText
from planner.store.checklists.models import Checklist, Owner
from tests.services.saved import fresh, log_of, task_for
from tests.services.small_guidebook import MONDAY_09_00, guidebook, offer

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "an entity": "&lt;b&gt; &amp; &#39;",
    "a template": "{{ 7 * 7 }}{% raw %}",
    "a quote for SQL": "'; DROP TABLE task; --",
    "a pattern for SQL": "100% _ \\ %s %(name)s :name ?",
    "a backslash at the end": "C:\\temp\\",
    "an address that runs": "javascript:alert(1)",
    "a formula": "=HYPERLINK('https://example.org')",
    "Arabic and Hebrew": "مرحبا שלום",
    "emoji joined": "👩‍💻 🇸🇬",
    "beyond the first plane": "𠮷野家",
    "accents on top of each other": "Z̸̢̛͎͖a̴̡l̷g̵o",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_field_gives_back_what_was_typed(
    session: Session, checklist: Checklist, text: str
) -> None:
    ids = (checklist.owner_id, checklist.id)
    facts = dict.fromkeys(("name", "host", "role", "city", "pay", "hours", "school"), text)
    checklists.edit_offer(session, *ids, 1, offer(**facts), guidebook(), MONDAY_09_00)
    task = tasks.add_task(session, *ids, text, Phase.OWN, MONDAY_09_00)
    tasks.write_note(session, *ids, task.id, 1, f"{text}\n\n{text}", MONDAY_09_00)
    typed = EvidenceText(text, text, date(2026, 11, 22), text, text, text)
    evidence.add(session, *ids, task.id, typed, MONDAY_09_00)
    saved = fresh(session, checklist)
    assert {getattr(saved, name) for name in facts} == {text}
    kept = next(row for row in saved.tasks if row.id == task.id)
    assert (kept.title, kept.note) == (text, f"{text}\n\n{text}")
    row = kept.evidence[0]
    assert {row.says, row.link, row.answered_by, row.reference, row.note} == {text}
    assert log_of(kept)[-1] == f"Evidence added: “{text}”."


UNSEEN = {
    "a null": ("A\x00B", "AB"),
    "a bell and an escape": ("A\x07\x1b[31mB", "A[31mB"),
    "a direction override": ("A\u202eB\u2066", "AB"),
    "half a character": ("A\ud800B", "AB"),
}


@pytest.mark.parametrize(("typed", "kept"), UNSEEN.values(), ids=UNSEEN)
def test_what_no_database_or_reader_should_meet_is_dropped(
    session: Session, checklist: Checklist, typed: str, kept: str
) -> None:
    ids = (checklist.owner_id, checklist.id, task_for(checklist, "c1").id)
    tasks.write_note(session, *ids, 1, f"{typed}\r\n{typed}", MONDAY_09_00)
    evidence.add(session, *ids, EvidenceText(typed, typed, None, typed, typed), MONDAY_09_00)
    c1 = task_for(fresh(session, checklist), "c1")
    assert c1.note == f"{kept}\n{kept}"
    assert {c1.evidence[0].says, c1.evidence[0].link, c1.evidence[0].reference} == {kept}


def test_a_quote_in_a_topic_drops_no_table(session: Session, ana: Owner) -> None:
    checklists.create_own(session, ana, "'; DROP TABLE task; --", ["x' OR '1'='1"], MONDAY_09_00)
    assert session.scalar(select(func.count()).select_from(Checklist)) == 1
