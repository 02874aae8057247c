"""Which of the matching names was meant, and when that is clear."""

from planner.domain.origins import matching
from planner.domain.origins import origin as origins
from planner.domain.origins.matching import Match
from planner.domain.origins.origin import Choices, Found, Missing


def match(label: str, kind: str = "road", lat: float = 1.35, name: str | None = None) -> Match:
    return Match(kind, name or label.lower(), label, lat, 103.85, "a test")


def labels(answer: Found | Choices | None) -> list[str]:
    if isinstance(answer, Found):
        return [answer.origin.label]
    return [origin.label for origin in answer.origins] if answer else []


STATION = match("Bishan (NS17)", "station", name="bishan")
AREA = match("Bishan (middle)", "area", 1.36, name="bishan")
ROAD = match("Bishan Street 11")
FAR_ROAD = match("Upper Bishan Road", lat=1.38)


def test_the_whole_name_comes_first_then_beginnings_then_the_rest() -> None:
    query = origins.words("bishan")
    ordered = matching.ranked(query, [FAR_ROAD, ROAD, AREA, STATION])
    assert ordered == [STATION, AREA, ROAD, FAR_ROAD]


def test_every_reading_has_its_closed_up_key() -> None:
    query = origins.words("St Andrews")
    assert matching.exact_keys(query) == ("streetandrews", "saintandrews")


def test_shorter_names_come_first_within_a_kind() -> None:
    query = origins.words("bishan")
    longer = match("Bishan Street 111")
    assert matching.ranked(query, [longer, ROAD]) == [ROAD, longer]


def test_a_station_wins_over_the_area_of_its_name() -> None:
    answer = matching.named_exactly([AREA, STATION])
    assert isinstance(answer, Found)
    assert answer.origin == STATION.origin
    assert answer.corrected_from is None


def test_two_buildings_of_one_name_far_apart_are_choices() -> None:
    here, there = match("Mall, A Road", "building", 1.3), match("Mall, B Road", "building", 1.4)
    both = [here._replace(name="mall"), there._replace(name="mall")]
    assert labels(matching.named_exactly(both)) == ["Mall, A Road", "Mall, B Road"]


def test_one_name_on_one_spot_is_one_thing() -> None:
    place = match("Library", "place")
    building = match("Library, A Road", "building", name="library")
    assert matching.distinct([place, building]) == [place]


def test_one_label_is_offered_once_wherever_it_lies() -> None:
    assert matching.distinct([ROAD, ROAD._replace(lat=1.2)]) == [ROAD]


def test_at_most_eight_are_offered() -> None:
    many = [match(f"Road {n}") for n in range(20)]
    answer = matching.settled(many)
    assert labels(answer) == [f"Road {n}" for n in range(8)]


def test_blocks_are_offered_only_if_nothing_else_matches() -> None:
    block = match("1 Bishan Street 11", "postal_code")
    assert labels(matching.settled([block, ROAD])) == ["Bishan Street 11"]
    assert labels(matching.settled([block])) == ["1 Bishan Street 11"]


def test_nothing_settles_nothing() -> None:
    assert matching.settled([]) is None
    assert matching.likeliest("x", []) is None


def test_a_clear_leader_is_found_and_says_what_was_typed() -> None:
    answer = matching.likeliest("bisan", [(91.0, STATION), (91.0, AREA), (80.0, ROAD)])
    assert answer == Found(STATION.origin, "bisan")


def test_a_near_tie_is_a_choice() -> None:
    answer = matching.likeliest("bisan", [(91.0, STATION), (88.0, ROAD)])
    assert labels(answer) == [STATION.label, ROAD.label]


def test_a_leader_that_is_not_like_enough_is_a_choice() -> None:
    assert isinstance(matching.likeliest("bsn", [(84.0, STATION)]), Choices)


def test_a_leading_name_of_two_buildings_is_a_choice() -> None:
    here = match("Mall, A Road", "building", 1.3, "mall")
    there = match("Mall, B Road", "building", 1.4, "mall")
    answer = matching.likeliest("mal", [(92.0, here), (92.0, there)])
    assert labels(answer) == ["Mall, A Road", "Mall, B Road"]


def test_a_planned_station_weighs_less_than_a_place_and_more_than_a_building() -> None:
    kinds = [match("Tengah", kind, name="tengah") for kind in ("building", "planned", "place")]
    query = origins.words("tengah")
    ordered = [found.kind for found in matching.ranked(query, kinds)]
    assert ordered == ["place", "planned", "building"]


def test_a_country_is_missing_with_its_own_sentence() -> None:
    whole, away = matching.too_wide("sg"), matching.too_wide("Johor")
    assert isinstance(whole, Missing)
    assert isinstance(away, Missing)
    assert "whole map" in whole.message
    assert "“Johor” is outside Singapore" in away.message
    assert matching.too_wide("Bishan") is None


def test_a_text_of_two_letters_is_short_and_one_of_three_is_not() -> None:
    assert matching.is_short(origins.words("a b"))
    assert not matching.is_short(origins.words("abc"))


def test_only_what_is_near_a_town_is_kept() -> None:
    towns = [STATION.origin]
    near, far = ROAD.origin, match("Far", lat=1.40).origin
    assert matching.near_to(towns, [far, near]) == (near,)
    assert matching.near_to([], [near]) == ()


def test_options_are_found_if_there_is_one_and_choices_if_there_are_more() -> None:
    one, two = ROAD.origin, FAR_ROAD.origin
    assert matching.offered([one, one], "bishn") == Found(one, "bishn")
    assert matching.offered([one, two], "bishn") == Choices((one, two))
    assert matching.offered([], "bishn") is None
