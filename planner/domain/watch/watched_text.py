"""The text of a watched page: what of it counts, its fingerprint, and what differs in a new one.

A text is lines joined by line feeds, NFKC, without control characters, doubled spaces, empty
lines, or lines that only say when the page was updated or how often it was opened.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

LONGEST_TEXT = 500_000  # characters; what follows is not watched
LONGEST_EXCERPT = 1_200
LONGEST_LINE = 240  # of an excerpt
CONTEXT = 40  # characters kept around a difference within a line
MOST_LINES = 200  # compared on either side; finding the shortest difference takes its square
FEWEST_CHARACTERS = 60  # fewer are a notice or an empty shell, not a page
LARGEST_LOSS = 10  # times shorter than before: rather a failed page than a new one
LONGEST_STAMP = 60
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control characters, marks without a shape, half pairs

UPDATED = re.compile(
    r"(?:(?:page |site )?(?:last )?(?:updated?|modified)(?: on| at)?|(?:date of )?last update"
    r"|最終更新日?時?|更新日時?|최종 ?(?:수정|갱신|업데이트) ?일?시?|수정일시?|갱신일시?)(?!\w)",
    re.IGNORECASE,
)
OPENED = re.compile(
    r"(?:(?:page )?views?|hits?|visitors?|visits?|(?:page )?view count|visitor count|access count"
    r"|アクセス数|閲覧数|조회수?|방문자 ?수?)(?!\w)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
WORDS_OF_DATES = frozenset(
    WORD.findall(
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june "
        "july august september october november december mon tue wed thu fri sat sun monday "
        "tuesday wednesday thursday friday saturday sunday st nd rd th am pm jst kst sgt gmt utc "
        "t z on at 年 月 日 時 分 秒 년 월 일 시 분 초"
    )
)


def normalised(text: str) -> str:
    """Write a text so that only a change of its words changes it; twice is the same as once."""
    shown = "".join(_seen(sign) for sign in "\n".join(text.splitlines()))
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFKC", shown).split("\n"))
    kept = "\n".join(line for line in lines if line and not _is_stamp(line))
    return kept[:LONGEST_TEXT].rstrip()


def fingerprint(text: str, read_with: str) -> str:
    """Take the SHA-256 of a normalised text and of what read it, in hexadecimal."""
    return hashlib.sha256(f"{read_with}\n{text}".encode()).hexdigest()


def doubt(text: str, before: str) -> str:
    """Say in a sentence why a normalised text can hardly be the page; "" where it may be."""
    if len(text) < FEWEST_CHARACTERS:
        return f"It could not be read: it gave {len(text)} characters of text. Look yourself."
    if len(text) * LARGEST_LOSS < len(before):
        return (
            f"It could not be read: it gave {len(text)} characters of text and {len(before)} "
            "before. Look yourself."
        )
    return ""


def excerpt(old: str, new: str) -> str:
    """Show what left ("− …") and what came ("+ …"), at most ``LONGEST_EXCERPT`` characters."""
    before, after = _differing(old.split("\n"), new.split("\n"))
    before, after = before[:MOST_LINES], after[:MOST_LINES]
    shown: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            shown += _shown(before[i1:i2], after[j1:j2])
    return _cut("\n".join(shown), LONGEST_EXCERPT)


def _seen(sign: str) -> str:
    if sign in "\n\t":
        return sign
    return "" if unicodedata.category(sign) in UNSEEN else sign


def _is_stamp(line: str) -> bool:
    """Tell whether a line says when the page was updated, or how often opened, and nothing else."""
    if len(line) > LONGEST_STAMP:
        return False
    for label, vocabulary in ((UPDATED, WORDS_OF_DATES), (OPENED, frozenset[str]())):
        if found := label.match(line):
            rest = line[found.end() :].casefold()
            has_number = any(sign.isdigit() for sign in rest)
            return has_number and all(word in vocabulary for word in WORD.findall(rest))
    return False


def _differing(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out the lines that both begin and both end with."""
    start = _shared(old, new)
    old, new = old[start:], new[start:]
    end = _shared(old[::-1], new[::-1])
    return old[: len(old) - end], new[: len(new) - end]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the equal elements that both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def _shown(old: list[str], new: list[str]) -> Iterable[str]:
    for gone, come in zip_longest(old, new):
        left, right = _narrowed(gone or "", come or "") if gone and come else (gone, come)
        if left:
            yield f"− {_cut(left, LONGEST_LINE)}"
        if right:
            yield f"+ {_cut(right, LONGEST_LINE)}"


def _narrowed(old: str, new: str) -> tuple[str, str]:
    """Leave of two lines what differs, with a few characters around it."""
    start = max(_shared(old, new) - CONTEXT, 0)
    old, new = old[start:], new[start:]
    end = max(_shared(old[::-1], new[::-1]) - CONTEXT, 0)
    head, tail = "…" if start else "", "…" if end else ""
    left, right = old[: len(old) - end], new[: len(new) - end]
    return f"{head}{left}{tail}", f"{head}{right}{tail}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
