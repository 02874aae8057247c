"""Coming dates judged again when hours, holidays or closures have changed: all owners', in bulk.

Only dates whose verdict rests on other hours than today's are looked at.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import in_singapore
from planner.domain.sessions.session import is_coming
from planner.domain.sessions.verdicts import hours_version, is_worse, judged
from planner.services.checklists.transactions import day_of, saved_whole
from planner.store.models import Place
from planner.store.sessions.loading import places_by_id
from planner.store.sessions.models import Occurrence
from planner.store.sessions.verdict_rows import JudgedRow, rests_of, rows_resting_on, write_verdicts


def rejudge(
    session: Session, places: Iterable[Place], holidays: HolidayCalendar, now: datetime
) -> int:
    """Judge again every coming date whose place keeps other hours now; count those judged.

    One that fits worse is marked with the day and with what was said of it before; the mark goes
    when it fits as well again.
    """
    by_id = {place.id: place for place in places}
    with saved_whole(session):
        rests = [
            (place_id, version)
            for place_id, version in rests_of(session, now)
            if place_id in by_id and hours_version(by_id[place_id], holidays) != version
        ]
        rows = rows_resting_on(session, rests, now)
        anew = [(row, _anew(row, by_id[row.place_id], holidays, day_of(now))) for row in rows]
        write_verdicts(session, anew)
    return len(rows)


def judge_again(
    session: Session, dates: Sequence[Occurrence], holidays: HolidayCalendar, now: datetime
) -> None:
    """Judge planned dates to come that were logged, deleted or elsewhere while hours changed."""
    coming = [each for each in dates if each.place_id is not None and is_coming(each, now)]
    by_id = places_by_id(session, {each.place_id for each in coming})
    for each in coming:
        place = by_id[each.place_id]
        if hours_version(place, holidays) != each.hours_version:
            row = JudgedRow(*(getattr(each, name) for name in JudgedRow._fields))
            for name, value in _anew(row, place, holidays, day_of(now))._asdict().items():
                setattr(each, name, value)


def _anew(row: JudgedRow, place: Place, holidays: HolidayCalendar, today: date) -> JudgedRow:
    """Judge a date by the hours of now, against what was said before it first fitted worse."""
    verdict = judged(place, in_singapore(row.start), in_singapore(row.end), holidays)
    said = row._replace(
        fit=verdict.fit, fit_words=verdict.words, hours_version=verdict.hours_version
    )
    was_fit, was_words = (row.was_fit or row.fit), (row.was_words or row.fit_words)
    if is_worse(was_fit, verdict.fit):
        return said._replace(worse_on=row.worse_on or today, was_fit=was_fit, was_words=was_words)
    return said._replace(worse_on=None, was_fit=None, was_words="")
