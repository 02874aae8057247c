"""Every date of a series is judged, counted and named, before it is saved and after."""

import pytest

from tests.web.planned import BISHAN, FORM, WEEKLY, Planner, let_it_be, part_of
from tests.web.reading import Page, read

pytest_plugins = ["tests.web.planned_fixtures"]

FRIDAYS = WEEKLY | {"date": "18 Dec 2026", "place": "jurong-regional-library", "count": "2"}
DAYS = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})


def dates_of(page: Page) -> list[str]:
    """List the dates of a series as they stand on a page."""
    return [each.text for each in page.all("li") if each.text[3:4] == " " and each.text[:3] in DAYS]


def marked(ana: Planner, address: str) -> list[str]:
    return [
        each.partition("20:00")[2].strip()
        for each in dates_of(ana.page(part_of(address, "delete")))
    ]


def test_a_date_that_does_not_fit_is_counted_and_named_before_it_is_saved(ana: Planner) -> None:
    page = read(ana.send("/sessions/new", FRIDAYS))
    assert "1 of 2 dates does not fit" in page.one("main").text
    (named,) = [each for each in dates_of(page) if "Closed" in each]
    assert named.startswith("Fri 25 Dec")


def test_it_is_named_on_the_page_of_the_series(ana: Planner) -> None:
    page = ana.page(ana.plan(FRIDAYS))
    (named,) = [each for each in dates_of(page) if "Closed" in each]
    assert named.startswith("Fri 25 Dec")


def test_dates_that_are_not_listed_are_named_all_the_same(ana: Planner) -> None:
    words = read(ana.send("/sessions/new", FRIDAYS | {"date": "2 Oct 2026", "count": "14"}))
    assert "Fri 25 Dec 2026: closed" in words.one("main").text
    late = FRIDAYS | {"from": "22:30", "to": "23:30", "count": "20"}
    words = read(ana.send("/sessions/new", late))
    assert "20 of 20 dates do not fit" in words.one("main").text
    assert "And 4 later dates do not fit." in words.one("main").text


def test_dates_that_all_fit_are_only_counted(ana: Planner) -> None:
    words = read(ana.send("/sessions/new", WEEKLY)).one("main").text
    assert "4 dates Wed 25 Nov" in words
    assert "not fit" not in words


def test_a_number_of_times_says_that_days_left_out_count(ana: Planner) -> None:
    assert "Days left out count too" in ana.words("/sessions/new")


def test_only_one_date_shows_no_dates_of_a_pattern(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    assert dates_of(ana.page(part_of(address, "edit"))) == []


def test_the_preview_of_later_dates_is_what_saving_makes(ana: Planner) -> None:
    third = ana.plan(WEEKLY).replace("2026-11-25", "2026-12-09")
    let_it_be(ana.app, "2026-12-08T09:00:00+08:00")
    form = WEEKLY | {"date": "9 Dec 2026", "on": "2026-12-09", "version": "1", "topic": ""}
    form |= {"task": "1", "scope": "later", "from": "16:00", "to": "17:00"}
    task = [each["value"] for each in ana.page(part_of(third, "edit")).all("option", selected="")]
    form["task"] = task[0]
    url = part_of(third, "edit").partition("?")[0]
    preview = dates_of(read(ana.send(f"{url}/check", form)))
    saved = ana.page(ana.send(url, form).headers["Location"])
    assert [each[:10].strip() for each in preview] == ["Wed 9 Dec", "Wed 16 Dec"]
    assert dates_of(saved)[-2:] == preview


def test_the_delete_page_marks_what_later_takes_and_the_notice_counts_it(ana: Planner) -> None:
    third = ana.plan(WEEKLY).replace("2026-11-25", "2026-12-09")
    assert marked(ana, third) == ["", "", "this date", "later"]
    words = ana.follow(ana.press(part_of(third, "delete"), "Skip Wed 9 Dec and all later dates"))
    assert "2 dates are skipped: this one and those after it." in words


def test_one_date_skipped_is_one_date(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    assert "This date is skipped." in ana.follow(
        ana.press(part_of(address, "delete"), "Skip only Wed 25 Nov")
    )


def test_the_delete_page_says_how_many_go_and_the_year_where_it_changes(ana: Planner) -> None:
    words = ana.words(part_of(ana.plan(WEEKLY | {"count": "7"}), "delete"))
    assert "Delete all 7 dates" in words
    assert words.count("2026") == 0
    assert "Wed 30 Dec, 18:00–20:00 later Wed 6 Jan 2027, 18:00–20:00" in words


def test_of_what_is_over_no_fewer_dates_can_be_skipped(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"count": "1"})
    let_it_be(ana.app, "2026-11-26T09:00:00+08:00")
    words = ana.words(part_of(address, "delete"))
    assert "Delete it" in words
    assert "later dates" not in words


def test_a_session_that_happens_once_marks_nothing(ana: Planner) -> None:
    assert marked(ana, ana.plan(FORM | {"place": BISHAN})) == [""]


@pytest.mark.parametrize(("dates", "says"), [("x", "This date"), ("1", "This date"), ("9", "9 d")])
def test_a_count_in_an_address_is_only_a_number(ana: Planner, dates: str, says: str) -> None:
    address = ana.plan(WEEKLY)
    assert says in ana.page(f"{address}&done=skipped&dates={dates}").one("main").text


def test_a_date_moved_beyond_the_last_day_of_the_pattern_is_judged_on_its_form(
    ana: Planner,
) -> None:
    last = ana.plan(WEEKLY | {"ends": "until", "until": "2 Dec 2026"})
    last = last.replace("2026-11-25", "2026-12-02")
    moved = {"on": "2026-12-02", "version": "1", "date": "3 Dec 2026", "from": "18:00"}
    ana.follow(ana.send(part_of(last, "move").partition("?")[0], moved | {"to": "20:00"}))
    assert "Open for all of it" in ana.words(part_of(last, "edit"))
