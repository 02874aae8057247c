"""Builds the list of the dates of a series, in its form and on its page, and what does not fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.recurrence import Expansion, read_rrule, repeat_words
from planner.domain.sessions.series_clashes import Span
from planner.domain.sessions.session import OccurrenceStatus, day_of, is_coming
from planner.domain.sessions.verdicts import needs_mending
from planner.domain.sessions.words import day_words_from
from planner.domain.time_words import day_words, range_words
from planner.store.sessions.models import Occurrence
from planner.web.session_addresses import occurrence_url
from planner.web.session_log_words import SKIPPED, status_words
from planner.web.sessions.answers import AskedFor
from planner.web.sessions.engagements import own_key
from planner.web.sessions.look import THIS_FREE, Others
from planner.web.sessions.unfit import engagements_around, reasons, unfit_words
from planner.web.sessions.view_models import DateRow, DatesBox

MOST_DATES = 12
MOST_NAMED = 4
TO_COME = "dates to come"

Days = Sequence[tuple[date, DateRow]]


def form_dates(dates: Expansion, unfit: Mapping[date, str], today: date) -> DatesBox:
    """List the first dates, those left out among them with the reason, and what does not fit."""
    rows = [(each.date(), DateRow("", unfit=unfit.get(each.date(), ""))) for each in dates.starts]
    gone = [(each.day, DateRow("", f"{each.name}, left out")) for each in dates.skipped]
    listed = sorted((*rows, *gone), key=lambda each: each[0])
    more = len(listed) - MOST_DATES
    last = f" The last is {_day(listed[-1][0])}." if listed else ""
    hidden = {day for day, _ in listed[MOST_DATES:]}
    count = "1 date" if len(rows) == 1 else f"{len(rows)} dates"
    return DatesBox(
        words=unfit_words(len(rows), len(unfit), "date" if len(rows) == 1 else "dates") or count,
        rows=tuple(_with_years(listed[:MOST_DATES], today)),
        more=f"And {more} more.{last}" if more > 0 else "",
        notes=(*_unfit_notes([day for day in unfit if day in hidden], unfit), *dates.notes),
    )


def _with_years(listed: Days, today: date) -> Iterator[DateRow]:
    """Name each row by its day, with the year where that is another than before."""
    before = today
    for day, row in listed:
        yield replace(row, words=day_words_from(day, before))
        before = day


def _unfit_notes(days: Sequence[date], unfit: Mapping[date, str]) -> Iterator[str]:
    """Name those dates that do not fit and are not listed, the first few of them."""
    for day in days[:MOST_NAMED]:
        yield f"{_day(day)}: {unfit[day][:1].lower()}{unfit[day][1:]}."
    if len(days) > MOST_NAMED:
        yield f"And {len(days) - MOST_NAMED} later dates do not fit."


def _day(day: date) -> str:
    return f"{day_words(day)} {day.year}"


def unfit_of(asked: AskedFor) -> Mapping[int, str]:
    """Say of each date of a series that is to come and does not fit why, by its id."""
    coming = [each for each in asked.series.occurrences if is_coming(each, asked.desk.now)]
    if not asked.series.rrule or not coming:
        return {}
    spans = [_span(each) for each in coming]
    hours = [each.fit_words if needs_mending(each.fit) else "" for each in coming]
    others = engagements_around(asked.desk.owner, spans)
    why = reasons(spans, hours, others, asked.desk.snapshot)
    return {each.id: words for each, words in zip(coming, why, strict=True) if words}


def _span(each: Occurrence) -> Span:
    start, end = in_singapore(each.start), in_singapore(each.end)
    return Span(start, end, each.place.location if each.place else None, own_key(each.id))


def others_of(asked: AskedFor, unfit: Mapping[int, str]) -> Others | None:
    """Say beside the look at one date how many of its series do not fit; None if all others do."""
    if not unfit.keys() - {asked.occurrence.id}:
        return None
    words = f"{_count(asked, unfit)}: they are marked under “Its dates”."
    return Others(words, THIS_FREE)


def _count(asked: AskedFor, unfit: Mapping[int, str]) -> str:
    coming = sum(is_coming(each, asked.desk.now) for each in asked.series.occurrences)
    return unfit_words(coming, len(unfit), TO_COME)


def page_dates(asked: AskedFor, unfit: Mapping[int, str]) -> DatesBox | None:
    """List the dates of a series, with what differs from its pattern; None for one date alone."""
    series = asked.series
    if not series.rrule:
        return None
    rows = {
        day_of(each): (day_in_singapore(each.start), _date_row(each, asked, unfit))
        for each in series.occurrences
    }
    left_out = map(date.fromisoformat, series.exdates)
    rows |= {day: (day, _left_out(day, asked)) for day in left_out}
    words, today = repeat_words(read_rrule(series.rrule)), day_in_singapore(asked.desk.now)
    listed = _with_years([rows[day] for day in sorted(rows)], today)
    notes = (f"{_count(asked, unfit)}.",) if unfit else ()
    return DatesBox(words, tuple(listed), notes=notes)


def _left_out(day: date, asked: AskedFor) -> DateRow:
    name = asked.desk.snapshot.holidays.public.get(day, "")
    return DateRow("", f"{name}, left out" if name else "left out")


def _date_row(each: Occurrence, asked: AskedFor, unfit: Mapping[int, str]) -> DateRow:
    if each.status is OccurrenceStatus.CANCELLED:
        return DateRow("", SKIPPED.lower())
    is_moved, is_planned = (
        each.start != each.original_start,
        each.status is OccurrenceStatus.PLANNED,
    )
    notes = [] if is_planned else [status_words(each.status).lower()]
    if is_moved:
        times = range_words(in_singapore(each.start), in_singapore(each.end))
        notes.append(f"moved to {times}")
    return DateRow(
        words="",
        note=", ".join(notes),
        url=occurrence_url(each),
        is_on=each is asked.occurrence,
        unfit=unfit.get(each.id, ""),
    )
