"""What in a plan needs its owner: sessions that no longer fit, and what would mend them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.domain.agenda import Entry, Stretch
from planner.domain.clashes import Engagement
from planner.domain.moments import in_singapore
from planner.domain.session_verdicts import Fit
from planner.domain.session_words import time_words
from planner.store.checklist_models import Owner
from planner.store.plan_queries import BusyTime
from planner.store.session_models import Occurrence
from planner.web.checklist_view import Press
from planner.web.place_view import Link
from planner.web.plan_reading import Kept
from planner.web.plan_rows import Entries, fit_words, where_of
from planner.web.plan_view import Affected, Attention
from planner.web.session_addresses import day_of, form_url, occurrence_url
from planner.web.session_engagements import NAMELESS, own_engagement, takes_time
from planner.web.session_fixes import AROUND, looked_at
from planner.web.session_look import look_box
from planner.web.snapshot import Snapshot

MOST_AFFECTED = 4
MOST_BUTTONS = 2
UNFIT = frozenset({Fit.PARTLY, Fit.CLOSED})


@dataclass(frozen=True)
class Mender:
    """Work out fixes for an owner; ``kept`` is all that a stretch holds, if it was read."""

    owner: Owner
    snapshot: Snapshot
    now: datetime
    kept: Entries | None = None
    stretch: Stretch | None = None

    def presses(self, each: Occurrence) -> tuple[Press, ...]:
        """Give every fix of a session as a button that takes it."""
        look = looked_at(
            self.owner,
            each.start,
            each.end,
            each.place,
            each.session.wants,
            self.snapshot,
            exclude={each.id},
            is_series=bool(each.session.rrule),
            place_text=each.place_text,
            others=self._others(each),
            now=self.now,
        )
        hidden = (("version", str(each.session.version)), ("on", day_of(each).isoformat()))
        action, about = form_url(each, "sessions.fix"), each.session.task.title
        return tuple(
            Press(row.words, action, "", (*hidden, ("fix", row.value)), about)
            for row in look_box(look).fixes
        )

    def _others(self, each: Occurrence) -> tuple[Engagement, ...] | None:
        """Give what is around a session, if it has been read already."""
        first, last = in_singapore(each.start) - AROUND, in_singapore(each.end) + AROUND
        if self.kept is None or self.stretch is None:
            return None
        if first < self.stretch.start or last > self.stretch.end:
            return None
        around = (one for one in self.kept if one.end > first and one.start < last)
        return tuple(filter(None, map(_engagement, around)))


def _engagement(entry: Entry[Kept]) -> Engagement | None:
    """Tell an entry as something that takes time, if it does."""
    what = entry.what
    if isinstance(what, Occurrence):
        return own_engagement(what) if takes_time(what) else None
    if not isinstance(what, BusyTime) or not what.is_busy:
        return None
    key, title = f"busy-{what.id}", what.title or NAMELESS
    return Engagement(key, title, entry.start, entry.end, None, what.place_text, is_session=False)


def affected_words(affected: int, coming: int) -> str:
    """Count the sessions that no longer fit: "2 of 9 sessions no longer fit"."""
    if coming <= 1:
        return "Your session no longer fits its place"
    verb = "fits" if affected == 1 else "fit"
    return f"{affected} of {coming} sessions no longer {verb}"


def attention(
    mender: Mender, worse: Sequence[Occurrence], coming: int, today: date
) -> Attention | None:
    """Name the sessions that fit worse than they did, the first with the fixes that are best."""
    if not worse:
        return None
    first, *others = worse
    named = others[: MOST_AFFECTED - 1]
    left = len(others) - len(named)
    return Attention(
        heading=affected_words(len(worse), coming),
        first=_mended(mender, first, today),
        others=tuple(_affected(each, today) for each in named),
        more=f"And {left} more: they stand below, each with its reason." if left else "",
    )


def fixes_soon(
    mender: Mender, occurrences: Sequence[Occurrence], most: int
) -> Mapping[int, tuple[Press, ...]]:
    """Give the fixes of the first few sessions that do not fit, by the ids of their dates."""
    unfit = [each for each in occurrences if each.fit in UNFIT and each.worse_on is None]
    return {each.id: mender.presses(each)[:MOST_BUTTONS] for each in unfit[:most]}


def _mended(mender: Mender, each: Occurrence, today: date) -> Affected:
    presses = mender.presses(each)
    more = _more(len(presses) - MOST_BUTTONS, occurrence_url(each))
    return replace(_affected(each, today), fixes=presses[:MOST_BUTTONS], more=more)


def _affected(each: Occurrence, today: date) -> Affected:
    start, end = in_singapore(each.start), in_singapore(each.end)
    return Affected(
        when=time_words(start, end, today),
        url=occurrence_url(each),
        title=each.session.task.title,
        where=f"at {where_of(each)}",
        reason=f"{fit_words(each)}.",
    )


def _more(left: int, url: str) -> Link:
    if left <= 0:
        return Link("Look at it", url)
    return Link("See 1 more fix" if left == 1 else f"See {left} more fixes", url)
