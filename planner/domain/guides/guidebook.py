"""The guidebook: every guide, the comparison, the flow and the sources that all of them share."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.guides.flow import Flow
from planner.domain.guides.guide import Comparison, Guide
from planner.domain.guides.sources import Source


@dataclass(frozen=True, slots=True)
class Guidebook:
    """Hold all guides as the files have them; ``version`` is the digest of those files."""

    guides: tuple[Guide, ...]
    comparison: Comparison
    flow: Flow
    sources: Mapping[str, Source]
    version: str
