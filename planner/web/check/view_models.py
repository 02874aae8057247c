"""What the pages of the check show: a question, and the outcome. Plain values, ready to print.

Templates read these and decide nothing.
"""

from dataclasses import dataclass

from planner.web.guides.source_chips import SourceChip, Sourced
from planner.web.shown import Link


@dataclass(frozen=True)
class ChoiceView:
    """Hold one answer that may be chosen; ``id`` is that of its field."""

    id: str
    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False
    is_unknown: bool = False


@dataclass(frozen=True)
class AnswerView:
    """Hold one answer given, and the address that changes it and keeps the rest."""

    question: str
    answer: str
    change_url: str
    is_unknown: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """Hold one question; ``kept`` are the other answers, which its form sends along."""

    id: str
    text: str
    why: str
    progress: str
    choices: tuple[ChoiceView, ...]
    answers: tuple[AnswerView, ...]
    kept: tuple[tuple[str, str], ...]
    action: str
    guides_url: str
    back_url: str = ""
    outcome_url: str = ""
    error: str = ""
    notices: tuple[str, ...] = ()
    is_indexed: bool = False


@dataclass(frozen=True)
class StopView(Sourced):
    """Hold one stop sign."""

    title: str
    text: str
    chips: tuple[SourceChip, ...]


@dataclass(frozen=True)
class NoteView(Sourced):
    """Hold something to mind, and what it rests on."""

    text: str
    chips: tuple[SourceChip, ...]


@dataclass(frozen=True)
class RouteView(Sourced):
    """Hold one route to ask about; ``missing`` are unanswered questions, ``also_missing`` facts."""

    id: str
    heading: str
    question: str
    ask: tuple[Link, ...]
    show: tuple[str, ...]
    missing: tuple[Link, ...]
    also_missing: tuple[str, ...]
    mind: str
    level: str
    chips: tuple[SourceChip, ...]
    is_certain: bool = True


@dataclass(frozen=True)
class CountryView:
    """Hold the routes of one country; ``words`` say what stands below them."""

    id: str
    name: str
    heading: str
    words: str
    mind: tuple[NoteView, ...]
    routes: tuple[RouteView, ...]


@dataclass(frozen=True)
class PartyView(Sourced):
    """Hold somebody to ask, and how to reach them."""

    id: str
    name: str
    reach: str
    chips: tuple[SourceChip, ...]


@dataclass(frozen=True)
class PauseView:
    """Hold why to pause, and the questions whose answers are not known."""

    words: str
    questions: tuple[Link, ...]


@dataclass(frozen=True)
class StationView:
    """Hold one stop of the drawing with the places of its words."""

    x: int
    y: int
    text_x: int
    label_y: int
    answer_y: int
    label: str
    answer: str
    is_lit: bool
    is_unknown: bool = False
    is_outcome: bool = False


@dataclass(frozen=True)
class TrackView:
    """Hold one way between stops; ``curve`` is an SVG path."""

    curve: str
    is_lit: bool
    is_bypass: bool


@dataclass(frozen=True)
class DrawingView:
    """Hold the drawing of the way taken; ``words`` say the same, a stop each."""

    width: int
    height: int
    stations: tuple[StationView, ...]
    tracks: tuple[TrackView, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class OutcomePage:
    """Hold the outcome; ``steps`` says what the checklist would hold.

    ``mind`` stands for every country shown, a country's own for it alone;
    ``also`` are routes that everybody is shown.
    """

    title: str
    lead: str
    lit: tuple[StopView, ...]
    unlit: tuple[StopView, ...]
    pause: PauseView | None
    mind: tuple[NoteView, ...]
    countries: tuple[CountryView, ...]
    also: tuple[RouteView, ...]
    parties: tuple[PartyView, ...]
    answers: tuple[AnswerView, ...]
    save_url: str
    steps: str
    guides_url: str
    restart_url: str
    drawing: DrawingView
    notices: tuple[str, ...] = ()
