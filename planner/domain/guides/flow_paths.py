"""Every way through the flow, enumerated exactly without walking billions of them one by one.

The ways are merged as they are walked. All that a flow ever does with an answer is to ask
conditions: whether a later question is asked or a later answer offered, and whether something that
is watched (a route, an item) is shown. Two ways that have come equally far with every condition
still in use - failed, met so far, or open because of "I do not know" - therefore have the same
future: the same questions with the same answers lead to the same results. One of them stands for
both, and carries the sum of their numbers. So whatever holds of the ways given back, as far as
the watched conditions can tell, holds of every way; and their sizes add up to the number of ways
(``path_count``), which the tests compare with counting one by one on small flows.

A condition is in use until the last question that it names; one that no longer matters, since
another of the same list is met for good, counts as failed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from planner.domain.guides.flow import (
    COUNTRY,
    UNKNOWN,
    Answers,
    Condition,
    Flow,
    Holds,
    Question,
    When,
    holds,
)
from planner.domain.guides.flow_walk import choices_of, is_asked
from planner.domain.guides.outcomes import countries_of

Marks = tuple[Holds, ...]  # how far a way has come with each condition, in one fixed order


@dataclass(frozen=True, slots=True)
class Path:
    """Hold one whole way through the flow; ``size`` is the number of ways it stands for.

    ``has_unknown`` tells whether one of its answers is "I do not know": the same of all of them.
    """

    answers: Answers
    size: int
    has_unknown: bool


def paths(flow: Flow, watched: Iterable[When]) -> tuple[Path, ...]:
    """Enumerate every way, told apart only as far as the watched conditions can tell."""
    tracker = _Tracker(flow, watched)
    layer = {(tracker.start, False): Path({}, 1, has_unknown=False)}
    for question in flow.questions:
        following: dict[tuple[Marks, bool], Path] = {}
        for (marks, _), path in layer.items():
            for answer in _answers(question, path.answers):
                step = _extended(path, question, answer)
                key = (tracker.after(question, answer, marks), step.has_unknown)
                known = following.get(key)
                following[key] = _joined(known, step) if known else step
        layer = following
    return tuple(layer.values())


def path_count(flow: Flow) -> int:
    """Count the ways through the flow, each answer of each question on its own."""
    return sum(path.size for path in paths(flow, ()))


def is_reached(flow: Flow, *whens: When, country: str = "") -> bool:
    """Tell whether some way meets all the conditions, and is about the country if one is named.

    Ways with "I do not know" do not count, unless a condition names that answer: they pass
    everywhere, and would hide what nobody who knows the answers ever sees. A way that gives the
    answers wanted is tried first; only where it fails are all ways enumerated.
    """
    may_doubt = any(
        UNKNOWN in wanted for when in whens for part in when for wanted in part.values()
    )

    def is_met(answers: Answers) -> bool:
        return (
            all(holds(when, answers) is Holds.YES for when in whens)
            and (may_doubt or UNKNOWN not in answers.values())
            and (not country or country in countries_of(answers))
        )

    if any(is_met(answers) for answers in _likely_ways(flow, whens, country)):
        return True
    watched = [*whens, *(_each_answer(flow, COUNTRY) if country else ())]
    return any(is_met(path.answers) for path in paths(flow, watched))


def _likely_ways(flow: Flow, whens: Sequence[When], country: str) -> Iterator[Answers]:
    """Walk once for each choice of alternatives, with the answers that they want."""
    here: Condition = {COUNTRY: frozenset({country})} if country else {}
    for parts in product(*(when or ({},) for when in whens)):
        wanted = _all_wanted((here, *parts))
        asked_for = [question.asked_if[:1] for question in flow.questions if question.id in wanted]
        yield _walked(flow, _all_wanted((wanted, *(part for when in asked_for for part in when))))


def _all_wanted(parts: Iterable[Condition]) -> dict[str, frozenset[str]]:
    """Join conditions; where two want different answers to a question the first is heard."""
    wanted: dict[str, frozenset[str]] = {}
    for part in parts:
        for question, answers in part.items():
            wanted[question] = (wanted.get(question, answers) & answers) or wanted[question]
    return wanted


def _walked(flow: Flow, wanted: Condition) -> Answers:
    """Walk to the end, answering as wanted, and else with the first answer offered."""
    answers: dict[str, str] = {}
    for question in flow.questions:
        if is_asked(question, answers):
            offered = [choice.id for choice in choices_of(question, answers)]
            fitting = (each for each in offered if each in wanted.get(question.id, ()))
            answers[question.id] = next(fitting, offered[0])
    return answers


def _each_answer(flow: Flow, question_id: str) -> tuple[When, ...]:
    """Give a condition for each answer of a question, so that ways are told apart by it."""
    return tuple(
        ({question_id: frozenset({answer})},)
        for question in flow.questions
        if question.id == question_id
        for answer in (*(choice.id for choice in question.choices), UNKNOWN)
    )


def _answers(question: Question, answers: Answers) -> Iterator[str]:
    """Give the answers that a question takes; one empty one where it is not asked."""
    if not is_asked(question, answers):
        yield ""
        return
    for choice in choices_of(question, answers):
        yield choice.id


def _extended(path: Path, question: Question, answer: str) -> Path:
    if not answer:
        return path
    answers = {**path.answers, question.id: answer}
    return Path(answers, path.size, path.has_unknown or answer == UNKNOWN)


def _joined(first: Path, second: Path) -> Path:
    return Path(first.answers, first.size + second.size, first.has_unknown)


class _Tracker:
    """Keep how far a way has come with the conditions of some lists, question by question."""

    def __init__(self, flow: Flow, watched: Iterable[When]) -> None:
        order = {question.id: number for number, question in enumerate(flow.questions)}
        uses = [*_inner_uses(flow, order), *((when, len(order)) for when in watched)]
        self._conditions: list[Condition] = []
        self._steps: dict[tuple[str, str], list[tuple[int, Holds]]] = {}
        self._spent: dict[str, list[int]] = {question.id: [] for question in flow.questions}
        self._ended: dict[str, list[tuple[range, list[int]]]] = {name: [] for name in self._spent}
        for when, until in {_frozen(when, until): (when, until) for when, until in uses}.values():
            first = len(self._conditions)
            self._conditions += when
            self._note_ends(flow, order, range(first, len(self._conditions)), until)
        self.start: Marks = (Holds.YES,) * len(self._conditions)

    def _note_ends(self, flow: Flow, order: dict[str, int], numbers: range, until: int) -> None:
        """Note after which questions the conditions of one list are all said, or out of use."""
        ends = {n: max((order[name] for name in self._conditions[n]), default=0) for n in numbers}
        for now, question in enumerate(flow.questions):
            if now == until:
                self._spent[question.id] += numbers
            elif now in ends.values():
                said = [n for n in numbers if ends[n] <= now]
                self._ended[question.id].append((numbers, said))

    def after(self, question: Question, answer: str, marks: Marks) -> Marks:
        """Give the marks after one more answer, those of spent conditions made alike."""
        following = list(marks)
        for number, held in self._step(question.id, answer):
            following[number] = _both(following[number], held)
        for number in self._spent[question.id]:
            following[number] = Holds.NO
        for numbers, said in self._ended[question.id]:
            held = _either([following[number] for number in said])
            if held is Holds.YES or len(said) == len(numbers):
                for number in numbers:
                    following[number] = held if number == said[0] else Holds.NO
        return tuple(following)

    def _step(self, question_id: str, answer: str) -> list[tuple[int, Holds]]:
        """List what an answer does to the conditions that name its question."""
        key = (question_id, answer)
        if key not in self._steps:
            given = {question_id: answer} if answer else {}
            self._steps[key] = [
                (number, holds(({question_id: condition[question_id]},), given))
                for number, condition in enumerate(self._conditions)
                if question_id in condition
            ]
        return self._steps[key]


def _inner_uses(flow: Flow, order: dict[str, int]) -> Iterator[tuple[When, int]]:
    """List the conditions of questions and answers, each in use until its own question."""
    for question in flow.questions:
        for when in (question.asked_if, *(choice.offered_if for choice in question.choices)):
            yield when, order[question.id]


def _frozen(when: When, until: int) -> tuple[object, ...]:
    """Give what two lists in use until the same question have in common if they are equal."""
    return (until, *(frozenset(condition.items()) for condition in when))


def _both(first: Holds, second: Holds) -> Holds:
    """Tell whether two conditions are both met."""
    if Holds.NO in (first, second):
        return Holds.NO
    return Holds.UNKNOWN if Holds.UNKNOWN in (first, second) else Holds.YES


def _either(results: Sequence[Holds]) -> Holds:
    """Tell whether one of some conditions is met."""
    if Holds.YES in results:
        return Holds.YES
    return Holds.UNKNOWN if Holds.UNKNOWN in results else Holds.NO
