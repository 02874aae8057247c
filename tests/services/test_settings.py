import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.domain.errors import StaleEdit
from planner.domain.sessions.preferences import Preferences
from planner.services.settings import preferences_of, save
from planner.store.checklists.models import Owner


def test_what_is_saved_is_what_is_read(session: Session, ana: Owner) -> None:
    save(session, ana, Preferences("Bishan", 30), 0)
    session.expire_all()
    assert preferences_of(session.get(Owner, ana.id)) == Preferences("Bishan", 30)


def test_a_home_is_a_station_or_an_area_whichever_was_saved_last(
    session: Session, ana: Owner
) -> None:
    for version, wanted in enumerate(
        [
            Preferences("Woodlands"),
            Preferences(home_area="Woodlands"),
            Preferences("Bishan"),
            Preferences(),
        ]
    ):
        save(session, ana, wanted, version)
        session.expire_all()
        assert preferences_of(ana) == wanted


def test_both_at_once_are_refused_and_nothing_is_saved(session: Session, ana: Owner) -> None:
    save(session, ana, Preferences("Bishan"), 0)
    with pytest.raises(IntegrityError):
        save(session, ana, Preferences("Yishun", home_area="Yishun"), 1)
    assert preferences_of(ana) == Preferences("Bishan")
    assert ana.settings_version == 1


def test_what_was_set_can_be_taken_back(session: Session, ana: Owner) -> None:
    save(session, ana, Preferences("Bishan", 0), 0)
    save(session, ana, Preferences(), 1)
    session.expire_all()
    assert preferences_of(ana) == Preferences("", None)


def test_one_s_settings_are_nobody_else_s(session: Session, ana: Owner, ben: Owner) -> None:
    save(session, ben, Preferences("Yishun", 10), 0)
    save(session, ana, Preferences("Bishan", 30), 0)
    session.expire_all()
    assert preferences_of(ben) == Preferences("Yishun", 10)


@pytest.mark.parametrize(
    "version",
    [
        pytest.param(0, id="opened before the last save"),
        pytest.param(2, id="of something else"),
        pytest.param(-1, id="lost"),
    ],
)
def test_a_form_of_another_version_saves_nothing(
    session: Session, ana: Owner, version: int
) -> None:
    save(session, ana, Preferences("Bishan", 30), 0)
    with pytest.raises(StaleEdit, match="Your settings were changed after this form was opened"):
        save(session, ana, Preferences(home_area="Woodlands"), version)
    session.expire_all()
    assert preferences_of(ana) == Preferences("Bishan", 30)
    assert ana.settings_version == 1


def test_who_never_saved_has_nothing_set() -> None:
    assert preferences_of(None) == Preferences("", None)
