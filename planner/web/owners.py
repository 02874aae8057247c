"""Whose request it is: the key in the signed cookie, and no account.

The row is made at the first save; before it a visitor has no cookie at all.
"""

import secrets

from flask import session

from planner.domain.errors import NotFound
from planner.services.owners import new_owner
from planner.store.checklists.models import Owner
from planner.store.checklists.queries import owner_by_key
from planner.store.database import db
from planner.web import clock

KEY = "owner"
KEY_BYTES = 32


def known_owner() -> Owner | None:
    """Give who is asking, or None for somebody who never saved anything."""
    key = session.get(KEY)
    return owner_by_key(db.session(), key) if isinstance(key, str) else None


def asking_owner() -> Owner:
    """Give who is asking; raises NotFound for somebody who has nothing here."""
    owner = known_owner()
    if owner is None:
        raise NotFound(
            "Nothing of yours stands at this address. What you save stays with the browser that "
            "saved it."
        )
    session.modified = True  # each visit to one's own pages gives the cookie its whole life again
    return owner


def saving_owner() -> Owner:
    """Give who is asking, and make them known with a cookie at their first save."""
    owner = known_owner()
    if owner is None:
        owner = new_owner(db.session(), secrets.token_urlsafe(KEY_BYTES), clock.now())
        session.permanent = True
        session[KEY] = owner.key
    return owner
