"""Builds the form of a session, new or saved, with what was typed and how it looks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from planner.domain.moments import in_singapore
from planner.domain.origins.origin import Origin
from planner.domain.places.place import ATTRIBUTES as ATTRIBUTE_NAMES
from planner.domain.sessions.form import past_words
from planner.domain.sessions.recurrence import Expansion, SkippedDay
from planner.domain.sessions.session import Skips
from planner.domain.time_words import WEEKDAYS, day_words, minutes_words
from planner.domain.typed_text import DAY_NAMES
from planner.web.places.words import ATTRIBUTES
from planner.web.sessions.check import Checked, Desk
from planner.web.sessions.form_view_models import FormPage
from planner.web.sessions.look import look_box
from planner.web.sessions.places import (
    interval,
    origin_at,
    origin_home,
    place_groups,
    place_names,
)
from planner.web.sessions.tasks import task_groups
from planner.web.sessions.typed import Typed, form_of
from planner.web.sessions.view_models import DateRow, DatesBox, OptionGroup, Options
from planner.web.shown import Link

MOST_DATES = 12
MOST_NAMED = 4
MOST_DIGITS = 5  # of a reminder's minutes
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
    "60": "1 h before",
    "120": "2 h before",
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
    shared_note: str = ""


def form_page(
    frame: Frame, typed: Typed, seen: Checked, desk: Desk, errors: Mapping[str, str]
) -> FormPage:
    """Build the form with what was typed; ``errors`` are those that it shows."""
    look = seen.look
    form = form_of(typed)
    tasks = task_groups(desk.owner, form.task)
    is_fine = look is None or look.is_fine
    return FormPage(
        title=frame.title,
        back=frame.back,
        action=frame.action,
        check_url=frame.check_url,
        form=form,
        hidden=frame.hidden,
        tasks=tasks,
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
        dates=dates_box(seen.dates, seen.unfit) if seen.dates else None,
        scopes=frame.scopes,
        scope_note=frame.scope_note,
        shared_note=frame.shared_note,
        past=past_words(seen.plan, desk.now) if seen.plan else "",
        errors=errors if tasks else _of_topic(errors),
    )


def _of_topic(errors: Mapping[str, str]) -> Mapping[str, str]:
    """Put what is at fault with the task under its name, where none can be chosen."""
    moved = {"topic": errors["task"]} if "task" in errors else {}
    return moved | {name: words for name, words in errors.items() if name != "task"}


def dates_box(dates: Expansion, unfit: Mapping[date, str]) -> DatesBox:
    """List the first dates, those left out among them with the reason, and what does not fit."""
    rows = [DateRow(day_words(each), unfit=unfit.get(each, "")) for each in map(_on, dates.starts)]
    listed = sorted(
        [
            *zip(map(_on, dates.starts), rows, strict=True),
            *((gone.day, _left_out(gone)) for gone in dates.skipped),
        ],
        key=itemgetter(0),
    )
    more = len(listed) - MOST_DATES
    last = f" The last is {_day(listed[-1][0])}." if listed else ""
    hidden = {day for day, _ in listed[MOST_DATES:]}
    return DatesBox(
        words=_count_words(len(rows), len(unfit)),
        rows=tuple(row for _, row in listed[:MOST_DATES]),
        more=f"And {more} more.{last}" if more > 0 else "",
        notes=(*_unfit_notes([day for day in unfit if day in hidden], unfit), *dates.notes),
    )


def _on(start: datetime) -> date:
    return start.date()


def _left_out(skipped: SkippedDay) -> DateRow:
    return DateRow(day_words(skipped.day), f"{skipped.name}, left out")


def _count_words(count: int, unfit: int) -> str:
    """Write "4 dates", or "1 of 4 dates does not fit"."""
    dates = "1 date" if count == 1 else f"{count} dates"
    if not unfit:
        return dates
    return f"{unfit} of {dates} {'does' if unfit == 1 else 'do'} not fit"


def _unfit_notes(days: Sequence[date], unfit: Mapping[date, str]) -> Iterator[str]:
    """Name those dates that do not fit and are not listed, the first few of them."""
    for day in days[:MOST_NAMED]:
        yield f"{_day(day)}: {unfit[day][:1].lower()}{unfit[day][1:]}."
    if len(days) > MOST_NAMED:
        yield f"And {len(days) - MOST_NAMED} later dates do not fit."


def _day(day: date) -> str:
    return f"{day_words(day)} {day.year}"


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
    is_number = chosen.isascii() and chosen.isdecimal() and len(chosen) <= MOST_DIGITS
    length = minutes_words(int(chosen)) if is_number else f"{chosen} min"
    listed.setdefault(chosen, f"{length} before")
    return (OptionGroup("", tuple(listed.items())),)
