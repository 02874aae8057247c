"""What the form of a session says where something is at fault, offered or taken."""

import pytest

from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.time_words import minutes_words
from planner.web.session_log_words import status_words
from tests.web.planned import FORM, LATE, WEEKLY, Planner, form_of, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]

NO_TASK = FORM | {"topic": "", "note": "A long note", "form_key": "k"}


def test_a_task_that_went_meanwhile_keeps_the_form(ana: Planner) -> None:
    ana.plan()
    response = ana.send("/sessions", NO_TASK | {"task": "999999"})
    assert response.status_code == 400
    page = read(response)
    assert "That task is not here any more: choose another." in page.errors
    assert form_of(page)["note"] == "A long note"
    assert page.one("select", id="task")["aria-invalid"] == "true"


def test_where_no_task_can_be_chosen_the_fault_stands_under_its_name(ana: Planner) -> None:
    page = read(ana.send("/sessions", NO_TASK))
    assert page.one("a", href="#topic").text == "Task: choose one, or type a new task."
    assert page.one("input", id="topic")["aria-invalid"] == "true"


def test_a_fix_is_put_into_the_form_at_an_address_that_can_be_opened_again(ana: Planner) -> None:
    page = read(ana.send("/sessions", LATE | {"to": "22:00", "topic": ""}))
    for button in page.all("button", name="fix"):
        assert button["formaction"] == "/sessions/new#look"


def test_a_fix_of_a_saved_session_is_taken_where_its_form_says(ana: Planner) -> None:
    buttons = ana.page(ana.plan(LATE)).all("button", name="fix")
    assert buttons
    assert not [each for each in buttons if "formaction" in each.attributes]


@pytest.mark.parametrize("part", ["edit", "move"])
def test_what_was_checked_can_be_opened_again(ana: Planner, part: str) -> None:
    address = ana.plan(LATE)
    path = part_of(address, part).partition("?")[0]
    response = ana.client.get(f"{path}/check")
    assert response.status_code == 303
    assert ana.page(response.headers["Location"]).one("h1").text.startswith(part.title())


def test_a_number_of_dates_alone_is_the_end_that_counts(ana: Planner) -> None:
    form = WEEKLY | {"ends": "until", "until": "", "count": "5"}
    page = read(ana.send("/sessions/new", form))
    assert "5 dates" in page.one("main").text
    assert form_of(page)["ends"] == "count"


def test_what_is_at_fault_with_the_time_stands_below_all_three_fields(ana: Planner) -> None:
    response = ana.send("/sessions", FORM | {"date": "someday", "to": "25:99"})
    html = response.get_data(as_text=True)
    last, fault = html.index('id="to"'), html.index('id="date-error"')
    assert last < fault
    assert read(response).one("input", id="date")["aria-describedby"] == "date-error"


def test_a_second_field_for_the_task_is_called_its_name(ana: Planner) -> None:
    assert ana.page("/sessions/new").one("label", **{"for": "topic"}).text == "Task"
    ana.plan()
    assert ana.page("/sessions/new").one("label", **{"for": "topic"}).text == "Its name"


def test_what_calendars_call_cancelled_is_skipped_on_pages() -> None:
    assert status_words(OccurrenceStatus.CANCELLED) == "Skipped"
    assert status_words(OccurrenceStatus.DONE) == "Done"


@pytest.mark.parametrize(("minutes", "words"), [(45, "45 min"), (120, "2 h"), (75, "1 h 15 min")])
def test_minutes_are_written_as_a_length(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


@pytest.mark.parametrize(("remind", "says"), [("90", "1 h 30 min before"), ("x", "x min before")])
def test_a_reminder_of_ones_own_is_offered_as_it_is(ana: Planner, remind: str, says: str) -> None:
    page = read(ana.send("/sessions/new", FORM | {"remind": remind}))
    assert says in [each.text for each in page.all("option")]
