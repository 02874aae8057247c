"""A review settles what its reader has seen: up to a change, and never beside a look."""

import threading
import time

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound
from planner.services import source_watch
from planner.services.source_watch import Settled
from planner.store.watch.models import SourceChange
from planner.store.watch.queries import held_source, open_changes, open_changes_of
from tests.services.small_guidebook import MONDAY_09_00, SOURCES, TUESDAY_18_30
from tests.services.test_source_watch import MONDAY, NEW, OLD, TUESDAY, page

ISA, NUS = SOURCES


@pytest.fixture
def changes(session: Session) -> list[int]:
    """Let the agency's page change on Monday and twice on Tuesday, NUS's in between."""
    for source in SOURCES:
        source_watch.record_look(session, source, page(OLD), MONDAY_09_00)
    source_watch.record_look(session, ISA, page(NEW), MONDAY_09_00)
    source_watch.record_look(session, NUS, page(NEW), TUESDAY_18_30)
    for more in ("Ask again.", "And again."):
        source_watch.record_look(session, ISA, page(f"{NEW} {more}"), TUESDAY_18_30)
    return [change.id for change in open_changes_of(session, ISA.id)]


def test_only_what_was_seen_is_settled(session: Session, changes: list[int]) -> None:
    settled = source_watch.review(session, ISA.id, "Read.", TUESDAY_18_30, up_to=changes[1])
    assert settled == Settled((MONDAY, TUESDAY), left=1)
    assert [change.id for change in open_changes_of(session, ISA.id)] == changes[2:]
    assert set(open_changes(session)) == {ISA.id, NUS.id}
    assert source_watch.review(session, ISA.id, "", TUESDAY_18_30) == Settled((TUESDAY,), 0)


def test_a_number_that_is_not_one_of_its_open_changes_settles_nothing(
    session: Session, changes: list[int]
) -> None:
    of_nus = open_changes(session)[NUS.id].id
    source_watch.review(session, ISA.id, "", TUESDAY_18_30, up_to=changes[0])
    for number in (of_nus, changes[0], 10**6):
        with pytest.raises(NotFound, match=f"No change {number} of 'isa-page' waits"):
            source_watch.review(session, ISA.id, "", TUESDAY_18_30, up_to=number)
    assert [change.id for change in open_changes_of(session, ISA.id)] == changes[1:]


@pytest.mark.usefixtures("changes")
def test_a_review_waits_for_a_look_at_the_same_page(engine: Engine) -> None:
    told: list[Settled] = []

    def review() -> None:
        with Session(engine) as own:
            told.append(source_watch.review(own, ISA.id, "", TUESDAY_18_30))

    thread = threading.Thread(target=review)
    with Session(engine) as looking:
        held_source(looking, ISA.id)
        looking.add(SourceChange(source_id=ISA.id, noticed_on=TUESDAY, excerpt="+ later"))
        looking.flush()
        thread.start()
        time.sleep(0.2)  # long enough for a review that does not wait to be over
        looking.commit()
    thread.join(30)
    assert told == [Settled((MONDAY, TUESDAY, TUESDAY, TUESDAY), left=0)]
