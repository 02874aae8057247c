from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.domain.checklists.dossier import dossier
from planner.domain.checklists.dossier_parts import Dossier
from tests.domain.checklist_examples import (
    OFFER,
    PAID,
    SOURCE,
    SUNDAY,
    SUNDAY_NOON,
    YES,
    ATask,
    Opened,
    Piece,
    a_task,
)

MONDAY = SUNDAY + timedelta(days=1)


@dataclass(frozen=True)
class AChecklist:
    name: str = OFFER.name
    host: str = OFFER.host
    role: str = OFFER.role
    city: str = OFFER.city
    first_day: date | None = OFFER.first_day
    last_day: date | None = OFFER.last_day
    pay: str = OFFER.pay
    hours: str = OFFER.hours
    school: str = OFFER.school
    country: str = "japan"
    answers: dict[str, str] = field(default_factory=lambda: {"paid": "yes"})
    guide_version: str = "f10e"
    saved_on: date = SUNDAY


REPLY = Piece(
    says="The form is needed before the contract.",
    link="reply.pdf",
    seen_on=MONDAY,
    answered_by="Career office, SUSS",
    reference="WA-2026-118",
    note="Asked again on Friday.",
)
TASK = a_task(
    "c3",
    "done",
    title="Get the school's word in writing",
    position=1,
    why="It asks to see the offer first.",
    ask=["The career office"],
    question="Which form?",
    keep="The e-mail",
    waits_for=["c1", "elsewhere"],
    done_on=MONDAY,
    due_on=date(2026, 12, 1),
    due_words="SUSS asks for 6 to 9 months.",
    note="Line one\nline two",
    changed_source_id="suss-wa",
    changed_on=SUNDAY,
    sources=[Opened("suss-wa", MONDAY), Opened("gone")],
    evidence=[REPLY, Piece("Taken back", removed_at=SUNDAY_NOON), Piece("A print")],
)


def written(checklist: AChecklist | None = None, tasks: list[ATask] | None = None) -> Dossier:
    listed = [TASK, a_task("c1", title="Write the facts down")] if tasks is None else tasks
    sources = {SOURCE.id: SOURCE}
    return dossier(checklist or AChecklist(), listed, [(PAID, YES)], sources)
