"""What the rail rules ask of lines, stations, exits and links; rows of ``data/`` fit as they are.

Distances are metres, minutes decimal; a station code names the platforms of one line.
"""

from typing import Protocol

from planner.domain.travel.geo import LatLon

CHANGE = "transfer"  # the ``line`` of a link that is walked between two platforms


class Line(Protocol):
    """Ask of a line its code, such as "NSL", and its name."""

    @property
    def line(self) -> str:
        """The code."""

    @property
    def name(self) -> str:
        """The name, such as "North-South Line"."""


class Station(Protocol):
    """Ask of one station code; a station on three lines has three."""

    @property
    def code(self) -> str:
        """The code on signs, such as "NS17"."""

    @property
    def name(self) -> str:
        """The station's name, the same for all its codes."""

    @property
    def line(self) -> str:
        """The line's code."""

    @property
    def location(self) -> LatLon:
        """Where its platforms are, roughly."""

    @property
    def status(self) -> str:
        """Whether trains call: "open", or "planned"."""


class Exit(Protocol):
    """Ask of one way out of a station to the street."""

    @property
    def station(self) -> str:
        """The station's name."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes whose platforms it leads to."""

    @property
    def exit(self) -> str:
        """The letter or number on its sign."""

    @property
    def location(self) -> LatLon:
        """Where it meets the street."""


class Link(Protocol):
    """Ask of a ride between neighbours, or a change within a station; both ways alike."""

    @property
    def line(self) -> str:
        """The line's code, or ``CHANGE``."""

    @property
    def from_code(self) -> str:
        """One end."""

    @property
    def to_code(self) -> str:
        """The other end."""

    @property
    def distance_m(self) -> float:
        """The straight line between them."""

    @property
    def minutes(self) -> float | None:
        """What the source gives; None if it gives nothing."""


def is_light_rail(line: str) -> bool:
    """Tell the code of an LRT line, which is slower, from an MRT line's."""
    return line.endswith("LRT")
