from sqlalchemy.orm import Session

from planner.domain.sessions.preferences import Preferences
from planner.services.settings import preferences_of, save
from planner.store.checklists.models import Owner


def test_what_is_saved_is_what_is_read(session: Session, ana: Owner) -> None:
    save(session, ana, Preferences("Bishan", 30))
    session.expire_all()
    assert preferences_of(session.get(Owner, ana.id)) == Preferences("Bishan", 30)


def test_what_was_set_can_be_taken_back(session: Session, ana: Owner) -> None:
    save(session, ana, Preferences("Bishan", 0))
    save(session, ana, Preferences())
    session.expire_all()
    assert preferences_of(ana) == Preferences("", None)


def test_one_s_settings_are_nobody_else_s(session: Session, ana: Owner, ben: Owner) -> None:
    save(session, ben, Preferences("Yishun", 10))
    save(session, ana, Preferences("Bishan", 30))
    session.expire_all()
    assert preferences_of(ben) == Preferences("Yishun", 10)


def test_who_never_saved_has_nothing_set() -> None:
    assert preferences_of(None) == Preferences("", None)
