"""Changes of the guide since a checklist was saved: which items are new, changed or dropped.

A digest stands for the words of an item as its owner took them over; equal digests, equal words.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from planner.domain.guides.flow import Item, Lead


class TakenOver(Protocol):
    """Be a task as it was taken over from the guide; a row fits."""

    @property
    def item_id(self) -> str | None:
        """Name the guide's item, or None for a task of one's own."""
        ...

    @property
    def item_digest(self) -> str:
        """Give the digest of the item as it was taken over."""
        ...

    @property
    def removed_at(self) -> datetime | None:
        """Tell when its owner removed it, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold what the guide has now: new items, changed items, and the ids it no longer has."""

    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Count the items that differ; 0 means the checklist says what the guide says."""
        return len(self.added) + len(self.changed) + len(self.dropped)


def item_digest(item: Item, party_names: Mapping[str, str]) -> str:
    """Give the SHA-256, in hex, of all that a task takes over from an item.

    ``party_names`` maps a party's id to its name; when an item applies is no part of its words.
    """
    words = {
        "phase": item.phase,
        "country": item.country,
        "do": item.do,
        "why": item.why,
        "ask": [party_names.get(party, party) for party in item.ask],
        "question": item.question,
        "keep": item.keep,
        "sources": item.source_ids,
        "waits_for": item.waits_for,
        "leads": [_lead(lead) for lead in item.leads],
    }
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()


def _lead(lead: Lead) -> list[object]:
    """List all of a lead, its conditions in an order of their own."""
    conditions = [
        {question: sorted(wanted) for question, wanted in condition.items()}
        for condition in lead.applies_if
    ]
    counted = [lead.counted_from, lead.months, lead.days, lead.basis, lead.source_id]
    return [*counted, lead.words, conditions]


def changes(
    tasks: Iterable[TakenOver], items_now: Sequence[Item], digests: Mapping[str, str]
) -> Changes:
    """Compare all tasks, removed ones too, with the items and their digests as they are now.

    A removed task is not brought back, neither as new nor as changed.
    """
    taken = {task.item_id: task for task in tasks if task.item_id is not None}
    live = {item_id: task for item_id, task in taken.items() if task.removed_at is None}
    now = {item.id for item in items_now}
    return Changes(
        added=tuple(item for item in items_now if item.id not in taken),
        changed=tuple(
            item
            for item in items_now
            if item.id in live and live[item.id].item_digest != digests[item.id]
        ),
        dropped=tuple(item_id for item_id in live if item_id not in now),
    )
