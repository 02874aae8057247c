"""A new session: filled in, judged, mended and saved, and nothing typed is ever lost."""

import pytest

from tests.web.planned import BISHAN, FORM, LATE, TOA_PAYOH, WEEKLY, Planner, Planners, form_of
from tests.web.reading import Page, read

pytest_plugins = ["tests.web.planned_fixtures"]

FILLED = f"/sessions/new?place={BISHAN}&from=2026-11-27+19:00&for=180&topic=Acids&want=quiet"


def of_task(number: str) -> dict[str, str]:
    """Fill the form for a task that is chosen, with no other typed."""
    return FORM | {"task": number, "topic": ""}


def fixes(page: Page) -> dict[str, str]:
    return {each["aria-label"]: each["value"] for each in page.all("button", name="fix")}


def test_a_link_fills_the_form_in(ana: Planner) -> None:
    sent = form_of(ana.page(FILLED))
    assert sent["date"] == "Fri 27 Nov 2026"
    assert (sent["from"], sent["to"]) == ("19:00", "22:00")
    assert (sent["place"], sent["topic"], sent["want"]) == (BISHAN, "Acids", "quiet")


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ("from=2026-11-27T19:00", ("Fri 27 Nov 2026", "19:00", "21:00")),
        ("from=2026-11-27T11:00Z", ("Fri 27 Nov 2026", "19:00", "21:00")),
        ("from=2026-11-27+23:30&for=120", ("Fri 27 Nov 2026", "23:30", "01:30")),
        ("from=2026-13-27+19:00", ("Tue 24 Nov 2026", "18:30", "20:30")),
        ("from=soon&for=many", ("Tue 24 Nov 2026", "18:30", "20:30")),
        ("for=100000", ("Tue 24 Nov 2026", "18:30", "20:30")),
        (f"place={BISHAN}&for=180", ("Wed 25 Nov 2026", "10:00", "13:00")),
    ],
)
def test_without_a_time_that_can_be_read_the_next_free_one_is_filled_in(
    ana: Planner, query: str, times: tuple[str, str, str]
) -> None:
    sent = form_of(ana.page(f"/sessions/new?{query}"))
    assert (sent["date"], sent["from"], sent["to"]) == times


def test_looking_saves_nothing_and_makes_nobody_known(planners: Planners) -> None:
    words = planners.cai.words(FILLED)
    assert "Closes 21:00, 1 h before you finish" in words
    assert "18:00–21:00, 1 h earlier" in words
    checked = planners.cai.send("/sessions/new", LATE)
    assert checked.status_code == 200
    assert "Set-Cookie" not in checked.headers
    assert planners.cai.sessions() == 0


def test_a_fix_is_put_into_the_form_and_fits(ana: Planner) -> None:
    page = read(ana.send("/sessions/new", LATE | {"note": "Bring the notes"}))
    (value,) = [v for words, v in fixes(page).items() if "earlier" in words]
    mended = read(ana.send("/sessions", LATE | {"note": "Bring the notes", "fix": value}))
    sent = form_of(mended)
    assert (sent["from"], sent["to"], sent["note"]) == ("18:00", "21:00", "Bring the notes")
    assert not fixes(mended)
    assert "Save session" in mended.one("main").text
    assert ana.sessions() == 0


@pytest.mark.parametrize("value", ["", "earlier", "earlier x y", "a b c d e", "late <b> 2026 x"])
def test_what_is_no_fix_changes_nothing(ana: Planner, value: str) -> None:
    sent = form_of(read(ana.send("/sessions/new", LATE | {"fix": value})))
    assert (sent["from"], sent["to"], sent["place"]) == ("19:00", "22:00", BISHAN)


def test_a_session_outside_the_hours_can_be_saved(ana: Planner) -> None:
    address = ana.plan(LATE)
    assert "Closes 21:00, 1 h before you finish" in ana.words(address)


def test_a_refused_form_loses_nothing_and_is_judged_all_the_same(ana: Planner) -> None:
    form = LATE | {"topic": " ", "note": "Two\nlines", "form_key": "k"}
    response = ana.send("/sessions", form)
    assert response.status_code == 400
    page = read(response)
    assert "Task: choose one, or type a new task." in page.errors
    assert page.one("title").text.startswith("Error:")
    sent = form_of(page)
    assert sent["note"].split() == ["Two", "lines"]
    assert sent["form_key"] == "k"
    assert fixes(page)


def test_times_that_cannot_be_read_are_kept_as_typed(ana: Planner) -> None:
    response = ana.send("/sessions", FORM | {"from": "half past", "date": "31 Nov 2026"})
    page = read(response)
    assert response.status_code == 400
    assert form_of(page)["from"] == "half past"
    assert "31 Nov 2026" in page.errors
    assert "half past" in page.errors


def test_the_same_form_sent_twice_makes_one_session(ana: Planner) -> None:
    form = FORM | {"form_key": ana.key()}
    first, second = (ana.send("/sessions", form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert ana.sessions() == 1


def test_the_key_that_is_pressed_looks_and_does_not_take_a_fix(ana: Planner) -> None:
    buttons = read(ana.send("/sessions/new", LATE)).all("button", type="submit")
    assert buttons[0].text == "Check hours and clashes"
    assert buttons[0]["formaction"] == "/sessions/new"


def test_a_series_shows_its_first_dates_with_those_left_out_named(ana: Planner) -> None:
    form = WEEKLY | {"date": "18 Dec 2026", "ends": "until", "until": "8 Jan 2027"}
    page = read(ana.send("/sessions/new", form | {"skips": "holidays"}))
    words = page.one("main").text
    assert "2 dates Fri 18 Dec Fri 25 Dec Christmas Day, left out" in words
    assert [each.text for each in page.all("s")] == ["Fri 25 Dec", "Fri 1 Jan 2027"]
    ticked = [
        each["value"] for each in page.all("input", name="day") if "checked" in each.attributes
    ]
    assert ticked == ["4"]


def test_more_than_twelve_dates_are_counted(ana: Planner) -> None:
    words = read(ana.send("/sessions/new", WEEKLY | {"count": "20"})).one("main").text
    assert "20 dates" in words
    assert "And 8 more. The last is Wed 7 Apr 2027." in words


def test_a_series_of_which_no_date_is_left_is_refused_on_the_form(ana: Planner) -> None:
    christmas = WEEKLY | {"date": "25 Dec 2026", "count": "1", "skips": "holidays"}
    response = ana.send("/sessions", christmas)
    assert response.status_code == 400
    assert "No date is left" in read(response).errors


def test_a_place_is_found_by_its_name(ana: Planner) -> None:
    page = read(ana.send("/sessions/new", FORM | {"find": "toa payoh public lib"}))
    assert form_of(page)["place"] == TOA_PAYOH
    assert form_of(page)["find"] == ""


@pytest.mark.parametrize(
    ("name", "says"),
    [("public library", "may mean"), ("no such place", "No place is called “no such place”")],
)
def test_a_name_that_is_not_one_place_is_a_fault_of_its_field(
    ana: Planner, name: str, says: str
) -> None:
    response = ana.send("/sessions", FORM | {"find": name})
    assert response.status_code == 400
    page = read(response)
    assert says in page.errors
    assert form_of(page)["find"] == name


def test_a_place_that_is_not_listed_is_a_fault(ana: Planner) -> None:
    response = ana.send("/sessions", FORM | {"place": "atlantis"})
    assert response.status_code == 400
    assert "not in the list any more" in read(response).errors


def test_places_are_offered_that_are_open_for_all_of_it_nearest_first(ana: Planner) -> None:
    page = read(ana.send("/sessions/new", LATE))
    assert [g["label"] for g in page.all("optgroup")][:2] == [
        "Chosen",
        "Open for all of it, nearest first",
    ]


def test_own_words_for_a_place_are_kept_and_not_judged(ana: Planner) -> None:
    words = ana.words(ana.plan(FORM | {"place": "", "where": "My desk"}))
    assert "My desk" in words
    assert "no hours are judged" in words


def test_a_task_is_chosen_from_ones_lists_and_a_new_one_goes_where_it_is_asked_for(
    ana: Planner,
) -> None:
    checklist = ana.done("/checklists/new?own=1", name="Chemistry", topics="Bases").partition("?")[
        0
    ]
    number = checklist.rpartition("/")[2]
    page = ana.page(f"/sessions/new?checklist={number}")
    options = {each.text: each["value"] for each in page.all("option")}
    assert "Salts" in ana.words(ana.plan(FORM | {"topic": "Salts", "checklist": number}))
    assert "Salts" in ana.tasks(checklist)
    chosen = ana.plan(FORM | {"task": options["Bases"], "topic": ""})
    assert ana.page(chosen).one("h1").text == "Bases"


def test_another_ones_task_is_one_that_is_not_here_and_their_checklist_not_used(
    planners: Planners,
) -> None:
    ana, ben = planners.ana, planners.ben
    checklist = ana.done("/checklists/new?own=1", name="Chemistry", topics="Bases").partition("?")[
        0
    ]
    task = ana.task(checklist, "Bases").rpartition("/")[2]
    ben.plan()
    refused = ben.send("/sessions", of_task(task) | {"form_key": "b"})
    assert "That task is not here any more: choose another." in read(refused).errors
    assert "Bases" not in read(refused).one("main").text
    number = checklist.rpartition("/")[2]
    ben.plan(FORM | {"topic": "Mine", "checklist": number})
    assert "Mine" not in ana.tasks(checklist)


def test_a_removed_task_is_a_fault_of_the_form(ana: Planner) -> None:
    checklist = ana.done("/checklists/new?own=1", name="Chemistry", topics="Bases").partition("?")[
        0
    ]
    task = ana.task(checklist, "Bases")
    ana.done(f"{task}/remove")
    response = ana.send("/sessions", of_task(task.rpartition("/")[2]) | {"form_key": "r"})
    assert response.status_code == 400
    assert "was removed meanwhile" in read(response).errors


def test_a_clash_is_a_link_to_what_it_is_with(ana: Planner) -> None:
    first = ana.plan()
    page = read(ana.send("/sessions/new", FORM | {"topic": "Bases"}))
    (clash,) = [a for a in page.all("a") if a["href"] == first]
    assert "Overlaps “Acids” at Bishan Public Library" in clash.text
    assert "but it clashes" in page.one("main").text
