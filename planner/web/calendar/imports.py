"""Calendars brought in as busy time: read, saved, removed, brought back. No file is kept."""

from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from planner.adapters.calendar.reading import FIELD, read_calendar
from planner.domain.calendar.busy import LARGEST_FILE, calendar_name
from planner.domain.calendar.busy_matching import reading_mark
from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.moments import day_in_singapore
from planner.domain.time_words import full_day_words
from planner.services.calendar import busy_calendars as services
from planner.store.calendar.busy_queries import (
    CalendarSum,
    busy_calendar_of,
    busy_calendars_of,
    calendar_sums,
    events_of,
)
from planner.store.calendar.models import BusyCalendar
from planner.store.database import db
from planner.store.sessions.queries import coming_occurrences
from planner.web import clock
from planner.web.calendar.import_notices import done_notice
from planner.web.calendar.import_page import Tried, days_words, events_words, show_page
from planner.web.calendar.import_view_models import CalendarRow, IndexPage
from planner.web.calendar.import_words import HOW_TO, LIMITS
from planner.web.owners import asking_owner, known_owner, saving_owner
from planner.web.personal import LARGEST_ID, form_page, personal_page, seen_at, typed
from planner.web.shown import Link, Press

ONE_CALENDAR = f"/calendar/import/<int(max={LARGEST_ID}):calendar_id>"
LARGEST_FORM = 2 * LARGEST_FILE + 100_000  # so that a file that is too large still gets a sentence
MOST_DRAINED = 16_000_000  # of what is refused, so that who sends it first gets to the answer
CHUNK = 65_536
TOO_LARGE = f"That is too large to be read: up to {LARGEST_FILE // 1_000_000} MB can be."

blueprint = Blueprint("calendar_import", __name__)


@blueprint.get("/calendar/import")
def index() -> Response:
    """List one's imported calendars, and ask for a file."""
    return personal_page("calendar/import.html", page=_index_page())


@blueprint.post("/calendar/import")
def create() -> Response:
    """Read a file or a pasted text, and lead to a look at it; nothing is saved of a faulty one."""
    request.max_content_length = request.max_form_memory_size = LARGEST_FORM
    try:
        content, file_name = _given()
    except RequestEntityTooLarge:
        _drain()
        return _refused(TOO_LARGE, "", 413)
    now = clock.now()
    try:
        found = read_calendar(content, now.date())
    except InvalidValue as error:
        return _refused(error.message, typed("text"), 400)
    named = replace(found, name=calendar_name(found.name, file_name))
    calendar = services.read(db.session(), saving_owner(), named, now)
    return seen_at(url_for("calendar_import.show", calendar_id=calendar.id))


@blueprint.get(ONE_CALENDAR)
def show(calendar_id: int) -> Response:
    """Show what was read of a calendar: its weeks, its clashes, what to know of it."""
    return _shown(_asked(calendar_id))


@blueprint.post(f"{ONE_CALENDAR}/save")
def save(calendar_id: int) -> Response:
    """Let a calendar that was looked at count as busy time."""
    calendar, sends = _asked(calendar_id), {name: typed(name) for name in ("name", "replaces")}
    try:
        replaces = None if calendar.saved_at else _replaced(calendar, sends["replaces"])
        services.save(
            db.session(),
            calendar.owner_id,
            calendar_id,
            typed("mark"),
            sends["name"],
            replaces,
            clock.now(),
        )
    except InvalidValue as error:
        return _shown(_asked(calendar_id), Tried(sends, {error.field: error.message}))
    except StaleEdit as error:
        return _read_since(calendar_id, error)
    if not sends["replaces"]:
        return _done("saved")
    return _done("replaced", calendar=sends["replaces"], by=calendar_id)


@blueprint.post(f"{ONE_CALENDAR}/remove")
def remove(calendar_id: int) -> Response:
    """Remove a calendar, which the next page can undo, or throw away one only looked at."""
    calendar = _asked(calendar_id)
    is_saved = calendar.saved_at is not None
    try:
        services.remove(db.session(), calendar.owner_id, calendar_id, typed("mark"), clock.now())
    except StaleEdit as error:
        return _read_since(calendar_id, error)
    return _done("removed", calendar=calendar_id) if is_saved else _done("thrown-away")


@blueprint.post(f"{ONE_CALENDAR}/restore")
def restore(calendar_id: int) -> Response:
    """Bring a removed calendar back, in place of the one that replaced it."""
    owner_id, marks = asking_owner().id, (typed("mark"), typed("instead"))
    try:
        services.restore(db.session(), owner_id, calendar_id, *marks, clock.now())
    except InvalidValue as error:
        return _refused(error.message, "", 400)
    except StaleEdit as error:
        return _read_since(calendar_id, error)
    return _done("restored")


def _done(what: str, calendar: int | str | None = None, by: int | None = None) -> Response:
    """Lead to the list, which says what was done."""
    return seen_at(url_for("calendar_import.index", done=what, calendar=calendar, by=by))


def _given() -> tuple[bytes, str]:
    """Give the bytes of the file, or of the pasted text where there is no file, and its name."""
    file = request.files.get(FIELD)
    if file is not None and file.filename:
        return file.read(), file.filename
    return typed("text").encode("utf-8", "replace"), ""


def _drain() -> None:
    """Take in what is still being sent: many programs read no answer before all of it is gone."""
    sent, left = request.environ["wsgi.input"], min(request.content_length or 0, MOST_DRAINED)
    while left > 0 and (chunk := sent.read(min(CHUNK, left))):
        left -= len(chunk)


def _asked(calendar_id: int) -> BusyCalendar:
    return busy_calendar_of(db.session(), asking_owner().id, calendar_id)


def _replaced(calendar: BusyCalendar, chosen: str) -> int | None:
    """Give the id of the calendar that was chosen to be replaced; raises InvalidValue."""
    if not chosen:
        return None
    for saved in busy_calendars_of(db.session(), calendar.owner_id):
        if str(saved.id) == chosen:
            return saved.id
    raise InvalidValue(
        "replaces", "The calendar to be replaced is not here any more: choose again."
    )


def _read_since(calendar_id: int, error: StaleEdit) -> Response:
    """Show the calendar that has the address by now, and say that it is another one."""
    return _shown(_asked(calendar_id), Tried(errors={"actions": str(error)}), 409)


def _shown(calendar: BusyCalendar, tried: Tried | None = None, status: int = 0) -> Response:
    session, owner_id, now = db.session(), calendar.owner_id, clock.now()
    saved = busy_calendars_of(session, owner_id)
    events = events_of(session, calendar)
    last = max((event.end for event in events), default=now)
    sessions = coming_occurrences(session, owner_id, now, before=last)
    page = show_page(calendar, events, saved, sessions, now, tried)
    if status:
        return personal_page("calendar/import_show.html", status, page=page)
    return form_page("calendar/import_show.html", page, page.errors)


def _refused(sentence: str, text: str, status: int) -> Response:
    page = _index_page(text, {FIELD: sentence})
    return personal_page("calendar/import.html", status, page=page)


def _index_page(text: str = "", errors: dict[str, str] | None = None) -> IndexPage:
    owner = known_owner()
    return IndexPage(
        rows=tuple(_row(each) for each in calendar_sums(db.session(), owner.id)) if owner else (),
        action=url_for("calendar_import.create"),
        back=Link("Plan", url_for("plan.index")),
        how_to=HOW_TO,
        limits=LIMITS,
        most_bytes=LARGEST_FILE,
        too_large=TOO_LARGE,
        text=text,
        notice=done_notice(owner),
        errors=errors or {},
    )


def _row(found: CalendarSum) -> CalendarRow:
    calendar = found.calendar
    days = f", {days_words(found.first, found.last)}" if found.first and found.last else ""
    return CalendarRow(
        name=calendar.name,
        url=url_for("calendar_import.show", calendar_id=calendar.id),
        facts=f"{events_words(found.events)}{days}",
        read_words=f"Read on {full_day_words(day_in_singapore(calendar.read_at))}",
        remove=Press(
            "Remove",
            url_for("calendar_import.remove", calendar_id=calendar.id),
            "trash-2",
            about=calendar.name,
            hidden=(("mark", reading_mark(calendar)),),
        ),
    )
