"""Laws of the fixes, held against trying every time and every place one by one."""

from datetime import timedelta

from hypothesis import event, given, settings

from planner.domain.sessions.clashes import clashes
from planner.domain.sessions.fix_kinds import Asked, FixKind
from planner.domain.sessions.verdicts import Fit, judged
from tests.domain.fix_examples import TRAVEL, mended, questions, row
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.place_examples import PlaceExample
from tests.domain.plain_fixes import plainly_mended

Question = tuple[Asked, list[PlaceExample]]


@settings(max_examples=200)
@given(questions())
def test_the_fixes_are_those_of_trying_everything(question: Question) -> None:
    asked, places = question
    found = [row(fix) for fix in mended(asked, *places)]
    for kind in {fix[0].value for fix in found} or {"none"}:
        event(kind)
    assert found == plainly_mended(asked, places)


@given(questions())
def test_every_fix_but_a_skip_is_open_for_all_of_it_and_clashes_with_nothing(
    question: Question,
) -> None:
    asked, places = question
    for fix in mended(asked, *places):
        if fix.kind is not FixKind.SKIP:
            place = fix.place or asked.place
            fit = judged(place, fix.start, fix.end, HOLIDAYS).fit
            where = place.location if place else None
            assert fit is (Fit.OPEN if place else Fit.NONE)
            assert clashes(fix.start, fix.end, where, asked.others, TRAVEL) == ()


@given(questions())
def test_a_fix_stays_within_an_hour_and_keeps_three_quarters(question: Question) -> None:
    asked, places = question
    found = mended(asked, *places)
    assert len(found) <= 5
    for fix in found:
        length = fix.end - fix.start
        is_moved = fix.kind in {FixKind.EARLIER, FixKind.LATER}
        assert (abs(fix.start - asked.start) <= timedelta(minutes=60)) or not is_moved
        assert asked.start <= fix.start < fix.end <= asked.end or is_moved
        assert 3 * (asked.end - asked.start) <= 4 * length
        assert (length < asked.end - asked.start) is (fix.kind is FixKind.SHORTER)
        assert fix.cost > 0
        assert asked.not_before is None or fix.start >= asked.not_before


@given(questions())
def test_no_two_fixes_are_the_same_and_each_changes_something(question: Question) -> None:
    asked, places = question
    found = [row(fix) for fix in mended(asked, *places)]
    assert len({times_and_place[1:] for times_and_place in found}) == len(found)
    unchanged = [kind for kind, *rest in found if rest == [asked.start, asked.end, ""]]
    assert unchanged == [FixKind.SKIP] * (asked.is_series and bool(found))
