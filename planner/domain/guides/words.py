"""Words that a guide never says: none of them may tell readers that something is permitted.

Names of pages are exempt; everything in our own words is searched, in any case of
letters. A longer word that holds one of them ("eligibility", "illegal") is found only if listed.
"""

import re

# The wording rule of the guides: ask, show, keep; never a verdict. Each with its near kin.
BANNED_WORDS = (
    "allowed",
    "allows you",
    "eligible",
    "entitled",
    "free to accept",
    "free to do",
    "free to intern",
    "free to start",
    "free to take",
    "free to work",
    "guarantee",
    "guaranteed",
    "guarantees",
    "illegal",
    "illegally",
    "legal",
    "legally",
    "no need to",
    "permitted",
    "you can",
    "you do not need",
    "you don't need",
    "you may",
    "you must",
    "you need not",
)
EXCEPTION = re.compile(r"\bnot legal advice\b", re.IGNORECASE)
BANNED = re.compile(rf"\b({'|'.join(BANNED_WORDS)})\b", re.IGNORECASE)


def banned_words(text: str) -> tuple[str, ...]:
    """List the banned words of a text, as they stand there."""
    return tuple(found.group() for found in BANNED.finditer(EXCEPTION.sub("", text)))
