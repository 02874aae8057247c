"""Acts: what each change of a plan was in words, what it needs to be undone, and undoing it.

What is remembered is JSON: the columns of a session as they were, and of its dates those that the
change touched.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.holidays import HolidayCalendar
from planner.domain.sessions.session import OccurrenceStatus, Skips, day_of
from planner.domain.sessions.verdicts import Fit
from planner.services.plan.rejudging import judge_again
from planner.services.plan.topics import take_topics_back
from planner.services.transactions import saved_whole
from planner.store.checklists.models import Task
from planner.store.database import Base
from planner.store.sessions.models import Act, Occurrence, RevisionSession
from planner.store.sessions.queries import NOT_HERE, held_session_of, hold_plan

MOST_KEPT = 20
TIMER = ("timer_started_at", "minutes_spent")
VERDICT = (
    *("fit", "fit_words", "hours_version", "worse_on", "was_fit", "was_words", "keeps_holiday"),
)
OF_SESSION = (
    *("task_id", "starts_at", "minutes", "place_id", "place_text", "wants", "note"),
    *("reminder_minutes", "rrule", "exdates", "skips", "deleted_at"),
)
OF_DATE = (
    *("original_start", "start", "end", "place_id", "place_text", "status", "minutes_spent"),
    *("log_line", "logged_at", "timer_started_at", "cancelled_at"),
    *VERDICT,
)
TIMES = frozenset({"starts_at", "deleted_at", "original_start", "start", "end"}) | {
    *("logged_at", "timer_started_at", "cancelled_at"),
}
DAYS = frozenset({"worse_on"})
WORDS = {"status": OccurrenceStatus, "fit": Fit, "was_fit": Fit, "skips": Skips}
CHANGED_SINCE = "This cannot be undone on its own: the session was changed again since."

Remembered = dict[str, Any]


def remembered(row: RevisionSession, on: date | None = None) -> Remembered:
    """Write down a session as it is, with one of its dates or with all of them."""
    touched = [
        occurrence for occurrence in row.occurrences if on is None or day_of(occurrence) == on
    ]
    return {
        "version": row.version,
        "session": _written(row, OF_SESSION),
        "dates": [_written(occurrence, OF_DATE) for occurrence in touched],
        "is_whole": on is None,
    }


def differs(before: Remembered, after: Remembered) -> bool:
    """Tell whether a session or one of its dates is another than it was."""
    were, are = (sorted(each["dates"], key=_original_start) for each in (before, after))
    return bool(before["session"] != after["session"] or were != are)


def _original_start(text: dict[str, Any]) -> str:
    return str(text["original_start"])


def write_act(
    session: Session,
    owner_id: int,
    words: str,
    changed: Sequence[tuple[RevisionSession, Remembered | None]],
    now: datetime,
) -> Act:
    """Keep an act, and of the acts before it the last so many; None stands for a new session."""
    act = Act(
        owner_id=owner_id,
        at=now,
        words=words,
        before={str(row.id): before for row, before in changed},
        after={str(row.id): row.version for row, _before in changed},
    )
    session.add(act)
    session.flush()
    newest = select(Act.id).where(Act.owner_id == owner_id).order_by(Act.id.desc())
    kept = newest.limit(MOST_KEPT).subquery()
    session.execute(delete(Act).where(Act.owner_id == owner_id, Act.id.not_in(select(kept))))
    return act


def undo(
    session: Session, owner_id: int, act_id: int, holidays: HolidayCalendar, now: datetime
) -> Act:
    """Put the sessions of an act back to what they were; an act that was undone stays so.

    Dates to come are judged by the hours of now, and timers go on. A task that the act made goes
    if nothing else was done with it; the words of the act say so, or that it stays.
    Raises NotFound, and StaleEdit where one of them was changed since by an act not yet undone.
    """
    with saved_whole(session):
        hold_plan(session, owner_id)
        act = _act_of(session, owner_id, act_id)
        if act.undone_at is not None:
            return act
        rows = [_row_as_left(session, act, int(key)) for key in act.before]
        task_ids = {row.task_id for row in rows}
        for row in rows:
            _put_back(session, row, act.before[str(row.id)], now)
        session.flush()
        judge_again(session, [date for row in rows for date in row.occurrences], holidays, now)
        _carry_versions(session, act, rows)
        act.words += take_topics_back(session, act, task_ids, now)
        act.undone_at = now
    return act


def _act_of(session: Session, owner_id: int, act_id: int) -> Act:
    act = session.scalar(
        select(Act)
        .where(Act.id == act_id, Act.owner_id == owner_id)
        .execution_options(populate_existing=True)
    )
    if act is None:
        raise NotFound(NOT_HERE.format("change"))
    return act


def _row_as_left(session: Session, act: Act, session_id: int) -> RevisionSession:
    """Hold a session that stands as the act left it."""
    try:
        row = held_session_of(session, act.owner_id, session_id)
    except NotFound as fault:
        raise StaleEdit("The session of this change went with its checklist.") from fault
    if row.version != act.after[str(session_id)]:
        raise StaleEdit(CHANGED_SINCE)
    return row


def _put_back(
    session: Session, row: RevisionSession, before: Remembered | None, now: datetime
) -> None:
    if before is None:
        row.deleted_at = now
    else:
        if session.get(Task, before["session"]["task_id"]) is None:
            raise StaleEdit("The task that this session had then is no longer here.")
        _put_dates_back(session, row, before)
        _write(row, before["session"])
    row.updated_at = now
    row.sequence += 1


def _put_dates_back(session: Session, row: RevisionSession, before: Remembered) -> None:
    touched = {text["original_start"] for text in before["dates"]}
    dates = {_text(date.original_start): date for date in row.occurrences}
    if not row.rrule and not before["session"]["rrule"]:  # its one date may have moved
        dates = dict(zip(touched, row.occurrences, strict=True))
    row.occurrences = [
        date for key, date in dates.items() if not before["is_whole"] and key not in touched
    ]
    session.flush()  # the days are free again before they are taken
    row.occurrences += [
        _date_put_back(row, text, dates.get(text["original_start"])) for text in before["dates"]
    ]


def _date_put_back(
    row: RevisionSession, text: dict[str, Any], left: Occurrence | None
) -> Occurrence:
    """Make a date as it was; what its timer measured since is kept while it is planned."""
    made = Occurrence(owner_id=row.owner_id)
    _write(made, text)
    if left and left.status is made.status is OccurrenceStatus.PLANNED:
        _write(made, _written(left, TIMER))
    return made


def _carry_versions(session: Session, act: Act, rows: Sequence[RevisionSession]) -> None:
    """Let the act before this one be undone next: its sessions stand as it left them again."""
    for other in session.scalars(select(Act).where(Act.owner_id == act.owner_id)):
        for row in rows:
            before = act.before[str(row.id)]
            if before and other.after.get(str(row.id)) == before["version"]:
                other.after = other.after | {str(row.id): row.version}


def _written(row: Base, names: Sequence[str]) -> dict[str, Any]:
    return {name: _text(getattr(row, name)) for name in names}


def _text(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _write(row: Base, text: dict[str, Any]) -> None:
    for name, value in text.items():
        setattr(row, name, _value(name, value))


def _value(name: str, text: object) -> object:
    if not isinstance(text, str):
        return text
    if name in TIMES:
        return datetime.fromisoformat(text)
    if name in WORDS:
        return WORDS[name](text)
    return date.fromisoformat(text) if name in DAYS else text
