"""The question of a request that must be whole: for programs, which cannot be asked back."""

from dataclasses import dataclass

from flask import request

from planner.domain.errors import InvalidValue
from planner.domain.origins.origin import Origin
from planner.web import clock
from planner.web.places.origins import start_of
from planner.web.places.params import Read, read_places

MOST_CHOICES_NAMED = 4


@dataclass(frozen=True)
class Question:
    """Hold a question without faults, and where its distances start."""

    read: Read
    origin: Origin | None
    is_position: bool


def asked_question() -> Question:
    """Read the request's question; raises InvalidValue for its first fault."""
    read = read_places(request.args, clock.now())
    for field, message in read.errors.items():
        raise InvalidValue(field, message)
    start = start_of(read.typed.near)
    if start.fault:
        raise InvalidValue("near", start.fault)
    if start.choices:
        labels = "; ".join(origin.label for origin in start.choices[:MOST_CHOICES_NAMED])
        raise InvalidValue("near", f"That may mean several places: {labels}. Name one of them.")
    return Question(read, start.origin, start.is_position)
