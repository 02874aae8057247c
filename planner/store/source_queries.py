"""Questions about watched sources, each named after its answer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.source_models import SourceChange, WatchedSource


def watched_sources(session: Session) -> dict[str, WatchedSource]:
    """Read how every source was last found, by its id."""
    return {row.source_id: row for row in session.scalars(select(WatchedSource))}


def open_changes(session: Session) -> dict[str, SourceChange]:
    """Read the newest change of each source that nobody has reviewed yet, by the source's id."""
    unreviewed = select(SourceChange).where(SourceChange.reviewed_on.is_(None))
    return {row.source_id: row for row in session.scalars(unreviewed.order_by(SourceChange.id))}
