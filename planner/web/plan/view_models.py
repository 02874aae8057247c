"""What the pages of the plan show: plain values, ready to print.

Templates read these and decide nothing. Times and days are written out; an empty text means that
there is nothing to say.
"""

from dataclasses import dataclass
from typing import NamedTuple

from planner.web.shown import Link, Notice, Press


@dataclass(frozen=True)
class Drag:
    """Hold what the week's picture needs to move a session: its form and what that sends."""

    url: str
    version: str
    on: str


class PlanRow(NamedTuple):
    """Hold one thing of a day; a plan has hundreds, and this is the quickest way to make one.

    ``kind`` is session, busy, date or due; ``begins`` and ``ends`` are its times, or ``begins``
    a word for what has none; ``state`` is that of a verdict: open, part, closed, unknown or none.
    ``starts_at`` and ``ends_at`` are the same times for a script, as 2026-11-24T19:00.
    """

    kind: str
    begins: str
    ends: str
    title: str
    url: str = ""
    about: str = ""
    state: str = ""
    verdict: str = ""
    place: str = ""
    warnings: tuple[str, ...] = ()
    status: str = ""
    is_quiet: bool = False
    is_off: bool = False
    is_now: bool = False
    starts_at: str = ""
    ends_at: str = ""
    is_whole_day: bool = False
    fixes: tuple[Press, ...] = ()
    more: Link | None = None
    move: Link | None = None
    drag: Drag | None = None


@dataclass(frozen=True)
class PlanDay:
    """Hold one day: "Today", "Tue 24 Nov", a holiday's name, and what stands on it."""

    id: str
    near: str
    name: str
    holiday: str
    rows: tuple[PlanRow, ...]
    is_today: bool = False
    new_url: str = ""


@dataclass(frozen=True)
class PlanWeek:
    """Hold the days of one week with what was planned and done in it, in words."""

    id: str
    heading: str
    spent: str
    days: tuple[PlanDay, ...]


@dataclass(frozen=True)
class Lead:
    """Hold what is on now, or what comes next: its times, its verdict and where it is.

    ``place`` leads to a listed place, where the way there is told; ``where`` is its owner's words.
    """

    word: str
    when: str
    title: str
    url: str
    times: str
    place: Link | None = None
    where: str = ""
    state: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Affected:
    """Hold a session that no longer fits, why, and what would mend it."""

    when: str
    url: str
    title: str
    where: str
    reason: str
    fixes: tuple[Press, ...] = ()
    more: Link | None = None


@dataclass(frozen=True)
class Overlap:
    """Hold how many sessions overlap something else, within what time, and where the first is."""

    words: str
    within: str
    url: str


@dataclass(frozen=True)
class Attention:
    """Hold the sessions that no longer fit: the first in full, the others folded below it.

    ``fold`` names what is folded, ``more`` says what is not even there; ``url`` leads to them all.
    Where none of them does, there is only the ``overlap``.
    """

    heading: str = ""
    first: Affected | None = None
    fold: str = ""
    others: tuple[Affected, ...] = ()
    more: str = ""
    url: str = ""
    overlap: Overlap | None = None


@dataclass(frozen=True)
class PinnedDate:
    """Hold an exam or a deadline: its name, when it is, and how long till then."""

    name: str
    when: str
    left: str
    url: str
    is_near: bool = False


@dataclass(frozen=True)
class Act:
    """Hold one change of the plan: its words, when it was made, and the button that undoes it.

    ``undo`` is None where it was undone already, or something newer stands on the same session.
    """

    words: str
    when: str
    undo: Press | None


@dataclass(frozen=True)
class ChartBar:
    """Hold the bar of a week in whole units of the drawing, from the bottom up, and its words."""

    x: int
    planned_y: int
    planned_height: int
    done_y: int
    done_height: int
    label_x: int
    label: str
    words: str
    is_now: bool = False


@dataclass(frozen=True)
class Chart:
    """Hold the minutes of the weeks: a small drawing, and a table of every week and checklist."""

    summary: str
    bars: tuple[ChartBar, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class PlanFrame:
    """Hold what agenda and week share; ``pinned_more`` leads to all dates but the first."""

    title: str
    tabs: tuple[Link, ...]
    new_url: str
    filters: tuple[Link, ...]
    earlier: Link
    later: Link
    today: Link | None
    notice: Notice | None
    acts: tuple[Act, ...]
    pinned: tuple[PinnedDate, ...]
    pinned_more: Link | None
    chart: Chart | None
    refusal: str = ""


@dataclass(frozen=True)
class Unlogged:
    """Hold the sessions that are over and wait for a word, folded under a heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class AgendaPage:
    """Hold the agenda; ``empty`` says why no day is listed."""

    frame: PlanFrame
    leads: tuple[Lead, ...]
    attention: Attention | None
    unlogged: Unlogged | None
    weeks: tuple[PlanWeek, ...]
    empty: str = ""
    is_first_visit: bool = False


@dataclass(frozen=True)
class WeekPage:
    """Hold one week: a list for each of its days, which is also what the picture is drawn from."""

    frame: PlanFrame
    attention: Attention | None
    heading: str
    spent: str
    monday: str
    today: str
    days: tuple[PlanDay, ...]
