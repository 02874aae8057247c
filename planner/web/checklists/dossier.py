"""The dossier of a checklist: one page to print, and the same as JSON with its hash."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Response

from planner.domain.checklists.dossier import dossier, dossier_bytes, fingerprint
from planner.domain.checklists.dossier_parts import Dossier, DossierEntry
from planner.domain.checklists.offers import OFFER_LABELS
from planner.domain.guides.flow_walk import answered, readable_answers
from planner.store.checklists.models import Checklist
from planner.store.checklists.queries import checklist_of, live_tasks
from planner.store.database import db
from planner.web.caching import NOT_KEPT
from planner.web.guides.guidebook import guidebook
from planner.web.own_addresses import checklist_url
from planner.web.owners import asking_owner
from planner.web.personal import ONE_CHECKLIST, personal_page
from planner.web.shown import Link

blueprint = Blueprint("dossier", __name__)

LENGTH = ("Length in days", "length_days")
OFFER_LINES = tuple(
    line
    for field, label in OFFER_LABELS.items()
    for line in (((label, field), LENGTH) if field == "last_day" else ((label, field),))
    if field != "name"
)


@dataclass(frozen=True)
class DossierPage:
    """Hold the document as its page prints it, its hash, and where its bytes are."""

    document: Dossier
    phases: tuple[tuple[str, list[DossierEntry]], ...]
    offer_lines: tuple[tuple[str, str], ...]
    fingerprint: str
    back: Link
    json_url: str


@blueprint.get(f"{ONE_CHECKLIST}/dossier")
def show(checklist_id: int) -> Response:
    """Show all that a checklist holds on one page, ready to print."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    document = _document(checklist)
    page = DossierPage(
        document=document,
        phases=tuple((phase, [*tasks]) for phase, tasks in groupby(document["tasks"], _phase)),
        offer_lines=OFFER_LINES,
        fingerprint=fingerprint(dossier_bytes(document)),
        back=Link(checklist.name, checklist_url(checklist)),
        json_url=checklist_url(checklist, "checklists.dossier.download"),
    )
    return personal_page("checklists/dossier.html", page=page)


@blueprint.get(f"{ONE_CHECKLIST}/dossier.json")
def download(checklist_id: int) -> Response:
    """Give the same document as a file of JSON; the hash on the page is that of its bytes."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    response = Response(dossier_bytes(_document(checklist)), mimetype="application/json")
    response.headers["Cache-Control"] = NOT_KEPT
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(checklist.name)}"'
    return response


def file_name(name: str) -> str:
    """Make a file's name of a checklist's: "dossier-rakuten-tokyo.json"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return f"{'-'.join(['dossier', *words])[:60].rstrip('-')}.json"


def _document(checklist: Checklist) -> Dossier:
    book = guidebook()
    answers = readable_answers(book.flow, checklist.answers).answers
    asked = answered(book.flow, answers)
    return dossier(checklist, live_tasks(checklist), asked, book.sources)


def _phase(entry: DossierEntry) -> str:
    return entry["phase"]
