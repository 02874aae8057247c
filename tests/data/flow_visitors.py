"""Realistic visitors of the real flow, and what each of them is told.

A visitor is a NUS degree student in Singapore with a paid summer placement for credit in Japan,
except where a line says otherwise; answers to questions that are then not asked fall away.
"""

from dataclasses import dataclass

from planner.domain.guides.flow import UNKNOWN

STUDENT = {
    "country": "japan",
    "nationality": "citizen",
    "where": "singapore",
    "enrolled": "degree",
    "school": "nus",
    "pay": "allowance",
    "curriculum": "credit-contract",
    "length": "up-to-90-days",
    "hours": "to-40",
    "when": "vacation",
    "host": "other-direct",
    "service": "not-liable",
}
KOREA = {"country": "korea"}
IN_JAPAN = {"where": "japan", "status": "jp-student", "school": "other", "curriculum": "none"}
IN_KOREA = {"country": "korea", "where": "korea", "status": "kr-d2", "school": "other"}
DIPLOMA = {"enrolled": "diploma", "school": "polytechnic"}
UNPAID = {"pay": "none", "curriculum": "approved"}
TERM = {"when": "term"}
PAST = {"enrolled": "graduated"}


@dataclass(frozen=True)
class Told:
    """Say which routes, lit signs, clashes and items a visitor gets, and which items not."""

    routes: str
    lit: str = ""
    clashes: str = ""
    items: str = ""
    not_items: str = ""
    pauses: bool = False


WAGE = "tourist-and-paid"
AGENT = {"host": "research-agent"}
VISITORS: dict[str, tuple[dict[str, str], Told]] = {
    "paid summer credit in Japan from Singapore": (
        {},
        Told("jp-a jp-b", WAGE, items="c3 j1 j2 j4 j7", not_items="k1 j3 j5 j6 s1 s4 v3"),
    ),
    "paid credit in term": (TERM, Told("jp-a", WAGE, items="j1", not_items="j2")),
    "paid, approved, inside the vacation": (
        {"curriculum": "approved"},
        Told("jp-b", WAGE, items="j2", not_items="j1"),
    ),
    "paid, outside the course, in term": (
        {"curriculum": "none", **TERM},
        Told("jp-x", WAGE, not_items="j1 j2", pauses=True),
    ),
    "polytechnic diploma, paid": (DIPLOMA, Told("jp-x", WAGE, items="c3 j1", pauses=True)),
    "ITE, unpaid for 60 days": ({"enrolled": "diploma", "school": "ite", **UNPAID}, Told("jp-c")),
    "unpaid for 60 days": (
        UNPAID,
        Told("jp-c", items="j3", not_items="j1 j2 j4 j7"),
    ),
    "expenses only for 60 days": ({"pay": "expenses"}, Told("jp-a jp-b jp-c", items="j1 j3 j4")),
    "unpaid, past 90 days within 3 months": (
        {**UNPAID, "length": "to-3-months"},
        Told("jp-d", clashes="ninety-days-or-three-months", items="j3 j4", not_items="j6"),
    ),
    "graduate, paid": (PAST, Told("jp-x", WAGE, not_items="c3 s2", pauses=True)),
    "paid in Japan while in Korea": ({"where": "korea"}, Told("jp-a jp-b", WAGE)),
    "Student in Japan, 20 hours in term": (
        {**IN_JAPAN, **TERM, "hours": "to-20"},
        Told("jp-e", items="j5 j7", not_items="j1 j2 j4"),
    ),
    "Student in Japan, 35 hours in term": ({**IN_JAPAN, **TERM}, Told("jp-f", items="j5")),
    "Student in Japan, 35 hours in the vacation": (IN_JAPAN, Told("jp-e", items="j5")),
    "Student in Japan, 35 hours, partly vacation": (
        {**IN_JAPAN, "when": "mixed"},
        Told("jp-e jp-f"),
    ),
    "Student in Japan, unpaid": (
        {**IN_JAPAN, "pay": "none"},
        Told("jp-g", items="j3", not_items="j5 j4"),
    ),
    "Student in Japan who has graduated, 35 hours": (
        {**IN_JAPAN, **PAST},
        Told("jp-f", items="j5"),
    ),
    "Student in Japan who has graduated, 20 hours": (
        {**IN_JAPAN, **PAST, "hours": "to-20"},
        Told("jp-e", items="j5"),
    ),
    "Student in Japan, over a year in the vacation": (
        {**IN_JAPAN, "length": "over-12-months", "curriculum": "credit-contract"},
        Told("jp-e"),
    ),
    "job search in Japan, 35 hours": (
        {**IN_JAPAN, **PAST, "status": "jp-activities"},
        Told("jp-f", items="j5"),
    ),
    "tourist in Japan, paid": (
        {**IN_JAPAN, "status": "visitor"},
        Told("jp-x", WAGE, pauses=True),
    ),
    "high-tech in Korea through an agent": (
        {**KOREA, **AGENT},
        Told("kr-a kr-c", f"{WAGE} fee", items="k1 k2 k3 k4 v3", not_items="j1 k5"),
    ),
    "half a year in Korea": (
        {**KOREA, "length": "to-6-months", **TERM},
        Told("kr-b", WAGE, items="k3 k7", not_items="k2"),
    ),
    "unpaid for 60 days in Korea": ({**KOREA, **UNPAID}, Told("kr-d", not_items="j3")),
    "D-2, credit, paid, in term": (
        {**IN_KOREA, **TERM},
        Told("kr-e kr-f", items="k5", not_items="k2 k3 k4"),
    ),
    "D-2, credit, unpaid, in term": ({**IN_KOREA, **TERM, "pay": "none"}, Told("kr-f")),
    "D-2, tied to the major, in the vacation": (
        {**IN_KOREA, "curriculum": "none"},
        Told("kr-e kr-g", items="k5"),
    ),
    "exchange in Korea, unpaid, outside the course": (
        {**IN_KOREA, "status": "kr-d2-exchange", "curriculum": "none", **TERM, "pay": "none"},
        Told("kr-x", pauses=True),
    ),
    "D-4, paid": ({**IN_KOREA, "status": "kr-d4"}, Told("kr-e", items="k5")),
    "D-10": ({**IN_KOREA, **PAST, "status": "kr-d10"}, Told("kr-h", not_items="k5")),
    "comparing both, paid": (
        {"country": "both"},
        Told("jp-a jp-b kr-c", WAGE, items="j1 j2 k1 k3 k4"),
    ),
    "comparing both, Student in Japan": (
        {**IN_JAPAN, "country": "both"},
        Told("jp-e kr-c", WAGE, items="j5 k3"),
    ),
    "dispatched for 45 hours": (
        {"host": "other-dispatch", "hours": "over-40"},
        Told("jp-a jp-b", f"{WAGE} fee shifts-outside-field", items="v3"),
    ),
    "SUSS, not yet clear whether school approves": (
        {"school": "suss", "curriculum": UNKNOWN},
        Told(
            "jp-a? jp-b",
            f"{WAGE} deadline-before-school sooner-than-lead-time",
            "suss-24-weeks",
            pauses=True,
        ),
    ),
    "SUTD for 60 days": ({"school": "sutd"}, Told("jp-a jp-b", WAGE, "sutd-16-weeks")),
    "SIT for 6 months": (
        {"school": "sit", "length": "to-6-months", **TERM},
        Told("jp-a", WAGE, "sit-8-months", items="j6"),
    ),
    "before National Service, 3 months": (
        {**KOREA, **UNPAID, "length": "to-3-months", "service": "before"},
        Told("kr-b", "", "ninety-one-days-in-korea exit-permit-before-service", items="s1"),
    ),
    "before National Service, 60 days": (
        {**KOREA, **UNPAID, "service": "before"},
        Told("kr-d", "", "exit-permit-before-service", items="s1"),
    ),
    "NSman for half a year": (
        {"length": "to-6-months", **TERM, "service": "nsman"},
        Told("jp-a", WAGE, "exit-permit-nsman", items="s1 j6"),
    ),
    "unpaid, length not yet known": (
        {**UNPAID, **TERM, "length": UNKNOWN},
        Told("jp-c? jp-d?", "no-written-terms", pauses=True),
    ),
    "NSman for a year, credit": (
        {"length": "to-12-months", **TERM, "service": "nsman"},
        Told("jp-a", WAGE, "exit-permit-nsman", items="s1 j6"),
    ),
    "permanent resident": (
        {"nationality": "permanent-resident"},
        Told("jp-a jp-b", WAGE, "", "s4"),
    ),
    "another passport": (
        {"nationality": "other"},
        Told("jp-a jp-b", WAGE, items="s4", not_items="s1"),
    ),
    "pay and hours not yet known": (
        {"pay": UNKNOWN, "hours": UNKNOWN},
        Told("jp-a? jp-b? jp-c?", "no-written-terms", items="j1 j3 j7", pauses=True),
    ),
    "over a year, said to be vacation": (
        {"length": "over-12-months"},
        Told("jp-a", WAGE, "vacation-too-short over-a-year"),
    ),
}
