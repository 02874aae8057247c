"""Where distances start: from what was typed to an origin, and suggestions while typing."""

from dataclasses import dataclass

from planner.domain.errors import InvalidValue
from planner.domain.origins import Choices, Missing, Origin
from planner.web.snapshot import snapshot


@dataclass(frozen=True)
class Start:
    """Hold what became of the text in the field ``near``.

    At most one of ``origin``, ``choices`` and ``fault`` is there; none for an empty field.
    """

    origin: Origin | None = None
    choices: tuple[Origin, ...] = ()
    fault: str = ""
    notice: str = ""

    @property
    def is_position(self) -> bool:
        """Tell whether it is a point on the globe, which is never kept."""
        return self.origin is not None and self.origin.kind == "point"


def start_of(near: str) -> Start:
    """Find the origin that a submitted text means; outside geocoders are asked last."""
    if not near.strip():
        return Start()
    try:
        found = snapshot().gazetteer.lookup(near)
    except InvalidValue as fault:
        return Start(fault=fault.message)
    if isinstance(found, Choices):
        return Start(choices=found.origins)
    if isinstance(found, Missing):
        return Start(fault=found.message, choices=found.suggestions)
    notice = (
        f"“{found.corrected_from}” was read as {found.origin.label}."
        if found.corrected_from
        else ""
    )
    return Start(origin=found.origin, notice=notice)
