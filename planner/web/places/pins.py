"""Pins of the map: the same places, numbers and verdicts as the list."""

from flask import url_for

from planner.adapters.geojson import Pin
from planner.domain.places.place import Place
from planner.domain.places.verdict_words import headline
from planner.web.places.asking import Answered
from planner.web.places.words import KINDS, SHAPES, state_word


def pin_of(
    place: Place, number: int, hours: tuple[str, str], travel: str = "", asked: str = ""
) -> Pin:
    """Make the pin of a place; ``hours`` are the state of its ring and its headline."""
    state, words = hours
    return Pin(
        number=number,
        slug=place.slug,
        name=place.name,
        kind=KINDS[place.kind],
        shape=SHAPES[place.kind],
        state=state,
        headline=words,
        url=f"{url_for('places.index')}/{place.slug}{asked}",
        location=place.location,
        travel=travel,
    )


def pins_of(answered: Answered, asked: str = "") -> list[Pin]:
    """Make the pins of every ranked place; words of verdicts are written once for equal hours.

    ``asked`` is the question ("?near=Bishan") that a place's address takes along.
    """
    results, reach = answered.results, answered.results.reach
    words = [
        (state_word(verdict), headline(verdict, answered.moment, answered.now))
        for verdict in results.verdicts.each
    ]
    pins = []
    for number, index in enumerate(results.ranked.tolist(), start=1):
        travel = f"about {reach.minutes[index]} min" if reach else ""
        hours = words[int(results.catalogue.hours_of[index])]
        pins.append(pin_of(results.catalogue.places[index], number, hours, travel, asked))
    return pins
