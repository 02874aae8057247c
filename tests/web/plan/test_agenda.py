"""The agenda: days in order, now and next on top, what no longer fits above, all of it mine."""

import pytest

from planner.domain.sessions.session import OccurrenceStatus
from planner.web.caching import NOT_KEPT
from tests.web.plan_reading import add_busy, due_task, headings, log_all, make_worse, rows
from tests.web.planned import BISHAN, FORM, LATE, WEEKLY, Planner, Planners, let_it_be

pytest_plugins = ["tests.web.planned_fixtures"]

OF_LISTS = ("", "?checklist=999")
TONIGHT = FORM | {"date": "Tue 24 Nov 2026", "from": "19:00", "to": "20:45"}


def test_somebody_new_reads_what_a_session_is_and_where_to_begin(planners: Planners) -> None:
    page = planners.cai.page("/plan")
    assert "it needs no account" in page.one("main").text
    (new,) = [a for a in page.all("a") if a.text == "Plan a session"]
    assert new["href"] == "/sessions/new"
    assert headings(page) == ["Today Tue 24 Nov"]


def test_a_session_stands_on_its_day_with_time_task_place_and_verdict(ana: Planner) -> None:
    address = ana.plan(FORM)
    page = ana.page("/plan")
    assert headings(page) == ["Today Tue 24 Nov", "Tomorrow Wed 25 Nov"]
    (row,) = rows(page)
    assert row["data-state"] == "open"
    for part in ("18:00– 20:00", "Acids", "My topics", "Open for all of it, until 21:00", "Bishan"):
        assert part in row.text
    assert address in {a["href"] for a in page.all("a")}


def test_days_come_in_order_and_end_with_what_is_due(ana: Planner) -> None:
    due_task(ana, "Equilibrium", "25 Nov 2026")
    ana.plan(FORM)
    add_busy(ana.app, "Lecture", "2026-11-25 10:00", 120)
    add_busy(ana.app, "Open day", "2026-11-25 00:00", 1440, all_day=True)
    kinds = [row["data-kind"] for row in rows(ana.page("/plan"))]
    assert kinds == ["busy", "busy", "session", "due"]
    day_long, lecture = (row.text for row in rows(ana.page("/plan"), "busy"))
    assert "all day Open day from NUS" in day_long
    assert "10:00– 12:00 Lecture" in lecture


def test_what_is_settled_is_no_longer_due(ana: Planner) -> None:
    task = due_task(ana, "Equilibrium", "25 Nov 2026")
    assert len(rows(ana.page("/plan"), "due")) == 1
    ana.edit(f"{task}/status", task, status="done")
    assert rows(ana.page("/plan"), "due") == []


def test_what_overlaps_is_named_on_the_session(ana: Planner) -> None:
    ana.plan(FORM)
    for number in (1, 2, 3):
        add_busy(ana.app, f"Lab {number}", "2026-11-25 19:00")
    (row,) = rows(ana.page("/plan"), "session")
    assert "Overlaps “Lab 1”, 19:00–20:00" in row.text
    assert "and 1 more" in row.text


def test_a_session_that_does_not_fit_offers_its_fixes_in_place(ana: Planner) -> None:
    ana.plan(LATE)
    page = ana.page("/plan")
    (row,) = rows(page)
    assert row["data-state"] == "part"
    assert "Closes 21:00, 1 h before you finish" in row.text
    buttons = [form for form in page.all("form") if form["action"].endswith("/fix")]
    assert len(buttons) == 2
    led = ana.press("/plan", "Move to 18:00–21:00")
    assert led.status_code == 303
    assert "Open for all of it" in rows(ana.page("/plan"))[0].text


def test_an_exam_at_the_same_time_is_named_and_its_length_not_claimed(ana: Planner) -> None:
    ana.plan(FORM)
    exam = {"name": "Paper 1", "day": "25 Nov 2026", "clock": "19:00", "checklist": ""}
    assert ana.send("/plan/dates", exam).status_code == 303
    (row,) = rows(ana.page("/plan"), "session")
    assert "Overlaps “Paper 1” at 19:00; its length is not known" in row.text


def test_a_cancelled_date_stays_readable_and_is_quiet(ana: Planner) -> None:
    ana.plan(FORM)
    log_all(ana.app, OccurrenceStatus.CANCELLED)
    (row,) = rows(ana.page("/plan"))
    assert "is-off" in row["class"]
    assert "Skipped" in row.text
    assert "Open for all" not in row.text


def test_past_midnight_the_day_is_named(ana: Planner) -> None:
    ana.plan({"topic": "Acids", "date": "27 Nov 2026", "from": "23:30", "to": "01:30"})
    assert "23:30– Sat 01:30" in rows(ana.page("/plan"))[0].text


class TestOnTop:
    def test_next_says_how_soon(self, ana: Planner) -> None:
        ana.plan(TONIGHT)
        words = ana.words("/plan")
        assert "Next in 30 min Acids 19:00–20:45 at Bishan Public Library" in words
        assert "Public Library Open for all of it, until 21:00" in words, "the verdict, always"

    def test_now_says_until_when_and_next_only_what_comes_today(self, ana: Planner) -> None:
        ana.plan(TONIGHT)
        ana.plan(FORM)
        let_it_be(ana.app, "2026-11-24T19:30:00+08:00")
        words = ana.words("/plan")
        assert "Now until 20:45 Acids" in words
        assert "Next" not in words.partition("Tomorrow")[0]
        let_it_be(ana.app, "2026-11-25T12:00:00+08:00")
        assert "Next in 6 h" in ana.words("/plan")

    def test_what_is_over_asks_how_it_went(self, ana: Planner) -> None:
        ana.plan(TONIGHT)
        let_it_be(ana.app, "2026-11-25T09:00:00+08:00")
        words = ana.words("/plan")
        assert "How did it go? Acids, Tue 24 Nov, 19:00–20:45" in words
        log_all(ana.app, OccurrenceStatus.DONE, 100)
        assert "How did it go?" not in ana.words("/plan")
        past = ana.page("/plan?from=2026-11-24")
        assert "Done, 1 h 40 min" in rows(past)[0].text

    def test_what_no_longer_fits_is_counted_and_mended_with_one_press(self, ana: Planner) -> None:
        ana.plan(WEEKLY)
        assert "no longer" not in ana.words("/plan")
        make_worse(ana.app)
        words = ana.words("/plan")
        assert "4 of 4 sessions no longer fit" in words
        assert "Wed 25 Nov, 18:00–20:00 Acids at Bishan Public Library. Closed then." in words
        assert "Wed 16 Dec" in words

    def test_one_session_is_not_counted(self, ana: Planner) -> None:
        ana.plan(FORM)
        make_worse(ana.app)
        assert "Your session no longer fits" in ana.words("/plan")

    def test_many_are_named_up_to_four(self, ana: Planner) -> None:
        ana.plan(WEEKLY | {"count": "6"})
        make_worse(ana.app)
        assert "And 2 more" in ana.words("/plan")


class TestOtherWeeks:
    def test_earlier_and_later_lead_four_weeks_on(self, ana: Planner) -> None:
        ana.plan(FORM | {"date": "6 Jan 2027"})
        page = ana.page("/plan")
        (later,) = [a["href"] for a in page.all("a", rel="next")]
        assert later == "/plan?from=2026-12-22"
        assert "Wed 6 Jan 2027" in headings(ana.page(later))
        (earlier,) = [a["href"] for a in ana.page(later).all("a", rel="prev")]
        assert earlier == "/plan"
        assert "Nothing is planned from Tue 19 Jan to Mon 15 Feb." in ana.words(
            "/plan?from=2027-01-19"
        )

    @pytest.mark.parametrize(
        "query", ["from=soon", "from=1999-01-01", "from=2026-02-30", "checklist=x"]
    )
    def test_what_cannot_be_read_counts_as_not_given(self, ana: Planner, query: str) -> None:
        ana.plan(FORM)
        assert headings(ana.page(f"/plan?{query}"))[0] == "Today Tue 24 Nov"

    def test_a_holiday_is_named(self, ana: Planner) -> None:
        ana.plan(FORM | {"date": "25 Dec 2026"})
        assert "Christmas Day" in headings(ana.page("/plan?from=2026-12-22"))[0]

    def test_only_one_checklist_can_be_shown(self, ana: Planner) -> None:
        task = due_task(ana, "Equilibrium", "26 Nov 2026")
        number = task.rpartition("/")[2]
        ana.plan(
            {"task": number, "place": BISHAN, "date": "26 Nov 2026", "from": "10am", "to": "11am"}
        )
        ana.plan(FORM)
        page = ana.page("/plan")
        filters = {a.text: a["href"] for a in page.all("a") if a["class"] == "chip"}
        assert list(filters) == ["All", "My topics", "Chemistry"]
        only = ana.page(filters["Chemistry"])
        assert [row["data-kind"] for row in rows(only)] == ["session", "due"]
        assert "Equilibrium" in rows(only)[0].text

    def test_next_and_what_no_longer_fits_are_of_that_checklist_too(self, ana: Planner) -> None:
        ana.plan(FORM | {"date": "6 Jan 2027"})
        make_worse(ana.app)
        words = [ana.page(f"/plan{of}").one("div", class_="plan-main").text for of in OF_LISTS]
        assert ["Acids" in each for each in words] == [True, False]


class TestMinutes:
    def test_the_week_says_what_was_planned_and_done(self, ana: Planner) -> None:
        ana.plan(FORM)
        log_all(ana.app, OccurrenceStatus.DONE, 90)
        words = ana.words("/plan")
        assert "This week 2 h planned, 1 h 30 min done" in words
        assert "Week of 23 Nov: 2 h planned, 1 h 30 min done" in words
        assert "23 Nov 1 h 30 min of 2 h" in words

    def test_bars_stand_on_the_line_and_stay_in_the_drawing(self, ana: Planner) -> None:
        ana.plan(WEEKLY)
        bars = ana.page("/plan").all("rect", class_="chart-planned")
        assert len(bars) == 8
        for bar in bars:
            assert int(bar["y"]) + int(bar["height"]) == 92
            assert int(bar["y"]) >= 0
            assert int(bar["x"]) + 24 <= 320

    def test_nothing_planned_draws_nothing(self, planners: Planners) -> None:
        assert "Time planned and done" not in planners.cai.words("/plan")


def test_nobody_sees_the_plan_of_another(planners: Planners) -> None:
    due_task(planners.ana, "Equilibrium", "25 Nov 2026")
    planners.ana.plan(FORM)
    add_busy(planners.app, "Lecture", "2026-11-25 10:00")
    make_worse(planners.app)
    planners.ben.plan(FORM | {"topic": "Bases", "date": "26 Nov 2026"})
    for other in (planners.ben, planners.cai):
        for url in ("/plan", "/plan?view=week", "/"):
            words = other.words(url)
            for secret in ("Acids", "Equilibrium", "Lecture", "no longer fit"):
                assert secret not in words, (url, secret)


def test_the_plan_is_kept_by_nobody_on_the_way(ana: Planner) -> None:
    ana.plan(FORM)
    for url in ("/plan", "/plan?view=week", "/plan/dates", "/plan/dates/new"):
        assert ana.client.get(url).headers["Cache-Control"] == NOT_KEPT
