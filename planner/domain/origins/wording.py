"""How people in Singapore write the names of places: folding, abbreviations, words.

A word is a run of letters and digits in lower case without accents. Text is at most
``LONGEST_TEXT`` characters as typed.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable

from planner.domain.errors import InvalidValue

LONGEST_TEXT = 200
MOST_READINGS = 8

# Short forms on street signs, in addresses and in speech; OneMap and SingPost write most of them.
EXPANSIONS: dict[str, tuple[str, ...]] = {
    "st": ("street", "saint"),
    **{
        short: (full,)
        for full, shorts in {
            "ang mo kio": "amk",
            "avenue": "ave av",
            "building": "bldg blg",
            "bukit": "bt bk",
            "central": "ctrl cntrl",
            "centre": "ctr center cntr",
            "choa chu kang": "cck",
            "close": "cl",
            "community club": "cc",
            "crescent": "cres cresc cr",
            "drive": "dr drv",
            "east": "e",
            "estate": "est",
            "garden": "gdn",
            "gardens": "gdns",
            "heights": "hts",
            "highway": "hwy",
            "industrial": "ind indl",
            "jalan": "jln jl",
            "kampong": "kg kpg kampung",
            "lane": "ln",
            "library": "lib",
            "lorong": "lor lrg",
            "market": "mkt",
            "mount": "mt",
            "north": "nth n",
            "park": "pk",
            "place": "pl",
            "polytechnic": "poly",
            "road": "rd",
            "secondary": "sec",
            "south": "sth",
            "square": "sq",
            "station": "stn sta",
            "tanjong": "tg tj tjg tanjung",
            "terrace": "ter terr tce",
            "toa payoh": "tpy",
            "university": "uni univ",
            "upper": "upp upr",
            "west": "w",
            "yio chu kang": "yck",
        }.items()
        for short in shorts.split()
    },
}
NOISE = frozenset({"and", "at", "the"})
BLOCK_WORDS = frozenset({"blk", "block"})
_ROAD_WORDS = frozenset({"avenue", "street", "lorong", "jalan", "drive", "block", "lane", "road"})
_STATION_HEADS = frozenset({"cc", "cr"})  # CC15, CR5: lines, not community clubs and crescents
_COUNTRY = re.compile(r"(republic of )?(singapore|singapura|spore|sg)")
_ABROAD = re.compile(r"johore?( bahru)?|jb|batam|bintan|kuala lumpur|kl|malaysia|indonesia")
_SAYS_WHERE = re.compile(
    r"(across|around|behind|beside|close|from|front|in|inside|near|nearby|next|of|opp|opposite"
    r"|outside|to) (?P<name>.+)"
)
_SAYS_WHICH_PART = re.compile(
    r"(?P<name>.+) (exit [a-z0-9]{1,2}|interchange|int|lrt|mrt|singapore|sg|station|stn)"
)
_CAPITALS = re.compile(
    r"acs|aia|amk|axa|boc|cc|cck|cpf|csc|cwt|dbs|dhl|dnv|dso|hdb|hq|hsbc|ibm|ica|icb|ii|iii|ion"
    r"|ite|iv|jtc|kk|lrt|lta|mnd|moe|mrt|msf|myp|ncs|nex|nkf|ntu|nuh|nus|ocbc|oue|psa|psb|rhb"
    r"|rvrc|sbf|sgh|sgx|smrt|smu|sutd|suss|tpy|ue|uic|uob|ups|ura|vii|yck",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans("", "", "'`´‘’ʼ")
_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"([a-z]{2,})([0-9]+[a-z]?)")
_KEPT_GAP = re.compile(r"(?<![0-9]) | (?![0-9])")


def clean(text: str) -> str:
    """Return typed text on one line, without control or direction marks.

    Raises InvalidValue for more than ``LONGEST_TEXT`` characters.
    """
    if len(text) > LONGEST_TEXT:
        raise InvalidValue(
            "near",
            f"That is {len(text)} characters long: give at most {LONGEST_TEXT}, "
            "for example a postal code or a station.",
        )
    return one_line(text)


def one_line(text: str) -> str:
    """Return text of any length on one line, in compatibility form, without unseen marks."""
    seen = (_seen(char) for char in unicodedata.normalize("NFKC", text))
    return " ".join("".join(seen).replace("\u2212", "-").split())


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category.startswith("C") else char


def fold(text: str) -> str:
    """Take case, accents and apostrophes out of text."""
    plain = unicodedata.normalize("NFKD", one_line(text.translate(_APOSTROPHES)))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def tokens(text: str) -> tuple[str, ...]:
    """Split text into folded words, with "Blk512" and "Ave6" taken apart, "CC 15" put together."""
    found = itertools.chain.from_iterable(_unglued(word) for word in _WORD.findall(fold(text)))
    head, *rest = tuple(found) or ("",)
    if head in _STATION_HEADS and rest and rest[0].isdecimal():
        return (head + rest[0], *rest[1:])
    return (head, *rest) if head else ()


def _unglued(word: str) -> tuple[str, ...]:
    glued = _GLUED.fullmatch(word)
    if glued is None:
        return (word,)
    head = glued[1]
    known = head in BLOCK_WORDS or head in _ROAD_WORDS or head in EXPANSIONS
    return (head, glued[2]) if known and head not in _STATION_HEADS else (word,)


def telling_words(text: str) -> tuple[str, ...]:
    """Split text into words, without those that tell nothing ("the", "Blk"); all if all are so."""
    typed = tokens(text)
    return tuple(w for w in typed if w not in NOISE and w not in BLOCK_WORDS) or typed


def terms(text: str) -> tuple[tuple[str, ...], ...]:
    """List for each word typed what it may stand for.

    ``"St 21"`` gives ``(("street", "saint"), ("21",))``; a meaning may be several words.
    """
    meanings = [EXPANSIONS.get(word, (word,)) for word in telling_words(text)]
    return tuple(
        ("club",) if meaning == ("centre",) and before == ("community",) else meaning
        for before, meaning in itertools.pairwise([(), *meanings])
    )


def readings(meanings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """List the whole texts that the meanings allow, at most ``MOST_READINGS``."""
    every = itertools.product(*meanings)
    return tuple(" ".join(reading) for reading in itertools.islice(every, MOST_READINGS))


def canonical(text: str) -> str:
    """Write a name the one way the index holds it; "St" is judged by what stands after it."""
    meanings = terms(text)
    following = [*meanings, ("1",)][1:]
    return " ".join(
        meaning[-1] if len(meaning) > 1 and not after[0][0].isdigit() else meaning[0]
        for meaning, after in zip(meanings, following, strict=True)
    )


def key(name: str) -> str:
    """Close the gaps of a canonical name, except between digits: "vivo city" is "vivocity"."""
    return _KEPT_GAP.sub("", name)


def label_key(label: str) -> str:
    """Write a label as the index holds it: no closed-up name begins with an equals sign."""
    return f"={fold(label)}"


def is_whole_map(text: str) -> bool:
    """Tell whether the text names Singapore itself."""
    return _COUNTRY.fullmatch(" ".join(tokens(text))) is not None


def is_abroad(text: str) -> bool:
    """Tell whether the whole text names a neighbour that people in Singapore often mean."""
    return _ABROAD.fullmatch(" ".join(tokens(text))) is not None


def loosened(text: str) -> tuple[str, ...]:
    """List the text with ever more taken off that says where at a place: "opposite", "exit B".

    Empty if there is nothing to take off.
    """
    left = " ".join(tokens(text))
    found: list[str] = []
    while match := _SAYS_WHICH_PART.fullmatch(left) or _SAYS_WHERE.fullmatch(left):
        left = match["name"]
        found.append(left)
    return tuple(found)


def is_block(text: str) -> bool:
    """Tell whether the text begins by saying that a block number follows."""
    typed = tokens(text)
    return len(typed) > 1 and typed[0] in BLOCK_WORDS and typed[1][0].isdigit()


def title(text: str) -> str:
    """Write a name with capitals at its words, and all through the usual initials.

    "KING'S ROAD" is "King's Road", "Amk Hub" is "AMK Hub".
    """
    return " ".join(_capitalised(word) for word in one_line(text).split())


def _capitalised(word: str) -> str:
    parts = re.split(r"([-/()@.,&])", word)
    return "".join(
        part.upper() if _CAPITALS.fullmatch(part) else part[:1].upper() + part[1:].lower()
        for part in parts
    )


def address(block: str, road: str, building: str, postal_code: str) -> str:
    """Write an address on one line; parts that are not known are left out."""
    street = " ".join(part for part in (block, road) if part)
    named = f"{street} ({building})" if building and street else street or building
    return ", ".join(part for part in (named, f"Singapore {postal_code}") if part)


def numbers(words: Iterable[str]) -> frozenset[str]:
    """Pick the words that hold a digit: these must agree, they are never mistyped names."""
    return frozenset(word for word in words if any(char.isdigit() for char in word))
