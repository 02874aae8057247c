from pathlib import Path

import pytest

from planner.store.tables.checks import check
from tests.data.tiny_folder import respelled, write_tiny


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder)]


PLACES = {
    "hours that no parser reads": ("Mo-Su 10:00-21:00", "10am-9pm", 2, "opening_hours cannot"),
    "hours with a comment": (
        "Mo-Su 10:00-21:00; PH off",
        '"Mo-Su 10:00-21:00 ""by key"""',
        2,
        "has a comment: put it into note",
    ),
    "hours with a fallback": ("; PH off", " || off", 2, "has a fallback (||)"),
    "holidays within months": ("; PH off", "; Dec PH off", 2, "Holidays within months"),
    "hours of spaces": ("Mo-Su 10:00-21:00; PH off", "   ", 2, "has spaces around it"),
    "hours without a source": ("17:00,NLB", "17:00,", 2, "hours_source is missing"),
    "holiday hours of no hours": (",not_stated", ",stated", 3, "there are no opening_hours"),
    "a slug with a capital": ("atrium,", "Atrium,", 2, "slug 'Atrium' is not of small letters"),
    "a slug with two hyphens": ("booths,", "boo--ths,", 3, "slug 'boo--ths' is not of small"),
    "a slug twice": ("booths,", "atrium,", 3, "slug 'atrium' stands 2 times"),
    "a point abroad": ("1.3010,103.8010", "51.5,-0.1", 3, "51.5, -0.1 is outside Singapore"),
    "a point at sea": ("1.3010,103.8010", "1.19,103.8", 3, "lies in no planning area"),
    "a point off the globe": ("1.3010", "91", 3, "is not a point on the globe"),
    "a point in words": ("1.3010", "north", 3, "lat is 'north': give degrees"),
    "a point far from its code": ("1.3010,", "1.3050,", 3, "the point is 423 m from its postal"),
    "a code we do not have": ("111112", "999999", 3, "999999 is not in our postal codes"),
    "a code of five digits": ("111112", "11111", 3, "postal_code '11111' is not six digits"),
    "no code and no note": ("111112", "", 3, "there is no postal_code"),
    "no source": (",NLB list,", ",,", 2, "source is missing"),
    "no licence": ("SODL-1.0", "", 2, "licence is missing"),
    "no name": ("booths,Booths", "booths,", 3, "name is missing"),
    "an unknown kind": ("study_room", "pub", 3, "kind is 'pub': give library or study_room"),
    "an unknown answer": (",unknown,yes,", ",maybe,yes,", 2, "quiet is 'maybe': give yes or no"),
    "an unknown access": (",paid,", ",guests,", 3, "access is 'guests'"),
    "an unknown evidence": (",none,", ",hearsay,", 3, "study_evidence is 'hearsay'"),
    "an unknown confidence": ("stale", "sure", 3, "confidence is 'sure'"),
    "an unknown status": ("stale,closed", "stale,shut", 3, "status is 'shut'"),
    "an unknown holiday word": (",not_stated", ",maybe", 3, "holiday_hours is 'maybe'"),
    "an unknown position source": ("facts,postal", "facts,guess", 3, "position_source is 'guess'"),
    "a bad eve closing": ("17:00", "5pm", 2, "eve_closing is '5pm': give a time such as 17:00"),
    "a bad source date": ("2023-05", "2023-13", 2, "source_date is '2023-13'"),
    "a worded hours date": ("NLB,2023", "NLB,last year", 2, "hours_date is 'last year'"),
    "a partial closing date": ("2026-01-02", "2026-01", 3, "closed_from is '2026-01'"),
    "an opening before the closing": ("2027-01-02", "2025-01-02", 3, "is after reopens_from"),
    "an opening without a closing": (
        "closed,2026-01-02",
        "unknown,",
        3,
        "reopens_from is given without closed_from",
    ),
    "closed without a day": ("2026-01-02,2027-01-02", ",", 3, "give closed_from"),
    "closed without a word": ("Closed for works.", "", 3, "say why in status_note"),
    "moved nowhere": ("stale,closed", "stale,moved", 3, "but moved_to is ''"),
    "moved to nobody": (
        "closed,2026-01-02,2027-01-02,Closed for works.,Notice,2026-01,",
        "moved,2026-01-02,,Moved.,Notice,2026-01,elsewhere",
        3,
        "moved_to 'elsewhere' is no other place",
    ),
    "moved to itself": (
        "closed,2026-01-02,2027-01-02,Closed for works.,Notice,2026-01,",
        "moved,2026-01-02,,Moved.,Notice,2026-01,booths",
        3,
        "moved_to 'booths' is no other place",
    ),
    "a target without a move": (
        "2026-01,,,Press",
        "2026-01,atrium,,Press",
        3,
        "but moved_to is 'atrium'",
    ),
    "a capacity of nobody": ("30,seats", "31,seats", 2, "capacity is 31 but seats.csv adds"),
    "seats without that evidence": (",seats,", ",library,", 2, "study_evidence is library but"),
    "a price for anyone": (",paid,", ",public,", 3, "access is public but there is a price"),
    "paid without a price": ("S$2 an hour,Leaflet,2024", ",,", 3, "access is paid: give price"),
    "a price of no source": ("Leaflet,2024", ",", 3, "price_source is missing"),
    "a price's source of no price": ("public,,,", "public,,Leaflet,", 2, "nothing is told of it"),
    "a date of no source": ("Blog,2016", ",2016", 2, "date is given without attributes_source"),
    "a source of no answers": ("unknown,,,", "unknown,Blog,,", 3, "attributes_source is given"),
    "a source of no evidence": ("so.,,,", "so.,Blog,,", 3, "evidence_source is given, but"),
    "closed by nobody": ("Notice,2026-01", ",", 3, "status is closed: give status_source"),
    "a bad date of a part": ("Blog,2016", "Blog,long ago", 2, "attributes_date is 'long ago'"),
    "seats of another source": ("Catalogue,", "NLB,", 2, "are not those of its seats"),
    "seats of another date": ("Catalogue,2026-09-05", "Catalogue,2026", 2, "are not those of its"),
    "a holiday rule of no rule": ("stated,,,,,", "stated,,,,CNA,", 3, "holiday_source is given"),
    "a capacity below one": ("30,seats", "0,seats", 2, "capacity is '0': give a whole number"),
    "a cell too few": ("facts,postal,,,", "facts,postal,,", 3, "has 46 cells instead of 47"),
    "a column missing": ("slug,name", "name", 1, "columns missing: slug"),
    "a column unknown": ("slug,name", "slug,colour,name", 1, "columns unknown: colour"),
    "columns out of order": ("slug,name", "name,slug", 1, "columns are out of order"),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), PLACES.values(), ids=PLACES)
def test_a_spoilt_place_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    faults = said(write_tiny(tmp_path / "data", places=respelled("places", old, new)))
    assert any(
        fault.startswith(f"data/places.csv:{line}: ") and message in fault for fault in faults
    ), faults


@pytest.mark.parametrize(
    ("old", "new"),
    [("1.3010,", "1.3050,"), ("111112", "999999"), ("111112", "")],
    ids=["far from its code", "a code that we do not have", "no code"],
)
def test_a_position_note_answers_for_a_point(tmp_path: Path, old: str, new: str) -> None:
    text = respelled("places", old, new).replace("facts,postal,", "facts,postal,A long site.")
    assert said(write_tiny(tmp_path / "data", places=text)) == []


def test_a_public_place_may_ask_a_price_for_a_part_that_its_note_names(tmp_path: Path) -> None:
    text = respelled("places", ",paid,", ",public,").replace(
        "facts,postal,,,", "facts,postal,,,The booths are paid."
    )
    assert said(write_tiny(tmp_path / "data", places=text)) == []
