"""The gazetteer answers first; the outside is asked only when it may be, and once."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.errors import InvalidValue, OriginUnavailable
from planner.domain.origins.origin import (
    Choices,
    Found,
    Geocode,
    Lookup,
    Missing,
    Origin,
    Resolution,
)
from planner.domain.travel.geo import LatLon
from planner.services.origins import (
    HIT_LIFE,
    LONGEST_KEY,
    MISS_LIFE,
    Answers,
    CachedAnswer,
    cache_key,
    resolve,
)

TUESDAY_18_30 = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
HERE = Origin("Here", LatLon(1.35, 103.8), "OneMap", "geocoder")
HINT = Origin("Hint Road", LatLon(1.36, 103.8), "Waypoint gazetteer", "road")
MISSING = Missing((HINT,), "“Home” is not in our list.")
DOWN = "OneMap could not be asked just now."


POSITION_LIKE = [
    "home 1.3521 103.8198",
    "@1.3521,103.8198,15z",
    "lat=1.3521&lon=103.8198",
    "1,3521 103,8198",
    "１.３５２１ x １０３.８１９８",
    "1° 21' 7\" and 103° 49'",
    "https://maps.example/?q=1.3521%2C103.8198",
]


class Kept:
    """Answers kept in a dict, as the database would."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], CachedAnswer] = {}

    def cached(self, provider: str, text: str) -> CachedAnswer | None:
        return self.rows.get((provider, text))

    def remember(self, provider: str, text: str, origin: Origin | None) -> None:
        self.rows[provider, text] = CachedAnswer(provider, origin, TUESDAY_18_30)

    @property
    def answers(self) -> Answers:
        return Answers(self.cached, self.remember)


class Outside:
    """A geocoder that gives one answer and notes what it was asked."""

    def __init__(self, answer: Origin | None = None, fault: str = "") -> None:
        self.answer = answer
        self.fault = fault
        self.asked: list[str] = []

    def __call__(self, text: str) -> Origin | None:
        self.asked.append(text)
        if self.fault:
            raise OriginUnavailable(self.fault)
        return self.answer


@pytest.fixture
def kept() -> Kept:
    return Kept()


def find(
    kept: Kept,
    *outside: tuple[str, Geocode],
    lookup: Lookup = lambda _: MISSING,
    text: str = " Home\u202e Street ",
    now: datetime = TUESDAY_18_30,
    may_ask_outside: bool = True,
) -> Resolution:
    return resolve(text, lookup, outside, kept.answers, now=now, may_ask_outside=may_ask_outside)


@pytest.mark.parametrize("answer", [Found(HINT), Found(HINT, "Hnt"), Choices((HINT, HERE))])
def test_what_the_gazetteer_knows_is_not_asked_outside(kept: Kept, answer: Resolution) -> None:
    outside = Outside(HERE)
    assert find(kept, ("onemap", outside), lookup=lambda _: answer) == answer
    assert outside.asked == []


def test_nothing_goes_outside_unless_it_may(kept: Kept) -> None:
    outside = Outside(HERE)
    assert find(kept, ("onemap", outside), may_ask_outside=False) == MISSING
    assert outside.asked == []


def test_what_was_kept_is_used_where_nobody_may_be_asked(kept: Kept) -> None:
    kept.remember("onemap", "home street", HERE)
    outside = Outside(HINT)
    assert find(kept, ("onemap", outside), may_ask_outside=False) == Found(HERE)
    assert outside.asked == []


@pytest.mark.parametrize("text", POSITION_LIKE)
def test_a_text_that_may_be_a_position_goes_nowhere_and_is_kept_nowhere(
    kept: Kept, text: str
) -> None:
    outside = Outside(HERE)
    assert find(kept, ("onemap", outside), text=text) == MISSING
    assert (outside.asked, kept.rows) == ([], {})


def test_nothing_goes_outside_where_no_geocoder_is_set_up(kept: Kept) -> None:
    assert find(kept) == MISSING


def test_a_bad_text_is_refused_before_anything_is_asked(kept: Kept) -> None:
    def refuse(_: str) -> Resolution:
        raise InvalidValue("near", "outside Singapore")

    outside = Outside(HERE)
    with pytest.raises(InvalidValue):
        find(kept, ("onemap", outside), lookup=refuse)
    assert outside.asked == []


def test_a_hit_is_found_and_kept(kept: Kept) -> None:
    outside = Outside(HERE)
    assert find(kept, ("onemap", outside)) == Found(HERE)
    assert outside.asked == ["Home Street"]
    assert kept.rows["onemap", "home street"].origin == HERE


def test_the_second_time_the_kept_answer_is_given(kept: Kept) -> None:
    outside = Outside(HERE)
    for text in ("Home Street", "HOME  street!", "home-street"):
        assert find(kept, ("onemap", outside), text=text) == Found(HERE)
    assert len(outside.asked) == 1


def test_a_miss_is_kept_too(kept: Kept) -> None:
    outside = Outside(None)
    for _ in range(2):
        assert find(kept, ("onemap", outside)) == MISSING
    assert len(outside.asked) == 1


@pytest.mark.parametrize(
    ("origin", "age", "times_asked"),
    [
        pytest.param(HERE, HIT_LIFE - timedelta(minutes=1), 0, id="a hit of 90 days less a minute"),
        pytest.param(HERE, HIT_LIFE, 1, id="a hit of 90 days"),
        pytest.param(
            None, MISS_LIFE - timedelta(minutes=1), 0, id="a miss of 7 days less a minute"
        ),
        pytest.param(None, MISS_LIFE, 1, id="a miss of 7 days"),
    ],
)
def test_kept_answers_grow_old(
    kept: Kept, origin: Origin | None, age: timedelta, times_asked: int
) -> None:
    kept.remember("onemap", "home street", origin)
    outside = Outside(HERE)
    find(kept, ("onemap", outside), now=TUESDAY_18_30 + age)
    assert len(outside.asked) == times_asked


def test_geocoders_are_asked_in_order_until_one_knows(kept: Kept) -> None:
    first, second, third = Outside(None), Outside(HERE), Outside(HERE)
    assert find(kept, ("a", first), ("b", second), ("c", third)) == Found(HERE)
    assert (len(first.asked), len(second.asked), len(third.asked)) == (1, 1, 0)


def test_a_kept_hit_of_a_later_geocoder_spares_the_earlier_one(kept: Kept) -> None:
    kept.remember("b", "home street", HERE)
    first, second = Outside(HINT), Outside(HINT)
    assert find(kept, ("a", first), ("b", second)) == Found(HERE)
    assert first.asked == second.asked == []


def test_a_kept_miss_of_one_geocoder_still_lets_the_other_be_asked(kept: Kept) -> None:
    kept.remember("a", "home street", None)
    first, second = Outside(HINT), Outside(HERE)
    assert find(kept, ("a", first), ("b", second)) == Found(HERE)
    assert (len(first.asked), len(second.asked)) == (0, 1)


def test_a_failure_becomes_a_sentence_and_is_not_kept(kept: Kept) -> None:
    answer = find(kept, ("onemap", Outside(fault=DOWN)))
    assert answer == Missing((HINT,), f"{MISSING.message} {DOWN}")
    assert kept.rows == {}


def test_after_a_failure_the_next_geocoder_is_asked(kept: Kept) -> None:
    assert find(kept, ("a", Outside(fault=DOWN)), ("b", Outside(HERE))) == Found(HERE)


def test_two_geocoders_that_fail_alike_say_it_once(kept: Kept) -> None:
    answer = find(kept, ("a", Outside(fault=DOWN)), ("b", Outside(fault=DOWN)))
    assert isinstance(answer, Missing)
    assert answer.message.count(DOWN) == 1


def test_a_key_fits_its_column() -> None:
    assert len(cache_key("\ufdfa" * 200)) <= LONGEST_KEY
