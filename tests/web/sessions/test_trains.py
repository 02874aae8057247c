"""Fixes that catch the last train home, those that do not, and what is said once one is taken."""

from datetime import datetime

import pytest
from sqlalchemy import select

from planner.domain.sessions.verdicts import Fit, judged
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.web.sessions.fixes import Look, looked_at
from planner.web.sessions.look import NO_FIX, NO_TRAIN_FIX, look_box
from planner.web.snapshot import snapshot
from tests.web.planned import FORM, Planner, part_of
from tests.web.reading import Page

pytest_plugins = ["tests.web.planned_fixtures"]

ALL_NIGHT = "mcdonalds-toa-payoh-lorong-1"
NOT_KNOWN = "ace-the-place-community-club"
NIGHT = FORM | {"place": ALL_NIGHT, "date": "Fri 27 Nov 2026", "from": "21:30", "to": "23:59"}
AT_THE_END = FORM | {"topic": "Bases", "place": "", "date": "Fri 27 Nov 2026"}


@pytest.fixture
def night(ana: Planner) -> str:
    """Plan a session that misses the last train and ends while another one begins."""
    address = ana.plan(NIGHT)
    with ana.app.app_context():
        db.session.scalars(select(Owner)).one().home_station = "Boon Lay"
        db.session.commit()
    ana.plan(AT_THE_END | {"from": "23:50", "to": "23:59"})
    return address


def reasons(page: Page) -> dict[str, str]:
    """List the fixes of a page with what each says."""
    kinds = [each["value"].split()[0] for each in page.all("button", name="fix")]
    said = [each.text for each in page.all("li") if each.text.endswith("Use")]
    return dict(zip(kinds, said, strict=True))


def taken(ana: Planner, address: str, kind: str) -> str:
    (value,) = [
        each["value"]
        for each in ana.page(address).all("button", name="fix")
        if each["value"].startswith(kind)
    ]
    form = {"on": "2026-11-27", "version": "1", "fix": value}
    return ana.follow(ana.send(part_of(address, "fix").partition("?")[0], form))


def test_a_fix_says_that_it_still_misses_the_train(ana: Planner, night: str) -> None:
    said = reasons(ana.page(night))
    assert set(said) == {"train", "earlier", "shorter"}
    missing = {kind for kind, words in said.items() if "still misses the last train" in words}
    assert missing == {"earlier", "shorter"}


def test_only_what_fits_afterwards_is_said_to_fit(ana: Planner, night: str) -> None:
    words = taken(ana, night, "earlier")
    assert "too late for the last train" in words
    assert "the session fits now" not in words
    assert "What still speaks against it stands below." in words


def test_what_fits_afterwards_is_said_to_fit(ana: Planner, night: str) -> None:
    assert "the session fits now" in taken(ana, night, "train")


def test_the_train_is_caught_where_hours_are_not_known(ana: Planner, night: str) -> None:
    address = ana.plan(NIGHT | {"place": NOT_KNOWN, "date": "Sat 28 Nov 2026"})
    train = reasons(ana.page(address))["train"]
    assert "in time for the last train" in train
    assert "Hours not known. Nothing else then." in train
    assert night


def looked(ana: Planner, place: str, times: str) -> Look:
    begins, ends = (datetime.fromisoformat(f"{each}:00+08:00") for each in times.split(" "))
    with ana.app.test_request_context():
        owner = db.session.scalars(select(Owner)).one()
        found = snapshot().by_slug[place]
        look = looked_at(owner, begins, ends, found, (), snapshot())
        db.session.remove()
    return look


def test_a_shut_place_is_no_fix_even_in_time_for_the_train(ana: Planner, night: str) -> None:
    look = looked(ana, "bishan-public-library", "2026-11-27T21:30 2026-11-27T23:59")
    assert night
    assert look.way_home
    assert look.way_home.is_missed
    assert look.train_fix is None


def test_a_late_session_that_no_fix_mends_says_that_it_is_the_train(
    ana: Planner, night: str
) -> None:
    look = looked(ana, ALL_NIGHT, "2026-11-29T01:30 2026-11-29T02:00")
    assert night
    assert look.judged.fit is Fit.OPEN
    assert not look.fixes
    assert look_box(look).lead == NO_TRAIN_FIX


def test_a_session_that_clashes_without_a_fix_says_so(ana: Planner, night: str) -> None:
    ana.plan(AT_THE_END | {"topic": "Salts", "from": "09:00", "to": "20:00"})
    look = looked(ana, ALL_NIGHT, "2026-11-27T13:00 2026-11-27T13:30")
    assert night
    assert not look.fixes
    with ana.app.test_request_context():
        assert look_box(look).lead == NO_FIX


def test_the_hours_of_the_place_are_not_known(ana: Planner) -> None:
    start, end = (datetime.fromisoformat(f"2026-11-28T{at}+08:00") for at in ("21:30", "23:59"))
    with ana.app.test_request_context():
        facts = snapshot()
        assert judged(facts.by_slug[NOT_KNOWN], start, end, facts.holidays).fit is Fit.UNKNOWN
