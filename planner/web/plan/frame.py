"""What agenda and week of the plan share: tabs, filters, other weeks, exams, minutes, changes."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import url_for

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.plan.agenda import week_of
from planner.domain.plan.sums import Sums
from planner.domain.sessions.words import days_left_words
from planner.domain.time_words import day_words
from planner.store.database import db
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import planned_minutes
from planner.web.plan.chart import Key, chart_of, chart_stretch, sums_of
from planner.web.plan.notices import Change, change_of, plan_notice, refusal
from planner.web.plan.params import WEEKS, Asked
from planner.web.plan.view_models import PinnedDate, PlanFrame
from planner.web.shown import Link

MOST_PINNED = 3
NEAR = timedelta(days=14)


def frame_of(
    asked: Asked, dates: Sequence[PlanDate], sums: Sums[Key], changes: Sequence[Change]
) -> PlanFrame:
    """Write the frame around the days that are asked for; ``sums`` are those of all checklists."""
    today, this_monday = asked.today, week_of(asked.today)
    coming = [each for each in dates if day_in_singapore(each.at) >= today]
    step = timedelta(weeks=1 if asked.is_week else WEEKS)
    return PlanFrame(
        title="Plan",
        tabs=tabs_of("week" if asked.is_week else "agenda", asked),
        new_url=url_for("sessions.new", checklist=asked.checklist_id),
        filters=_filters(asked, sums),
        earlier=Link("Earlier", asked.url(asked.day - step)),
        later=Link("Later", asked.url(asked.day + step)),
        today=None if asked.is_now else Link("Today", asked.url(_start(asked))),
        notice=plan_notice(changes),
        refusal=refusal(),
        acts=tuple(change_of(each, today) for each in changes),
        pinned=tuple(pinned_date(each, today) for each in coming[:MOST_PINNED]),
        pinned_more=_more(len(coming) - 1),
        chart=chart_of(of_checklist(sums, asked), week_of(asked.day), this_monday),
    )


def tabs_of(on: str, asked: Asked | None = None) -> tuple[Link, ...]:
    """Give the pages of the plan; ``on`` is agenda, week or dates."""
    checklist = asked.checklist_id if asked else None
    pages = {
        "agenda": Link("Agenda", url_for("plan.index", checklist=checklist)),
        "week": Link("Week", url_for("plan.index", view="week", checklist=checklist)),
        "dates": Link("Exams", url_for("plan.dates")),
    }
    return tuple(Link(tab.label, tab.url, is_on=name == on) for name, tab in pages.items())


def minutes_around(owner_id: int, asked: Asked) -> Sums[Key]:
    """Add up the minutes of the weeks around those that are shown, for every checklist."""
    weeks = chart_stretch(week_of(asked.day))
    return sums_of(planned_minutes(db.session(), owner_id, weeks.first, weeks.last))


def of_checklist(sums: Sums[Key], asked: Asked) -> Sums[Key]:
    """Leave of the sums those of the checklist that is asked for, if one is."""
    return sums.only(lambda key: asked.checklist_id in {None, key[0]})


def pinned_date(fixed: PlanDate, today: date) -> PinnedDate:
    """Write an exam or a deadline with the days that are left."""
    day = day_in_singapore(fixed.at)
    return PinnedDate(
        name=fixed.name,
        when=date_words(fixed, today),
        left=left_words(day, today),
        url=url_for("plan.dates.edit", date_id=fixed.id),
        is_near=day - today <= NEAR,
    )


def left_words(day: date, today: date) -> str:
    """Say how far off a day is, as words that stand alone: "Today", "In 3 days"."""
    words = days_left_words(day, today)
    return f"{words[:1].upper()}{words[1:]}"


def date_words(fixed: PlanDate, today: date) -> str:
    """Say when an exam or a deadline is: "Mon 7 Dec, 09:00", in another year with that."""
    at = in_singapore(fixed.at)
    year = f" {at.year}" if at.year != today.year else ""
    return f"{day_words(at.date())}{year}" + (f", {at:%H:%M}" if fixed.has_time else "")


def _start(asked: Asked) -> date:
    return week_of(asked.today) if asked.is_week else asked.today


def _filters(asked: Asked, sums: Sums[Key]) -> tuple[Link, ...]:
    """Offer the checklists that have sessions, and the one asked for; one alone is no choice."""
    keys = sums.ranked()
    if len(keys) < 2 and asked.checklist_id is None:  # noqa: PLR2004 - a choice needs two
        return ()
    every = Link("All", asked.url(checklist=None), is_on=asked.checklist_id is None)
    return (
        every,
        *(
            Link(name, asked.url(checklist=number), is_on=number == asked.checklist_id)
            for number, name in keys
        ),
    )


def _more(left: int) -> Link | None:
    return Link(f"{left} more", url_for("plan.dates")) if left > 0 else None
