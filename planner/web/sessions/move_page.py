"""Builds the form that moves one date of a session, and its steps."""

from planner.domain.moments import in_singapore
from planner.domain.sessions.steps import STEP_WORDS, stepped
from planner.domain.sessions.words import time_words
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.sessions.answers import AskedFor, hidden_of
from planner.web.sessions.check import UNNAMED, Checked, Desk
from planner.web.sessions.form_view_models import MovePage
from planner.web.sessions.look import look_box
from planner.web.sessions.typed import Typed, put_times, read_form
from planner.web.shown import Link

ONLY_THIS = "Only this date moves; the others of the series stay. Edit changes them too."


def moved_form(asked: AskedFor, typed: Typed) -> Typed:
    """Give what the form says, with what is saved for whatever it does not say."""
    occurrence = asked.occurrence
    form: Typed = typed.copy()
    if not {"date", "from"} <= set(form):
        put_times(form, occurrence.start, occurrence.end)
    if "place" not in form:
        form["place"] = occurrence.place.slug if occurrence.place else ""
        form["where"] = occurrence.place_text
    form.setlist("want", list(asked.series.wants))
    form["topic"], form["task"] = UNNAMED, ""
    return form


def nudge(form: Typed, step: str, desk: Desk) -> None:
    """Move the times in the form by a step; times that cannot be read stay as they were typed."""
    plan, _ = read_form(form, desk.now, desk.saved_on)
    times = stepped(plan.start, plan.end, step) if plan else None
    if times:
        put_times(form, *times)


def move_page(asked: AskedFor, form: Typed, seen: Checked, errors: dict[str, str]) -> MovePage:
    """Build the form."""
    occurrence = asked.occurrence
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    was = time_words(start, end, start.date())
    version = ("version", form.get("version") or str(asked.series.version))
    place = (("place", form["place"]),) if form["place"] else ()
    return MovePage(
        title=f"Move: {asked.series.task.title}",
        back=Link(was, occurrence_url(occurrence)),
        action=form_url(occurrence, "sessions.move"),
        check_url=form_url(occurrence, "sessions.check_move"),
        hidden=(version, hidden_of(asked)[1], *place),
        was=was,
        day=form.get("date", ""),
        from_=form.get("from", ""),
        to=form.get("to", ""),
        steps=tuple(STEP_WORDS.items()),
        look=look_box(seen.look) if seen.look else None,
        save="Move it" if seen.look is None or seen.look.is_fine else "Move it as it is",
        series_note=ONLY_THIS if asked.series.rrule else "",
        errors=errors,
    )
