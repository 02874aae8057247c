"""Where distances start: what became of the text that was typed in the field "near"."""

from dataclasses import dataclass, replace

from planner.domain.errors import InvalidValue
from planner.domain.origins.origin import Choices, Missing, Origin, holds_position
from planner.web.geocoding import find_origin


@dataclass(frozen=True)
class Start:
    """Hold an origin, or the choices a text leaves, or a fault; nothing for an empty field.

    ``is_position`` tells that the text may say where somebody is: its answer is kept nowhere.
    """

    origin: Origin | None = None
    choices: tuple[Origin, ...] = ()
    fault: str = ""
    notice: str = ""
    is_position: bool = False


def start_of(near: str, *, may_ask_outside: bool = False) -> Start:
    """Find the origin that a text means; outside geocoders only where that was asked for."""
    if not near.strip():
        return Start()
    start = _start(near, may_ask_outside=may_ask_outside)
    points = (start.origin, *start.choices)
    is_position = holds_position(near) or any(o.is_position for o in points if o)
    return replace(start, is_position=is_position)


def _start(near: str, *, may_ask_outside: bool) -> Start:
    try:
        found = find_origin(near, may_ask_outside=may_ask_outside)
    except InvalidValue as fault:
        return Start(fault=fault.message)
    if isinstance(found, Choices):
        return Start(choices=found.origins)
    if isinstance(found, Missing):
        return Start(fault=found.message, choices=found.suggestions)
    typed, label = found.corrected_from, found.origin.label
    return Start(found.origin, notice=f"“{typed}” was read as {label}." if typed else "")
