"""What a change of a plan rests on is held while it is made, where the database can hold rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from planner.services.plan.acts import undo
from planner.services.sessions import edits
from planner.store.checklists.models import Owner
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS
from tests.services.plans import MONDAY_09_00, add_session


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Write down what a session asks."""
    asked: list[str] = []
    bind = session.get_bind()

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(" ".join(statement.split()))

    event.listen(bind, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(bind, "before_cursor_execute", note)


def can_hold(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def test_a_task_is_held_while_its_session_is_made(session: Session, ana: Owner) -> None:
    task_id = add_session(session, ana).task_id
    with statements(session) as asked:
        add_session(session, ana, task_id=task_id)
    held = [each for each in asked if each.endswith("FOR KEY SHARE") and "FROM task" in each]
    assert len(held) == int(can_hold(session))


def test_a_session_is_held_while_its_change_is_undone(session: Session, ana: Owner) -> None:
    row = add_session(session, ana)
    edits.delete(session, ana.id, row.id, row.version, MONDAY_09_00)
    act_id = acts_of(session, ana.id, 1)[0].id
    with statements(session) as asked:
        undo(session, ana.id, act_id, HOLIDAYS, MONDAY_09_00)
    held = [each for each in asked if each.endswith("FOR UPDATE OF revision_session")]
    assert len(held) == int(can_hold(session))
