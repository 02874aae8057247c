"""The way of the answers as a drawing: stations and tracks to print, and the same in words."""

from planner.domain.flow import Answers, Flow
from planner.domain.flow_graph import Station, Track, drawing
from planner.web.check_view import DrawingView, StationView, TrackView

BESIDE = 20  # px from the middle of a station to its words
LINE = 19  # px from a label to the answer below it
BASELINE = 5  # px from the middle of a label to its baseline
LONGEST_LINE = 34  # characters that fit beside the line; the words below hold all of it


def drawing_view(flow: Flow, answers: Answers) -> DrawingView:
    """Draw the flow with the way of these answers lit."""
    drawn = drawing(flow, answers)
    return DrawingView(
        width=drawn.width,
        height=drawn.height,
        stations=tuple(_station(station) for station in drawn.stations),
        tracks=tuple(_track(track) for track in drawn.tracks),
        words=tuple(_words(station) for station in drawn.stations if not station.is_outcome),
    )


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
    return TrackView(curve, is_lit=track.is_lit, is_bypass=track.is_bypass)


def _words(station: Station) -> str:
    return f"{station.label}: {station.answer or 'not asked'}"


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1].rstrip()}…"
