"""Exams and deadlines: listed, added, changed, removed and brought back."""

from collections.abc import Sequence
from datetime import date, datetime

from flask import Blueprint, Response, request, url_for

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.moments import day_in_singapore
from planner.services.plan import plan_dates as services
from planner.store.checklists.models import Checklist, Owner
from planner.store.checklists.queries import checklists_of
from planner.store.database import db
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import plan_date_of, plan_dates_of
from planner.web import clock
from planner.web.conflicts import Form, conflict, removed
from planner.web.owners import asking_owner, known_owner, new_form_key, sending_owner
from planner.web.personal import (
    LARGEST_ID,
    form_page,
    personal_page,
    seen_at,
    typed,
    version_seen,
)
from planner.web.plan.date_forms import (
    LABELS,
    NO_LIST,
    TypedPlanDate,
    both_fields,
    date_form,
    read_fields,
    saved_fields,
    typed_fields,
)
from planner.web.plan.date_view_models import DatesPage, PlanDateRow
from planner.web.plan.frame import date_words, left_words, tabs_of
from planner.web.plan.notices import dates_notice
from planner.web.shown import Link, Press

ONE_DATE = f"/plan/dates/<int(max={LARGEST_ID}):date_id>"
TEMPLATE = "plan/date.html"

blueprint = Blueprint("dates", __name__)


def index(owner: Owner | None) -> Response:
    """List exams and deadlines, those to come first."""
    return _listed(owner, 200)


def _listed(owner: Owner | None, status: int, late: str = "") -> Response:
    rows = plan_dates_of(db.session(), owner.id) if owner else ()
    names = {each.id: each.name for each in _checklists(owner)}
    today = clock.now().date()
    listed = [(day_in_singapore(row.at), _row(row, names, today)) for row in rows]
    page = DatesPage(
        tabs=tabs_of("dates"),
        coming=tuple(row for day, row in listed if day >= today),
        past=tuple(row for day, row in listed if day < today)[::-1],
        new_url=url_for("plan.dates.new"),
        notice=dates_notice(_named(owner)),
        late=late,
    )
    return personal_page("plan/dates.html", status, page=page)


@blueprint.get("/plan/dates/new")
def new() -> Response:
    """Ask for an exam or a deadline."""
    fields = dict.fromkeys(LABELS, "") | {"checklist": request.args.get("checklist", "")}
    page = date_form(fields, _checklists(known_owner()), form_key=new_form_key())
    return form_page(TEMPLATE, page, {})


@blueprint.post("/plan/dates")
def create() -> Response:
    """Add an exam or a deadline."""
    fields, checklists = typed_fields(), _checklists(known_owner())
    fixed, errors = read_fields(fields, checklists)
    form_key = typed("form_key")
    if fixed is not None:
        try:
            owner = sending_owner(form_key)
            services.add(db.session(), owner, *_values(fixed), clock.now(), form_key)
        except NotFound:  # its checklist was deleted at this moment
            checklists, errors = _checklists(known_owner()), {"checklist": NO_LIST}
        else:
            return seen_at(url_for("plan.dates", done="added"))
    page = date_form(fields, checklists, errors=errors, form_key=form_key)
    return form_page(TEMPLATE, page, errors)


@blueprint.get(ONE_DATE)
def edit(date_id: int) -> Response:
    """Ask what is to be changed about a date; a removed one can be brought back first."""
    owner = asking_owner()
    row = plan_date_of(db.session(), owner.id, date_id)
    if row.removed_at is not None:
        return seen_at(url_for("plan.dates", done="removed", date=date_id))
    page = date_form(saved_fields(row), _checklists(owner), row, version=row.version)
    return form_page(TEMPLATE, page, {})


@blueprint.post(ONE_DATE)
def update(date_id: int) -> Response:
    """Change a date."""
    owner, version, fields = asking_owner(), version_seen(), typed_fields()
    checklists = _checklists(owner)
    fixed, errors = read_fields(fields, checklists)
    if fixed is None:
        row = plan_date_of(db.session(), owner.id, date_id)
        page = date_form(fields, checklists, row, errors, version=version)
        return form_page(TEMPLATE, page, errors)
    now = clock.now()
    try:
        services.edit(db.session(), owner.id, date_id, version, *_values(fixed), now)
    except StaleEdit as error:
        row = plan_date_of(db.session(), owner.id, date_id)
        return _both(error, row, fields, checklists)
    return seen_at(url_for("plan.dates", done="changed"))


@blueprint.post(f"{ONE_DATE}/remove")
def remove(date_id: int) -> Response:
    """Remove a date; the next page can undo it. Pressed too late, it shows what is saved."""
    owner = asking_owner()
    try:
        services.remove(db.session(), owner.id, date_id, version_seen(), clock.now())
    except StaleEdit as error:
        return _listed(owner, 409, late=str(error))
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
        return removed(error, both, url_for("plan.dates.restore", date_id=row.id), back)
    action = url_for("plan.dates.update", date_id=row.id)
    form = Form(action, fields, row.version, Link("Keep what is saved", back, "undo-2"))
    return conflict(error, both, form)


def _row(row: PlanDate, names: dict[int, str], today: date) -> PlanDateRow:
    day = day_in_singapore(row.at)
    remove_url, version = url_for("plan.dates.remove", date_id=row.id), str(row.version)
    return PlanDateRow(
        name=row.name,
        when=date_words(row, today),
        left=left_words(day, today) if day >= today else "",
        checklist=names.get(row.checklist_id or 0, ""),
        edit_url=url_for("plan.dates.edit", date_id=row.id),
        remove=Press("Delete", remove_url, "trash-2", (("version", version),), row.name),
    )


def _values(fixed: TypedPlanDate) -> tuple[str, datetime, bool, int | None]:
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
