"""One record of a YAML file, read field by field: what cannot be read is a fault with its line.

A field that cannot be read gives a stand-in; no stand-in leaves, since faults stop the loading.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from planner.domain.guides.flow import When
from planner.store.guides.yaml_file import Entry, Sheet, entries, fields_of, read_records, text_of

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SOME_DAY = date(1970, 1, 1)
YES_NO = {"yes": True, "no": False}


class Record:
    """Read the fields of one record; ``close`` blames the fields that nobody asked for."""

    def __init__(self, entry: Entry, sheet: Sheet, name: str) -> None:
        self.line = entry.line
        self._sheet = sheet
        self._name = name
        self._fields = fields_of(entry, sheet, name)
        self._asked: set[str] = set()

    def id(self, kind: str, *above: str, key: str = "id") -> str:
        """Read the id, and note where the record and its fields stand; ``above`` is its owner."""
        value = self.filled(key)
        if value and not SLUG.fullmatch(value):
            self._refuse(key, value, "small letters and digits parted by hyphens")
        where = (kind, *above, value)
        self._sheet.place(where, self.line)
        for name, entry in self._fields.items():
            self._sheet.lines.setdefault((*where, name), entry.line)
        return value

    def has(self, name: str) -> bool:
        """Tell whether the field is there."""
        self._asked.add(name)
        return name in self._fields

    def entry(self, name: str) -> Entry | None:
        """Give the field as it stands."""
        self._asked.add(name)
        return self._fields.get(name)

    def text(self, name: str) -> str:
        """Read a text that may be missing, but is not empty if it is there."""
        entry = self.entry(name)
        if entry is None:
            return ""
        text = text_of(entry, self._sheet, name)
        if not text and isinstance(entry.node.value, str):
            self._sheet.blame(entry.line, f"{name} is empty: leave it out or fill it")
        return text

    def filled(self, name: str) -> str:
        """Read a text that must be there."""
        if self.entry(name) is None:
            self._sheet.blame(self.line, f"{self._name} lacks {name}")
        return self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; a missing one is empty."""
        entry = self.entry(name)
        if entry is None:
            return ()
        listed = entries(entry, self._sheet, name)
        texts = tuple(text_of(one, self._sheet, name) for one in listed)
        for one, text in zip(listed, texts, strict=True):
            if not text or texts.count(text) > 1:
                self._sheet.blame(one.line, f"{name} has {text!r} empty or twice")
        return texts

    def some_texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts that has at least one."""
        texts = self.texts(name)
        if not texts:
            self._sheet.blame(self.line, f"{self._name} lacks {name}")
        return texts

    def day(self, name: str) -> date | None:
        """Read a full ISO date that may be missing."""
        text = self.text(name)
        return self._read(name, text, SOME_DAY, _day, "a date such as 2026-11-22") if text else None

    def needed_day(self, name: str) -> date:
        """Read a full ISO date that must be there."""
        if self.entry(name) is None:
            self._sheet.blame(self.line, f"{self._name} lacks {name}")
        return self.day(name) or SOME_DAY

    def number(self, name: str) -> int:
        """Read a whole number; a missing one is 0."""
        text = self.text(name)
        return self._read(name, text, 0, int, "a whole number") if text else 0

    def flag(self, name: str, *, default: bool) -> bool:
        """Read yes or no."""
        text = self.text(name)
        if not text:
            return default
        return self._read(name, text, default, YES_NO.__getitem__, "yes or no")

    def word(self, name: str, vocabulary: Mapping[str, object] | tuple[str, ...]) -> str:
        """Read one of the given words, or nothing."""
        text = self.text(name)
        if text and text not in vocabulary:
            self._refuse(name, text, " or ".join(vocabulary))
        return text

    def choice(self, name: str, vocabulary: type[E]) -> E:
        """Read one word of an enumeration; it must be there."""
        words = " or ".join(vocabulary)
        return self._read(name, self.filled(name), next(iter(vocabulary)), vocabulary, words)

    def url(self, name: str) -> str:
        """Read a web address with a host, and no name or password in it."""
        return self._read(name, self.filled(name), "", _url, "an http or https address with a host")

    def when(self, name: str) -> When:
        """Read a condition: a list of mappings from a question to an answer or several."""
        entry = self.entry(name)
        if entry is None:
            return ()
        if entry.node.value == []:
            self._sheet.blame(entry.line, f"{name} is empty: leave it out for always")
        read = (self._condition(one, name) for one in entries(entry, self._sheet, name))
        return tuple(condition for condition in read if condition)

    def _condition(self, entry: Entry, name: str) -> dict[str, frozenset[str]]:
        """Read one mapping; an empty one, with the fault noted, where a part of it is missing."""
        fields = fields_of(entry, self._sheet, name)
        wanted = {question: _answers(one, self._sheet, name) for question, one in fields.items()}
        if wanted and all(wanted.values()):
            return wanted
        self._sheet.blame(entry.line, f"{name} names no question or no answer")
        return {}

    def records(self, name: str, read: Callable[[Entry], T]) -> tuple[T, ...]:
        """Read a list of records; a missing one is empty."""
        return read_records(self.entry(name), self._sheet, name, read)

    def close(self) -> None:
        """Blame every field that no reader knows."""
        for name in self._fields.keys() - self._asked:
            line = self._fields[name].line
            self._sheet.blame(line, f"{self._name} has no {name!r}: it has {_listed(self._asked)}")

    def _read(self, name: str, text: str, stand_in: T, parse: Callable[[str], T], wanted: str) -> T:
        if not text:
            return stand_in
        try:
            return parse(text)
        except (ValueError, KeyError):
            self._refuse(name, text, wanted)
            return stand_in

    def _refuse(self, name: str, text: str, wanted: str) -> None:
        self._sheet.blame(self._fields[name].line, f"{name} is {text!r}: give {wanted}")


def _answers(entry: Entry, sheet: Sheet, name: str) -> frozenset[str]:
    is_one = isinstance(entry.node.value, str)
    listed = [entry] if is_one else entries(entry, sheet, name)
    return frozenset(filter(None, (text_of(one, sheet, name) for one in listed)))


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _url(text: str) -> str:
    parts = urlsplit(text)
    has_host = "." in (parts.hostname or "") and parts.username is None
    if parts.scheme not in ("http", "https") or not has_host or " " in text:
        raise ValueError(text)
    return text


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
