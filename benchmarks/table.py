"""What a benchmark found, and the table that all of them print: a ratio, its target, met or not.

A ratio is ours divided by what it is held against, so for speed more is better and for time less.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HEADINGS = ("what", "ours", "against", "ratio", "target", "")


class Bound(StrEnum):
    """Say on which side of its target a ratio must lie; ``NONE`` where no target was set."""

    AT_LEAST = "≥"
    UNDER = "<"
    NONE = ""


@dataclass(frozen=True)
class Measure:
    """Hold one line of the table; ``against`` is in the unit of ``ours``."""

    what: str
    ours: float
    against: float
    unit: str
    bound: Bound = Bound.NONE
    target: float = 0.0

    @property
    def ratio(self) -> float:
        """Divide ours by what it is held against."""
        return self.ours / self.against

    @property
    def is_missed(self) -> bool:
        """Tell whether there is a target, and the ratio is on the wrong side of it."""
        if self.bound is Bound.AT_LEAST:
            return self.ratio < self.target
        return self.bound is Bound.UNDER and self.ratio >= self.target


@dataclass(frozen=True)
class Judged:
    """Hold one line for a benchmark that prints its own numbers and judges them itself."""

    what: str
    is_missed: bool
    has_targets: bool = True


def print_table(lines: Iterable[Measure | Judged]) -> None:
    """Print the lines under their headings, each column as wide as its widest cell."""
    rows = [HEADINGS, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for what, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((what.ljust(widths[0]), *cells)).rstrip())


def _cells(line: Measure | Judged) -> tuple[str, ...]:
    if isinstance(line, Judged):
        verdict = _verdict(is_missed=line.is_missed) if line.has_targets else "read above"
        return (line.what, "above", "", "", "its own" if line.has_targets else "", verdict)
    has_target = line.bound is not Bound.NONE
    return (
        line.what,
        f"{_number(line.ours)} {line.unit}",
        f"{_number(line.against)} {line.unit}",
        _number(line.ratio),
        f"{line.bound} {line.target:g}" if has_target else "",
        _verdict(is_missed=line.is_missed) if has_target else "no target",
    )


def _number(number: float) -> str:
    """Write three figures, without decimals from a hundred on."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 - three figures


def _verdict(*, is_missed: bool) -> str:
    return "MISSED" if is_missed else "met"
