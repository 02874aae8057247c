"""Short and second names in everyday use in Singapore that no file of ``data/`` holds.

Kept few: each is said by many and means one thing here. Initials of towns (AMK, CCK, TPY) stand in
``wording.EXPANSIONS``, for they also stand within longer names; what a study place calls itself
stands in places.csv. Written from common knowledge in November 2026.
"""

from collections.abc import Iterable

from planner.domain.origins import wording
from planner.store.gazetteer.sources import Entry

ALIASES: dict[str, tuple[str, ...]] = {
    "NUS Central Library": ("NUS CLB", "CLB"),
    "NUS University Town Education Resource Centre": ("UTown ERC",),
    "Changi Airport Terminal 1 (public areas)": ("T1", "Changi T1", "Changi Airport T1"),
    "Changi Airport Terminal 2 (public areas)": ("T2", "Changi T2", "Changi Airport T2"),
    "Changi Airport Terminal 3 (public areas)": ("T3", "Changi T3", "Changi Airport T3"),
    "Changi Airport Terminal 5": ("T5", "Changi T5", "Changi Airport T5"),
    "Choa Chu Kang": ("Chua Chu Kang",),  # the electoral spelling of the same town
    "Junction 8 Shopping Centre": ("J8",),
    "Vivocity": ("Vivo",),
    "Marina Bay Sands Singapore": ("MBS", "Marina Bay Sands"),
    "Singapore General Hospital (Blk 5)": ("SGH",),
    "Kk Women's And Children's Hospital": ("KKH", "KK Hospital"),
    "Our Tampines Hub": ("OTH",),
}
_BY_NAME = {wording.canonical(name): also for name, also in ALIASES.items()}
_NAMED = frozenset({"station", "area", "place", "planned", "building"})


def with_aliases(entries: Iterable[Entry]) -> list[Entry]:
    """Add to each entry the aliases of its main name, also where that begins a longer one."""
    return [_with_aliases(entry) if entry.kind in _NAMED else entry for entry in entries]


def _with_aliases(entry: Entry) -> Entry:
    main = entry.names[0]
    known = _BY_NAME.get(wording.canonical(main), ())
    longer = [name[len(main) :] for name in entry.names if name.startswith(main)]
    also = [alias + rest for alias in known for rest in longer]
    if not also:
        return entry
    names = tuple(dict.fromkeys((*entry.names, *also)))
    return entry._replace(names=names, extra=" ".join((entry.extra, *known)))
