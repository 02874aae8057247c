"""The way of the answers as a drawing: stations and tracks to print, and the same in words."""

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.guides.flow import Answers, Flow
from planner.domain.guides.flow_branches import Branch, Station, Track
from planner.domain.guides.flow_graph import drawing, two_lines
from planner.web.check.view_models import DrawingView, StationView, TrackView

BESIDE = 20  # px from the middle of a station to its words
LINE = 19  # px from a label to the answer below it
BASELINE = 5  # px from the middle of a label to its baseline
LONGEST_LINE = 34  # characters that fit beside the line; the words below hold all of it


def drawing_view(flow: Flow, answers: Answers) -> DrawingView:
    """Draw the flow with the way of these answers lit, and the routes that they lead to."""
    drawn = drawing(flow, answers)
    below = (stop for one in drawn.branches for stop in (one.country, *map(_named, one.routes)))
    return DrawingView(
        width=drawn.width,
        height=drawn.height,
        stations=tuple(_station(station) for station in (*drawn.stations, *below)),
        tracks=tuple(_track(track) for track in drawn.all_tracks),
        words=(
            *(_words(station) for station in drawn.stations if not station.is_outcome),
            *(words for branch in drawn.branches for words in _branch_words(branch)),
        ),
    )


def _named(route: Station) -> Station:
    """Break a route's name into the two lines of its stop."""
    first, second = two_lines(route.label)
    return replace(route, label=first, answer=second)


def _station(station: Station) -> StationView:
    base = station.y + BASELINE - (LINE // 2 if station.answer else 0)
    return StationView(
        x=station.x,
        y=station.y,
        text_x=station.x + BESIDE,
        label_y=base,
        answer_y=base + LINE,
        label=station.label,
        answer=_fitting(station.answer),
        is_lit=station.is_lit,
        is_unknown=station.is_unknown,
        is_outcome=station.is_outcome,
    )


def _track(track: Track) -> TrackView:
    curve = f"M{track.x1} {track.y1}Q{track.bend_x} {track.bend_y} {track.x2} {track.y2}"
    return TrackView(curve, is_lit=track.is_lit, is_bypass=track.is_bypass or track.is_possible)


def _words(station: Station) -> str:
    return f"{station.label}: {station.answer or 'not asked'}"


def _branch_words(branch: Branch) -> Iterator[str]:
    for route in branch.routes:
        yield f"{branch.country.label}, {route.label}: {_shown_words(route)}"


def _shown_words(route: Station) -> str:
    if route.is_unknown:
        return "possible, open until what is not known is settled"
    return "to ask about" if route.is_lit else "not shown for these answers"


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1].rstrip()}…"
