"""What clashes is told alike on every page: agenda, week, one list alone, Home, a session."""

from collections.abc import Callable

import pytest

from planner.domain.sessions.session import OccurrenceStatus
from tests.web.plan_reading import add_busy, due_task, log_all, make_worse, rows
from tests.web.planned import FORM, TOA_PAYOH, WEEKLY, Planner, form_of, let_it_be
from tests.web.reading import Page

pytest_plugins = ["tests.web.planned_fixtures"]

WEEK = "/plan?view=week"
PAGES = ("/", "/plan", "/plan?from=2027-02-01", WEEK, f"{WEEK}&week=2027-02-01")
ONE = "1 session overlaps something else in the next four weeks"
AN_HOUR = {"from": "18:30", "to": "19:30", "topic": "Salts"}

Add = Callable[[Planner], None]


def chemistry(ana: Planner, **times: str) -> str:
    """Plan a session of a list of its own, and give the number of that list."""
    task = due_task(ana, "Equilibrium", "30 Nov 2026")
    ana.plan({**FORM, "topic": "", "task": task.rpartition("/")[2], **times})
    return task.split("/")[2]


def told(page: Page) -> list[tuple[str, str]]:
    """Give the line that counts what overlaps, and where it leads."""
    return [(a.text, a["href"]) for a in page.all("a") if "in the next four weeks" in a.text]


def test_a_list_alone_has_the_same_warnings(ana: Planner) -> None:
    ana.plan(FORM | {"from": "14:00", "to": "15:55", "place": TOA_PAYOH, "topic": "Bases"})
    ana.plan(FORM | {"from": "17:00", "to": "18:00", "topic": "Salts"})
    number = chemistry(ana, **{"from": "16:00", "to": "17:30"})
    for url, alone in (
        ("/plan", f"/plan?checklist={number}"),
        (WEEK, f"{WEEK}&checklist={number}"),
    ):
        (before,) = [
            row.text for row in rows(ana.page(url), "session") if "Equilibrium C" in row.text
        ]
        (same,) = [row.text for row in rows(ana.page(alone), "session")]
        assert same == before
        assert "Overlaps “Salts”, 17:00–18:00" in same
        assert "5 min after “Bases” at Toa Payoh" in same


def busy(*, all_day: bool, takes_time: bool) -> Add:
    start, minutes = ("2026-11-25 00:00", 2 * 1440) if all_day else ("2026-11-25 19:00", 60)
    kinds = {"all_day": all_day, "takes_time": takes_time}
    return lambda ana: add_busy(ana.app, "Camp", start, minutes, **kinds)


def own(status: OccurrenceStatus) -> Add:
    def add(ana: Planner) -> None:
        ana.plan(FORM | AN_HOUR)
        log_all(ana.app, status)

    return add


def date(clock: str) -> Add:
    def add(ana: Planner) -> None:
        exam = {"name": "Paper 1", "day": "25 Nov 2026", "clock": clock}
        form = form_of(ana.page("/plan/dates/new"))
        assert ana.send("/plan/dates", form | exam).status_code == 303

    return add


def due(ana: Planner) -> None:
    due_task(ana, "Equilibrium", "25 Nov 2026")


@pytest.mark.parametrize(
    ("add", "is_clash"),
    [
        pytest.param(busy(all_day=False, takes_time=True), True, id="imported"),
        pytest.param(busy(all_day=False, takes_time=False), False, id="imported and free"),
        pytest.param(busy(all_day=True, takes_time=True), True, id="imported, all day"),
        pytest.param(busy(all_day=True, takes_time=False), False, id="imported, all day and free"),
        pytest.param(own(OccurrenceStatus.PLANNED), True, id="another session"),
        pytest.param(own(OccurrenceStatus.DONE), True, id="a session that is done"),
        pytest.param(own(OccurrenceStatus.MISSED), False, id="a session that was missed"),
        pytest.param(own(OccurrenceStatus.CANCELLED), False, id="a session called off"),
        pytest.param(date("19:00"), True, id="an exam"),
        pytest.param(date(""), False, id="a deadline"),
        pytest.param(due, False, id="a task that is due"),
    ],
)
def test_every_page_says_the_same_of_every_kind_of_entry(
    ana: Planner, add: Add, is_clash: bool
) -> None:
    ana.plan(FORM | {"date": "20 Dec 2026", "topic": "Alkanes"})
    add(ana)
    address = ana.plan(FORM)
    texts = [[row.text for row in rows(ana.page(url), "session")] for url in ("/plan", WEEK)]
    agenda, week = (next(text for text in each if "Acids My" in text) for each in texts)
    clashes = ["Overlaps" in text for text in (agenda, week, ana.words(address))]
    assert clashes == [is_clash] * 3
    assert [bool(told(ana.page(url))) for url in PAGES] == [is_clash] * len(PAGES)


def test_whole_days_are_told_by_their_days_on_every_page(ana: Planner) -> None:
    address = ana.plan(FORM)
    add_busy(ana.app, "Camp", "2026-11-25 00:00", 2 * 1440, all_day=True)
    for url in ("/plan", WEEK, address):
        assert "Overlaps “Camp”, Wed 25 Nov – Thu 26 Nov, all day" in ana.words(url)


class TestCounted:
    def test_a_timetable_imported_later_is_told_of_and_leads_to_the_first(
        self, ana: Planner
    ) -> None:
        address = ana.plan(WEEKLY)
        assert [told(ana.page(url)) for url in PAGES] == [[]] * len(PAGES)
        for day in ("2026-12-09", "2026-12-02", "2026-11-25"):
            add_busy(ana.app, "Lecture", f"{day} 19:00")
        words = "3 sessions overlap something else in the next four weeks"
        assert [told(ana.page(url)) for url in PAGES] == [[(words, address)]] * len(PAGES)
        assert "Overlaps “Lecture”" in ana.words(address)

    @pytest.mark.parametrize(
        ("day", "is_told"), [("21 Dec 2026", True), ("22 Dec 2026", False)], ids=["last", "after"]
    )
    def test_what_is_further_off_is_not_told_of(
        self, ana: Planner, day: str, is_told: bool
    ) -> None:
        address = ana.plan(FORM | {"date": day})
        add_busy(ana.app, "Lecture", f"2026-12-{day[:2]} 19:00")
        expected = [(ONE, address)] if is_told else []
        assert [told(ana.page(url)) for url in PAGES] == [expected] * len(PAGES)

    def test_nor_is_what_is_over(self, ana: Planner) -> None:
        ana.plan(FORM)
        add_busy(ana.app, "Lecture", "2026-11-25 19:00")
        let_it_be(ana.app, "2026-11-25T20:00:00+08:00")
        assert [told(ana.page(url)) for url in PAGES] == [[]] * len(PAGES)

    def test_what_no_longer_fits_is_not_counted_again(self, ana: Planner) -> None:
        ana.plan(WEEKLY | {"count": "2"})
        make_worse(ana.app)
        for day in ("2026-11-25", "2026-11-26"):
            add_busy(ana.app, "Lecture", f"{day} 19:00")
        assert [told(ana.page(url)) for url in PAGES] == [[]] * len(PAGES)
        address = ana.plan(FORM | {"date": "26 Nov 2026"})
        expected = [(ONE.replace("session", "more session"), address)]
        for url in PAGES:
            page = ana.page(url)
            assert told(page) == expected
            assert "2 of 3 sessions no longer fit" in page.one("main").text

    def test_a_list_alone_counts_its_own(self, ana: Planner) -> None:
        ana.plan(FORM)
        number = chemistry(ana, date="Thu 26 Nov 2026")
        add_busy(ana.app, "Lecture", "2026-11-25 19:00")
        for url in ("/plan?", f"{WEEK}&", "/plan?from=2027-02-01&"):
            assert told(ana.page(url))[0][0] == ONE
            assert told(ana.page(f"{url}checklist={number}")) == []


def test_above_the_week_the_first_that_no_longer_fits_is_mended(ana: Planner) -> None:
    ana.plan(WEEKLY | {"from": "19:00", "to": "22:00"})
    make_worse(ana.app)
    page = ana.page(f"{WEEK}&week=2027-02-01")
    assert "4 of 4 sessions no longer fit" in page.one("main").text
    assert "Move to 18:00–21:00" in page.one("main").text
    fixes = [form for form in page.all("form") if form["action"].endswith("/fix")]
    assert len(fixes) == 2, "of the first alone: each costs a search"
