"""What every change shares: all of it or nothing, and never over newer words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from planner.domain.errors import StaleEdit

LOOK_AGAIN = "Nothing was saved: look at what it says now, then save again if that still fits."
AT_ONCE = f"Something else changed this at the same moment. {LOOK_AGAIN}"


@contextmanager
def saved_whole(session: Session) -> Iterator[None]:
    """Commit once at the end; undo everything on any error.

    Raises StaleEdit where another transaction changed one of the rows meanwhile.
    """
    try:
        yield
        session.commit()
    except StaleDataError as error:
        session.rollback()
        raise StaleEdit(AT_ONCE) from error
    except BaseException:
        session.rollback()
        raise
