"""How each CSV file of ``data/`` is laid out: its columns, and its lines with faults.

Columns are exact and in order; ``data/README.md`` explains each.
"""

from pathlib import Path

from planner.domain.places.place import (
    ATTRIBUTES,
    Access,
    Answer,
    Confidence,
    Kind,
    Part,
    Status,
    StudyEvidence,
)
from planner.store.data_rows import Cells, Table, read_table
from planner.store.tables.records import (
    AcademicRecord,
    ExitRecord,
    HolidayRecord,
    LineRecord,
    LinkRecord,
    PlaceRecord,
    SeatsRecord,
    SectorRecord,
    StationRecord,
    TrainRecord,
)

HOLIDAY_LEVELS = ("public", "school", "eve")
PERIOD_KINDS = ("term", "vacation", "recess", "reading", "exam")
DAY_TYPES = ("weekday", "saturday", "sunday_ph")
PLACE_POSITIONS = ("dataset", "postal", "source", "map")
STATION_POSITIONS = ("exits", "mrtdown")
STATION_STATES = ("open", "planned")
TEXT_COLOURS = ("black", "white")


def places_table(folder: Path) -> Table[PlaceRecord]:
    """Read places.csv with its lines and faults."""
    columns = (
        "slug name also_known_as kind lat lon address postal_code opening_hours holiday_hours "
        "eve_closing hours_source hours_date holiday_source quiet power wifi aircon food booking "
        "attributes_source attributes_date access price price_source price_date capacity "
        "study_evidence evidence_note evidence_source evidence_date confidence status closed_from "
        "reopens_from status_note status_source status_date moved_to url source source_date "
        "licence position_source position_note do_not_list note"
    )
    return read_table(folder, "places.csv", columns, _place)


def _place(cells: Cells) -> PlaceRecord:
    return PlaceRecord(
        slug=cells.filled("slug"),
        name=cells.filled("name"),
        kind=cells.choice("kind", Kind),
        location=cells.point(),
        opening_hours=cells.text("opening_hours") or None,
        holiday_hours_stated=cells.word("holiday_hours", ("stated", "not_stated")) == "stated",
        eve_closing=cells.optional("eve_closing", cells.clock),
        access=cells.choice("access", Access),
        capacity=cells.optional("capacity", cells.count),
        study_evidence=cells.choice("study_evidence", StudyEvidence),
        evidence_note=cells.filled("evidence_note"),
        confidence=cells.choice("confidence", Confidence),
        status=cells.choice("status", Status),
        closed_from=cells.optional("closed_from", cells.day),
        reopens_from=cells.optional("reopens_from", cells.day),
        source=cells.filled("source"),
        licence=cells.filled("licence"),
        position_source=cells.word("position_source", PLACE_POSITIONS),
        **{name: cells.choice(name, Answer) for name in ATTRIBUTES},
        **{name: cells.text(name) for name in _PLAIN},  # type: ignore[arg-type]
        **{name: cells.partial_date(name) for name in _DATES},  # type: ignore[arg-type]
    )


_PLAIN = (
    *("also_known_as", "address", "postal_code", "hours_source", "holiday_source", "price"),
    *("status_note", "moved_to", "url", "position_note", "do_not_list", "note"),
    *(f"{part}_source" for part in Part),
)
_DATES = ("hours_date", "source_date", *(f"{part}_date" for part in Part))


def seats_table(folder: Path) -> Table[SeatsRecord]:
    """Read seats.csv with its lines and faults."""
    return read_table(folder, "seats.csv", "place_slug level zone seats source source_date", _seats)


def _seats(cells: Cells) -> SeatsRecord:
    return SeatsRecord(
        cells.filled("place_slug"),
        cells.filled("level"),
        cells.filled("zone"),
        cells.count("seats"),
        cells.filled("source"),
        cells.partial_date("source_date"),
    )


def lines_table(folder: Path) -> Table[LineRecord]:
    """Read lines.csv with its lines and faults."""
    return read_table(folder, "lines.csv", "line name colour text_colour source source_date", _line)


def _line(cells: Cells) -> LineRecord:
    return LineRecord(
        cells.filled("line"),
        cells.filled("name"),
        cells.filled("colour"),
        cells.word("text_colour", TEXT_COLOURS),
        cells.filled("source"),
        cells.partial_date("source_date"),
    )


def stations_table(folder: Path) -> Table[StationRecord]:
    """Read stations.csv with its lines and faults."""
    columns = "code name line lat lon opened status position_source"
    return read_table(folder, "stations.csv", columns, _station)


def _station(cells: Cells) -> StationRecord:
    return StationRecord(
        cells.filled("code"),
        cells.filled("name"),
        cells.filled("line"),
        cells.point(),
        cells.optional("opened", cells.day),
        cells.word("status", STATION_STATES),
        cells.word("position_source", STATION_POSITIONS),
    )


def exits_table(folder: Path) -> Table[ExitRecord]:
    """Read station_exits.csv with its lines and faults."""
    return read_table(folder, "station_exits.csv", "station codes exit lat lon", _exit)


def _exit(cells: Cells) -> ExitRecord:
    return ExitRecord(
        cells.filled("station"),
        tuple(cells.filled("codes").split("/")),
        cells.filled("exit"),
        cells.point(),
    )


def links_table(folder: Path) -> Table[LinkRecord]:
    """Read rail_links.csv with its lines and faults."""
    columns = "line from_code to_code distance_m minutes minutes_note"
    return read_table(folder, "rail_links.csv", columns, _link)


def _link(cells: Cells) -> LinkRecord:
    return LinkRecord(
        cells.filled("line"),
        cells.filled("from_code"),
        cells.filled("to_code"),
        cells.number("distance_m"),
        cells.optional("minutes", cells.number),
        cells.text("minutes_note"),
    )


def trains_table(folder: Path) -> Table[TrainRecord]:
    """Read trains.csv with its lines and faults."""
    columns = (
        "station_code station_name line direction terminus day_type first_train last_train "
        "last_train_24 source_date note"
    )
    return read_table(folder, "trains.csv", columns, _train)


def _train(cells: Cells) -> TrainRecord:
    return TrainRecord(
        cells.filled("station_code"),
        cells.filled("station_name"),
        cells.filled("line"),
        cells.filled("direction"),
        cells.filled("terminus"),
        cells.word("day_type", DAY_TYPES),
        cells.clock("first_train"),
        cells.clock("last_train"),
        cells.filled("last_train_24"),
        cells.partial_date("source_date"),
        cells.text("note"),
    )


def holidays_table(folder: Path) -> Table[HolidayRecord]:
    """Read holidays.csv with its lines and faults."""
    columns = "date name observed level source source_date note"
    return read_table(folder, "holidays.csv", columns, _holiday)


def _holiday(cells: Cells) -> HolidayRecord:
    return HolidayRecord(
        cells.day("date"),
        cells.filled("name"),
        cells.optional("observed", cells.day),
        cells.word("level", HOLIDAY_LEVELS),
        cells.filled("source"),
        cells.partial_date("source_date"),
        cells.text("note"),
    )


def academic_table(folder: Path) -> Table[AcademicRecord]:
    """Read academic_calendar.csv with its lines and faults."""
    columns = "institution period kind start end source source_date note"
    return read_table(folder, "academic_calendar.csv", columns, _period)


def _period(cells: Cells) -> AcademicRecord:
    return AcademicRecord(
        cells.filled("institution"),
        cells.filled("period"),
        cells.word("kind", PERIOD_KINDS),
        cells.day("start"),
        cells.day("end"),
        cells.filled("source"),
        cells.partial_date("source_date"),
        cells.text("note"),
    )


def sectors_table(folder: Path) -> Table[SectorRecord]:
    """Read postal_sectors.csv with its lines and faults."""
    columns = "sector district general_location codes lat lon"
    return read_table(folder, "postal_sectors.csv", columns, _sector)


def _sector(cells: Cells) -> SectorRecord:
    return SectorRecord(
        cells.filled("sector"),
        cells.count("district"),
        cells.filled("general_location"),
        cells.count("codes"),
        cells.point(),
    )
