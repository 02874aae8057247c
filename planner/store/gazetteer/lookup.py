"""How a typed text becomes an origin without any network: look up, complete, correct.

``lookup`` answers a finished text, ``suggest`` one that is still being typed. Everything is
read from the file that ``build`` made.
"""

from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz

from planner.domain.errors import InvalidValue
from planner.domain.origins import matching, wording
from planner.domain.origins import origin as origins
from planner.domain.origins.matching import CLEAR_SCORE, MOST_CHOICES
from planner.domain.origins.origin import (
    POSTAL_DIGITS,
    Choices,
    Found,
    Missing,
    Origin,
    PostalCode,
    Resolution,
    Words,
)
from planner.store.gazetteer.file import GazetteerFile, expression
from planner.store.gazetteer.spelling import Spelling

NAME_LIKENESS = 75.0  # percent; a name this like may be the one meant
HINT_LIKENESS = 60.0  # percent; a name this like is worth showing beside "not found"
COMPLETE_LIKENESS = 90.0  # percent; "Bisha" is Bishan, "Bish" may be many things
MOST_TOWN_WORDS = 8
TOWNS = frozenset({"station", "area"})
FEWEST_DIGITS = 4  # from this many on, digits look like a postal code being typed


class Gazetteer:
    """Answer texts from one gazetteer file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._file = GazetteerFile(path)

    def lookup(self, text: str) -> Resolution:
        """Find the origin that a finished text means.

        Raises InvalidValue (field "near") for an empty or overlong text and points elsewhere.
        """
        labelled = self._file.named([wording.label_key(wording.clean(text))])
        if labelled:
            return Found(labelled[0].origin)
        asked = origins.understand(text)
        if isinstance(asked, Words):
            return self._by_name(asked)
        return self._by_code(asked) if isinstance(asked, PostalCode) else asked

    def suggest(self, text: str, limit: int = MOST_CHOICES) -> tuple[Origin, ...]:
        """List the origins that a text still being typed may become, likeliest first.

        Raises InvalidValue (field "near") for an overlong text only.
        """
        typed = wording.clean(text)
        try:
            asked = origins.understand(typed)
        except InvalidValue:
            return ()
        if not isinstance(asked, Words):
            found = self._by_code(asked) if isinstance(asked, PostalCode) else asked
            return _origins(found)[:limit]
        begun = self._beginning(asked, limit)
        return begun or _origins(self.lookup(typed))[:limit]

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._file.close()

    def _by_code(self, asked: PostalCode) -> Resolution:
        for origin in self._file.postal_codes(asked.code):
            return Found(origin)
        missing = origins.unknown_code(asked.code, self._file.sector(asked.code[:2]))
        if not wording.tokens(asked.rest):
            return missing
        beside = _origins(self._by_name(origins.words(asked.rest)))
        return Missing((*beside, *missing.suggestions)[:MOST_CHOICES], missing.message)

    def _by_name(self, asked: Words) -> Resolution:
        return (
            self._named(asked)
            or matching.too_wide(asked.text)
            or (self._short(asked) if matching.is_short(asked) else self._long(asked))
        )

    def _named(self, asked: Words) -> Found | Choices | None:
        named = self._file.named(matching.exact_keys(asked))
        return matching.named_exactly(named) if named else None

    def _short(self, asked: Words) -> Resolution:
        whole = matching.ranked(asked, self._file.matching(expression(asked)))
        named = _hits(matching.settled(whole))
        options = tuple(dict.fromkeys((*named, *self._beginning(asked, MOST_CHOICES))))
        return Choices(options[:MOST_CHOICES]) if options else origins.unknown_name(asked.text, ())

    def _long(self, asked: Words) -> Resolution:
        return (
            self._known(asked)
            or self._loosened(asked)
            or self._completed(asked)
            or self._corrected(asked)
        )

    def _known(self, asked: Words) -> Resolution | None:
        """Answer for a text of which every word is known and complete."""
        named = self._named(asked)
        if named or matching.is_short(asked):
            return named
        matches = self._file.matching(expression(asked))
        ranked = matching.ranked(asked, matches)
        return matching.settled(ranked) or self._unknown_number(asked)

    def _loosened(self, asked: Words) -> Resolution | None:
        """Answer for a name with its town beside it, or with words that only say where there."""
        for text in (asked.text, *wording.loosened(asked.text)):
            wanted = origins.words(text)
            known = None if wanted == asked else self._known(wanted)
            options = _hits(known) or self._in_town(wanted)
            if options:
                return matching.offered(options, asked.text)
        return None

    def _in_town(self, asked: Words) -> tuple[Origin, ...]:
        """List what is meant by a name before or after the station or area that it is near."""
        typed = wording.telling_words(asked.text)[:MOST_TOWN_WORDS]
        for cut in range(1, len(typed)):
            for town, rest in ((typed[:cut], typed[cut:]), (typed[cut:], typed[:cut])):
                towns = _hits(self._named(origins.words(" ".join(town))))
                towns = tuple(at for at in towns if at.kind in TOWNS)
                known = self._known(origins.words(" ".join(rest))) if towns else None
                near = matching.near_to(towns, _hits(known))
                if near:
                    return near
        return ()

    def _unknown_number(self, asked: Words) -> Missing | None:
        number, *street = asked.terms
        if not (street and number[0][0].isdigit()):
            return None
        keys = [wording.key(reading) for reading in wording.readings(tuple(street))]
        roads = [match for match in self._file.named(keys) if match.kind == "road"]
        return origins.unknown_number(number[0].upper(), roads[0].origin) if roads else None

    def _completed(self, asked: Words) -> Resolution | None:
        """Answer for a text whose last word is only begun."""
        if wording.numbers([asked.tail]):
            return None
        ranked = matching.ranked(asked, self._file.matching(expression(asked, is_begun=True)))
        whole = wording.canonical(asked.text)
        likeness = [(fuzz.ratio(whole, match.name), match) for match in ranked]
        scored = sorted((s for s in likeness if s[0] >= COMPLETE_LIKENESS), key=lambda s: -s[0])
        clear = matching.likeliest(asked.text, scored)
        answer = clear if isinstance(clear, Found) else matching.settled(ranked)
        return answer and _marked(answer, asked.text)

    def _corrected(self, asked: Words) -> Resolution:
        """Answer for a text with a word that no name holds."""
        respelt = self._respelt(asked) or self._respelt_street(asked)
        if respelt is not None:
            return respelt
        if asked.text.isdecimal():
            return origins.unknown_name(asked.text, self._with_zero(asked.text))
        likeness = self._spelling.like(asked, HINT_LIKENESS)
        keys = [wording.key(name) for name in likeness]
        matches = self._file.named(keys) if keys else []
        scored = [(likeness.get(match.name, 0.0), match) for match in matches]
        scored.sort(key=lambda pair: -pair[0])
        near = [pair for pair in scored if pair[0] >= NAME_LIKENESS]
        hints = matching.distinct(match for _, match in scored)
        return matching.likeliest(asked.text, near) or origins.unknown_name(
            asked.text, tuple(match.origin for match in hints)
        )

    def _with_zero(self, digits: str) -> tuple[Origin, ...]:
        """Look for a postal code that lost its first zero, as spreadsheets make it do."""
        is_short = len(digits) == POSTAL_DIGITS - 1
        return tuple(self._file.postal_codes(f"0{digits}")) if is_short else ()

    def _respelt(self, asked: Words) -> Resolution | None:
        """Answer for the text with its unknown words replaced by known ones."""
        texts = self._spelling.corrections(asked)
        answers = [(self._known(origins.words(text)), is_near) for text, is_near in texts]
        hits = [(hit, is_near) for answer, is_near in answers for hit in _hits(answer)]
        options = tuple(dict.fromkeys(hit for hit, _ in hits))
        if options and not all(is_near for _, is_near in hits):
            return Choices(options[:MOST_CHOICES])
        offered = matching.offered(options, asked.text)
        return offered or next((answer for answer, _ in answers if answer is not None), None)

    def _respelt_street(self, asked: Words) -> Resolution | None:
        """Answer for a number on a road whose name is mistyped."""
        number, *rest = wording.telling_words(asked.text)
        if not (rest and number[0].isdigit()):
            return None
        for name in self._spelling.like(origins.words(" ".join(rest)), CLEAR_SCORE):
            answer = self._known(origins.words(f"{number} {name}"))
            if answer is not None:
                return _marked(answer, asked.text)
        return None

    def _beginning(self, asked: Words, limit: int) -> tuple[Origin, ...]:
        """List what the text begins, the name itself before what only holds it."""
        matches = self._file.named(matching.exact_keys(asked))
        matches += self._file.matching(expression(asked, is_begun=True, is_name=True))
        if len(matches) < limit:
            matches += self._file.matching(expression(asked, is_begun=True))
        kept = matching.distinct(matching.ranked(asked, matches), limit)
        found = tuple(match.origin for match in kept)
        if not (asked.text.isdecimal() and FEWEST_DIGITS <= len(asked.text) < POSTAL_DIGITS):
            return found
        codes = self._file.postal_codes(asked.text, limit)
        return tuple(dict.fromkeys((*found[: limit // 2], *codes)))[:limit]

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self._file.known_words(), self._file.known_names())


def _marked(answer: Resolution, typed: str) -> Resolution:
    return Found(answer.origin, typed) if isinstance(answer, Found) else answer


def _origins(answer: Resolution) -> tuple[Origin, ...]:
    if isinstance(answer, Found):
        return (answer.origin,)
    return answer.origins if isinstance(answer, Choices) else answer.suggestions


def _hits(answer: Resolution | None) -> tuple[Origin, ...]:
    return _origins(answer) if isinstance(answer, Found | Choices) else ()
