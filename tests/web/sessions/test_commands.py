"""Coming dates are judged again when a seed brings other hours, and by a command of its own."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from planner.app import create_app
from planner.domain.sessions.verdicts import Fit
from planner.services.owners import new_owner
from planner.store.database import db
from planner.store.models import Place
from planner.store.sessions.models import Occurrence
from planner.web import commands, health
from tests.data.tiny_folder import respelled, write_tiny
from tests.services.plans import MONDAY_09_00, add_session, weekly
from tests.web.conftest import TUESDAY_18_30


@pytest.fixture
def planned_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Prepare a small app, and plan three Tuesdays in the Atrium, 19:00–21:00."""
    for reader in (commands, health):
        monkeypatch.setattr(reader, "DATA", write_tiny(tmp_path / "data"))
    app = create_app(PLANNER_INSTANCE=str(tmp_path / "new"), PLANNER_FIXED_NOW=TUESDAY_18_30)
    app.test_cli_runner().invoke(args=["prepare"])
    with app.app_context():
        atrium = db.session.scalars(select(Place).where(Place.slug == "atrium")).one()
        ana = new_owner(db.session(), "ana", MONDAY_09_00)
        add_session(db.session(), ana, atrium, repeat=weekly(count=3))
    return app


def run(app: Flask, *words: str) -> str:
    outcome = app.test_cli_runner().invoke(args=list(words))
    assert outcome.exit_code == 0
    return outcome.output


def test_a_seed_of_other_hours_judges_the_coming_dates_again(
    planned_app: Flask, tmp_path: Path
) -> None:
    run(planned_app, "sessions", "rejudge")  # by the holidays of this folder
    earlier = respelled("places", "Mo-Su 10:00-21:00; PH off", "Mo-Su 10:00-18:00")
    write_tiny(tmp_path / "data", places=earlier)
    assert run(planned_app, "seed").splitlines() == [
        "1 changed: atrium",
        "3 coming dates of sessions judged again.",
    ]
    assert run(planned_app, "prepare") == "Nothing changed.\n"
    with planned_app.app_context():
        fits = set(db.session.scalars(select(Occurrence.fit)))
    assert fits == {Fit.CLOSED}


@pytest.mark.parametrize(
    ("stale", "said"),
    [
        (0, "0 coming dates of sessions judged again.\n"),
        (1, "1 coming date of a session judged again.\n"),
        (3, "3 coming dates of sessions judged again.\n"),
    ],
)
def test_the_command_says_how_many_it_judged(planned_app: Flask, stale: int, said: str) -> None:
    run(planned_app, "sessions", "rejudge")
    with planned_app.app_context():
        some = select(Occurrence.id).order_by(Occurrence.id).limit(stale)
        db.session.execute(
            update(Occurrence).where(Occurrence.id.in_(some)).values(hours_version="older")
        )
        db.session.commit()
    assert run(planned_app, "sessions", "rejudge") == said
