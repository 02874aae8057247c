"""What in a plan needs its owner: sessions that no longer fit, and what would mend them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.domain.moments import in_singapore
from planner.domain.plan.agenda import Entry, Stretch
from planner.domain.sessions.clashes import AROUND, Engagement
from planner.domain.sessions.session import day_of
from planner.domain.sessions.verdicts import is_worse, needs_mending
from planner.domain.sessions.words import time_words
from planner.store.checklists.models import Owner
from planner.store.plan.queries import BusyTime
from planner.store.sessions.models import Occurrence, PlanDate
from planner.web.plan.fix_words import fix_buttons
from planner.web.plan.needs import Needs
from planner.web.plan.reading import Kept
from planner.web.plan.rows import Entries, fit_words, where_of
from planner.web.plan.view_models import Affected, Attention, Overlap
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.sessions.engagements import busy_engagement, own_engagement, plan_date_engagement
from planner.web.sessions.fixes import looked_at
from planner.web.shown import Link, Press
from planner.web.snapshot import Snapshot

MOST_AFFECTED = 4
MOST_MENDED = 3  # sessions with fixes of their own: each costs a search over all places
MOST_BUTTONS = 2


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
            Press(words, action, "", (*hidden, ("fix", value)), about)
            for words, value in fix_buttons(look, each)
        )

    def _others(self, each: Occurrence) -> tuple[Engagement, ...] | None:
        """Give what is around a session, if it has been read already."""
        first, last = in_singapore(each.start) - AROUND, in_singapore(each.end) + AROUND
        if self.kept is None or self.stretch is None:
            return None
        if first < self.stretch.start or last > self.stretch.end:
            return None
        around = (one for one in self.kept if one.end > first and one.start < last)
        return tuple(filter(None, map(engagement_of, around)))


def engagement_of(entry: Entry[Kept]) -> Engagement | None:
    """Tell an entry as something that takes time, if it does."""
    what = entry.what
    if not entry.takes_time:
        return None
    if isinstance(what, Occurrence):
        return own_engagement(what)
    if isinstance(what, PlanDate):
        return plan_date_engagement(what)
    return busy_engagement(what) if isinstance(what, BusyTime) else None


def affected_words(affected: int, coming: int) -> str:
    """Count the sessions that no longer fit: "2 of 9 sessions no longer fit"."""
    if coming <= 1:
        return "Your session no longer fits"
    verb = "fits" if affected == 1 else "fit"
    return f"{affected} of {coming} sessions no longer {verb}"


def attention(
    mender: Mender, needs: Needs, today: date, most_mended: int = MOST_MENDED
) -> Attention | None:
    """Name the sessions that fit worse than they did, the first few with their best fixes."""
    worse = needs.worse
    if not worse:
        return _overlap_alone(needs.overlap)
    named = worse[:MOST_AFFECTED]
    left = len(worse) - len(named)
    mended = [_mended(mender, each, today) for each in named[:most_mended]]
    others = [_linked(each, today) for each in named[most_mended:]]
    return Attention(
        heading=affected_words(len(worse), needs.coming),
        first=mended[0],
        fold=f"Show {len(named) - 1} more" if len(named) > 1 else "",
        others=(*mended[1:], *others),
        more=f"And {left} more: they stand below, each with its reason." if left else "",
        overlap=needs.overlap,
    )


def first_affected(mender: Mender, needs: Needs, today: date, url: str) -> Attention | None:
    """Name the first that no longer fits with its best fix, and lead to a page with them all."""
    if not needs.worse:
        return _overlap_alone(needs.overlap)
    first = _mended(mender, needs.worse[0], today, most=1)
    words = affected_words(len(needs.worse), needs.coming)
    return Attention(words, first, url=url, overlap=needs.overlap)


def _overlap_alone(overlap: Overlap | None) -> Attention | None:
    return Attention(overlap=overlap) if overlap else None


def fixes_soon(
    mender: Mender, occurrences: Sequence[Occurrence], worse: int
) -> Mapping[int, tuple[Press, ...]]:
    """Give the fixes of the first few sessions that do not fit, by the ids of their dates.

    Those that fit ``worse`` than before, so many, come first and stand above.
    """
    unfit = [each for each in occurrences if needs_mending(each.fit) and each.worse_on is None]
    left = max(1, MOST_MENDED - worse)
    return {each.id: mender.presses(each)[:MOST_BUTTONS] for each in unfit[:left]}


def _mended(mender: Mender, each: Occurrence, today: date, most: int = MOST_BUTTONS) -> Affected:
    presses, url = mender.presses(each) or _skip(each), occurrence_url(each)
    if not presses:
        return _linked(each, today)
    more = _more(len(presses) - most, url) if presses[most:] else None
    return replace(_affected(each, today), fixes=presses[:most], more=more)


def _skip(each: Occurrence) -> tuple[Press, ...]:
    """Offer to leave out a date that nothing but its day speaks against."""
    is_of_hours = each.was_fit is None or is_worse(each.was_fit, each.fit)
    if is_of_hours or not each.session.rrule:
        return ()
    hidden = (("version", str(each.session.version)), ("on", day_of(each).isoformat()))
    url, about = form_url(each, "sessions.cancel"), each.session.task.title
    return (Press("Skip this date", url, "", hidden, about),)


def _linked(each: Occurrence, today: date) -> Affected:
    words = "Ways to mend it" if needs_mending(each.fit) else "Look at it"
    return replace(_affected(each, today), more=Link(words, occurrence_url(each)))


def _affected(each: Occurrence, today: date) -> Affected:
    start, end = in_singapore(each.start), in_singapore(each.end)
    return Affected(
        when=time_words(start, end, today),
        url=occurrence_url(each),
        title=each.session.task.title,
        where=f"at {where_of(each)}" if where_of(each) else "",
        reason=f"{fit_words(each)}.",
    )


def _more(left: int, url: str) -> Link:
    return Link("See 1 more fix" if left == 1 else f"See {left} more fixes", url)
