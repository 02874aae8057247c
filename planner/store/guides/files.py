"""The files of ``data/guides/``, read into one guidebook; nothing is read before somebody asks.

Every file is read before anything is said, so that one look names every fault. What the files say
is judged by the rules of ``domain.guide_checks`` and ``domain.flow_checks``.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from planner.domain.errors import SetUpFault
from planner.domain.guides.checks import (
    Finding,
    comparison_findings,
    guide_findings,
    source_findings,
)
from planner.domain.guides.flow_checks import flow_findings
from planner.domain.guides.guide import Comparison
from planner.domain.guides.guidebook import Guidebook
from planner.store.data_rows import Fault
from planner.store.guides.flow_records import NO_FLOW, read_flow
from planner.store.guides.page_records import read_comparison, read_guide, read_sources
from planner.store.guides.yaml_file import Entry, Sheet, read_yaml

T = TypeVar("T")

GUIDE_FILES = ("japan.yaml", "korea.yaml", "singapore.yaml", "offer.yaml")
FILES = ("sources.yaml", *GUIDE_FILES, "comparison.yaml", "flow.yaml")
VERSION_LENGTH = 16


def read_guidebook(folder: Path) -> Guidebook:
    """Read every guide; raise ``SetUpFault`` with every fault as "data/guides/flow.yaml:17: …"."""
    book, faults = _read(folder)
    if faults:
        raise SetUpFault("\n".join(map(str, faults)))
    return book


def guide_faults(folder: Path) -> list[Fault]:
    """List every fault of every file in file and line order; an empty list is what you want."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Guidebook, list[Fault]]:
    """Read and judge the files."""
    sheets = {name: Sheet(f"{folder.parent.name}/{folder.name}/{name}") for name in FILES}

    def one(name: str, read: Callable[[Entry, Sheet], T]) -> T | None:
        entry = read_yaml(folder / name, sheets[name])
        return None if entry is None else read(entry, sheets[name])

    sources = one("sources.yaml", read_sources) or ()
    guides = [one(name, read_guide) for name in GUIDE_FILES]
    book = Guidebook(
        guides=tuple(guide for guide in guides if guide),
        comparison=one("comparison.yaml", read_comparison) or Comparison(""),
        flow=one("flow.yaml", read_flow) or NO_FLOW,
        sources={source.id: source for source in sources},
        version=_version(folder),
    )
    for finding in _findings(book, sheets):
        _blame(finding, sheets)
    return book, sorted({fault for sheet in sheets.values() for fault in sheet.faults})


def _findings(book: Guidebook, sheets: dict[str, Sheet]) -> Iterator[Finding]:
    """Judge what was read; only the sources where a file is missing that others would need."""
    yield from source_findings(book.sources.values())
    if all(sheet.is_whole for sheet in sheets.values()):
        yield from guide_findings(book.guides, book.sources)
        yield from comparison_findings(book.comparison, book.sources)
        yield from flow_findings(book.flow, book.sources)


def _blame(finding: Finding, sheets: dict[str, Sheet]) -> None:
    """Note a finding at the line of its field, or else of its record, or of the flow's start."""
    for length in range(len(finding.where), 0, -1):
        where = finding.where[:length]
        for sheet in sheets.values():
            if where in sheet.lines:
                sheet.blame(sheet.lines[where], finding.sentence)
                return
    sheets[f"{finding.where[0]}.yaml"].blame(1, finding.sentence)


def _version(folder: Path) -> str:
    """Digest the files; a file that is missing is an empty one."""
    digest = hashlib.sha256()
    for name in FILES:
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:VERSION_LENGTH]
