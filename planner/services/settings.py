"""What an owner sets once; a form that came too late never writes over what it did not show."""

from sqlalchemy.orm import Session

from planner.domain.errors import StaleEdit
from planner.domain.sessions.preferences import Preferences
from planner.services.transactions import LOOK_AGAIN, saved_whole
from planner.store.checklists.models import Owner
from planner.store.sessions.queries import hold_plan


def save(session: Session, owner: Owner, wanted: Preferences, version: int) -> None:
    """Keep where home is and the usual reminder; raises StaleEdit for another version."""
    with saved_whole(session):
        hold_plan(session, owner.id)
        session.refresh(owner)
        if owner.settings_version != version:
            raise StaleEdit(f"Your settings were changed after this form was opened. {LOOK_AGAIN}")
        owner.home_station, owner.home_area = wanted.home_station, wanted.home_area
        owner.reminder_minutes = wanted.reminder_minutes
        owner.settings_version = version + 1


def preferences_of(owner: Owner | None) -> Preferences:
    """Give what is set, nothing for somebody who never saved anything."""
    if owner is None:
        return Preferences()
    return Preferences(owner.home_station, owner.reminder_minutes, owner.home_area)
