"""Which names a mistyped text comes near to.

Likeness is in percent, by rapidfuzz. Words and names with digits in them are never corrected.
"""

from collections.abc import Sequence
from itertools import product

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from planner.domain.origins import wording
from planner.domain.origins.matching import CLEAR_SCORE
from planner.domain.origins.origin import Words

WORD_LIKENESS = 70.0  # below it a word is another word
SLIP_LIKENESS = 75.0  # one letter wrong is a slip from here on: "Vivi" for "Vivo", not "Nek"
NEAR_TIE = 4.0  # corrections of a text that are this close are all worth asking for
MOST_CORRECTIONS = 6
MOST_WORD_CORRECTIONS = 3
MOST_CORRECTED_WORDS = 4
SHORTEST_CORRECTED = 3
MOST_NAMES = 8


class Spelling:
    """Compare texts with the words and names of one gazetteer."""

    def __init__(self, words: frozenset[str], names: Sequence[str]) -> None:
        self._words = words
        self._list = sorted(words)
        self._names = list(names)
        self._keys = [wording.key(name) for name in names]

    def corrections(self, query: Words) -> list[tuple[str, bool]]:
        """List the likest texts with every unknown word replaced, and whether that is near.

        Likest first; empty if no word is unknown, or if one is like no known word.
        """
        typed = list(wording.telling_words(query.text)[: len(query.terms)])
        unknown = [place for place, term in enumerate(query.terms) if self._is_unknown(term)]
        if not 0 < len(unknown) <= MOST_CORRECTED_WORDS:
            return []
        lead = "block " if query.is_block else ""
        found: list[tuple[float, str]] = []
        for replaced in product(*(self._near(typed[place]) for place in unknown)):
            text = list(typed)
            for place, (word, _) in zip(unknown, replaced, strict=True):
                text[place] = word
            found.append(
                (sum(score for _, score in replaced) / len(replaced), lead + " ".join(text))
            )
        likest = sorted(found, reverse=True)[:MOST_CORRECTIONS]
        before = lead + " ".join(typed)
        return [
            (text, _is_near(before, text))
            for score, text in likest
            if score > likest[0][0] - NEAR_TIE
        ]

    def like(self, query: Words, least: float) -> dict[str, float]:
        """Map the names that come nearest to the text to their likeness, likest first.

        Compared by their words in any order, and closed up ("harbor front", "HarbourFront").
        """
        text = wording.canonical(query.text)
        digits = wording.numbers(text.split())
        by_words = process.extract(
            text,
            self._names,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=least,
            limit=4 * MOST_NAMES,
        )
        closed = process.extract(
            wording.key(text),
            self._keys,
            scorer=fuzz.ratio,
            score_cutoff=least,
            limit=MOST_NAMES,
        )
        likeness: dict[str, float] = {}
        for score, place in sorted(((s, p) for _, s, p in (*by_words, *closed)), reverse=True):
            name = self._names[place]
            if wording.numbers(name.split()) == digits:
                likeness.setdefault(name, score)
        return dict(list(likeness.items())[:MOST_NAMES])

    def _is_unknown(self, term: tuple[str, ...]) -> bool:
        word = term[0]
        is_name = len(term) == 1 and word.isalpha() and len(word) >= SHORTEST_CORRECTED
        return is_name and word not in self._words

    def _near(self, word: str) -> list[tuple[str, float]]:
        found = process.extract(
            word,
            self._list,
            scorer=fuzz.ratio,
            score_cutoff=WORD_LIKENESS,
            limit=MOST_WORD_CORRECTIONS,
        )
        return [(near, score) for near, score, _ in found]


def _is_near(typed: str, meant: str) -> bool:
    """Tell whether a correction is so small that it need not be asked for."""
    likeness = fuzz.ratio(typed, meant)
    return likeness >= CLEAR_SCORE or (
        likeness >= SLIP_LIKENESS and OSA.distance(typed, meant) == 1
    )
