"""What an owner sets once: the last form saved holds, for one's own browser is the only writer."""

from sqlalchemy.orm import Session

from planner.domain.sessions.preferences import Preferences
from planner.services.checklists.transactions import saved_whole
from planner.store.checklists.models import Owner


def save(session: Session, owner: Owner, wanted: Preferences) -> None:
    """Keep the home station and the usual reminder."""
    with saved_whole(session):
        owner.home_station = wanted.home_station
        owner.reminder_minutes = wanted.reminder_minutes


def preferences_of(owner: Owner | None) -> Preferences:
    """Give what is set, nothing for somebody who never saved anything."""
    if owner is None:
        return Preferences()
    return Preferences(owner.home_station, owner.reminder_minutes)
