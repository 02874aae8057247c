"""Words for how a session looks at its time and place, and the buttons that mend it."""

from dataclasses import dataclass
from datetime import datetime

from planner.domain.moments import NIGHT_ENDS
from planner.domain.sessions.clashes import is_fine
from planner.domain.sessions.fix_kinds import Fix, FixKind
from planner.domain.sessions.train_fixes import TrainFix
from planner.domain.sessions.verdicts import Fit
from planner.domain.time_words import WEEKDAYS, range_words
from planner.domain.travel.last_trains import HomeWay
from planner.web.sessions.engagements import engagement_url
from planner.web.sessions.fixes import Look
from planner.web.sessions.view_models import FixRow, LookBox
from planner.web.shown import Link

STATES = {
    Fit.NONE: "none",
    Fit.OPEN: "open",
    Fit.UNKNOWN: "unknown",
    Fit.PARTLY: "part",
    Fit.CLOSED: "closed",
}
VERDICT_ICONS = {
    Fit.NONE: "circle-check",
    Fit.OPEN: "circle-check",
    Fit.UNKNOWN: "circle-question-mark",
    Fit.PARTLY: "clock-alert",
    Fit.CLOSED: "clock-alert",
}
FIX_ICONS = {
    FixKind.EARLIER: "arrow-left",
    FixKind.LATER: "arrow-right",
    FixKind.SHORTER: "clock",
    FixKind.PLACE: "map-pin",
    FixKind.LATE_PLACE: "moon-star",
    FixKind.SKIP: "skip-forward",
}
TRAIN = "train"
WARNING = "triangle-alert"
PARTLY_OPEN = "Open for part: "
BUT_CLASHES = ", but it clashes"
BUT_NO_TRAIN = ", but the last train leaves before"
ALL_FREE = "Nothing else is planned then"
FIRST_FREE = "The first date is free"
THIS_FREE = "This date is free"
CLASHES = {1: "It clashes with something else"}
MANY_CLASHES = "It clashes with {} things"
NOT_JUDGED = "No listed place is chosen, so no hours are judged."
NO_FIX = "No better time within an hour, and no place near by."
NO_TRAIN_FIX = "No small change of its time catches the last train and fits."
LAST_TRAIN = "Last train home: "


@dataclass(frozen=True)
class Others:
    """Hold what is to be said of the other dates of a series: how many of its dates do not fit.

    ``free`` says of the date looked at that nothing clashes with it.
    """

    words: str
    free: str
    is_warning: bool = False


def look_box(look: Look, others: Others | None = None) -> LookBox:
    """Write what was seen, with every fix as a button; ``others`` where other dates do not fit."""
    is_quiet = look.is_fine and not (others and others.is_warning)
    home = look.way_home
    rows = tuple(_fix_row(fix) for fix in look.fixes)
    return LookBox(
        tone="fine" if is_quiet else "warning",
        icon=_icon(look) if is_quiet or not look.is_fine else WARNING,
        state=STATES[look.judged.fit],
        headline=_headline(look, others),
        lead=_lead(look, others),
        clashes=tuple(Link(each.words, engagement_url(each.other)) for each in look.clashes),
        home=_home_line(home) if home else "",
        home_more=tuple(filter(None, (home.words, home.caveat))) if home else (),
        is_home_missed=home is not None and home.is_missed,
        fixes=(*_train_rows(look), *rows),
    )


def _home_line(home: HomeWay) -> str:
    """Say in one line when to leave; "Thu" stands by a time that is after midnight."""
    if home.leave_by is None:
        return f"{LAST_TRAIN}{'it leaves before this ends' if home.is_missed else 'not known'}"
    at = home.leave_by
    day = f" ({WEEKDAYS[at.weekday()]})" if at.time() < NIGHT_ENDS else ""
    return f"{LAST_TRAIN}leave by {at:%H:%M}{day}{', before this ends' if home.is_missed else ''}"


def fix_value(fix: Fix) -> str:
    """Name a fix in the form that takes it: kind, start, end and the place it moves to."""
    slug = fix.place.slug if fix.place else ""
    return _value(fix.kind, fix.start, fix.end, slug)


def train_value(train: TrainFix) -> str:
    """Name the fix that catches the last train."""
    return _value(TRAIN, train.start, train.end, "")


def _value(kind: str, start: datetime, end: datetime, slug: str) -> str:
    return f"{kind} {start:%Y-%m-%dT%H:%M} {end:%Y-%m-%dT%H:%M} {slug}".strip()


def _fix_row(fix: Fix) -> FixRow:
    return FixRow(fix.words, fix.reason, fix_value(fix), FIX_ICONS[fix.kind])


def _train_rows(look: Look) -> tuple[FixRow, ...]:
    if look.train_fix is None:
        return ()
    train = look.train_fix
    words = f"{range_words(train.start, train.end)}, in time for the last train"
    return (FixRow(words, train.reason, train_value(train), "train-front"),)


def _headline(look: Look, others: Others | None) -> str:
    """Say the verdict first; without one that speaks, how many clashes there are."""
    words = look.judged.words.removeprefix(PARTLY_OPEN)
    if look.judged.fit is Fit.OPEN and not look.is_fine:
        return f"{words}{BUT_CLASHES if look.clashes else BUT_NO_TRAIN}"
    if words:
        return f"{words[:1].upper()}{words[1:]}"
    count = len(look.clashes)
    return CLASHES.get(count, MANY_CLASHES.format(count)) if count else _free(others)


def _free(others: Others | None) -> str:
    return others.free if others else ALL_FREE


def _lead(look: Look, others: Others | None) -> str:
    more = f" {others.words}" if others and look.is_fine else ""
    if look.judged.fit is Fit.NONE:
        return f"{NOT_JUDGED}{more}"
    if look.is_fine:
        return f"{_free(others)}.{more}"
    if look.fixes or look.train_fix:
        return ""
    return NO_TRAIN_FIX if is_fine(look.judged.fit, look.clashes) else NO_FIX


def _icon(look: Look) -> str:
    if look.is_fine or look.judged.fit not in {Fit.OPEN, Fit.NONE}:
        return VERDICT_ICONS[look.judged.fit]
    return WARNING
