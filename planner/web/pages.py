"""Pages that stand by themselves: where the facts come from."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from planner.domain.travel.assumptions import ASSUMPTIONS
from planner.web.shown import Link

blueprint = Blueprint("pages", __name__)


@dataclass(frozen=True)
class SourcesPage:
    """Hold what ``templates/pages/sources.html`` prints: rows of what, source, licence, date."""

    sources: tuple[tuple[str, str, str, str], ...]
    licences: tuple[Link, ...]
    assumptions: tuple[str, ...]


SODL = "Singapore Open Data Licence 1.0"
CC_BY = "CC BY 4.0"
FACTS = "Facts; no open licence stated"
SOURCES = (
    ("Library positions", "National Library Board, data.gov.sg", SODL, "2019-04"),
    ("Library hours", "National Library Board, branch list", FACTS, "2023"),
    ("Library closures", "National Library Board, as reported", FACTS, "2026-09-01"),
    ("Bookable study seats", "National Library Board, seat catalogue", FACTS, "2026-09-05"),
    ("Community clubs", "People's Association, data.gov.sg", SODL, "2019"),
    ("Study corners", "People's Association, study-space list", FACTS, "2025-02"),
    ("Campus libraries", "The institutions' own pages", FACTS, "2011 to 2025"),
    ("Fast-food outlets", "McDonald's store locator; press list", FACTS, "2021-07; 2022-05"),
    ("Cafés and co-working", "cafeandcowork.com and company pages", FACTS, "2016 to 2025"),
    ("Station exits", "Land Transport Authority", SODL, "2025-12-02"),
    ("Lines, stations, train times", "MRTDown", CC_BY, "2026-07-24"),
    ("Postal codes", "GeoNames", CC_BY, "2025-12-30"),
    ("Blocks and buildings", "Singapore Land Authority, OneMap", SODL, "2019"),
    ("Planning areas and land", "Urban Redevelopment Authority", SODL, "2019-12-23"),
    ("Public holidays", "Ministry of Manpower", "Facts", "2026-06-18"),
    ("School terms and holidays", "Ministry of Education", "Facts", "2026-07-14"),
)
LICENCES = (
    Link(
        "Contains information from NLB, PA, LTA, URA, SLA and IMDA datasets accessed via "
        "data.gov.sg and OneMap, made available under the terms of the Singapore Open Data "
        "Licence version 1.0.",
        "https://data.gov.sg/open-data-licence",
    ),
    Link("Postal code data © GeoNames, CC BY 4.0.", "https://www.geonames.org/"),
    Link("Rail data and timings: MRTDown, CC BY 4.0.", "https://github.com/foldaway/mrtdown-data"),
)


@blueprint.get("/data")
def about_data() -> str:
    """Say where the facts come from, under which licence, and how old they are."""
    page = SourcesPage(SOURCES, LICENCES, ASSUMPTIONS)
    return render_template("pages/sources.html", page=page)
