"""Samples for the styleguide: every component, in every state, on made-up facts."""

from dataclasses import dataclass, replace

from planner.web.places.view_models import Bar, Day, Empty, Fact, Row, Typed
from planner.web.shown import Link

AMENITIES = (
    Link("100 bookable seats", "", "armchair"),
    Link("Power", "", "plug"),
    Link("Wi-Fi", "", "wifi"),
    Link("Air-con", "", "snowflake"),
)

BISHAN = Row(
    number=1,
    slug="bishan-public-library",
    name="Bishan Public Library",
    url="/places/bishan-public-library",
    kind="Library",
    shape="library",
    state="open",
    headline="Open for all of it, until 21:00",
    detail="",
    travel_minutes=4,
    travel_steps=("walk 4",),
    distance="260 m",
    nearest_exit="230 m from Bishan exit C",
    amenities=AMENITIES,
    hours_as_of="Hours from NLB, as of 2023",
)
POLYTECHNIC = replace(
    BISHAN,
    number=2,
    slug="nanyang-polytechnic-library",
    name="Nanyang Polytechnic Library",
    url="/places/nanyang-polytechnic-library",
    kind="Campus",
    shape="campus",
    state="part",
    headline="Open for part: closes 20:00, 45 min before you finish",
    detail="farther on the map, but NSL is direct",
    travel_minutes=19,
    travel_steps=("walk 3", "NSL 2 stops", "walk 7"),
    distance="3.4 km",
    nearest_exit="Yio Chu Kang exit A, 420 m",
    amenities=(Link("For its students", "", "users"),),
    hours_as_of="Hours from the library, undated",
)
CLUB = replace(
    BISHAN,
    number=3,
    slug="bishan-community-club",
    name="Bishan Community Club, Block 51 Bishan Street 13 and the Annexe of Many Long Words",
    kind="Community club",
    shape="community",
    state="unknown",
    headline="Hours not known",
    amenities=(),
    hours_as_of="Hours not found in any source",
    caution="Nobody has confirmed that people may study here.",
)
CAFE = replace(
    BISHAN,
    number=4,
    slug="cafe",
    name="A café",
    url="/places/cafe",
    kind="Café",
    shape="cafe",
    state="closed",
    headline="Closed, opens Wed 08:00",
    amenities=(),
)

CHIPS = (
    Link("Library", "/places?kind=library", "book-open", is_on=True),
    Link("Study room", "/places?kind=study_room", ""),
    Link("Campus", "/places?kind=campus", ""),
    Link("Café", "/places?kind=cafe", ""),
    Link("Open late", "/places?late=1", "moon-star"),
    Link("Quiet", "/places?quiet=1", "volume-x"),
    Link("Power", "/places?power=1", "plug"),
    Link("Wi-Fi", "/places?wifi=1", "wifi"),
    Link("Free for anyone", "/places?access=public", "users"),
)

OPEN_10_TO_21 = Bar(208, 458, "10:00–21:00")
WEEK = (
    Day("Tue 24 Nov", "", (OPEN_10_TO_21,), ("10:00–21:00",), is_today=True),
    Day("Wed 25 Nov", "", (OPEN_10_TO_21,), ("10:00–21:00",)),
    Day("Thu 26 Nov", "Sample Day", (), ("Closed",)),
    Day("Fri 27 Nov", "", (Bar(542, 375, "18:00–03:00"),), ("Fri 18:00 – Sat 03:00",)),
    Day(
        "Sat 28 Nov",
        "",
        (Bar(125, 167, "08:00–12:00"), Bar(375, 250, "14:00–20:00")),
        ("08:00–12:00", "14:00–20:00"),
    ),
    Day("Sun 29 Nov", "", (Bar(0, 1000, "unknown", "unknown"),), ("not known",)),
    Day("Mon 30 Nov", "", (Bar(0, 1000, "all day"),), ("All day and night",)),
)
FACTS = (
    Fact("Quiet", "", is_known=False),
    Fact("Power", "yes", "nlb.gov.sg", "2023"),
    Fact("Studying", "It is a library", "NLB", "as of 2023"),
)
EMPTY = Empty(
    "No place fits all of that",
    "What emptied the list: Quiet. Without it there are places:",
    (Link("Not only with Quiet (4 open)", "/places?near=Bishan", "x"),),
    POLYTECHNIC,
)
SEARCH = Typed(near="Bishan (NS17/CC15)", when="pick", from_="2026-11-24T18:30", for_="135")


@dataclass(frozen=True)
class Samples:
    """Hold what ``templates/styleguide/show.html`` shows."""

    search: Typed
    errors: dict[str, str]
    chips: tuple[Link, ...]
    rows: tuple[Row, ...]
    empty: Empty
    days: tuple[Day, ...]
    facts: tuple[Fact, ...]


SAMPLES = Samples(
    search=SEARCH,
    errors={"near": "“Bishna 99” is not in our list of places. Try a postal code or a station."},
    chips=CHIPS,
    rows=(BISHAN, POLYTECHNIC, CLUB, CAFE),
    empty=EMPTY,
    days=WEEK,
    facts=FACTS,
)
