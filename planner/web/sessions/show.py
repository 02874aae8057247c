"""The page of a session on one of its dates: when, where, how it fits, what became of it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Response, request, url_for

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.session import OccurrenceStatus, is_coming, is_unlogged
from planner.domain.sessions.verdicts import is_worse
from planner.domain.sessions.words import days_left_words, time_words
from planner.domain.time_words import full_day_words, minutes_words
from planner.store.sessions.models import Occurrence
from planner.web.own_addresses import checklist_url, task_url
from planner.web.personal import personal_page
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.session_log_words import status_words
from planner.web.sessions.answers import AskedFor, asked_for, hidden_of, notice
from planner.web.sessions.dates_box import others_of, page_dates, unfit_of
from planner.web.sessions.fixes import Look, looked_at
from planner.web.sessions.log_parts import Tried, finish_form, logged, timer_of
from planner.web.sessions.look import look_box
from planner.web.sessions.view_models import ShowPage
from planner.web.shown import Link, Pill, Press

PILL_KINDS = {
    OccurrenceStatus.PLANNED: "todo",
    OccurrenceStatus.DONE: "progress",
    OccurrenceStatus.PARTLY: "progress",
    OccurrenceStatus.MISSED: "quiet",
    OccurrenceStatus.CANCELLED: "quiet",
}
NO_PLACE = "No place yet"


def show(session_id: int) -> Response:
    """Show a session on the date that the address names, or on the next one."""
    asked = asked_for(session_id)
    return personal_page("sessions/show.html", page=show_page(asked, request.args.get("done", "")))


def shown_with(
    asked: AskedFor, status: int, errors: Mapping[str, str], tried: Tried | None = None
) -> Response:
    """Show a session with what could not be done, and what was typed for it."""
    page = show_page(asked, "", tried, errors)
    return personal_page("sessions/show.html", status, page=page)


def look_of(asked: AskedFor) -> Look | None:
    """Look at a date that is still to come; what is over needs no fix."""
    occurrence, desk = asked.occurrence, asked.desk
    if not is_coming(occurrence, desk.now):
        return None
    return looked_at(
        desk.owner,
        occurrence.start,
        occurrence.end,
        occurrence.place,
        asked.series.wants,
        desk.snapshot,
        exclude=desk.exclude,
        is_series=bool(asked.series.rrule),
        place_text=occurrence.place_text,
        now=desk.now,
    )


def show_page(
    asked: AskedFor,
    done: str = "",
    tried: Tried | None = None,
    errors: Mapping[str, str] | None = None,
) -> ShowPage:
    """Build the page of a date."""
    series, occurrence = asked.series, asked.occurrence
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    look = look_of(asked)
    checklist, unfit = series.task.checklist, unfit_of(asked)
    return ShowPage(
        title=series.task.title,
        back=Link("Plan", url_for("plan.index")),
        checklist=Link(checklist.name, checklist_url(checklist)),
        more=_more(asked),
        pill=_pill(occurrence, asked),
        when=time_words(start, end, start.date()),
        left=_left(asked),
        place=_place(occurrence),
        fix_action=form_url(occurrence, "sessions.fix"),
        hidden=hidden_of(asked),
        look=look_box(look, others_of(asked, unfit)) if look else None,
        worse=_worse(occurrence) if look else "",
        accept=_accept(asked) if look and occurrence.worse_on else None,
        note=series.note,
        reminder=_reminder(series.reminder_minutes),
        timer=timer_of(asked),
        finish=finish_form(asked, tried),
        logged=logged(asked),
        series=page_dates(asked, unfit),
        links=_links(asked),
        presses=_presses(asked),
        notice=notice(series, done),
        errors=errors or {},
    )


def _pill(occurrence: Occurrence, asked: AskedFor) -> Pill:
    if is_unlogged(occurrence, asked.desk.now):
        return Pill("Over: how did it go?", "again")
    return Pill(status_words(occurrence.status), PILL_KINDS[occurrence.status])


def _left(asked: AskedFor) -> str:
    occurrence, now = asked.occurrence, asked.desk.now
    if not is_coming(occurrence, now):
        return ""
    if occurrence.start <= now:
        return "now"
    return days_left_words(day_in_singapore(occurrence.start), day_in_singapore(now))


def _place(occurrence: Occurrence) -> Link:
    place = occurrence.place
    if place is None:
        return Link(occurrence.place_text or NO_PLACE, "", "map-pin")
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    times = {"from": f"{start:%Y-%m-%dT%H:%M}", "to": f"{end:%Y-%m-%dT%H:%M}"}
    url = f"{url_for('places.show', slug=place.slug)}?{urlencode({'when': 'pick', **times})}"
    return Link(place.name, url, "map-pin")


def _worse(occurrence: Occurrence) -> str:
    if occurrence.worse_on is None:
        return ""
    was = f" It said: {occurrence.was_words}." if occurrence.was_words else ""
    noticed = f"noticed on {full_day_words(occurrence.worse_on)}"
    if occurrence.was_fit and not is_worse(occurrence.was_fit, occurrence.fit):  # but a holiday is
        return f"{occurrence.fit_words}, {noticed}."
    return f"The hours changed, {noticed}.{was}"


def _accept(asked: AskedFor) -> Press:
    url = form_url(asked.occurrence, "sessions.accept")
    return Press("Keep it as it is", url, "check", hidden_of(asked))


def _reminder(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return f"Reminder {minutes_words(minutes)} before" if minutes else "Reminder when it starts"


def _links(asked: AskedFor) -> tuple[Link, ...]:
    occurrence = asked.occurrence
    if occurrence.status is OccurrenceStatus.CANCELLED:
        return ()
    edit = Link("Edit", occurrence_url(occurrence, "sessions.edit"), "square-pen")
    move = Link("Move…", occurrence_url(occurrence, "sessions.move_form"), "move")
    return (edit, move) if occurrence.status is OccurrenceStatus.PLANNED else (edit,)


def _presses(asked: AskedFor) -> tuple[Press, ...]:
    if asked.occurrence.status is not OccurrenceStatus.PLANNED or not asked.series.rrule:
        return ()
    url = form_url(asked.occurrence, "sessions.cancel")
    return (Press("Skip this date", url, "skip-forward", hidden_of(asked)),)


def _more(asked: AskedFor) -> tuple[Link, ...]:
    """Lead to the task, to the calendar's file, and to the page that deletes the session."""
    series = asked.series
    file = url_for("calendar.download_one", session_id=series.id)
    delete = "Delete all its dates…" if series.rrule else "Delete…"
    return (
        Link("The task", task_url(series.task), "list-checks"),
        Link("Calendar file", file, "calendar-plus"),
        Link(delete, occurrence_url(asked.occurrence, "sessions.delete_form"), "trash-2"),
    )
