import pytest

from planner.domain.places.place import Part, source_of
from tests.domain.place_examples import add_place


@pytest.mark.parametrize("part", Part)
def test_a_part_names_its_own_source_with_its_own_date(part: Part) -> None:
    place = add_place(**{f"{part}_source": "Press", f"{part}_date": "2021-12"})
    assert source_of(place, part) == ("Press", "2021-12")
    undated = add_place(**{f"{part}_source": "Press"})
    assert source_of(undated, part) == ("Press", "")


@pytest.mark.parametrize("part", Part)
def test_a_part_without_a_source_has_the_record_s(part: Part) -> None:
    others = {f"{other}_source": "Press" for other in Part if other is not part}
    assert source_of(add_place(**others), part) == ("NLB list", "2023")
