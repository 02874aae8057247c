"""The flow as a drawing: a line of stations, one a question, to the outcome and its routes.

Coordinates are whole numbers from the top left of the drawing, y downwards; text is placed, never
measured. A question that is not always asked has an arc that goes around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from planner.domain.guides.flow import UNKNOWN, Answers, Flow, Question, Route, When
from planner.domain.guides.flow_branches import LINE_X, Branch, Station, Track, branches
from planner.domain.guides.flow_walk import answered, next_question
from planner.domain.guides.outcomes import COUNTRIES

TOP = 28
STATION_STEP = 56  # a station with a word and its answer below
WIDTH = 336  # about what a narrow phone has, so that words keep their size
BEND = 32  # how far an arc around one station swings out; each further station adds as much
WIDEST_BEND = 40  # so that even its control point stays inside
OUTCOME = "outcome"
OUTCOME_WORDS = "Routes to ask about"
LONGEST_LINE = 30  # characters that fit beside a route


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the whole drawing: questions and outcome, then the routes in ``branches``.

    ``tracks`` are those between the questions and to the outcome; each branch has its own.
    """

    width: int
    height: int
    stations: tuple[Station, ...]
    tracks: tuple[Track, ...]
    branches: tuple[Branch, ...]

    @property
    def all_stations(self) -> tuple[Station, ...]:
        """List every stop from the top down."""
        below = (stop for one in self.branches for stop in (one.country, *one.routes))
        return (*self.stations, *below)

    @property
    def all_tracks(self) -> tuple[Track, ...]:
        """List every track, the lit ones last, so that they are drawn over the rest."""
        below = (track for one in self.branches for track in one.tracks)
        return tuple(sorted((*self.tracks, *below), key=lambda track: track.is_lit))


def drawing(flow: Flow, answers: Answers) -> Drawing:
    """Draw the flow with the way of these answers lit, as far as it goes."""
    given = {question.id: choice for question, choice in answered(flow, answers)}
    is_done = bool(given) and next_question(flow, answers) is None
    stations = [
        Station(
            id=question.id,
            label=question.short,
            answer=given[question.id].label if question.id in given else "",
            x=LINE_X,
            y=_y(number),
            is_lit=question.id in given,
            is_unknown=question.id in given and given[question.id].id == UNKNOWN,
        )
        for number, question in enumerate(flow.questions)
    ]
    end = _y(len(stations))
    last = Station(OUTCOME, OUTCOME_WORDS, "", LINE_X, end, is_lit=is_done, is_outcome=True)
    lit = [number for number, station in enumerate([*stations, last]) if station.is_lit]
    routes = branches(flow, answers, end, is_done=is_done)
    height = (routes[-1].routes[-1].y if routes else end) + TOP
    return Drawing(WIDTH, height, (*stations, last), tuple(_tracks(flow, lit)), routes)


def two_lines(label: str) -> tuple[str, str]:
    """Break a name so that it fits beside its stop; the second line may be empty, or too long."""
    first, *rest = wrap(label, LONGEST_LINE, break_on_hyphens=False) or [""]
    return first, " ".join(rest)


def _tracks(flow: Flow, lit: list[int]) -> Iterator[Track]:
    """Give each way between stops, those of the visitor last."""
    straight = pairwise(range(len(flow.questions) + 1))
    around = (
        (number - 1, number + 1)
        for number, question in enumerate(flow.questions)
        if number and question.asked_if
    )
    own = list(pairwise(lit))
    for start, end in dict.fromkeys([*straight, *around]):
        if (start, end) not in own:
            yield _track(start, end, is_lit=False)
    for start, end in own:
        yield _track(start, end, is_lit=True)


def _track(start: int, end: int, *, is_lit: bool) -> Track:
    swing = min((end - start - 1) * BEND, WIDEST_BEND)
    middle = (_y(start) + _y(end)) // 2
    return Track(
        LINE_X, _y(start), LINE_X - swing, middle, LINE_X, _y(end), is_lit, is_bypass=swing > 0
    )


def _y(number: int) -> int:
    return TOP + number * STATION_STEP


def mermaid(flow: Flow) -> str:
    """Write the flow as a Mermaid flowchart: questions in order, then each country's routes."""
    lines = ["flowchart TD"]
    lines += [f"  q_{_name(q.id)}[{_quoted(q.short)}]" for q in flow.questions]
    ids = [f"q_{_name(question.id)}" for question in flow.questions]
    for before, question, here, after in zip(
        ids, flow.questions[1:], ids[1:], [*ids[2:], OUTCOME], strict=False
    ):
        lines += _steps(before, here, after, question)
    lines += [f"  {ids[-1]} --> {OUTCOME}"] if ids else []
    lines.append(f"  {OUTCOME}([{_quoted(OUTCOME_WORDS)}])")
    for country in (*COUNTRIES, ""):
        for route in flow.routes:
            if route.country == country:
                lines.append(_route_line(route))
    return "\n".join(lines) + "\n"


def _steps(before: str, here: str, after: str, question: Question) -> list[str]:
    """Lead to a question, and around it where it is not always asked."""
    if not question.asked_if:
        return [f"  {before} --> {here}"]
    words = _quoted(when_words(question.asked_if))
    return [f"  {before} -->|{words}| {here}", f"  {before} -.-> {after}"]


def _route_line(route: Route) -> str:
    words = when_words(route.shown_if) or (
        "nothing else matched" if route.is_fallback else "always"
    )
    return f"  {OUTCOME} -->|{_quoted(words)}| r_{_name(route.id)}({_quoted(route.name)})"


def when_words(when: When) -> str:
    """Write a condition with the ids of its questions and answers, "" for always."""
    return "; or ".join(
        " and ".join(f"{name} is {' or '.join(sorted(wanted))}" for name, wanted in part.items())
        for part in when
    )


def _name(word: str) -> str:
    return word.replace("-", "_")


def _quoted(text: str) -> str:
    """Quote a text for Mermaid, whose only special sign inside quotes is the quote itself."""
    return '"' + text.replace('"', "#quot;") + '"'
