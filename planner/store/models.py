"""The tables. Rows hold domain values and fit the shapes that the rules ask for."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from planner.domain.places.place import Access, Answer, Confidence, Kind, Status, StudyEvidence
from planner.domain.travel.geo import LatLon
from planner.store.database import Base
from planner.store.types import UtcDateTime, words


class Place(Base):
    """Keep one study place with the source and date of what is said of it."""

    __tablename__ = "place"
    __table_args__ = (
        CheckConstraint("lat BETWEEN -90 AND 90", name="lat_in_degrees"),
        CheckConstraint("lon BETWEEN -180 AND 180", name="lon_in_degrees"),
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity_positive"),
        CheckConstraint("source <> ''", name="source_named"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    also_known_as: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[Kind] = mapped_column(words(Kind, "kind_known"))
    lat: Mapped[float]
    lon: Mapped[float]
    location: Mapped[LatLon] = composite("lat", "lon")
    address: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str] = mapped_column(String(6))
    opening_hours: Mapped[str | None] = mapped_column(Text)
    holiday_hours_stated: Mapped[bool]
    eve_closing: Mapped[dt.time | None]
    hours_source: Mapped[str] = mapped_column(Text)
    hours_date: Mapped[str] = mapped_column(String(10))
    holiday_source: Mapped[str] = mapped_column(Text)
    quiet: Mapped[Answer] = mapped_column(words(Answer, "quiet_answered"))
    power: Mapped[Answer] = mapped_column(words(Answer, "power_answered"))
    wifi: Mapped[Answer] = mapped_column(words(Answer, "wifi_answered"))
    aircon: Mapped[Answer] = mapped_column(words(Answer, "aircon_answered"))
    food: Mapped[Answer] = mapped_column(words(Answer, "food_answered"))
    booking: Mapped[Answer] = mapped_column(words(Answer, "booking_answered"))
    attributes_source: Mapped[str] = mapped_column(Text)
    attributes_date: Mapped[str] = mapped_column(String(10))
    access: Mapped[Access] = mapped_column(words(Access, "access_known"))
    price: Mapped[str] = mapped_column(Text)
    price_source: Mapped[str] = mapped_column(Text)
    price_date: Mapped[str] = mapped_column(String(10))
    capacity: Mapped[int | None]
    study_evidence: Mapped[StudyEvidence] = mapped_column(words(StudyEvidence, "evidence_known"))
    evidence_note: Mapped[str] = mapped_column(Text)
    evidence_source: Mapped[str] = mapped_column(Text)
    evidence_date: Mapped[str] = mapped_column(String(10))
    confidence: Mapped[Confidence] = mapped_column(words(Confidence, "confidence_known"))
    status: Mapped[Status] = mapped_column(words(Status, "status_known"))
    closed_from: Mapped[dt.date | None]
    reopens_from: Mapped[dt.date | None]
    status_note: Mapped[str] = mapped_column(Text)
    status_source: Mapped[str] = mapped_column(Text)
    status_date: Mapped[str] = mapped_column(String(10))
    moved_to: Mapped[str] = mapped_column(String(120))
    url: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    source_date: Mapped[str] = mapped_column(String(10))
    licence: Mapped[str] = mapped_column(Text)
    position_source: Mapped[str] = mapped_column(String(20))
    position_note: Mapped[str] = mapped_column(Text)
    do_not_list: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    seats: Mapped[list["Seats"]] = relationship(
        back_populates="place", cascade="all, delete-orphan", order_by="Seats.id", lazy="selectin"
    )


class Seats(Base):
    """Keep the bookable study seats of one zone of a place."""

    __tablename__ = "seats"
    __table_args__ = (
        UniqueConstraint("place_id", "level", "zone"),
        CheckConstraint("seats > 0", name="seats_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"))
    level: Mapped[str] = mapped_column(String(20))
    zone: Mapped[str] = mapped_column(String(120))
    seats: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    source_date: Mapped[str] = mapped_column(String(10))
    place: Mapped[Place] = relationship(back_populates="seats")


class Holiday(Base):
    """Keep one day on which hours differ: a public holiday, a school holiday or an eve."""

    __tablename__ = "holiday"
    __table_args__ = (
        UniqueConstraint("date", "level", "name"),
        CheckConstraint("level IN ('public', 'school', 'eve')", name="level_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[dt.date]
    name: Mapped[str] = mapped_column(String(120))
    observed: Mapped[dt.date | None]
    level: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(Text)
    source_date: Mapped[str] = mapped_column(String(10))


class AcademicPeriod(Base):
    """Keep one period of a school year, its last day included."""

    __tablename__ = "academic_period"
    __table_args__ = (
        UniqueConstraint("institution", "period", "starts"),
        CheckConstraint("starts <= ends", name="period_runs_forward"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    institution: Mapped[str] = mapped_column(String(120))
    period: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    starts: Mapped[dt.date]
    ends: Mapped[dt.date]
    source: Mapped[str] = mapped_column(Text)
    source_date: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)


class GeocodeAnswer(Base):
    """Keep what an outside geocoder once said of a text; no point means it knew nothing."""

    __tablename__ = "geocode_answer"
    __table_args__ = (
        UniqueConstraint("provider", "text"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    provider: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(Text)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    answered_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class Seeding(Base):
    """Keep the digest of the files that the rows came from; one row."""

    __tablename__ = "seeding"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    seeded_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
