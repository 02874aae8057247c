"""Calendar links: made, shown once, changed, given another address, revoked and brought back."""

import secrets

from flask import Blueprint, Response, request, session, url_for

from planner.domain.calendar.feed import TOKEN_BYTES, FeedOptions
from planner.domain.errors import InvalidValue, StaleEdit
from planner.services.calendar import feed_links as services
from planner.store.calendar.feed_queries import live_link_of, live_links_of, revoked_link_of
from planner.store.calendar.models import FeedLink
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.web import clock
from planner.web.calendar.link_view_models import FreshLink, LinkForm, LinkPage, LinksPage
from planner.web.calendar.link_words import (
    APPS,
    APPS_AS_OF,
    CHOICES,
    HIDES,
    REVEALS,
    both_versions,
    fresh_link,
    link_form,
    link_row,
    options_of,
)
from planner.web.conflicts import Form, conflict
from planner.web.owners import asking_owner, known_owner, saving_owner
from planner.web.personal import LARGEST_ID, form_page, seen_at, typed, version_seen
from planner.web.shown import Link, Notice, Press

blueprint = Blueprint("links", __name__)

LINKS = "/calendar/links"
ONE_LINK = f"{LINKS}/<int(max={LARGEST_ID}):link_id>"
FRESH = "fresh_link"  # of the signed cookie: the token of a link just made, until it is shown
SUGGESTED_NAME = "My calendar"
NOTICES = {
    "created": "Your link is ready.",
    "rotated": "The link has a new address. The one before leads nowhere any more.",
    "updated": "The link is changed. Apps take it over when they read it next.",
    "restored": "The link works again, at the same address.",
}


def links_page(form: LinkForm | None = None) -> Response:
    """List the links in use; 400 with a form that could not be saved."""
    owner = known_owner()
    rows = live_links_of(db.session(), owner.id) if owner else []
    today = clock.now().date()
    page = LinksPage(
        form=form or _new_form(SUGGESTED_NAME, FeedOptions(has_alarms=True), {}),
        rows=tuple(link_row(each, today) for each in rows),
        reveals=REVEALS,
        hides=HIDES,
        apps=APPS,
        apps_as_of=APPS_AS_OF,
        download=_download() if owner else None,
        fresh=_shown_once(owner),
        notice=_notice(owner),
    )
    return form_page("calendar/links.html", page, form.errors if form else {})


@blueprint.post(LINKS)
def create() -> Response:
    """Make a link; the next page shows its address, once."""
    token, options = secrets.token_urlsafe(TOKEN_BYTES), _typed_options()
    try:
        link = services.create(
            db.session(), saving_owner(), typed("name"), options, token, clock.now()
        )
    except InvalidValue as error:
        return links_page(_new_form(typed("name"), options, {error.field: error.message}))
    return _led_to_fresh(link, token, "created")


@blueprint.get(f"{ONE_LINK}/edit")
def edit(link_id: int) -> Response:
    """Show what a link is called and tells."""
    link = live_link_of(db.session(), asking_owner().id, link_id)
    return _edit_page(link, link.name, options_of(link), link.version)


@blueprint.post(f"{ONE_LINK}/edit")
def update(link_id: int) -> Response:
    """Change what a link is called and tells."""
    owner_id, options, version = asking_owner().id, _typed_options(), version_seen()
    try:
        services.update(db.session(), owner_id, link_id, version, typed("name"), options)
    except InvalidValue as error:
        link = live_link_of(db.session(), owner_id, link_id)
        return _edit_page(link, typed("name"), options, version, {error.field: error.message})
    except StaleEdit as error:
        return _both(error, live_link_of(db.session(), owner_id, link_id), options)
    return _seen("updated")


@blueprint.post(f"{ONE_LINK}/rotate")
def rotate(link_id: int) -> Response:
    """Give a link another address; the next page shows it, once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = services.rotate(db.session(), asking_owner().id, link_id, token, clock.now())
    return _led_to_fresh(link, token, "rotated")


@blueprint.post(f"{ONE_LINK}/revoke")
def revoke(link_id: int) -> Response:
    """Let a link lead nowhere; the next page can undo it."""
    services.revoke(db.session(), asking_owner().id, link_id, clock.now())
    return _seen("revoked", link_id)


@blueprint.post(f"{ONE_LINK}/restore")
def restore(link_id: int) -> Response:
    """Let a revoked link work again."""
    try:
        services.restore(db.session(), asking_owner().id, link_id)
    except InvalidValue as error:
        options = FeedOptions(has_alarms=True)
        return links_page(_new_form(SUGGESTED_NAME, options, {error.field: error.message}))
    return _seen("restored")


def _new_form(name: str, options: FeedOptions, errors: dict[str, str]) -> LinkForm:
    return link_form(url_for("calendar.links.create"), "Make the link", name, options, errors)


def _edit_page(
    link: FeedLink,
    name: str,
    options: FeedOptions,
    version: int,
    errors: dict[str, str] | None = None,
) -> Response:
    action = url_for("calendar.links.update", link_id=link.id)
    form = link_form(action, "Save", name, options, errors or {}, version)
    back = Link("Calendar links", url_for("calendar.links"))
    page = LinkPage(f"Change “{link.name}”", back, form)
    return form_page("calendar/link_edit.html", page, form.errors)


def _both(error: StaleEdit, link: FeedLink, options: FeedOptions) -> Response:
    """Show what is saved of a link beside what was typed."""
    sends = {"name": typed("name"), **{name: typed(name) for name in CHOICES if typed(name)}}
    action = url_for("calendar.links.update", link_id=link.id)
    back = Link("Leave it as it is saved", url_for("calendar.links"))
    fields = both_versions(link, typed("name"), options)
    return conflict(error, fields, Form(action, sends, link.version, back))


def _typed_options() -> FeedOptions:
    return FeedOptions(**{name: bool(typed(name)) for name in CHOICES})


def _led_to_fresh(link: FeedLink, token: str, done: str) -> Response:
    session[FRESH] = {"id": link.id, "token": token}
    return _seen(done)


def _seen(done: str, link_id: int | None = None) -> Response:
    return seen_at(url_for("calendar.links", done=done, link=link_id))


def _shown_once(owner: Owner | None) -> FreshLink | None:
    """Take the address of a new link out of the cookie, so that no second page shows it."""
    if owner is None or FRESH not in session:
        return None
    fresh = session.pop(FRESH)
    links = live_links_of(db.session(), owner.id)
    return next(
        (fresh_link(each, fresh["token"]) for each in links if each.id == fresh["id"]), None
    )


def _notice(owner: Owner | None) -> Notice | None:
    done, link_id = request.args.get("done", ""), request.args.get("link", 0, int)
    if done == "revoked" and owner is not None and 0 < link_id <= LARGEST_ID:
        link = revoked_link_of(db.session(), owner.id, link_id)
        if link is None:
            return None
        undo = Press("Undo", url_for("calendar.links.restore", link_id=link_id), "undo-2")
        return Notice(f"“{link.name}” is revoked: its address leads nowhere now.", undo)
    words = NOTICES.get(done)
    return Notice(words) if words and owner is not None else None


def _download() -> Link:
    return Link("Download the whole plan", url_for("calendar.download_all"), "download")
