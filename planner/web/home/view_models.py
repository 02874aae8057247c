"""What the first page shows: the search box, what needs its reader, and the doors."""

from dataclasses import dataclass

from planner.web.checklists.view_models import ChecklistRow, TaskRow
from planner.web.places.view_models import Typed
from planner.web.plan import view_models as plan_view
from planner.web.shown import Link


@dataclass(frozen=True)
class Attention:
    """Hold tasks of one checklist that cannot be left, and where the others that need one are."""

    checklist: Link
    rows: tuple[TaskRow, ...]
    more: Link | None = None


@dataclass(frozen=True)
class HomePage:
    """Hold the first page; without anything saved there is no attention and no checklist.

    ``session`` is the one that is on or comes next; ``affected`` counts those that no
    longer fit or that overlap something, and holds the first of them.
    """

    search: Typed
    place_count: int
    examples: tuple[Link, ...]
    plan: Link
    check: Link
    attention: tuple[Attention, ...] = ()
    checklists: tuple[ChecklistRow, ...] = ()
    session: plan_view.Lead | None = None
    affected: plan_view.Attention | None = None
