"""The tables of calendars: those imported, links to our own, and what it withdraws.

Every row names its owner. Times are UTC.
"""

import datetime as dt

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.store.database import Base
from planner.store.types import UtcDateTime


class BusyCalendar(Base):
    """Keep one imported calendar; until ``saved_at`` it is a preview that nothing else sees.

    One that is removed has ``removed_at`` instead of ``saved_at``, and can be brought back.
    ``own_name`` is what it came with, ``name`` what its owner calls it. ``uid_digest`` is that of
    its events' UIDs, "" for none. By these a newer reading of it is known.
    """

    __tablename__ = "busy_calendar"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        UniqueConstraint("id", "owner_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    own_name: Mapped[str] = mapped_column(String(120), default="")
    uid_digest: Mapped[str] = mapped_column(String(64))
    notes: Mapped[list[str]] = mapped_column(JSON, default=list)
    read_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    removed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    events: Mapped[list["BusyEvent"]] = relationship(
        cascade="all, delete-orphan", order_by="BusyEvent.start", passive_deletes=True
    )


class BusyEvent(Base):
    """Keep one occurrence of an imported event; ``is_busy`` is False where it takes no time."""

    __tablename__ = "busy_event"
    __table_args__ = (
        CheckConstraint('start < "end"', name="runs_forward"),
        ForeignKeyConstraint(
            ["calendar_id", "owner_id"],
            ["busy_calendar.id", "busy_calendar.owner_id"],
            ondelete="CASCADE",
        ),
        Index("ix_busy_event_owner_start", "owner_id", "start"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    calendar_id: Mapped[int] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(String(300), default="")
    place_text: Mapped[str] = mapped_column(String(300), default="")
    start: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    end: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    is_all_day: Mapped[bool] = mapped_column(default=False)
    is_busy: Mapped[bool] = mapped_column(default=True)


class FeedLink(Base):
    """Keep one secret link to a plan's calendar, by the SHA-256 of its token alone.

    That an app asked (``fetched_at``) is no change of it, and leaves ``version`` as it is.
    """

    __tablename__ = "feed_link"
    __table_args__ = (CheckConstraint("name <> ''", name="named"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    has_alarms: Mapped[bool] = mapped_column(default=False)
    has_todos: Mapped[bool] = mapped_column(default=False)
    has_busy: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    fetched_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class WithdrawnEntry(Base):
    """Keep of what went for good with its checklist what makes calendar apps take it out.

    No word of it: where a session, an exam or a deadline stood, how long it was (an exam with a
    time is a moment, of 0 minutes), and the SEQUENCE that says it is cancelled.
    Rows older than CANCELLED_KEPT are told to nobody, and deleted with the next one made.
    """

    __tablename__ = "withdrawn_entry"
    __table_args__ = (CheckConstraint("minutes >= 0", name="lasted"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    uid: Mapped[str] = mapped_column(String(64), unique=True)
    starts_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    sequence: Mapped[int]
    withdrawn_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
