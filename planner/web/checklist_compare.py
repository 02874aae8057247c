"""Builds the page that puts two offers side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.domain.offer_comparison import NOT_KNOWN, ComparedFact, OfferSide, compared
from planner.store.checklist_models import Checklist
from planner.store.checklist_queries import live_tasks
from planner.web.checklist_form_view import ComparedRow, ComparePage
from planner.web.own_addresses import checklist_url
from planner.web.place_view import Link

PICK_TWO = "Pick two different checklists of yours."


def compare_page(lists: Sequence[Checklist], args: Mapping[str, str], today: date) -> ComparePage:
    """Build the comparison of the checklists ``a`` and ``b``, or the form that picks them."""
    by_id = {str(checklist.id): checklist for checklist in lists}
    choices = tuple((number, checklist.name) for number, checklist in by_id.items())
    left, right = by_id.get(args.get("a", "")), by_id.get(args.get("b", ""))
    picked = ComparePage(
        choices=choices,
        left_id=str(left.id) if left else "",
        right_id=str(right.id) if right else "",
        error=PICK_TWO if args.get("b") and (not left or not right or left is right) else "",
    )
    if left is None or right is None or left is right:
        return picked
    rows = tuple(_row(fact) for fact in compared(_side(left), _side(right), today))
    return ComparePage(
        choices, _link(left), _link(right), picked.left_id, picked.right_id, rows=rows
    )


def _side(checklist: Checklist) -> OfferSide:
    return OfferSide(checklist, live_tasks(checklist))


def _row(fact: ComparedFact) -> ComparedRow:
    """Write a fact of both offers; where one is not known, nobody can say that they differ."""
    differs = fact.differs and NOT_KNOWN not in {fact.left, fact.right}
    return ComparedRow(fact.label, fact.left, fact.right, fact.note, differs)


def _link(checklist: Checklist) -> Link:
    return Link(checklist.name, checklist_url(checklist))
