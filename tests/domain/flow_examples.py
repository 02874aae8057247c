"""A flow of five questions, three routes and two items, and flows made by chance."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from planner.domain.guides.flow import (
    COUNTRY,
    UNKNOWN,
    Answers,
    Choice,
    Clash,
    Flow,
    Item,
    Lead,
    LeadBasis,
    LeadFrom,
    Party,
    Phase,
    Question,
    Route,
    StopSign,
    When,
)
from planner.domain.guides.flow_paths import Path, paths
from planner.domain.guides.flow_walk import choices_of, is_asked

NO_DATE = Lead(LeadFrom.NO_DATE, LeadBasis.GUESS, "No date: keep at it")


def when(*conditions: Mapping[str, str]) -> When:
    """Write conditions with answers parted by spaces: when({"pay": "wage allowance"})."""
    return tuple(
        {question: frozenset(answers.split()) for question, answers in condition.items()}
        for condition in conditions
    )


def question(name: str, choices: str, asked_if: When = (), **offered_if: When) -> Question:
    """Make a question with choices parted by spaces; hyphens of names are underscores."""
    made = tuple(
        Choice(one, one.title(), offered_if=offered_if.get(one.replace("-", "_"), ()))
        for one in choices.split()
    )
    return Question(name, name.title(), f"Which {name}?", "It decides.", made, asked_if)


def route(name: str, country: str = "japan", shown_if: When = (), **more: Any) -> Route:
    """Make a route with one office to ask."""
    told: dict[str, Any] = {"ask": ("embassy",), "bring": ("dates",), "source_ids": ()} | more
    return Route(
        id=name,
        country=country,
        name=name.upper(),
        question="Which status?",
        level_words="official",
        shown_if=shown_if,
        **told,
    )


def item(name: str, applies_if: When = (), **more: Any) -> Item:
    """Make an item without a date."""
    told: dict[str, Any] = {"phase": Phase.VERIFY, "country": "", "waits_for": ()} | more
    return Item(
        id=name,
        do=f"Do {name}",
        why="It matters.",
        ask=("embassy",),
        question="How?",
        keep="The reply",
        source_ids=(),
        leads=told.pop("leads", (NO_DATE,)),
        applies_if=applies_if,
        **told,
    )


QUESTIONS = (
    question("country", "japan korea both"),
    question("where", "singapore japan korea"),
    question(
        "status",
        "jp-student kr-d2 visitor",
        when(
            {"country": "japan both", "where": "japan"}, {"country": "korea both", "where": "korea"}
        ),
        jp_student=when({"where": "japan"}),
        kr_d2=when({"where": "korea"}),
    ),
    question("pay", "none wage"),
    question("hours", "few many", when({"pay": "wage"})),
)
FLOW = Flow(
    questions=QUESTIONS,
    parties=(Party("embassy", "Embassy", "its page"),),
    routes=(
        route("jp-paid", "japan", when({"where": "singapore", "pay": "wage"})),
        route("jp-in", "japan", when({"status": "jp-student", "hours": "few"}, {"pay": "none"})),
        route("jp-x", "japan", is_fallback=True),
        route("kr-in", "korea", when({"status": "kr-d2"})),
        route("kr-x", "korea", is_fallback=True),
        route("holiday", "", when({"pay": "wage"})),
    ),
    stop_signs=(
        StopSign("always", "No terms", "Ask for them.", ()),
        StopSign("tourist", "Tourist", "Ask first.", (), when({"status": "visitor"})),
    ),
    clashes=(
        Clash("length", "Both lines", (), when({"hours": "many"}), ("japan",)),
        Clash("either", "Both ends", (), when({"hours": "many"})),
    ),
    items=(
        item("c1"),
        item("v1", when({"pay": "wage"}), waits_for=("c1",)),
        item("j1", country="japan", phase=Phase.JAPAN),
        item("k1", when({"status": "kr-d2"}), country="korea", phase=Phase.KOREA),
    ),
)


def ways(flow: Flow, answers: Answers | None = None, number: int = 0) -> Iterator[Answers]:
    """Walk every way through a flow one by one."""
    answers = answers or {}
    if number == len(flow.questions):
        yield answers
        return
    asked = flow.questions[number]
    if not is_asked(asked, answers):
        yield from ways(flow, answers, number + 1)
        return
    for choice in choices_of(asked, answers):
        yield from ways(flow, {**answers, asked.id: choice.id}, number + 1)


def route_paths(flow: Flow) -> tuple[Path, ...]:
    """Enumerate every way, told apart by the country and by every route's condition."""
    each_country = [
        when({COUNTRY: answer})
        for one in flow.questions
        if one.id == COUNTRY
        for answer in (*(choice.id for choice in one.choices), UNKNOWN)
    ]
    return paths(flow, [*each_country, *(one.shown_if for one in flow.routes)])


def whens(names: list[str]) -> st.SearchStrategy[When]:
    """Make conditions on some questions; an answer may be "I do not know", or one never given."""
    wanted = st.frozensets(st.sampled_from(["a", "b", "c", "unknown"]), min_size=1, max_size=2)
    if not names:
        return st.just(())
    condition = st.dictionaries(st.sampled_from(names), wanted, min_size=1, max_size=3)
    return st.lists(condition, max_size=3).map(tuple)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Make a flow of up to four questions whose conditions look back, and three routes."""
    questions: list[Question] = []
    for name in ["country", "q1", "q2", "q3"][: draw(st.integers(1, 4))]:
        earlier = whens([one.id for one in questions])
        choices = tuple(
            Choice(one, one.upper(), offered_if=draw(earlier))
            for one in "abc"[: draw(st.integers(1, 3))]
        )
        questions.append(Question(name, name, name, name, choices, draw(earlier)))
    names = [one.id for one in questions]
    routes = tuple(route(f"r{n}", "japan", draw(whens(names))) for n in range(3))
    return Flow(tuple(questions), (), routes, (), ())
