"""Exams and deadlines: listed, added, changed, removed and brought back."""

from collections.abc import Sequence
from datetime import date, datetime

from flask import Blueprint, Response, request, url_for

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.plan.agenda import day_in_singapore
from planner.services.plan import plan_dates as services
from planner.store.checklists.models import Checklist, Owner
from planner.store.checklists.queries import checklists_of
from planner.store.database import db
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import plan_date_of, plan_dates_of
from planner.web import clock
from planner.web.conflicts import Form, conflict, removed
from planner.web.owners import asking_owner, known_owner, saving_owner
from planner.web.personal import (
    LARGEST_ID,
    form_page,
    personal_page,
    seen_at,
    typed_version,
)
from planner.web.plan.date_forms import (
    LABELS,
    FixedDate,
    both_fields,
    date_form,
    read_fields,
    saved_fields,
    typed_fields,
)
from planner.web.plan.date_view_models import DateRow, DatesPage
from planner.web.plan.frame import date_words, left_words, tabs_of
from planner.web.plan.notices import dates_notice
from planner.web.shown import Link, Press

ONE_DATE = f"/plan/dates/<int(max={LARGEST_ID}):date_id>"
TEMPLATE = "plan/date.html"

blueprint = Blueprint("days", __name__)


def index(owner: Owner | None) -> Response:
    """List exams and deadlines, those to come first."""
    rows = plan_dates_of(db.session(), owner.id) if owner else ()
    names = {each.id: each.name for each in _checklists(owner)}
    today = clock.now().date()
    listed = [(day_in_singapore(row.at), _row(row, names, today)) for row in rows]
    page = DatesPage(
        tabs=tabs_of("dates"),
        coming=tuple(row for day, row in listed if day >= today),
        past=tuple(row for day, row in listed if day < today)[::-1],
        new_url=url_for("plan.days.new"),
        notice=dates_notice(_named(owner)),
    )
    return personal_page("plan/dates.html", page=page)


@blueprint.get("/plan/dates/new")
def new() -> Response:
    """Ask for an exam or a deadline."""
    fields = dict.fromkeys(LABELS, "") | {"checklist": request.args.get("checklist", "")}
    return form_page(TEMPLATE, date_form(fields, _checklists(known_owner())), {})


@blueprint.post("/plan/dates")
def create() -> Response:
    """Add an exam or a deadline."""
    fields, checklists = typed_fields(), _checklists(known_owner())
    fixed, errors = read_fields(fields, checklists)
    if fixed is None:
        return form_page(TEMPLATE, date_form(fields, checklists, errors=errors), errors)
    services.add(db.session(), saving_owner(), *_values(fixed), clock.now())
    return seen_at(url_for("plan.dates", done="added"))


@blueprint.get(ONE_DATE)
def edit(date_id: int) -> Response:
    """Ask what is to be changed about a date; a removed one can be brought back first."""
    owner = asking_owner()
    row = plan_date_of(db.session(), owner.id, date_id)
    if row.removed_at is not None:
        return seen_at(url_for("plan.dates", done="removed", date=date_id))
    page = date_form(saved_fields(row), _checklists(owner), row, row.version)
    return form_page(TEMPLATE, page, {})


@blueprint.post(ONE_DATE)
def update(date_id: int) -> Response:
    """Change a date."""
    owner, version, fields = asking_owner(), typed_version(), typed_fields()
    checklists = _checklists(owner)
    fixed, errors = read_fields(fields, checklists)
    if fixed is None:
        row = plan_date_of(db.session(), owner.id, date_id)
        return form_page(TEMPLATE, date_form(fields, checklists, row, version, errors), errors)
    now = clock.now()
    try:
        services.edit(db.session(), owner.id, date_id, version, *_values(fixed), now)
    except StaleEdit as error:
        row = plan_date_of(db.session(), owner.id, date_id)
        return _both(error, row, fields, checklists)
    return seen_at(url_for("plan.dates", done="changed"))


@blueprint.post(f"{ONE_DATE}/remove")
def remove(date_id: int) -> Response:
    """Remove a date; the next page can undo it."""
    services.remove(db.session(), asking_owner().id, date_id, clock.now())
    return seen_at(url_for("plan.dates", done="removed", date=date_id))


@blueprint.post(f"{ONE_DATE}/restore")
def restore(date_id: int) -> Response:
    """Bring a removed date back."""
    services.restore(db.session(), asking_owner().id, date_id, clock.now())
    return seen_at(url_for("plan.dates", done="restored"))


def _both(
    error: StaleEdit, row: PlanDate, fields: dict[str, str], checklists: Sequence[Checklist]
) -> Response:
    """Show what is saved beside what was typed."""
    both = both_fields(saved_fields(row), fields, checklists)
    back = url_for("plan.dates")
    if row.removed_at is not None:
        return removed(error, both, url_for("plan.days.restore", date_id=row.id), back)
    action = url_for("plan.days.update", date_id=row.id)
    form = Form(action, fields, row.version, Link("Keep what is saved", back, "undo-2"))
    return conflict(error, both, form)


def _row(row: PlanDate, names: dict[int, str], today: date) -> DateRow:
    day = day_in_singapore(row.at)
    remove_url = url_for("plan.days.remove", date_id=row.id)
    return DateRow(
        name=row.name,
        when=date_words(row, today),
        left=left_words(day, today) if day >= today else "",
        checklist=names.get(row.checklist_id or 0, ""),
        edit_url=url_for("plan.days.edit", date_id=row.id),
        remove=Press("Delete", remove_url, "trash-2", about=row.name),
    )


def _values(fixed: FixedDate) -> tuple[str, datetime, bool, int | None]:
    return fixed.name, fixed.at, fixed.has_time, fixed.checklist_id


def _checklists(owner: Owner | None) -> Sequence[Checklist]:
    return checklists_of(db.session(), owner.id) if owner else ()


def _named(owner: Owner | None) -> PlanDate | None:
    """Find the date that the address names, if it is the owner's."""
    number = request.args.get("date", 0, int)
    if owner is None or not 0 < number <= LARGEST_ID:
        return None
    try:
        return plan_date_of(db.session(), owner.id, number)
    except NotFound:
        return None
