"""The items of a checklist as the guide has them now, and how far the two have come apart."""

from collections.abc import Sequence
from typing import Protocol

from planner.domain.checklists.item_changes import Changes, TakenOver, changes, item_digest
from planner.domain.guides.flow import BOTH, Answers, Flow, Item
from planner.domain.guides.outcomes import items_for


class FromGuide(Protocol):
    """Be a checklist with what it was made from; a row fits."""

    @property
    def country(self) -> str:
        """Give japan, korea, both or ""."""
        ...

    @property
    def answers(self) -> Answers:
        """Map the questions answered when it was saved to their answers, by id."""
        ...

    @property
    def tasks(self) -> Sequence[TakenOver]:
        """List its tasks, removed ones too."""
        ...


def chosen_items(flow: Flow, country: str, answers: Answers) -> tuple[Item, ...]:
    """List the items of a checklist as the guide has them now.

    Without answers they are all items of the country and the common ones; a list of one's own,
    which has no country, has none.
    """
    if answers:
        return items_for(flow, answers)
    if not country:
        return ()
    return tuple(item for item in flow.items if _concerns(item, country))


def party_names(flow: Flow) -> dict[str, str]:
    """Name everybody whom an item may ask, by id."""
    return {party.id: party.name for party in flow.parties}


def pending(checklist: FromGuide, flow: Flow) -> Changes:
    """List what the guide has now that a checklist does not say yet."""
    names = party_names(flow)
    items = chosen_items(flow, checklist.country, checklist.answers)
    digests = {item.id: item_digest(item, names) for item in items}
    return changes(checklist.tasks, items, digests)


def _concerns(item: Item, country: str) -> bool:
    return not item.country or country in {item.country, BOTH}
