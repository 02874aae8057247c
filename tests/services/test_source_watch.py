"""A look is recorded whole; a change turns every owner's done tasks once and keeps the evidence."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import NotFound, StaleEdit
from planner.domain.guides.sources import Source
from planner.domain.watch.source_watch import Found, FoundKind
from planner.domain.watch.watched import WatchState
from planner.domain.watch.watched_text import fingerprint
from planner.services import source_watch
from planner.services.checklists import checklists, evidence, tasks
from planner.services.source_watch import Looked, Settled
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.watch.models import SourceChange, WatchedSource
from planner.store.watch.queries import open_changes, watched_sources
from tests.services.saved import ANSWER, fresh, log_of, save, task_for
from tests.services.small_guidebook import MONDAY_09_00, SOURCES, TUESDAY_18_30

ISA, NUS = SOURCES
SUNDAY, MONDAY, TUESDAY = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
OLD = "Students ask their school first. Work beside one's studies: up to 28 hours a week."
NEW = "Students ask their school first. Work beside one's studies: up to 20 hours a week."
TURNED = (
    "Done → Check again: “Designated activities” changed, noticed on 24 Nov 2026, "
    "last seen as it was on 23 Nov 2026. Your evidence is kept."
)


def page(text: str, etag: str = '"v1"') -> Found:
    return Found(FoundKind.TEXT, text=text, read_with="reader 1", etag=etag)


def settle(session: Session, checklist: Checklist, *item_ids: str) -> None:
    """Mark tasks as done."""
    for name in item_ids:
        task = task_for(fresh(session, checklist), name)
        where = (checklist.owner_id, checklist.id, task.id)
        tasks.set_status(session, *where, task.version, TaskStatus.DONE, MONDAY_09_00)


def change(session: Session, source: Source = ISA) -> Looked:
    """Look on Monday at the old text and on Tuesday at the new one."""
    source_watch.record_look(session, source, page(OLD), MONDAY_09_00)
    return source_watch.record_look(session, source, page(NEW), TUESDAY_18_30)


def test_a_first_look_records_the_page_and_changes_nothing(session: Session) -> None:
    looked = source_watch.record_look(session, ISA, page(OLD), MONDAY_09_00)
    row = watched_sources(session)["isa-page"]
    assert (looked.state, looked.is_change, looked.tasks) == (WatchState.UNCHANGED, False, 0)
    assert (row.url, row.text, row.fingerprint) == (ISA.url, OLD, fingerprint(OLD, "reader 1"))
    assert (row.text_seen_on, row.checked_at, row.etag) == (MONDAY, MONDAY_09_00, '"v1"')
    assert open_changes(session) == {}


def test_a_change_stands_open_with_what_differs(session: Session) -> None:
    looked = change(session)
    assert (looked.state, looked.is_change) == (WatchState.CHANGED, True)
    stands = open_changes(session)["isa-page"]
    assert (stands.seen_before_on, stands.noticed_on) == (MONDAY, TUESDAY)
    assert "28 hours" in stands.excerpt
    assert "20 hours" in stands.excerpt


def test_a_done_task_that_rests_on_the_page_is_to_be_checked_again(
    session: Session, checklist: Checklist
) -> None:
    j1 = task_for(checklist, "j1")
    evidence.add(session, checklist.owner_id, checklist.id, j1.id, ANSWER, MONDAY_09_00)
    settle(session, checklist, "j1")
    version = task_for(fresh(session, checklist), "j1").version
    assert change(session).tasks == 1
    j1 = task_for(fresh(session, checklist), "j1")
    assert (j1.status, j1.done_on) == (TaskStatus.CHECK_AGAIN, MONDAY)
    assert (j1.changed_source_id, j1.changed_on) == ("isa-page", TUESDAY)
    assert j1.change_id == open_changes(session)["isa-page"].id
    assert (log_of(j1)[-1], j1.events[-1].at) == (TURNED, TUESDAY_18_30)
    assert [kept.says for kept in j1.evidence] == [ANSWER.says]
    assert j1.version == version + 1


def test_every_owner_is_told_and_no_other_task_is_touched(
    session: Session, checklist: Checklist, ben: Owner
) -> None:
    bens, other = save(session, ben), save(session, ben, name="A second offer")
    settle(session, checklist, "j1", "c1")
    settle(session, bens, "j1")
    checklists.archive(session, ben.id, bens.id, MONDAY_09_00)
    before = task_for(fresh(session, other), "j1").version
    assert change(session).tasks == 2
    for mine in (checklist, bens):
        assert task_for(fresh(session, mine), "j1").status is TaskStatus.CHECK_AGAIN
    c1, open_j1 = task_for(fresh(session, checklist), "c1"), task_for(fresh(session, other), "j1")
    assert (c1.status, log_of(c1)[-1]) == (TaskStatus.DONE, "Not started → Done.")
    assert (open_j1.status, open_j1.version) == (TaskStatus.NOT_STARTED, before)


def test_a_change_is_told_once_and_the_next_one_again(
    session: Session, checklist: Checklist
) -> None:
    settle(session, checklist, "j1")
    change(session)
    settle(session, checklist, "j1")
    later = TUESDAY_18_30 + timedelta(days=1)
    assert source_watch.record_look(session, ISA, page(NEW), later).tasks == 0
    assert task_for(fresh(session, checklist), "j1").status is TaskStatus.DONE
    newest = source_watch.record_look(session, ISA, page(f"{NEW} Ask again."), later)
    assert (newest.is_change, newest.tasks) == (True, 1)
    assert log_of(task_for(fresh(session, checklist), "j1")).count(TURNED) == 1
    assert len(list(session.scalars(select(SourceChange)))) == 2


def test_an_edit_from_before_the_change_is_stale(session: Session, checklist: Checklist) -> None:
    settle(session, checklist, "j1")
    j1 = task_for(fresh(session, checklist), "j1")
    where, version = (checklist.owner_id, checklist.id, j1.id), j1.version
    change(session)
    with pytest.raises(StaleEdit):
        tasks.write_note(session, *where, version, "As read before.", TUESDAY_18_30)


def test_a_review_clears_the_flag_and_leaves_the_tasks_to_their_owners(
    session: Session, checklist: Checklist
) -> None:
    settle(session, checklist, "j1")
    change(session)
    source_watch.record_look(session, ISA, page(f"{NEW} Ask again."), TUESDAY_18_30)
    note = "  Read it.\x1b The limit is new. "
    settled = source_watch.review(session, "isa-page", note, TUESDAY_18_30)
    assert settled == Settled((TUESDAY, TUESDAY), left=0)
    assert open_changes(session) == {}
    for kept in session.scalars(select(SourceChange)):
        assert (kept.reviewed_on, kept.review_note) == (TUESDAY, "Read it. The limit is new.")
    assert task_for(fresh(session, checklist), "j1").status is TaskStatus.CHECK_AGAIN


@pytest.mark.parametrize("source_id", ["isa-page", "no-page"])
def test_a_review_of_what_did_not_change_says_so(session: Session, source_id: str) -> None:
    change(session, NUS)
    with pytest.raises(NotFound, match=f"No change of '{source_id}' waits for a review"):
        source_watch.review(session, source_id, "", TUESDAY_18_30)
    assert list(open_changes(session)) == ["nus-page"]


def test_the_fingerprint_of_the_list_is_compared_where_nothing_is_kept(
    session: Session, checklist: Checklist
) -> None:
    settle(session, checklist, "j1")
    listed = replace(ISA, fingerprint=fingerprint(OLD, "reader 1"))
    looked = source_watch.record_look(session, listed, page(NEW), TUESDAY_18_30)
    assert (looked.is_change, looked.tasks) == (True, 1)
    assert open_changes(session)["isa-page"].seen_before_on == ISA.read_on == SUNDAY


def test_three_looks_without_an_answer_are_counted_over_runs(session: Session) -> None:
    nobody = Found(FoundKind.UNREACHABLE, "Nobody answers.")
    source_watch.record_look(session, ISA, page(OLD), MONDAY_09_00)
    told = [source_watch.record_look(session, ISA, nobody, TUESDAY_18_30) for _ in range(3)]
    assert [looked.failures for looked in told] == [1, 2, 3]
    assert [looked.state for looked in told] == [
        WatchState.UNCHANGED,
        WatchState.UNCHANGED,
        WatchState.UNREACHABLE,
    ]
    assert watched_sources(session)["isa-page"].text == OLD


def test_a_page_is_asked_with_what_it_last_answered(session: Session) -> None:
    asked: list[tuple[str, str, str]] = []

    def look(url: str, etag: str, last_modified: str) -> Found:
        asked.append((url, etag, last_modified))
        assert not session.in_transaction()
        return page(OLD)

    moved = replace(ISA, url=f"{ISA.url}?new")
    for source in (ISA, ISA, moved):
        source_watch.check(session, source, look, MONDAY_09_00)
    assert asked == [(ISA.url, "", ""), (ISA.url, '"v1"', ""), (moved.url, "", "")]


def test_what_was_never_looked_at_comes_first_and_then_the_oldest(session: Session) -> None:
    third = replace(ISA, id="third")
    source_watch.record_look(session, ISA, page(OLD), TUESDAY_18_30)
    source_watch.record_look(session, NUS, page(OLD), MONDAY_09_00)
    assert source_watch.least_recently_checked(session, [ISA, NUS, third]) == [third, NUS, ISA]


def test_a_look_that_fails_half_way_leaves_nothing(
    session: Session, checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no space")

    settle(session, checklist, "j1")
    source_watch.record_look(session, ISA, page(OLD), MONDAY_09_00)
    monkeypatch.setattr("planner.store.watch.queries.write_events", broken)
    with pytest.raises(OSError, match="no space"):
        source_watch.record_look(session, ISA, page(NEW), TUESDAY_18_30)
    assert task_for(fresh(session, checklist), "j1").status is TaskStatus.DONE
    assert (open_changes(session), watched_sources(session)["isa-page"].text) == ({}, OLD)


@pytest.mark.parametrize("texts", [[NEW], [OLD, NEW]], ids=["both first", "both second"])
def test_two_looks_at_once_tell_a_change_once(
    engine: Engine, session: Session, checklist: Checklist, texts: list[str]
) -> None:
    settle(session, checklist, "j1")
    listed = replace(ISA, fingerprint=fingerprint(OLD, "reader 1"))
    for text in texts[:-1]:
        source_watch.record_look(session, listed, page(text), MONDAY_09_00)
    both, told = threading.Barrier(2), list[Looked]()

    def look() -> None:
        with Session(engine) as own:
            own.get(WatchedSource, ISA.id)
            both.wait(10)
            told.append(source_watch.record_look(own, listed, page(texts[-1]), TUESDAY_18_30))

    in_threads(look, look)
    assert sorted(looked.tasks for looked in told) == [0, 1]
    assert len(list(session.scalars(select(SourceChange)))) == 1
    j1: Task = task_for(fresh(session, checklist), "j1")
    assert sum("Check again" in line for line in log_of(j1)) == 1


def in_threads(*calls: Callable[[], None]) -> None:
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
