"""The whole way on the real guide: from nothing to a checklist, evidence, and the dossier."""

import pytest

from planner.web.guides.guidebook import Shelf
from tests.services.small_guidebook import SUNDAY
from tests.web.saved import OFFER, People

pytest_plugins = ["tests.web.saved_fixtures"]

ANSWERS = (
    "?country=japan&nationality=citizen&where=singapore&enrolled=degree&school=suss&pay=allowance"
    "&curriculum=credit-contract&length=to-6-months&hours=to-40&when=leave&host=other-direct"
    "&service=nsman"
)


@pytest.fixture
def real(people: People) -> People:
    """Let the app read the guidebook of ``data/guides``."""
    people.app.extensions["guidebook"] = Shelf(lambda: SUNDAY)
    return people


def test_from_nothing_to_the_dossier(real: People) -> None:
    ana = real.ana
    assert "Nothing is saved yet" in ana.words("/checklists")
    outcome = ana.page(f"/guides/check/outcome{ANSWERS}")
    (save,) = {a["href"] for a in outcome.all("a") if a["href"].startswith("/checklists/new")}
    assert "tasks from your answers" in ana.words(save)
    led = ana.done(save, **OFFER)
    assert "this browser is the key" in ana.words(led)
    checklist = led.partition("?")[0]
    title, task = next(iter(ana.tasks(checklist).items()))
    ana.edit(f"{task}/status", task, status="done")
    ana.done(f"{task}/evidence", says="They wrote: yes, in writing.", answered_by="The desk")
    words = ana.words(checklist)
    assert "1 of " in words
    assert title
    dossier = ana.words(f"{checklist}/dossier")
    for part in ("They wrote: yes, in writing.", "The desk", "SHA-256", "grants permission"):
        assert part in dossier


@pytest.mark.parametrize("guide", ["japan", "korea", "both"])
def test_every_task_of_a_real_guide_has_a_page(real: People, guide: str) -> None:
    ana = real.ana
    checklist = ana.save(f"?guide={guide}")
    tasks = [row for row in real.rows()["task"] if row]
    assert len(tasks) > 20
    for row in tasks:
        words = ana.words(f"{checklist}/tasks/{row[0]}")
        assert "What to keep" in words
    for page in ("", "/edit", "/changes", "/dossier", "/delete"):
        ana.page(f"{checklist}{page}")


def test_a_real_checklist_just_saved_says_what_the_guide_says(real: People) -> None:
    checklist = real.ana.save(ANSWERS)
    assert "says what the guide says now" in real.ana.words(f"{checklist}/changes")
