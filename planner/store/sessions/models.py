"""The tables of the plan: sessions, their occurrences, exams and deadlines, and what was done.

Every row names its owner. Times are UTC; days are Singapore's.
"""

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.domain.sessions.session import OccurrenceStatus, Skips
from planner.domain.sessions.verdicts import Fit
from planner.store.checklists.models import Task
from planner.store.database import Base
from planner.store.models import Place
from planner.store.types import UtcDateTime, words


class RevisionSession(Base):
    """Keep one session: its task, its pattern, and what each of its dates begins with.

    ``starts_at`` is the first date's start; ``rrule`` is RFC 5545 text, "" for a session that
    happens once; ``exdates`` are the days left out, as 2026-12-25. ``form_key`` is that of the
    form that made it, so that sending it twice makes one. ``sequence`` rises with every change.
    ``wants`` are names of ``planner.domain.places.place.ATTRIBUTES``.
    """

    __tablename__ = "revision_session"
    __table_args__ = (
        CheckConstraint("minutes > 0", name="lasts"),
        CheckConstraint("uid <> ''", name="has_uid"),
        CheckConstraint("place_id IS NULL OR place_text = ''", name="one_place"),
        CheckConstraint("reminder_minutes IS NULL OR reminder_minutes >= 0", name="reminds_before"),
        UniqueConstraint("id", "owner_id"),
        UniqueConstraint("owner_id", "form_key"),
        ForeignKeyConstraint(
            ["task_id", "owner_id"], ["task.id", "task.owner_id"], ondelete="CASCADE"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    task_id: Mapped[int] = mapped_column(index=True)
    uid: Mapped[str] = mapped_column(String(64), unique=True)
    form_key: Mapped[str] = mapped_column(String(64))
    starts_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    place_text: Mapped[str] = mapped_column(String(200), default="")
    wants: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(Text, default="")
    reminder_minutes: Mapped[int | None]
    rrule: Mapped[str] = mapped_column(String(200), default="")
    exdates: Mapped[list[str]] = mapped_column(JSON, default=list)
    skips: Mapped[Skips] = mapped_column(words(Skips, "skips_known"), default=Skips.NONE)
    sequence: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    task: Mapped[Task] = relationship(lazy="raise_on_sql")
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql")
    occurrences: Mapped[list["Occurrence"]] = relationship(
        back_populates="session",
        cascade="all, delete-orphan",
        order_by="Occurrence.original_start",
        overlaps="task",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class Occurrence(Base):
    """Keep one date of a session: when and where it takes place, its verdict, what became of it.

    ``original_start`` is where the pattern puts it. ``hours_version`` names the hours that ``fit``
    was judged by; ``worse_on`` is the day on which it began to fit worse, ``was_fit`` and
    ``was_words`` what was said of it before that. ``keeps_holiday`` tells that its day was known
    as a public holiday when it was put there, or kept there by its owner since.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint('start < "end"', name="runs_forward"),
        CheckConstraint("place_id IS NULL OR place_text = ''", name="one_place"),
        CheckConstraint("minutes_spent IS NULL OR minutes_spent >= 0", name="spent_counted"),
        CheckConstraint(
            "status <> 'cancelled' OR cancelled_at IS NOT NULL", name="cancelled_has_a_time"
        ),
        UniqueConstraint("session_id", "original_start"),
        ForeignKeyConstraint(
            ["session_id", "owner_id"],
            ["revision_session.id", "revision_session.owner_id"],
            ondelete="CASCADE",
        ),
        Index("ix_occurrence_owner_start", "owner_id", "start"),
        Index("ix_occurrence_place_end", "place_id", "end"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    session_id: Mapped[int]
    original_start: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    start: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    end: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    place_text: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[OccurrenceStatus] = mapped_column(
        words(OccurrenceStatus, "status_known"), default=OccurrenceStatus.PLANNED
    )
    minutes_spent: Mapped[int | None]
    log_line: Mapped[str] = mapped_column(String(300), default="")
    logged_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    timer_started_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    fit: Mapped[Fit] = mapped_column(words(Fit, "fit_known"), default=Fit.NONE)
    fit_words: Mapped[str] = mapped_column(Text, default="")
    hours_version: Mapped[str] = mapped_column(String(64), default="")
    worse_on: Mapped[dt.date | None]
    was_fit: Mapped[Fit | None] = mapped_column(words(Fit, "was_fit_known"))
    was_words: Mapped[str] = mapped_column(Text, default="")
    keeps_holiday: Mapped[bool] = mapped_column(default=False, server_default=false())
    session: Mapped[RevisionSession] = relationship(
        back_populates="occurrences", lazy="raise_on_sql"
    )
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql")


class PlanDate(Base):
    """Keep an exam or a deadline; without ``has_time`` it is a whole day, kept by its midnight.

    ``form_key`` is a digest of the form that made it, until it is changed: None from then on.
    """

    __tablename__ = "plan_date"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        UniqueConstraint("owner_id", "form_key"),
        ForeignKeyConstraint(
            ["checklist_id", "owner_id"], ["checklist.id", "checklist.owner_id"], ondelete="CASCADE"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    has_time: Mapped[bool]
    checklist_id: Mapped[int | None] = mapped_column(index=True)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    form_key: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class Act(Base):
    """Keep one change of the plan with what it needs to be undone.

    ``before`` holds the sessions as they were, ``after`` their versions since.
    """

    __tablename__ = "act"
    __table_args__ = (CheckConstraint("words <> ''", name="says_something"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    words: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
