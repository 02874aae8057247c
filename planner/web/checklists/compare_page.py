"""Builds the page that puts two offers side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.domain.checklists.offer_comparison import NOT_KNOWN, ComparedFact, OfferSide, compared
from planner.domain.checklists.offers import COUNTRY_WORDS
from planner.domain.errors import NotFound
from planner.domain.guides.flow import UNKNOWN, Flow
from planner.domain.guides.flow_walk import answered
from planner.store.checklists.models import Checklist
from planner.store.checklists.queries import NOT_HERE, live_tasks
from planner.web.checklists.form_view_models import ComparedRow, ComparePage
from planner.web.own_addresses import checklist_url
from planner.web.shown import Link

PICK_TWO = "Pick two different checklists that hold an offer."


def compare_page(
    lists: Sequence[Checklist], args: Mapping[str, str], flow: Flow, today: date
) -> ComparePage:
    """Build the comparison of the checklists ``a`` and ``b``, or the form that picks them.

    ``lists`` are all of one person; raises NotFound for another's. Lists of one's own, which hold
    no offer, are not offered.
    """
    if not {args.get("a", ""), args.get("b", "")} <= {"", *(str(one.id) for one in lists)}:
        raise NotFound(NOT_HERE.format("checklist"))
    by_id = {str(checklist.id): checklist for checklist in lists if checklist.country}
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
    rows = tuple(_row(fact) for fact in compared(_side(left, flow), _side(right, flow), today))
    return ComparePage(
        choices, _link(left), _link(right), picked.left_id, picked.right_id, rows=rows
    )


def _side(checklist: Checklist, flow: Flow) -> OfferSide:
    """Take the facts of an offer, and what was answered about it and is known."""
    pairs = answered(flow, checklist.answers)
    answers = {question.id: choice.label for question, choice in pairs if choice.id != UNKNOWN}
    country = COUNTRY_WORDS[checklist.country]
    return OfferSide(checklist, live_tasks(checklist), country, answers)


def _row(fact: ComparedFact) -> ComparedRow:
    """Write a fact of both offers; where one is not known, nobody can say that they differ."""
    differs = fact.differs and NOT_KNOWN not in {fact.left, fact.right}
    return ComparedRow(fact.label, fact.left, fact.right, fact.note, differs)


def _link(checklist: Checklist) -> Link:
    return Link(checklist.name, checklist_url(checklist))
