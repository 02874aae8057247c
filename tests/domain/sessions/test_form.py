from datetime import UTC, timedelta

import pytest

from planner.domain.sessions.form import SessionPlan, past_words, read_session
from tests.domain.hours_examples import sg
from tests.domain.session_form_examples import FILLED, SUNDAY, Fields, Sent, faults, read

FRIDAY_19_00 = sg("Fri 2026-11-27 19:00")
FRIDAY_21_00 = sg("Fri 2026-11-27 21:00")


def test_a_topic_a_day_and_two_times_make_a_session() -> None:
    assert read() == SessionPlan(None, "Chemistry: titration", FRIDAY_19_00, FRIDAY_21_00)


def test_a_whole_form_is_read() -> None:
    plan = read(
        topic="",
        task="12",
        place="toa-payoh-library",
        want=["quiet", "power", "sauna"],
        note="Bring\r\nthe notes ",
        remind="30",
    )
    assert plan == SessionPlan(
        task_id=12,
        topic="",
        start=FRIDAY_19_00,
        end=FRIDAY_21_00,
        place_slug="toa-payoh-library",
        wants=frozenset({"quiet", "power"}),
        note="Bring\nthe notes",
        reminder_minutes=30,
    )


def test_a_topic_typed_beside_a_chosen_task_makes_a_new_one() -> None:
    plan = read(task="12", topic=" Redox ")
    assert (plan.task_id, plan.topic) == (None, "Redox")


@pytest.mark.parametrize("task", ["", "0", "-1", "x", "1.5", "9" * 30, "2147483648"])
def test_without_a_task_there_is_no_session(task: str) -> None:
    assert faults(task=task, topic="  ") == {"task": "Task: choose one, or type a new task."}


@pytest.mark.parametrize(
    ("from_", "to", "start", "end"),
    [
        ("7pm", "9.30 pm", "Fri 2026-11-27 19:00", "Fri 2026-11-27 21:30"),
        ("22:00", "24:00", "Fri 2026-11-27 22:00", "Sat 2026-11-28 00:00"),
        ("22:00", "00:00", "Fri 2026-11-27 22:00", "Sat 2026-11-28 00:00"),
        ("23:30", "01:30", "Fri 2026-11-27 23:30", "Sat 2026-11-28 01:30"),
        ("00:00", "12pm", "Fri 2026-11-27 00:00", "Fri 2026-11-27 12:00"),
        ("23:00", "11:00", "Fri 2026-11-27 23:00", "Sat 2026-11-28 11:00"),
        ("19:00", "19:05", "Fri 2026-11-27 19:00", "Fri 2026-11-27 19:05"),
    ],
    ids=["forms", "24:00", "00:00", "over midnight", "12 hours", "12 hours of a night", "shortest"],
)
def test_an_end_before_the_start_is_on_the_next_day(
    from_: str, to: str, start: str, end: str
) -> None:
    plan = read(from_=from_, to=to)
    assert (plan.start, plan.end) == (sg(start), sg(end))


def test_the_year_ends_in_the_middle_of_a_night() -> None:
    plan = read(date="31 Dec 2026", from_="23:30", to="1:30")
    assert (plan.start, plan.end) == (sg("Thu 2026-12-31 23:30"), sg("Fri 2027-01-01 01:30"))


def test_a_length_will_do_where_no_end_is_typed_and_an_end_wins_over_it() -> None:
    assert read(to="", for_="90").end == sg("Fri 2026-11-27 20:30")
    assert read(to="21:00", for_="90").end == FRIDAY_21_00


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"to": "19:00"}, "to", "To: until Sat 28 Nov 19:00 that is 24 h; a session lasts from"),
        ({"to": "18:00"}, "to", "To: until Sat 28 Nov 18:00 that is 23 h; a session lasts from"),
        ({"to": "19:04"}, "to", "To: that is 4 min; a session lasts from 5 min to 12 h."),
        ({"from_": "06:00", "to": "18:01"}, "to", "To: that is 12 h 1 min; a session lasts"),
        ({"to": ""}, "to", "To: say at what time it ends, such as 21:00."),
        ({"to": "late"}, "to", "To: “late” is no time of day"),
        ({"to": "", "for_": "4"}, "for", "Length in minutes: “4” will not do"),
        ({"to": "", "for_": "721"}, "for", "type a whole number from 5 to 720."),
        ({"from_": ""}, "from", "From: say at what time it starts, such as 19:00."),
        ({"from_": "24:00"}, "from", "From: “24:00” is no time of day"),
        ({"date": ""}, "date", "Date: say on which day, such as 27 Nov 2026."),
        ({"date": "Mon 27 Nov 2026"}, "date", "that day is a Friday"),
        ({"date": "20 Nov 2025"}, "date", "Date: choose a day from Fri 21 Nov 2025 to"),
        ({"date": "23 Nov 2028"}, "date", "to Wed 22 Nov 2028."),
        ({"topic": "x" * 301}, "topic", "Task: 301 characters; up to 300 fit."),
        ({"where": "x" * 201}, "where", "Somewhere else: 201 characters; up to 200 fit."),
        ({"place": "x" * 201}, "place", "Place: 201 characters"),
        ({"note": "x" * 10_001}, "note", "Note: 10,001 characters; up to 10,000 fit."),
        ({"remind": "10081"}, "remind", "Reminder: “10081” will not do"),
        ({"remind": "soon"}, "remind", "type a whole number from 0 to 10,080."),
    ],
)
def test_a_fault_stands_under_its_field_alone(changes: Fields, field: str, words: str) -> None:
    errors = faults(**changes)
    assert list(errors) == [field]
    assert words in errors[field]


def test_a_bad_start_is_not_blamed_on_the_end_or_the_pattern() -> None:
    weekly: Fields = {
        "repeat": "weekly",
        "ends": "until",
        "until": "1 Jan 2026",
    }
    assert list(faults(from_="soon", **weekly)) == ["from"]
    assert list(faults(date="soon", to="2300", for_="x", **weekly)) == ["date"]
    assert list(faults(date="soon", to="", for_="30", **weekly)) == ["date"]


def test_all_that_is_at_fault_is_told_at_once() -> None:
    errors = faults({}, note="x" * 10_001, remind="x")
    assert list(errors) == ["task", "date", "from", "to", "note", "remind"]


def test_a_listed_place_wins_over_own_words_which_are_read_without_one() -> None:
    assert read(where="Grandma’s").place_text == "Grandma’s"
    both = read(where="Grandma’s", place="nlb")
    assert (both.place_slug, both.place_text) == ("nlb", "")


@pytest.mark.parametrize(("remind", "minutes"), [("", None), ("0", 0), ("10080", 10_080)])
def test_a_reminder_may_be_none_or_come_as_it_starts(remind: str, minutes: int | None) -> None:
    assert read(remind=remind).reminder_minutes == minutes


@pytest.mark.parametrize("day", ["21 Nov 2025", "22 Nov 2028"])
def test_a_year_back_can_be_logged_and_two_years_ahead_be_planned(day: str) -> None:
    assert read(date=day)


def test_today_is_singapores_whatever_the_clock_of_the_server() -> None:
    before_eight = sg("Mon 2026-11-23 00:30").astimezone(UTC)
    plan, errors = read_session(Sent(**{**FILLED, "date": "23 Nov 2028"}), before_eight)
    assert (bool(plan), errors) == (True, {})


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-1, ""),
        (0, "This has begun already."),
        (119, "This has begun already."),
        (120, "This time is over: save it to log what you did."),
    ],
)
def test_a_past_time_is_warned_of_and_never_refused(minutes: int, words: str) -> None:
    assert past_words(read(), FRIDAY_19_00 + timedelta(minutes=minutes)) == words


def test_what_is_to_come_is_not_past() -> None:
    assert past_words(read(), SUNDAY) == ""
