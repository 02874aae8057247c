"""Coming dates judged again when hours, holidays or closures have changed: all owners', in bulk.

Only dates whose verdict rests on other hours than today's are looked at.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import in_singapore
from planner.domain.session_verdicts import hours_version, is_worse, judged
from planner.services.transactions import day_of, saved_whole
from planner.store.models import Place
from planner.store.verdict_rows import JudgedRow, rests_of, rows_resting_on, write_verdicts


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
