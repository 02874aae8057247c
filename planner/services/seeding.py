"""Bringing the database in step with the files of ``data/``."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from planner.store.seed import SeedReport, seed


def bring_up_to_date(session: Session, folder: Path, now: datetime) -> SeedReport:
    """Seed in one transaction: all of it, or nothing where a file has a fault."""
    try:
        report = seed(session, folder, now)
        session.commit()
    except BaseException:
        session.rollback()
        raise
    return report
