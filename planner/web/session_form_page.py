"""Builds the form of a session, new or saved, with what was typed and how it looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.checklists import SETTLED
from planner.domain.moments import in_singapore
from planner.domain.origins import Origin
from planner.domain.places import ATTRIBUTES as ATTRIBUTE_NAMES
from planner.domain.recurrence import Expansion
from planner.domain.session_form import past_words
from planner.domain.sessions import Skips
from planner.domain.time_words import WEEKDAYS, day_words
from planner.domain.typed_text import DAY_NAMES
from planner.store.checklist_models import Checklist
from planner.store.checklist_queries import checklists_of, live_tasks
from planner.store.database import db
from planner.web.place_view import Link
from planner.web.place_words import ATTRIBUTES
from planner.web.session_check import Checked, Desk
from planner.web.session_look import look_box
from planner.web.session_places import (
    interval,
    origin_at,
    origin_home,
    place_groups,
    place_names,
)
from planner.web.session_typed import Typed, form_of
from planner.web.session_form_view import FormPage
from planner.web.session_view import DateRow, DatesBox, OptionGroup, Options

A_NEW_ONE = ("", "A new task…")
MOST_DATES = 12
REPEATS = (OptionGroup("", (("", "Does not repeat"), ("weekly", "Every week or every few weeks"))),)
INTERVALS = (
    OptionGroup(
        "", tuple((str(n), f"Every {n} weeks" if n > 1 else "Every week") for n in range(1, 13))
    ),
)
SKIPS = (
    OptionGroup(
        "",
        (
            (Skips.NONE.value, "Keep them"),
            (Skips.HOLIDAYS.value, "Leave them out"),
            (Skips.CLOSED.value, "Leave out if the place is closed"),
        ),
    ),
)
REMINDERS = {
    "": "None",
    "0": "When it starts",
    "10": "10 min before",
    "15": "15 min before",
    "30": "30 min before",
    "60": "1 hour before",
    "120": "2 hours before",
    "1440": "The day before",
}


@dataclass(frozen=True)
class Frame:
    """Hold what tells one form from another: where it posts, its words, what it sends along."""

    title: str
    back: Link
    action: str
    check_url: str
    hidden: Options
    save: str = "Save"
    save_as_is: str = "Save as it is"
    scopes: tuple[tuple[str, str, bool], ...] = ()
    scope_note: str = ""


def form_page(
    frame: Frame, typed: Typed, seen: Checked, desk: Desk, errors: Mapping[str, str]
) -> FormPage:
    """Build the form with what was typed; ``errors`` are those that it shows."""
    look = seen.look
    form = form_of(typed)
    is_fine = look is None or look.is_fine
    return FormPage(
        title=frame.title,
        back=frame.back,
        action=frame.action,
        check_url=frame.check_url,
        form=form,
        hidden=frame.hidden,
        tasks=_task_groups(desk, form.task),
        places=_place_groups(typed, seen, desk),
        place_names=place_names(desk.snapshot),
        wants=tuple((n, ATTRIBUTES[n][0], n in form.wants) for n in ATTRIBUTE_NAMES),
        weekdays=_weekdays(form.days),
        repeats=REPEATS,
        intervals=INTERVALS,
        skips=SKIPS,
        reminders=_reminders(form.remind),
        save=frame.save if is_fine else frame.save_as_is,
        look=look_box(look) if look else None,
        dates=dates_box(seen.dates) if seen.dates else None,
        scopes=frame.scopes,
        scope_note=frame.scope_note,
        past=past_words(seen.plan, desk.now) if seen.plan else "",
        errors=errors,
    )


def dates_box(dates: Expansion) -> DatesBox:
    """List the first dates, those left out among them with the reason."""
    rows = [(start.date(), "") for start in dates.starts]
    rows += [(skipped.day, f"{skipped.name}, left out") for skipped in dates.skipped]
    rows.sort()
    count = len(dates.starts)
    words = "1 date" if count == 1 else f"{count} dates"
    more = len(rows) - MOST_DATES
    last = f" The last is {_day(rows[-1][0])}." if rows else ""
    return DatesBox(
        words=words,
        rows=tuple(DateRow(day_words(day), why) for day, why in rows[:MOST_DATES]),
        more=f"And {more} more.{last}" if more > 0 else "",
        notes=dates.notes,
    )


def _day(day: date) -> str:
    return f"{day_words(day)} {day.year}"


def _task_groups(desk: Desk, chosen: str) -> tuple[OptionGroup, ...]:
    """List the tasks that are not settled, by checklist; the chosen one wherever it stands."""
    if desk.owner is None:
        return ()
    session, owner_id = db.session(), desk.owner.id
    groups = [_tasks(one, chosen) for one in checklists_of(session, owner_id)]
    if chosen and not any(chosen in dict(group.options) for group in groups):
        away = checklists_of(session, owner_id, is_archived=True)
        groups += [
            group
            for group in (_tasks(one, chosen) for one in away)
            if chosen in dict(group.options)
        ]
    listed = [group for group in groups if group.options]
    return (*listed, OptionGroup("", (A_NEW_ONE,))) if listed else ()


def _tasks(checklist: Checklist, chosen: str) -> OptionGroup:
    tasks = live_tasks(checklist)
    return OptionGroup(
        checklist.name,
        tuple(
            (str(task.id), task.title)
            for task in tasks
            if task.status not in SETTLED or str(task.id) == chosen
        ),
    )


def _place_groups(typed: Typed, seen: Checked, desk: Desk) -> tuple[OptionGroup, ...]:
    chosen = seen.place or desk.snapshot.by_slug.get(typed.get("place", ""))
    near: Origin | None = origin_at(chosen) if chosen else None
    if near is None and desk.owner and desk.owner.home_station:
        near = origin_home(desk.snapshot, desk.owner.home_station)
    plan = seen.plan
    moment = interval(in_singapore(plan.start), in_singapore(plan.end)) if plan else None
    return place_groups(desk.snapshot, chosen, near, moment, typed.getlist("want"))


def _weekdays(ticked: Sequence[str]) -> tuple[tuple[str, str, str, bool], ...]:
    names = enumerate(zip(WEEKDAYS, DAY_NAMES, strict=True))
    return tuple((str(n), short, name, str(n) in ticked) for n, (short, name) in names)


def _reminders(chosen: str) -> tuple[OptionGroup, ...]:
    """List the usual ones, and the one that is set if it is none of them."""
    listed = dict(REMINDERS)
    listed.setdefault(chosen, f"{chosen} min before")
    return (OptionGroup("", tuple(listed.items())),)
