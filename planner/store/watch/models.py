"""The tables of the source watch: how each page was last found, and each change of it."""

import datetime as dt

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from planner.domain.watch.watched import WatchState
from planner.store.database import Base
from planner.store.types import UtcDateTime, words


class WatchedSource(Base):
    """Keep how a source was last found; ``text`` is its normalised main text, for the next look.

    ``fingerprint`` is that of ``text``; ``failures`` counts looks in a row that nobody answered.
    """

    __tablename__ = "watched_source"
    __table_args__ = (CheckConstraint("failures >= 0", name="failures_counted"),)

    source_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    state: Mapped[WatchState] = mapped_column(words(WatchState, "state_known"))
    url: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    text_seen_on: Mapped[dt.date | None]
    etag: Mapped[str] = mapped_column(Text, default="")
    last_modified: Mapped[str] = mapped_column(Text, default="")
    moved_to: Mapped[str] = mapped_column(Text, default="")
    detail: Mapped[str] = mapped_column(Text, default="")
    failures: Mapped[int] = mapped_column(default=0)
    checked_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class SourceChange(Base):
    """Keep one change of a source's text; it stands open until a person has reviewed it."""

    __tablename__ = "source_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(String(80), index=True)
    seen_before_on: Mapped[dt.date | None]
    noticed_on: Mapped[dt.date]
    excerpt: Mapped[str] = mapped_column(Text)
    reviewed_on: Mapped[dt.date | None]
    review_note: Mapped[str] = mapped_column(Text, default="")
