"""Builds the form of a session, new or saved, with what was typed and how it looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.origins.origin import Origin
from planner.domain.places.place import ATTRIBUTES as ATTRIBUTE_NAMES
from planner.domain.sessions.form import past_words
from planner.domain.sessions.session import Skips
from planner.domain.time_words import WEEKDAYS, minutes_words
from planner.domain.typed_text import DAY_NAMES
from planner.web.places.words import ATTRIBUTES
from planner.web.sessions.check import Checked, Desk
from planner.web.sessions.dates_box import form_dates
from planner.web.sessions.form_view_models import FormPage
from planner.web.sessions.look import FIRST_FREE, Others, look_box
from planner.web.sessions.places import (
    interval,
    origin_at,
    origin_home,
    place_groups,
    place_names,
)
from planner.web.sessions.tasks import task_groups
from planner.web.sessions.typed import Typed, form_of
from planner.web.sessions.unfit import unfit_words
from planner.web.sessions.view_models import OptionGroup, Options
from planner.web.shown import Link

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
    is_fine = look is None or (look.is_fine and not seen.unfit)
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
        look=look_box(look, _others(seen)) if look else None,
        dates=form_dates(seen.dates, seen.unfit, day_in_singapore(desk.now))
        if seen.dates
        else None,
        scopes=frame.scopes,
        scope_note=frame.scope_note,
        shared_note=frame.shared_note,
        past=past_words(seen.plan, desk.now) if seen.plan else "",
        errors=errors if tasks else _of_topic(errors),
    )


def _others(seen: Checked) -> Others | None:
    """Say beside the look at the first date how many dates do not fit."""
    if seen.dates is None or not seen.unfit:
        return None
    words = unfit_words(len(seen.dates.starts), len(seen.unfit))
    return Others(f"{words}: see the dates below.", FIRST_FREE, is_warning=True)


def _of_topic(errors: Mapping[str, str]) -> Mapping[str, str]:
    """Put what is at fault with the task under its name, where none can be chosen."""
    moved = {"topic": errors["task"]} if "task" in errors else {}
    return moved | {name: words for name, words in errors.items() if name != "task"}


def _place_groups(typed: Typed, seen: Checked, desk: Desk) -> tuple[OptionGroup, ...]:
    chosen = seen.place or desk.snapshot.by_slug.get(typed.get("place", ""))
    near: Origin | None = origin_at(chosen) if chosen else None
    if near is None and desk.owner:
        near = origin_home(desk.snapshot, desk.owner)
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
