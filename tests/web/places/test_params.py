from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from planner.domain.moments import Moment
from planner.domain.places.place import ATTRIBUTES, Kind
from planner.domain.places.search import PlaceQuery, Sort
from planner.domain.travel.geo import Box
from planner.web.places.params import Read, places_url, read_places
from tests.domain.hours_examples import moment, sg

NOW = sg("Tue 2026-11-24 18:30")
AT_23_59_30 = sg("Tue 2026-11-24 23:59").replace(second=30)


def reading(query: str) -> Read:
    return read_places(MultiDict(parse_qsl(query, keep_blank_values=True)), NOW)


def test_an_empty_question_asks_for_places_open_now() -> None:
    read = reading("")
    assert read.query == PlaceQuery(moment=Moment(NOW, NOW))
    assert (read.page, read.errors) == (1, {})


def test_unknown_keys_are_ignored() -> None:
    assert reading("utm_source=x&fbclid=1&kinds=barn&Quiet=7").query == reading("").query


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("when=now", "Tue 2026-11-24 18:30", "Tue 2026-11-24 18:30"),
        ("when=tonight", "Tue 2026-11-24 19:00", "Tue 2026-11-24 22:00"),
        ("from=2026-11-25T09:00", "Wed 2026-11-25 09:00", "Wed 2026-11-25 09:00"),
        ("from=2026-11-25+09:00", "Wed 2026-11-25 09:00", "Wed 2026-11-25 09:00"),
        ("from=2026-11-25T01:00Z", "Wed 2026-11-25 09:00", "Wed 2026-11-25 09:00"),
        (
            "when=pick&from=2026-11-25T09:00&for=90",
            "Wed 2026-11-25 09:00",
            "Wed 2026-11-25 10:30",
        ),
        (
            "from=2026-12-31T23:30&to=2027-01-01T00:30",
            "Thu 2026-12-31 23:30",
            "Fri 2027-01-01 00:30",
        ),
        (
            "from=2026-11-25T09:00&to=2026-11-25T10:00&for=30",
            "Wed 2026-11-25 09:00",
            "Wed 2026-11-25 10:00",
        ),
        ("for=45", "Tue 2026-11-24 18:30", "Tue 2026-11-24 19:15"),
        ("to=2026-11-24T20:00", "Tue 2026-11-24 18:30", "Tue 2026-11-24 20:00"),
        ("from=&to=&for=", "Tue 2026-11-24 18:30", "Tue 2026-11-24 18:30"),
    ],
)
def test_a_time_is_read_as_singapores(query: str, start: str, end: str) -> None:
    read = reading(query)
    assert (read.query.moment, read.errors) == (moment(start, end), {})


def test_any_time_has_no_moment_whatever_stands_in_the_fields_beside_it() -> None:
    assert reading("when=any&from=2026-11-25T09:00&for=x").query.moment is None


def test_half_a_minute_before_midnight_now_is_23_59() -> None:
    query = read_places(MultiDict(), AT_23_59_30).query
    assert query.moment == moment("Tue 2026-11-24 23:59")


BAD = {
    "when=later": "when",
    "when=pick": "from",
    "from=tomorrow": "from",
    "from=2026-02-30T10:00": "from",
    "from=2019-12-31T23:59": "from",
    "from=2036-01-01T00:00": "from",
    "from=0001-01-01T00:00%2B14:00": "from",
    "from=9999-12-31T23:59-12:00": "from",
    "to=yesterday": "to",
    "from=2026-11-25T09:00&to=2026-11-25T09:00": "to",
    "from=2026-11-25T09:00&to=2026-11-24T09:00": "to",
    "from=2026-11-25T09:00&to=2026-11-26T09:01": "to",
    "to=2026-11-24T18:00": "to",
    "for=0": "for",
    "for=1441": "for",
    "for=-5": "for",
    "for=90.5": "for",
    "for=%C2%B2": "for",
    "for=abc&to=2026-11-24T20:00": "for",
    "kind=lib": "kind",
    "kind=library&kind=brary": "kind",
    "kind=Library": "kind",
    "kind=library,cafe": "kind",
    "late=2": "late",
    "late=yes": "late",
    "quiet=true": "quiet",
    "wifi=unknown": "wifi",
    "access=pub": "access",
    "access=students": "access",
    "sort=near": "sort",
    "view=globe": "view",
    "page=0": "page",
    "page=-1": "page",
    "page=1e3": "page",
    "page=10001": "page",
    "page=0000000010001": "page",
    f"page=00000000{'1' * 5000}": "page",
    "bbox=1.3,103.8,1.4": "bbox",
    "bbox=1.3,103.8,1.4,103.9,7": "bbox",
    "bbox=a,b,c,d": "bbox",
    "bbox=1.4,103.8,1.3,103.9": "bbox",
    "bbox=1.3,103.9,1.4,103.8": "bbox",
    "bbox=nan,103.8,1.4,103.9": "bbox",
    "bbox=-91,103.8,1.4,103.9": "bbox",
    f"near={'x' * 201}": "near",
}


@pytest.mark.parametrize(("query", "field"), BAD.items(), ids=[query[:60] for query in BAD])
def test_a_bad_value_is_a_fault_of_its_own_field_and_no_other(query: str, field: str) -> None:
    errors = reading(query).errors
    assert list(errors) == [field]
    assert len(errors[field]) < 200


def test_several_faults_are_all_named() -> None:
    assert set(reading("from=x&kind=lib&sort=y&page=z&late=9").errors) == {
        "from",
        "kind",
        "sort",
        "page",
        "late",
    }


def test_every_filter_is_read() -> None:
    read = reading(
        "near=Bishan&kind=library&kind=cafe&late=1&quiet=1&wifi=1&power=0&access=public"
        "&sort=closes&bbox=1.3,103.8,1.4,103.9&page=2"
    )
    assert read.query == PlaceQuery(
        moment=Moment(NOW, NOW),
        kinds=frozenset({Kind.LIBRARY, Kind.CAFE}),
        late=True,
        attributes=frozenset({"quiet", "wifi"}),
        is_public=True,
        sort=Sort.CLOSES,
        bbox=Box(1.3, 103.8, 1.4, 103.9),
    )
    assert (read.page, read.typed.near, read.errors) == (2, "Bishan", {})


days = st.sampled_from(["2026-11-24", "2026-12-31", "2027-02-05", "x"])
times = st.builds(
    lambda day, hour, minute: f"{day}T{hour:02}:{minute:02}",
    days,
    st.integers(0, 24),
    st.integers(0, 59),
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
args = st.lists(
    st.one_of(
        st.tuples(st.just("near"), words | st.sampled_from(["Bishan", "1.35,103.8", " NS17 "])),
        st.tuples(st.just("when"), st.sampled_from(["now", "tonight", "any", "pick", "", "soon"])),
        st.tuples(st.sampled_from(["from", "to"]), times | words),
        st.tuples(st.just("for"), st.integers(-5, 1500).map(str) | words),
        st.tuples(st.just("kind"), st.sampled_from([*Kind, "lib", ""])),
        st.tuples(st.sampled_from([*ATTRIBUTES, "late"]), st.sampled_from(["", "0", "1"])),
        st.tuples(st.just("access"), st.sampled_from(["", "public", "pub"])),
        st.tuples(st.just("sort"), st.sampled_from([*Sort, "", "near"])),
        st.tuples(st.just("view"), st.sampled_from(["list", "map", ""])),
        st.tuples(st.just("bbox"), st.sampled_from(["1.3,103.8,1.4,103.9", "", "1,2"])),
        st.tuples(words, words),
    ),
    max_size=9,
).map(MultiDict)


@given(args)
def test_a_permalink_asks_the_same_question(asked: MultiDict[str, str]) -> None:
    read = read_places(asked, NOW)
    url = places_url("/places", read.typed)
    again = reading(url.partition("?")[2])
    if not read.errors:
        assert again.query == read.query
        assert again.typed.near == read.typed.near
        assert again.errors == {}
    assert places_url("/places", again.typed) == url


@given(args)
def test_whatever_is_typed_gives_a_question_or_a_fault_and_never_a_crash(
    asked: MultiDict[str, str],
) -> None:
    read = read_places(asked, NOW)
    assert read.page >= 1
    assert set(read.errors) <= {
        *ATTRIBUTES,
        *("near", "when", "from", "to", "for", "kind", "late", "access", "sort", "view"),
        *("bbox", "page"),
    }
