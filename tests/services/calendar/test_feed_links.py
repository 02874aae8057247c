"""Links to a plan: only hashes are kept, and nobody changes another's."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import ORMExecuteState, Session

from planner.domain.calendar.feed import MOST_LINKS, FeedOptions, token_hash
from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services.calendar.feed_links import create, note_fetch, restore, revoke, rotate, update
from planner.store.calendar.feed_queries import (
    link_of,
    live_link,
    live_link_of,
    live_links_of,
    revoked_link_of,
)
from planner.store.calendar.models import FeedLink
from planner.store.checklists.models import Owner
from tests.services.small_guidebook import SUNDAY_10_00

LATER = SUNDAY_10_00 + timedelta(hours=1)
TOKEN = "token"
PLAIN, ALL = FeedOptions(), FeedOptions(has_alarms=True, has_todos=True, has_busy=True)


def a_link(session: Session, owner: Owner, token: str = TOKEN, name: str = "Phone") -> FeedLink:
    return create(session, owner, name, PLAIN, token, SUNDAY_10_00)


def opens(session: Session, token: str) -> int | None:
    """Tell whose plan a token leads to."""
    found = live_link(session, token_hash(token))
    return found[1].id if found else None


def test_a_link_leads_to_its_owners_plan_and_the_token_is_kept_nowhere(
    session: Session, ana: Owner
) -> None:
    link = a_link(session, ana)
    assert opens(session, "token") == ana.id
    assert opens(session, "other") is None
    row = session.execute(select(FeedLink.__table__)).one()
    assert "token" not in row
    assert (link.name, link.created_at) == ("Phone", SUNDAY_10_00)


def test_a_revoked_link_leads_nowhere_until_it_is_brought_back(
    session: Session, ana: Owner
) -> None:
    link = a_link(session, ana)
    revoke(session, ana.id, link.id, LATER)
    assert opens(session, "token") is None
    assert live_links_of(session, ana.id) == []
    assert revoked_link_of(session, ana.id, link.id) is not None
    revoke(session, ana.id, link.id, LATER + timedelta(hours=1))
    assert link.revoked_at == LATER
    restore(session, ana.id, link.id)
    assert opens(session, "token") == ana.id
    assert revoked_link_of(session, ana.id, link.id) is None
    assert restore(session, ana.id, link.id).revoked_at is None


def test_a_new_address_stops_the_one_before(session: Session, ana: Owner) -> None:
    link = a_link(session, ana)
    note_fetch(session, link, SUNDAY_10_00)
    rotate(session, ana.id, link.id, "second", LATER)
    assert (opens(session, "token"), opens(session, "second")) == (None, ana.id)
    assert (link.created_at, link.fetched_at) == (LATER, None)


def test_what_a_link_tells_can_be_changed_without_a_new_address(
    session: Session, ana: Owner
) -> None:
    link = a_link(session, ana)
    update(session, ana.id, link.id, link.version, " My  tablet ", ALL)
    session.expire_all()
    assert (link.name, link.has_alarms, link.has_todos, link.has_busy) == (
        "My tablet",
        True,
        True,
        True,
    )
    assert opens(session, "token") == ana.id


def test_a_nameless_link_is_neither_made_nor_kept(session: Session, ana: Owner) -> None:
    ana_id = ana.id
    session.commit()
    with pytest.raises(InvalidValue):
        a_link(session, ana, name=" ")
    assert live_links_of(session, ana_id) == []
    link = a_link(session, ana)
    with pytest.raises(InvalidValue):
        update(session, ana_id, link.id, 1, " ", ALL)
    session.expire_all()
    assert (link.name, link.has_busy) == ("Phone", False)


def test_links_are_bounded_and_a_revoked_one_makes_room(session: Session, ana: Owner) -> None:
    links = [a_link(session, ana, f"token {number}") for number in range(MOST_LINKS)]
    with pytest.raises(InvalidValue, match="revoke one"):
        a_link(session, ana, "one more")
    revoke(session, ana.id, links[0].id, LATER)
    a_link(session, ana, "one more")
    with pytest.raises(InvalidValue, match="revoke one"):
        restore(session, ana.id, links[0].id)


def test_a_fetch_is_kept_to_the_minute(session: Session, ana: Owner) -> None:
    link = a_link(session, ana)
    note_fetch(session, link, LATER)
    note_fetch(session, link, LATER + timedelta(seconds=30))
    session.expire_all()
    assert link.fetched_at == LATER
    note_fetch(session, link, LATER + timedelta(minutes=1))
    session.expire_all()
    assert link.fetched_at == LATER + timedelta(minutes=1)


def test_that_an_app_asked_is_no_change_of_the_link(session: Session, ana: Owner) -> None:
    link = a_link(session, ana)
    note_fetch(session, link, LATER)
    update(session, ana.id, link.id, 1, "Tablet", ALL)
    with pytest.raises(StaleEdit, match="“Tablet” was changed after this form was opened"):
        update(session, ana.id, link.id, 1, "Laptop", PLAIN)
    assert (link.name, link.fetched_at) == ("Tablet", LATER)


def test_a_busy_database_keeps_no_app_from_its_calendar(
    session: Session, ana: Owner, caplog: pytest.LogCaptureFixture
) -> None:
    link = a_link(session, ana)

    @event.listens_for(session, "do_orm_execute")
    def is_locked(asked: ORMExecuteState) -> None:
        if asked.is_update:
            raise OperationalError("update", {}, Exception("database is locked"))

    note_fetch(session, link, LATER)
    assert "could not be noted" in caplog.text
    assert link.fetched_at is None


def test_nobody_reads_or_changes_anothers_link(
    session: Session, ana: Owner, ben: Owner, cai: Owner
) -> None:
    link = a_link(session, ana)
    a_link(session, ben, "of ben")
    for other in (ben.id, cai.id):
        with pytest.raises(NotFound):
            link_of(session, other, link.id)
        with pytest.raises(NotFound):
            update(session, other, link.id, 1, "Mine", ALL)
        with pytest.raises(NotFound):
            rotate(session, other, link.id, "stolen", LATER)
        with pytest.raises(NotFound):
            revoke(session, other, link.id, LATER)
        with pytest.raises(NotFound):
            restore(session, other, link.id)
        assert revoked_link_of(session, other, link.id) is None
    assert opens(session, "token") == ana.id
    assert opens(session, "stolen") is None


def test_a_revoked_link_is_neither_changed_nor_given_an_address(
    session: Session, ana: Owner
) -> None:
    link = a_link(session, ana)
    revoke(session, ana.id, link.id, LATER)
    with pytest.raises(NotFound, match="revoked"):
        live_link_of(session, ana.id, link.id)
    with pytest.raises(NotFound, match="revoked"):
        rotate(session, ana.id, link.id, "second", LATER)
    with pytest.raises(NotFound, match="revoked"):
        update(session, ana.id, link.id, 2, "Tablet", ALL)
