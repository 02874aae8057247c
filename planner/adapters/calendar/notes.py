"""What the reader of a calendar should know of how it was read, in sentences."""

from collections import Counter
from datetime import datetime, timedelta

from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text

MOST_NAMED = 20
LONGEST_TITLE = 80
NO_TITLE = "An event without a title"

FLOATING = "floating"
OUTSIDE = "outside"
CANCELLED = "cancelled"
NO_LENGTH = "no length"
FREE_DAYS = "free days"


class Notes:
    """Gather what is said of single events, and count what is said once for all."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.unknown_zones: Counter[str] = Counter()
        self.general: list[str] = []
        self._problems: dict[str, None] = {}

    def problem(self, title: str, why: str) -> None:
        """Say of one event why it was left out; the same is said once."""
        self._problems[f"{named(title)} {why}"] = None

    def sentences(self, start: datetime, end: datetime) -> list[str]:
        """Give all that is to be said, problems first; ``start`` and ``end`` are the window's."""
        problems = list(self._problems)
        more = len(problems) - MOST_NAMED
        if more > 0:
            problems[MOST_NAMED:] = [f"{_events(more)} more could not be read either."]
        return [*self.general, *problems, *self._counted(start, end)]

    def _counted(self, start: datetime, end: datetime) -> list[str]:
        count = self.counts
        found = [
            f"{_events(number)} {_verb(number, 'names', 'name')} “{shortened(zone)}”, a time zone "
            f"that is not known, and {_verb(number, 'is', 'are')} taken as Singapore time."
            for zone, number in self.unknown_zones.items()
        ]
        if number := count[FLOATING]:
            found.append(
                f"{_events(number)} {_verb(number, 'names', 'name')} no time zone and "
                f"{_verb(number, 'is', 'are')} taken as Singapore time."
            )
        if number := count[FREE_DAYS]:
            found.append(
                f"{_events(number)} of whole days {_verb(number, 'takes', 'take')} no time: the "
                f"file does not mark {_verb(number, 'it', 'them')} as busy."
            )
        if number := count[NO_LENGTH]:
            found.append(f"{_events(number)} of no length {_verb(number, 'was', 'were')} left out.")
        if number := count[CANCELLED]:
            found.append(f"{_events(number)} called off {_verb(number, 'was', 'were')} left out.")
        if number := count[OUTSIDE]:
            last = full_day_words((end - timedelta(days=1)).date())
            found.append(
                f"{_events(number)} outside {full_day_words(start.date())} to {last} "
                f"{_verb(number, 'was', 'were')} left out."
            )
        return found


def named(title: str) -> str:
    """Name an event in a sentence."""
    return f"“{shortened(title)}”" if title else NO_TITLE


def shortened(text: str) -> str:
    """Cut a text so that a sentence can hold it."""
    text = clean_text(text)
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE].rstrip()}…"


def _events(number: int) -> str:
    return "1 event" if number == 1 else f"{number:,} events"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
