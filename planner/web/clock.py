"""The one place that reads the clock, in Singapore time."""

from datetime import datetime

from flask import current_app

from planner.domain.moments import SINGAPORE_ZONE


def now() -> datetime:
    """Read the time now, or the fixed one that a test has set."""
    fixed = current_app.config["SETTINGS"].fixed_now
    moment = fixed or datetime.now(SINGAPORE_ZONE)  # noqa: TID251 - this is the one place
    return moment.astimezone(SINGAPORE_ZONE)
