"""Every error that a rule or a row can raise, in one tree.

::

    PlannerError
    ├── InvalidValue        400  a field holds something we cannot use
    ├── NotFound            404  nothing stands at that name
    ├── StaleEdit           409  somebody changed the row since it was read
    ├── UnknownHours        422  an opening-hours text cannot be read
    ├── OriginUnavailable   503  an outside geocoder could not answer
    ├── NotReady            503  the database or a file does not answer just now
    └── SetUpFault          503  the installation is not fit to serve

``planner.web.errors`` maps each to its HTTP status.
"""


class PlannerError(Exception):
    """Say what was wrong, with the value, and what would do."""


class InvalidValue(PlannerError):
    """Name the field at fault and what would do instead."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class NotFound(PlannerError):
    """Say which name led nowhere."""


class StaleEdit(PlannerError):
    """Say what was changed meanwhile; the page keeps what was typed."""


class UnknownHours(PlannerError):
    """Say which opening-hours text cannot be read, and why."""


class OriginUnavailable(PlannerError):
    """Say which geocoder did not answer and what to type instead."""


class NotReady(PlannerError):
    """Say what does not answer just now, and how it is mended."""


class SetUpFault(PlannerError):
    """Say which setting, file or permission stops the start, and how to mend it."""
