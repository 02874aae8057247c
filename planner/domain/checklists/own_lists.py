"""Lists of one's own: a name, a task from every line, and how many and how long they may be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.domain.checklists.offer_form import read_name
from planner.domain.errors import InvalidValue
from planner.domain.typed_text import read_text

LONGEST_TITLE = 300  # characters that the column takes
MOST_TOPICS = 200


@dataclass(frozen=True, slots=True)
class OwnList:
    """Hold what was typed for a list of one's own; a part at fault is left empty."""

    name: str = ""
    topics: tuple[str, ...] = ()


def read_own_list(name: str, text: str) -> tuple[OwnList, dict[str, str]]:
    """Read a list of one's own, one topic a line, and its errors by field."""
    errors: dict[str, str] = {}
    own = OwnList()
    try:
        own = replace(own, name=read_name(name))
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    try:
        own = replace(own, topics=read_topics(text.splitlines()))
    except InvalidValue as fault:
        errors[fault.field] = fault.message
    return own, errors


def read_topics(lines: Iterable[str]) -> tuple[str, ...]:
    """Read the topics that hold a word; raises InvalidValue for too long a one, or too many."""
    read = (read_text("topics", "Topic", line, LONGEST_TITLE) for line in lines)
    topics = tuple(topic for topic in read if topic)
    if len(topics) > MOST_TOPICS:
        raise InvalidValue(
            "topics", f"{len(topics)} topics: up to {MOST_TOPICS} fit in one checklist."
        )
    return topics


def read_title(title: str) -> str:
    """Read the title of a task; raises InvalidValue if it is empty or too long."""
    return read_text("title", "Title", title, LONGEST_TITLE, required=True)
