"""Every text of opening hours that the places of 2026 have, judged through their odd weeks."""

from datetime import timedelta

import pytest

from planner.domain.places.opening_hours import State
from tests.domain.hours_examples import sg, verdict
from tests.domain.plain_hours import is_open_by_the_rules, read_rules

TEXTS = (
    "24/7",
    "Su-Th,PH 06:00-26:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Mo-Su 11:00-21:00; PH off",
    "Mo-Su 10:00-21:00; PH off",
    "Mo-Su,PH 07:00-24:00",
    "Mo-Su,PH 06:00-24:00",
    "Tu 15:00-18:00",
    "Mo-Su,PH 06:00-26:00",
    "Su-Th,PH 07:00-24:00; Fr,Sa,PH -1 day 07:00-26:00",
    "Mo,Fr 14:00-17:00,18:30-21:30; PH off",
    "Su-Th,PH 06:00-24:00; Fr,Sa,PH -1 day 06:00-25:00",
    "Su-Th,PH 06:00-24:00; Fr,Sa,PH -1 day 06:00-26:00",
    "Mo-Su,PH 07:00-25:00",
    "Mo-Su,PH 06:30-24:00",
    "Su-Th,PH 07:00-26:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Mo-Su 10:00-21:00; Dec 24,Dec 31 10:00-17:00; PH off",
    "Mo-Fr 09:00-17:00",
    "Mo-Sa 08:30-18:00",
    "Tu-Fr 14:00-17:30",
    "Tu,Th-Sa 14:00-18:00",
    "Tu-Sa 14:00-17:00",
    "Mo 13:00-17:00",
    "Mo 15:00-17:00",
    "Tu,We,Fr 15:00-18:00",
    "Mo,Fr 19:00-21:00; PH off",
    "Mo-Su 10:00-22:00; PH off",
    "Mo-Su 10:00-21:00",
    "Mo-Fr 10:00-21:00",
    "Mo-Su 10:00-18:00; PH off",
    "Mo-Fr 08:30-21:00; Sa 08:30-13:00; PH off",
    "Mo-Fr 08:30-18:00; PH off",
    "Mo-Su,PH 07:00-26:00",
    "Su-Th,PH 07:30-23:00; Fr,Sa,PH -1 day 07:30-24:00",
    "Su-Th,PH 06:00-23:00; Fr,Sa,PH -1 day 06:00-24:00",
    "Su-Th,PH 06:00-25:00; Fr,Sa,PH -1 day 06:00-26:00",
    "Mo-Su,PH 06:00-25:00",
    "Su-Th,PH 07:30-24:00; Fr,Sa,PH -1 day 07:30-26:00",
    "Su-Th,PH 08:00-24:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Su-Th,PH 08:00-23:00; Fr,Sa,PH -1 day 08:00-24:00",
    "Su-Th,PH -1 day 06:00-26:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Su-Th,PH 07:00-24:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Su-Th,PH 07:30-24:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Mo 07:30-15:00; We-Su 07:30-17:00",
    "Mo-Tu 09:00-19:00; We-Fr 09:00-22:00; Sa 11:00-22:00",
    "Mo,We-Su 08:30-18:00",
    "Mo-Fr 07:30-17:00; Sa-Su 08:00-17:00",
    "Mo-Su 08:00-21:00",
    "Mo-Fr 09:00-18:00",
)
# Two holidays in the week, a Sunday holiday with its Monday, and the turn of the year.
WEEKS = ("2026-02-14 00:00", "2026-08-07 00:00", "2026-12-23 00:00", "2026-12-30 00:00")
STEP = timedelta(minutes=30)


@pytest.mark.parametrize("text", TEXTS)
def test_real_hours_are_judged_as_they_read(text: str) -> None:
    rules = read_rules(text)
    times = [sg(week) + n * STEP for week in WEEKS for n in range(6 * 48)]
    wrong = [
        f"{when:%a %d %b %H:%M}"
        for when in times
        if (verdict(text, when).state is State.OPEN) != is_open_by_the_rules(rules, when)
    ]
    assert wrong == []
