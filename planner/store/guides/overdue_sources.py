"""Sources past the day by which they should have been read again: a warning, never a fault.

``today`` is a day in Singapore; the guides are read all the same, and their pages say it too.
"""

import logging
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from planner.domain.guides.sources import Source
from planner.store.data_rows import Fault
from planner.store.guides.page_records import read_sources
from planner.store.guides.yaml_file import Sheet, read_yaml

SOURCES_FILE = "guides/sources.yaml"

log = logging.getLogger("planner.guides")


def overdue_sources(folder: Path, today: date) -> list[Fault]:
    """List the overdue sources of a data folder by file and line of their ``review_by``."""
    sheet = Sheet(f"{folder.name}/{SOURCES_FILE}")
    sources = read_sources(read_yaml(folder / SOURCES_FILE, sheet), sheet)
    faulty = {fault.line for fault in sheet.faults}
    lines = {source: sheet.lines.get(("source", source.id, "review_by")) for source in sources}
    return [
        Fault(sheet.file, line, f"{source.id} was to be read again by {source.review_by}")
        for source, line in lines.items()
        if line and line not in faulty and source.is_overdue(today)
    ]


def warn_of_overdue(sources: Iterable[Source], today: date) -> None:
    """Write one line to the log if any source is overdue; it names them all."""
    overdue = [source.id for source in sources if source.is_overdue(today)]
    if overdue:
        log.warning(
            "%d sources of the guides are past their review date: %s",
            len(overdue),
            ", ".join(overdue),
        )
