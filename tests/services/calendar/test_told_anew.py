"""Calendars are told sessions anew when the name of the task or the place of one has changed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.sessions.session import Scope
from planner.services.checklists import tasks
from planner.services.plan.acts import undo
from planner.services.seeding import bring_up_to_date
from planner.services.sessions.edits import cancel, move
from planner.store.checklists.models import Owner, Task
from planner.store.models import Place
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import acts_of
from tests.data.tiny_folder import ATRIUM, BOOTHS, PLACE_COLUMNS, write_tiny
from tests.domain.hours_examples import HOLIDAYS
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_session,
    fresh_session,
    weekly,
)

LATER = MONDAY_09_00 + timedelta(hours=1)
HOUR = timedelta(hours=1)


def marks(session: Session, row: RevisionSession) -> tuple[int, bool, int]:
    """Give its sequence, whether it changed later than on Monday at 09:00, and its version."""
    row = fresh_session(session, row)
    return row.sequence, row.updated_at == LATER, row.version


def rename(session: Session, task: Task, title: str) -> None:
    whose = (task.owner_id, task.checklist_id, task.id, task.version)
    tasks.rename(session, *whose, title, LATER)


def test_a_renamed_task_raises_the_sequence_of_its_sessions_alone(
    session: Session, ana: Owner
) -> None:
    row, other = add_session(session, ana), add_session(session, ana, topic="Grammar")
    again = add_session(session, ana, task_id=row.task_id)
    rename(session, fresh_session(session, row).task, "Kanji, N3")
    assert [marks(session, each) for each in (row, again, other)] == [
        (1, True, 1),
        (1, True, 1),
        (0, False, 1),
    ]


def test_a_task_that_keeps_its_name_tells_nothing_anew(session: Session, ana: Owner) -> None:
    row = add_session(session, ana)
    rename(session, fresh_session(session, row).task, " Kanji ")
    assert marks(session, row) == (0, False, 1)


def test_a_rename_makes_no_form_stale_and_lets_the_last_change_be_undone(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly())
    version = row.version
    rename(session, row.task, "Kanji, N3")
    cancel(session, ana.id, row.id, version, TUESDAY, Scope.THIS, LATER)
    rename(session, fresh_session(session, row).task, "Kanji, N2")
    undo(session, ana.id, acts_of(session, ana.id)[0].id, HOLIDAYS, LATER)
    assert fresh_session(session, row).sequence == 4


PLACE_CHANGES = {
    "its name": (ATRIUM.replace("Atrium,", "New Atrium,", 1), True),
    "its address": (ATRIUM.replace("1 Test Road", "3 Test Road"), True),
    "its position": (ATRIUM.replace("1.3000,103.8000", "1.3001,103.8000"), True),
    "its capacity": (ATRIUM.replace(",30,", ",31,", 1), False),
}


@pytest.mark.parametrize(("atrium", "is_told"), PLACE_CHANGES.values(), ids=PLACE_CHANGES)
def test_a_seed_tells_sessions_anew_at_a_place_whose_words_changed(
    session: Session, ana: Owner, tmp_path: Path, atrium: str, *, is_told: bool
) -> None:
    bring_up_to_date(session, write_tiny(tmp_path / "data"), MONDAY_09_00)
    places = {place.slug: place for place in session.scalars(select(Place))}
    there = add_session(session, ana, places["atrium"])
    once = add_session(session, ana, places["booths"], repeat=weekly())
    known = (ana.id, once.id, once.version, TUESDAY)
    move(session, *known, TUESDAY_19_00, TUESDAY_19_00 + HOUR, places["atrium"], HOLIDAYS, LATER)
    elsewhere = add_session(session, ana, places["booths"], topic="Grammar")
    before = {row.id: fresh_session(session, row).sequence for row in (there, once, elsewhere)}
    changed = f"{PLACE_COLUMNS}\n{atrium}\n{BOOTHS}\n"
    report = bring_up_to_date(session, write_tiny(tmp_path / "next", places=changed), LATER)
    assert report.changed == ["atrium"]
    risen = [fresh_session(session, row).sequence - before[row.id] for row in (there, once)]
    assert risen == [int(is_told)] * 2
    assert marks(session, there) == (int(is_told), is_told, 1)
    assert marks(session, elsewhere) == (0, False, 1)
