"""Pages with everything on them that a template may meet, for tests and for the styleguide."""

from dataclasses import replace
from types import SimpleNamespace

from planner.web.home.view_models import HomePage
from planner.web.places.view_models import Exit, Fact, PlacePage, PlacesPage, Section, Typed
from planner.web.shown import Link
from planner.web.style_samples import BISHAN, CHIPS, CLUB, EMPTY, FACTS, POLYTECHNIC, WEEK

HOSTILE = "</script><b>\"'`\u202eCafé"

CAFE = replace(
    BISHAN,
    number=4,
    slug="cafe",
    name=HOSTILE,
    kind="Café",
    shape="cafe",
    state="closed",
    headline="Closed · opens Wed 08:00",
    amenities=(),
)

SORTS = (
    Link("Best fit", "/places", is_on=True),
    Link("Soonest there", "/places?sort=time"),
    Link("Nearest", "/places?sort=distance"),
    Link("Closes latest", "/places?sort=closes"),
)

FULL_LIST = PlacesPage(
    title="Study places near Bishan",
    typed=Typed(
        near="Bishan (NS17 / CC15)", when="pick", from_="2026-11-24T18:30", to="2026-11-24T20:45"
    ),
    when_words="Tue 24 Nov, 18:30–20:45",
    origin_words="Times and distances are from Bishan station, which you chose.",
    chips=CHIPS,
    sorts=SORTS,
    sort_words="Open for the whole time first, then confirmed, then the time to get there.",
    sections=(
        Section("", "", (BISHAN, POLYTECHNIC)),
        Section(
            "Studying is not confirmed",
            "Nobody has confirmed that people may study here, or the facts are old. Ask first.",
            (CLUB, CAFE),
        ),
    ),
    total=4,
    open_total=1,
    summary="4 places, 1 open from 18:30 to 20:45.",
    hidden=(("kind", "library"),),
    notices=("“Bishna” was read as Bishan station.",),
    previous_url="",
    next_url="/places?page=2",
    page_words="Page 1 of 3",
    list_url="/places?near=Bishan",
    map_url="/places?near=Bishan&view=map",
    geojson_url="/places.geojson?near=Bishan",
)
MAP_VIEW = replace(FULL_LIST, typed=replace(FULL_LIST.typed, view="map"))
FAULTY = replace(
    FULL_LIST,
    typed=Typed(near=HOSTILE, when="pick", from_="24 November 2026", for_="135"),
    errors={
        "near": f"Nothing in Singapore is called “{HOSTILE}”. Try a postal code or a station.",
        "from": "“24 November 2026” is not a date and time: write it like 2026-11-24 18:30.",
    },
    choices=(Link("Bishan station (NS17 / CC15)", "/places?near=NS17"),),
    sections=(),
    total=0,
)
NOTHING = replace(
    FULL_LIST,
    sections=(),
    total=0,
    open_total=0,
    summary="0 places.",
    empty=EMPTY,
    next_url="",
)

PLACE = PlacePage(
    row=replace(BISHAN, headline="Open now, until 21:00"),
    title="Bishan Public Library",
    address="5 Bishan Place, #01-01",
    postal_code="579841",
    banners=("Closed from 1 December 2026 for works.", "It will move to Junction 8 in 2027."),
    days=WEEK,
    hours_text="Mo-Su 10:00-21:00; PH off",
    hours_note="Closes at 17:00 on the eves of Christmas, New Year and Chinese New Year.",
    facts=FACTS,
    access=(
        Fact("Who may enter", "Anyone", "NLB", "2023"),
        Fact("Price", "", is_known=False),
    ),
    seats=(
        Fact("Level 2, Quiet Zone", "60", "NLB", "2025-02"),
        Fact("Level 3", "40", "NLB", "2025-02"),
    ),
    exits=(
        Exit("Bishan exit C (NS17 / CC15)", "230 m", 4),
        Exit("Marymount exit A (CC16)", "1.1 km", 18),
    ),
    directions=Link("Directions", "https://www.google.com/maps/dir/", "navigation"),
    website=Link("Website", "https://www.nlb.gov.sg/"),
    share_url="/places/bishan-public-library",
    jsonld_url="/places/bishan-public-library/place.jsonld",
    origin_words="From Bishan station, which you chose.",
    geojson_url="/places/bishan-public-library/place.geojson",
    back_url="/places?near=Bishan",
    note="The lift to level 3 needs a card.",
)
BARE_PLACE = replace(
    PLACE,
    row=replace(CLUB, travel_minutes=None, travel_steps=(), distance=""),
    banners=(),
    seats=(),
    exits=(),
    website=None,
    hours_text="",
    hours_note="",
    note="",
)

HOME = HomePage(
    search=Typed(),
    place_count=274,
    examples=(
        Link("569842", "/places?near=569842"),
        Link("Bishan", "/places?near=Bishan"),
        Link("NS17", "/places?near=NS17"),
    ),
    plan=Link("Plan a session", "/sessions/new", "calendar-plus"),
    check=Link("Does this internship count?", "/guides", "signpost"),
)
SOURCES = SimpleNamespace(
    sources=(("Libraries", "NLB, data.gov.sg", "Singapore Open Data Licence 1.0", "2019-04"),),
    licences=(Link("Contains information from data.gov.sg.", "https://data.gov.sg/"),),
    assumptions=("Walking: 80 m a minute.",),
)
