"""The tables of what a visitor keeps: checklists, tasks, evidence. Every row names its owner."""

import datetime as dt

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.guides.flow import Phase
from planner.store.database import Base
from planner.store.types import UtcDateTime, words


class Owner(Base):
    """Keep one visitor who saved something, with what they set once for all their plans.

    ``key`` is what the signed cookie holds. Home is a station's name, an area's, or neither;
    ``reminder_minutes`` is what a new session's form begins with, None for no reminder.
    ``settings_version`` counts how often these were saved.
    """

    __tablename__ = "owner"
    __table_args__ = (
        CheckConstraint("key <> ''", name="keyed"),
        CheckConstraint("home_station = '' OR home_area = ''", name="one_home"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(43), unique=True)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    home_station: Mapped[str] = mapped_column(String(80), default="", server_default="")
    home_area: Mapped[str] = mapped_column(String(80), default="", server_default="")
    reminder_minutes: Mapped[int | None]
    settings_version: Mapped[int] = mapped_column(default=0, server_default="0")


class Checklist(Base):
    """Keep one checklist with the facts of the offer that it is about.

    ``country`` is japan, korea, both or "" for a list of one's own; ``answers`` are those of the
    flow when it was saved; ``guide_version`` is the digest of all guide files as they were then.
    """

    __tablename__ = "checklist"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("country IN ('', 'japan', 'korea', 'both')", name="country_known"),
        CheckConstraint("last_day IS NULL OR first_day <= last_day", name="days_run_forward"),
        UniqueConstraint("id", "owner_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    country: Mapped[str] = mapped_column(String(10), default="")
    answers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    guide_version: Mapped[str] = mapped_column(String(64), default="")
    host: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(200), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    first_day: Mapped[dt.date | None]
    last_day: Mapped[dt.date | None]
    pay: Mapped[str] = mapped_column(String(200), default="")
    hours: Mapped[str] = mapped_column(String(200), default="")
    school: Mapped[str] = mapped_column(String(200), default="")
    saved_on: Mapped[dt.date]
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    archived_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    tasks: Mapped[list["Task"]] = relationship(
        back_populates="checklist",
        cascade="all, delete-orphan",
        order_by="Task.position, Task.id",
        overlaps="owner",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class Task(Base):
    """Keep one task: the words of the guide as they were taken over, and what its owner did.

    ``item_id`` is None for a task of one's own. ``item_digest`` is that of the item as taken over.
    ``position`` counts from 0 within a phase, removed tasks included. ``due_words`` say how the day
    was worked out; ``due_is_own`` marks a day that the owner set. ``done_on`` stays when a changed
    source asks to check again: ``changed_source_id``, noticed on ``changed_on`` by the change
    ``change_id``, which tells it from one of the same day that was looked at already.
    """

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("title <> ''", name="titled"),
        CheckConstraint("position >= 0", name="position_counted"),
        CheckConstraint("item_id <> ''", name="item_named"),
        CheckConstraint("item_id IS NOT NULL OR item_digest = ''", name="own_has_no_digest"),
        CheckConstraint("status <> 'done' OR done_on IS NOT NULL", name="done_has_a_day"),
        CheckConstraint(
            "done_on IS NULL OR status IN ('done', 'check-again')", name="day_is_of_what_was_done"
        ),
        CheckConstraint(
            "status <> 'check-again' OR (changed_on IS NOT NULL AND changed_source_id <> '')",
            name="check_again_names_the_change",
        ),
        CheckConstraint("NOT due_is_own OR due_on IS NOT NULL", name="own_due_has_a_day"),
        UniqueConstraint("id", "owner_id"),
        UniqueConstraint("checklist_id", "item_id"),
        ForeignKeyConstraint(
            ["checklist_id", "owner_id"], ["checklist.id", "checklist.owner_id"], ondelete="CASCADE"
        ),
        Index("ix_task_checklist", "checklist_id", "position"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    checklist_id: Mapped[int]
    item_id: Mapped[str | None] = mapped_column(String(40))
    item_digest: Mapped[str] = mapped_column(String(64), default="")
    phase: Mapped[Phase] = mapped_column(words(Phase, "phase_known"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    why: Mapped[str] = mapped_column(Text, default="")
    ask: Mapped[list[str]] = mapped_column(JSON, default=list)
    question: Mapped[str] = mapped_column(Text, default="")
    keep: Mapped[str] = mapped_column(Text, default="")
    waits_for: Mapped[list[str]] = mapped_column(JSON, default=list)
    status: Mapped[TaskStatus] = mapped_column(words(TaskStatus, "status_known"))
    done_on: Mapped[dt.date | None]
    due_on: Mapped[dt.date | None]
    due_words: Mapped[str] = mapped_column(Text, default="")
    due_is_own: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    changed_source_id: Mapped[str] = mapped_column(String(80), default="")
    changed_on: Mapped[dt.date | None]
    change_id: Mapped[int | None]
    removed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    checklist: Mapped[Checklist] = relationship(back_populates="tasks")
    sources: Mapped[list["TaskSource"]] = relationship(
        cascade="all, delete-orphan", order_by="TaskSource.position", lazy="selectin"
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        cascade="all, delete-orphan", order_by="Evidence.id", lazy="selectin"
    )
    events: Mapped[list["TaskEvent"]] = relationship(
        cascade="all, delete-orphan", order_by="TaskEvent.id"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class TaskSource(Base):
    """Keep that a task rests on a source, and the day on which its owner last opened it."""

    __tablename__ = "task_source"
    __table_args__ = (
        CheckConstraint("source_id <> ''", name="source_named"),
        CheckConstraint("position >= 0", name="position_counted"),
        ForeignKeyConstraint(
            ["task_id", "owner_id"], ["task.id", "task.owner_id"], ondelete="CASCADE"
        ),
    )
    task_id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)
    owner_id: Mapped[int]
    position: Mapped[int]
    opened_on: Mapped[dt.date | None]


class Evidence(Base):
    """Keep one piece of evidence: what it says, a link or file name, when seen, who answered."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("says <> ''", name="says_something"),
        ForeignKeyConstraint(
            ["task_id", "owner_id"], ["task.id", "task.owner_id"], ondelete="CASCADE"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    task_id: Mapped[int] = mapped_column(index=True)
    says: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text, default="")
    seen_on: Mapped[dt.date | None]
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    reference: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class TaskEvent(Base):
    """Keep one line of a task's log: when, and what changed, in words."""

    __tablename__ = "task_event"
    __table_args__ = (
        CheckConstraint("words <> ''", name="says_something"),
        ForeignKeyConstraint(
            ["task_id", "owner_id"], ["task.id", "task.owner_id"], ondelete="CASCADE"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    task_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    words: Mapped[str] = mapped_column(Text)
