"""Whose request it is: the key in the signed cookie, and no account.

The row is made at the first save; before it a visitor has no cookie at all, nor after a save that
was refused.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from flask import Response, after_this_request, g, request, session

from planner.domain.errors import NotFound
from planner.services.owners import new_owner, owner_of_form
from planner.store.checklists.models import Owner
from planner.store.checklists.queries import owner_by_key
from planner.store.database import db
from planner.web import clock

KEY = "owner"
NEW_KEY = "new_owner_key"  # of the request: that of a row which may not come to stay
KEY_BYTES = 32
FORM_KEY_BYTES = 24
FORM_KEY_LENGTH = 32  # characters, four for three bytes


def known_owner() -> Owner | None:
    """Give who is asking, or None for somebody who never saved anything."""
    key = g.get(NEW_KEY) or session.get(KEY)
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
    return known_owner() or _known_by_cookie(new_owner(db.session(), _any_key(), clock.now()))


def sending_owner(form_key: str) -> Owner:
    """Give who is asking; a first form that is sent twice makes one owner, known by its cookie.

    Whoever sends such a form again, without a cookie and within SENT_AGAIN, is taken for its
    owner. So it must be the same in all that was typed, and hold a key of ours: of FORM_KEY_BYTES
    at random, made for one page that is stored nowhere on the way, sent in a request's body, in no
    address and no log. Who reads that page and that request reads the cookie too. Other sites can
    send nothing in a browser's name (``planner.web.same_origin``), and no address brings a key
    along, so nobody can be led into another's plan.
    """
    owner = known_owner()
    if owner is not None or len(form_key) < FORM_KEY_LENGTH:
        return owner or saving_owner()
    sent = repr(sorted(request.form.items(multi=True)))
    key = urlsafe_b64encode(sha256(f"owner {sent}".encode()).digest()).decode().rstrip("=")
    return _known_by_cookie(owner_of_form(db.session(), key, _any_key(), clock.now()))


def new_form_key() -> str:
    """Make the key of a form, that nobody can guess."""
    return secrets.token_urlsafe(FORM_KEY_BYTES)


def _any_key() -> str:
    return secrets.token_urlsafe(KEY_BYTES)


def _known_by_cookie(owner: Owner) -> Owner:
    setattr(g, NEW_KEY, owner.key)
    after_this_request(_with_cookie)
    return owner


def _with_cookie(response: Response) -> Response:
    """Let the visitor be known by a cookie if their row came to stay, as it goes with a refusal."""
    db.session().rollback()  # what nobody saved until now is not saved
    owner = known_owner()
    if owner is not None:
        session.permanent = True
        session[KEY] = owner.key
    return response
