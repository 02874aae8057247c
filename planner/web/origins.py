"""Where distances start: what became of the text that was typed in the field "near"."""

from dataclasses import dataclass

from planner.domain.errors import InvalidValue
from planner.domain.origins import Choices, Missing, Origin
from planner.web.geocoding import find_origin

MAY_BE_A_POSITION = "point"


@dataclass(frozen=True)
class Start:
    """Hold an origin, or the choices a text leaves, or a fault; nothing for an empty field."""

    origin: Origin | None = None
    choices: tuple[Origin, ...] = ()
    fault: str = ""
    notice: str = ""

    @property
    def is_position(self) -> bool:
        """Tell whether it is a point on the globe, which is never kept."""
        return self.origin is not None and self.origin.kind == MAY_BE_A_POSITION


def start_of(near: str) -> Start:
    """Find the origin that a submitted text means; outside geocoders are asked last."""
    if not near.strip():
        return Start()
    try:
        found = find_origin(near)
    except InvalidValue as fault:
        return Start(fault=fault.message)
    if isinstance(found, Choices):
        return Start(choices=found.origins)
    if isinstance(found, Missing):
        return Start(fault=found.message, choices=found.suggestions)
    typed, label = found.corrected_from, found.origin.label
    return Start(found.origin, notice=f"“{typed}” was read as {label}." if typed else "")
