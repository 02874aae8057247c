"""A filled form of a session, as a browser sends it, and the Sunday on which it is read."""

from typing import Any

from planner.domain.sessions.form import SessionPlan, read_session
from tests.domain.hours_examples import sg

SUNDAY = sg("Sun 2026-11-22 10:00")


Fields = dict[str, Any]
"""The fields of a form: a text, or a list of them."""


class Sent:
    """Stand for a form that was sent: each field with one value, or with a list of them."""

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def get(self, name: str, default: str) -> str:
        value = self.getlist(name)
        return value[0] if value else default

    def getlist(self, name: str) -> list[str]:
        value: str | list[str] = self.fields.get(name, [])
        return [value] if isinstance(value, str) else value


FILLED: Fields = {
    "topic": "Chemistry: titration",
    "date": "Fri 27 Nov 2026",
    "from": "19:00",
    "to": "21:00",
}
WEEKLY: Fields = {
    **FILLED,
    "repeat": "weekly",
    "day": ["4"],
    "every": "2",
    "ends": "until",
    "until": "8 Jan 2027",
    "skips": "closed",
}


def read(base: Fields = FILLED, **changes: Any) -> SessionPlan:
    """Read a form that is at fault nowhere; ``from_`` stands for the field ``from``."""
    plan, errors = read_session(Sent(**_named(base, changes)), SUNDAY)
    assert errors == {}
    assert plan is not None
    return plan


def faults(base: Fields = FILLED, **changes: Any) -> dict[str, str]:
    """Read a form that is at fault somewhere, and give its faults by field."""
    plan, errors = read_session(Sent(**_named(base, changes)), SUNDAY)
    assert plan is None
    return errors


def _named(base: Fields, changes: Fields) -> Fields:
    return base | {name.rstrip("_"): value for name, value in changes.items()}
