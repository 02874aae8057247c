"""Coming dates judged again when hours, holidays or closures have changed: all owners', in bulk.

Only dates whose verdict rests on other hours than today's are looked at, and of those without a
listed place the ones on public holidays that their series leaves out.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.left_out import left_out_holiday, left_out_words
from planner.domain.sessions.session import is_coming
from planner.domain.sessions.verdicts import (
    FITTING,
    Judged,
    hours_version,
    is_worse,
    judged,
)
from planner.services.transactions import saved_whole
from planner.store.models import Place
from planner.store.sessions.loading import places_by_id
from planner.store.sessions.models import Occurrence
from planner.store.sessions.verdict_rows import (
    VERDICT,
    JudgedRow,
    judged_row,
    rests_of,
    rows_leaving_out,
    rows_resting_on,
    write_verdicts,
)

Renewed = tuple[JudgedRow, JudgedRow]
"""A date with its verdict as it was, and as it is."""


def rejudge(
    session: Session, places: Iterable[Place], holidays: HolidayCalendar, now: datetime
) -> int:
    """Judge again every coming date whose place keeps other hours now; count those judged.

    One that fits worse is marked with the day and with what was said of it before, and so is one
    on a public holiday that was not known when its series left them out; the mark goes when it
    fits as well again.
    """
    by_id = {place.id: place for place in places}
    with saved_whole(session):
        anew = [*_at_places(session, by_id, holidays, now), *_elsewhere(session, holidays, now)]
        write_verdicts(session, anew)
    return len(anew)


def _at_places(
    session: Session, by_id: dict[int, Place], holidays: HolidayCalendar, now: datetime
) -> Iterable[Renewed]:
    rests = [
        (place_id, version)
        for place_id, version in rests_of(session, now)
        if place_id in by_id and hours_version(by_id[place_id], holidays) != version
    ]
    rows = rows_resting_on(session, rests, now)
    today = day_in_singapore(now)
    return [(row, _anew(row, by_id.get(row.place_id or 0), holidays, today)) for row in rows]


def _elsewhere(session: Session, holidays: HolidayCalendar, now: datetime) -> Iterable[Renewed]:
    """Judge those without a listed place, of which nothing but a holiday can be said."""
    rows = rows_leaving_out(session, _days_to_come(holidays, now), now)
    anew = [(row, _anew(row, None, holidays, day_in_singapore(now))) for row in rows]
    return [(before, after) for before, after in anew if after != before]


def _days_to_come(holidays: HolidayCalendar, now: datetime) -> Collection[date]:
    return [day for day in holidays.public if day >= day_in_singapore(now)]


def judge_again(
    session: Session, dates: Sequence[Occurrence], holidays: HolidayCalendar, now: datetime
) -> None:
    """Judge planned dates to come that were logged, deleted or elsewhere while hours changed."""
    coming = [each for each in dates if is_coming(each, now)]
    by_id = places_by_id(session, {each.place_id for each in coming})
    for each in coming:
        place = by_id.get(each.place_id)
        if place is None or hours_version(place, holidays) != each.hours_version:
            row = _anew(judged_row(each), place, holidays, day_in_singapore(now))
            for name in VERDICT:
                setattr(each, name, getattr(row, name))


def _anew(row: JudgedRow, place: Place | None, holidays: HolidayCalendar, today: date) -> JudgedRow:
    """Judge a date by what is known now, against what was said before it first fitted worse."""
    start, end = in_singapore(row.start), in_singapore(row.end)
    verdict = judged(place, start, end, holidays)
    left_out = "" if row.keeps_holiday else left_out_holiday(row.skips, start, end, place, holidays)
    said = row._replace(
        fit=verdict.fit, fit_words=_words(verdict, left_out), hours_version=verdict.hours_version
    )
    was = (row.was_fit, row.was_words) if row.was_fit else (row.fit, row.fit_words)
    if left_out or is_worse(was[0], verdict.fit):
        return said._replace(worse_on=row.worse_on or today, was_fit=was[0], was_words=was[1])
    return said._replace(worse_on=None, was_fit=None, was_words="")


def _words(verdict: Judged, left_out: str) -> str:
    """Name a holiday that is left out, before what else speaks against a date."""
    if not left_out:
        return verdict.words
    others = "" if verdict.fit in FITTING else f". {verdict.words}"
    return f"{left_out_words(left_out)}{others}"
