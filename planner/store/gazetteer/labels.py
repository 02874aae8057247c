"""How every origin gets a label of its own, so that a link with the label leads back to it."""

from collections import Counter
from collections.abc import Iterable

from planner.domain.origins import wording
from planner.domain.origins.matching import KINDS, SHORTEST_FOUND
from planner.store.gazetteer.sources import Entry

_WORDS = {"place": "study place", "planned": "planned station"}


def distinct_labels(entries: Iterable[Entry]) -> list[Entry]:
    """Change the labels that would lead elsewhere; the entries come the weightier kinds first.

    A label that is the name of a weightier kind says its own kind: "Shenton Way (road)". What
    bears one label even so is counted: "Sungei Kadut Industrial Estate, … (site 2)".
    """
    taken: dict[str, str] = {}
    found = [_told_apart(entry, taken) for entry in entries]
    total = Counter(wording.label_key(entry.label) for entry in found)
    seen: Counter[str] = Counter()
    return [_counted(entry, total, seen) for entry in found]


def _told_apart(entry: Entry, taken: dict[str, str]) -> Entry:
    """Name the kind in the label if a weightier kind has that name; note the entry's own names."""
    bearer = taken.get(name_key(entry.label), entry.kind)
    for name in entry.names:
        taken.setdefault(name_key(name), entry.kind)
    if KINDS.index(bearer) >= KINDS.index(entry.kind):
        return entry
    return entry._replace(label=f"{entry.label} ({_WORDS.get(entry.kind, entry.kind)})")


def _counted(entry: Entry, total: Counter[str], seen: Counter[str]) -> Entry:
    key = wording.label_key(entry.label)
    if total[key] == 1:
        return entry
    seen[key] += 1
    return entry if seen[key] == 1 else entry._replace(label=f"{entry.label} (site {seen[key]})")


def name_key(name: str) -> str:
    """Write a name of any spelling as the index holds exact names."""
    return wording.key(wording.canonical(name))


def exact_keys(entry: Entry) -> set[str]:
    """List the keys that lead to an entry alone: its names, and its label.

    The label of a block needs none, for it holds the postal code.
    """
    keys = {
        name_key(name) if _is_telling(name) else wording.label_key(name) for name in entry.names
    }
    if entry.kind == "postal_code":
        return keys
    if entry.kind != "road":  # "Everton Park (road)" is no name for "Everton Park Road"
        keys.add(name_key(entry.label))
    return keys | {wording.label_key(entry.label)}


def _is_telling(name: str) -> bool:
    """Tell whether the key keeps enough of a name: "a" is not enough of "Blk A", "T3" is all."""
    whole = "".join(wording.tokens(name))
    return len(name_key(name)) >= min(SHORTEST_FOUND, len(whole))
