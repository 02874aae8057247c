from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.item_changes import Changes, changes, item_digest
from planner.domain.guides.flow import Item, LeadBasis, LeadFrom, Phase
from tests.domain.checklist_examples import ITEM, LEAD, SUNDAY_NOON, ATask, a_task

NAMES = {"school": "The career office", "host": "The host"}
AT_SUSS = ({"school": frozenset({"suss", "sit"})},)


def digests(*items: Item) -> dict[str, str]:
    return {item.id: item_digest(item, NAMES) for item in items}


def taken(item: Item, removed_at: datetime | None = None) -> ATask:
    return a_task(item.id, item_digest=item_digest(item, NAMES), removed_at=removed_at)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, phase=Phase.VERIFY),
        replace(ITEM, country="japan"),
        replace(ITEM, do="Get it in writing"),
        replace(ITEM, why="Another reason."),
        replace(ITEM, ask=("host",)),
        replace(ITEM, ask=("school", "host")),
        replace(ITEM, question="Which form?"),
        replace(ITEM, keep="The letter"),
        replace(ITEM, source_ids=("suss-wa", "other")),
        replace(ITEM, waits_for=()),
        replace(ITEM, leads=()),
        replace(ITEM, leads=(replace(LEAD, months=6),)),
        replace(ITEM, leads=(replace(LEAD, days=1),)),
        replace(ITEM, leads=(replace(LEAD, words="SUSS asks for 6 months"),)),
        replace(ITEM, leads=(replace(LEAD, basis=LeadBasis.GUESS),)),
        replace(ITEM, leads=(replace(LEAD, source_id="suss-wa"),)),
        replace(ITEM, leads=(replace(LEAD, counted_from=LeadFrom.LAST_DAY),)),
        replace(ITEM, leads=(replace(LEAD, applies_if=AT_SUSS),)),
    ],
)
def test_every_word_that_is_taken_over_counts(changed: Item) -> None:
    assert item_digest(changed, NAMES) != item_digest(ITEM, NAMES)


def test_when_an_item_applies_is_no_part_of_its_words() -> None:
    assert item_digest(replace(ITEM, applies_if=AT_SUSS), NAMES) == item_digest(ITEM, NAMES)


def test_a_party_s_new_name_is_a_change_and_one_without_a_name_keeps_its_id() -> None:
    renamed = {**NAMES, "school": "The international office"}
    assert item_digest(ITEM, renamed) != item_digest(ITEM, NAMES)
    assert item_digest(ITEM, {}) == item_digest(ITEM, {"school": "school"})


def test_a_digest_is_the_same_in_every_process() -> None:
    lead = replace(LEAD, applies_if=AT_SUSS)
    digest = item_digest(replace(ITEM, leads=(lead,)), NAMES)
    assert digest == "ffb52dad91a017236685799ebd58da02a7d14aec857eb4253a2aa31aac43380a"


def test_an_unchanged_guide_changes_nothing() -> None:
    found = changes([taken(ITEM), a_task(None)], [ITEM], digests(ITEM))
    assert found == Changes()
    assert found.count == 0


def test_new_changed_and_dropped_items_are_told_apart() -> None:
    changed, new = replace(ITEM, do="Get it in writing"), replace(ITEM, id="c9")
    tasks = [taken(ITEM), taken(replace(ITEM, id="old")), a_task(None)]
    found = changes(tasks, [changed, new], digests(changed, new))
    assert found == Changes(added=(new,), changed=(changed,), dropped=("old",))
    assert found.count == 3


def test_a_removed_task_is_neither_brought_back_nor_dropped_again() -> None:
    changed = replace(ITEM, do="Get it in writing")
    removed = taken(ITEM, removed_at=SUNDAY_NOON)
    assert changes([removed], [changed], digests(changed)) == Changes()
    assert changes([removed], [], {}) == Changes()


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_taking_everything_over_leaves_nothing_to_take_over(then: set[str], now: set[str]) -> None:
    items = [replace(ITEM, id=item_id, do="New words") for item_id in sorted(now)]
    tasks = [taken(replace(ITEM, id=item_id)) for item_id in sorted(then)]
    found = changes(iter(tasks), items, digests(*items))
    assert {item.id for item in found.added} == now - then
    assert {item.id for item in found.changed} == now & then
    assert set(found.dropped) == then - now
    assert changes([taken(item) for item in items], items, digests(*items)) == Changes()
