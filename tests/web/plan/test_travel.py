"""Ways between sessions that cannot be made are named, however far ahead."""

import pytest

from tests.web.plan_reading import rows
from tests.web.planned import FORM, TOA_PAYOH, Planner, let_it_be

pytest_plugins = ["tests.web.planned_fixtures"]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        pytest.param("25 Nov 2026", "2026-11-23", id="soon"),
        pytest.param("20 Dec 2026", "2026-12-14", id="far ahead"),
    ],
)
def test_a_way_that_cannot_be_made_is_named_where_it_leads_to(
    ana: Planner, day: str, week: str
) -> None:
    elsewhere = {"from": "14:00", "to": "15:55", "place": TOA_PAYOH, "topic": "Bases"}
    ana.plan(FORM | {"date": day} | elsewhere)
    address = ana.plan(FORM | {"date": day, "from": "16:00", "to": "16:45"})
    ana.plan(FORM | {"date": day, "from": "16:50", "to": "17:00", "topic": "Salts"})
    words = "5 min after “Bases” at Toa Payoh Public Library ends at 15:55"
    for url in ("/plan", f"/plan?view=week&week={week}"):
        before, after, same_place = (row.text for row in rows(ana.page(url), "session"))
        assert words in after
        assert "by our estimate" not in before + same_place
    assert words in ana.words(address), "its own page says the same"
    let_it_be(ana.app, "2026-12-20T17:30:00+08:00")
    assert "by our estimate" not in ana.words("/plan?from=2026-11-24"), "only of what is to come"
