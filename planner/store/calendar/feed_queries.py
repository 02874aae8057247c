"""Questions about calendar links, each named after its answer; another owner's id is NotFound."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound
from planner.store.calendar.models import FeedLink
from planner.store.checklists.models import Owner

NOT_HERE = "This calendar link is not here: it belongs to the browser that made it."


def live_links_of(session: Session, owner_id: int) -> Sequence[FeedLink]:
    """Read the links of an owner that were not revoked, the oldest first."""
    mine = select(FeedLink).where(FeedLink.owner_id == owner_id, FeedLink.revoked_at.is_(None))
    return session.scalars(mine.order_by(FeedLink.id)).all()


def link_of(session: Session, owner_id: int, link_id: int) -> FeedLink:
    """Read a link, revoked or not; raises NotFound."""
    mine = select(FeedLink).where(FeedLink.owner_id == owner_id, FeedLink.id == link_id)
    link = session.scalar(mine.execution_options(populate_existing=True))
    if link is None:
        raise NotFound(NOT_HERE)
    return link


def live_link_of(session: Session, owner_id: int, link_id: int) -> FeedLink:
    """Read a link that was not revoked; raises NotFound."""
    link = link_of(session, owner_id, link_id)
    if link.revoked_at is not None:
        raise NotFound("This calendar link is revoked: bring it back first, or make a new one.")
    return link


def revoked_link_of(session: Session, owner_id: int, link_id: int) -> FeedLink | None:
    """Find a link that was revoked, and that its owner may want back."""
    mine = select(FeedLink).where(FeedLink.owner_id == owner_id, FeedLink.id == link_id)
    return session.scalar(mine.where(FeedLink.revoked_at.is_not(None)))


def live_link(session: Session, token_hash: str) -> tuple[FeedLink, Owner] | None:
    """Find the link that a token opens, and whose it is; None for a revoked or unknown one."""
    joined = select(FeedLink, Owner).join(Owner, FeedLink.owner_id == Owner.id)
    live = joined.where(FeedLink.token_hash == token_hash, FeedLink.revoked_at.is_(None))
    found = session.execute(live).one_or_none()
    return (found[0], found[1]) if found else None
