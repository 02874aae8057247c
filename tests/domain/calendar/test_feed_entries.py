from datetime import UTC, date, datetime

from planner.domain.calendar.feed import FeedEvent, FeedTask
from planner.domain.calendar.feed_entries import busy_events, due_event, due_task, plan_date_event
from planner.domain.moments import SINGAPORE_ZONE
from planner.store.calendar.models import BusyEvent
from planner.store.checklists.models import Checklist, Task
from planner.store.sessions.models import PlanDate

SUNDAY_10_00 = datetime(2026, 11, 22, 10, 0, tzinfo=SINGAPORE_ZONE)
MONDAY_09_00 = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 30)
MONDAY_MIDNIGHT = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)
TUESDAY = date(2026, 12, 1)
TUESDAY_MIDNIGHT = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
URL = "https://waypoint.example/plan/dates"


def exam(at: datetime, *, has_time: bool) -> FeedEvent:
    stamps = {"created_at": SUNDAY_10_00, "updated_at": SUNDAY_10_00, "version": 3}
    return plan_date_event(
        PlanDate(id=4, name="Chemistry paper", at=at, has_time=has_time, **stamps), "ana", URL
    )


def a_task() -> Task:
    lists = Checklist(created_at=SUNDAY_10_00, updated_at=SUNDAY_10_00)
    return Task(id=5, title="Ask the office", due_on=MONDAY, version=2, checklist=lists)


def busy(**changes: object) -> BusyEvent:
    plain = {"title": "CM1401 Lecture", "place_text": "LT27", "is_all_day": False, "is_busy": True}
    times = {"start": MONDAY_09_00, "end": TUESDAY_MIDNIGHT}
    return BusyEvent(**plain | times | changes)


def told(*events: BusyEvent) -> tuple[FeedEvent, ...]:
    return busy_events([(event, SUNDAY_10_00) for event in events], "ana")


def test_an_exam_with_a_time_is_that_moment_in_singapore() -> None:
    event = exam(MONDAY_09_00, has_time=True)
    assert f"{event.start:%Y-%m-%d %H:%M %z}" == "2026-11-30 09:00 +0800"
    assert (event.end, event.is_free) == (None, False)
    assert (event.title, event.url, event.sequence) == ("Chemistry paper", URL, 2)


def test_a_deadline_without_a_time_is_its_whole_day() -> None:
    event = exam(MONDAY_MIDNIGHT, has_time=False)
    assert (event.start, event.end, event.is_free) == (MONDAY, TUESDAY, True)


def test_a_due_task_is_a_day_that_takes_no_time() -> None:
    event = due_event(a_task(), MONDAY, "ana", URL)
    assert (event.title, event.start, event.end) == ("Due: Ask the office", MONDAY, TUESDAY)
    assert (event.is_free, event.sequence) == (True, 1)


def test_a_due_task_can_be_a_to_do_with_a_uid_of_its_own() -> None:
    task: FeedTask = due_task(a_task(), MONDAY, "ana", URL)
    assert (task.title, task.due) == ("Ask the office", MONDAY)
    assert task.uid != due_event(a_task(), MONDAY, "ana", URL).uid


def test_uids_stay_and_tell_kinds_and_owners_apart() -> None:
    uids = [
        exam(MONDAY_09_00, has_time=True).uid,
        due_event(a_task(), MONDAY, "ana", URL).uid,
        due_event(a_task(), MONDAY, "ben", URL).uid,
        told(busy())[0].uid,
    ]
    assert len(set(uids)) == len(uids)
    assert due_event(a_task(), TUESDAY, "ana", URL).uid == uids[1]


def test_imported_time_keeps_its_uid_when_it_is_imported_again() -> None:
    assert told(busy(id=1)) == told(busy(id=99))
    assert told(busy())[0].uid != told(busy(place_text="LT28"))[0].uid


def test_imported_events_that_say_the_same_are_told_once() -> None:
    assert len(told(busy(), busy(), busy(title="Tutorial"))) == 2


def test_an_imported_day_is_a_day_and_what_takes_no_time_says_so() -> None:
    whole_day = {"start": MONDAY_MIDNIGHT, "end": TUESDAY_MIDNIGHT, "is_all_day": True}
    (event,) = told(busy(**whole_day, is_busy=False, title=""))
    assert (event.start, event.end) == (MONDAY, TUESDAY)
    assert (event.is_free, event.title) == (True, "Busy")
