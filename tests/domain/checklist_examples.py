from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.offers import Offer
from planner.domain.guides.flow import Choice, Item, Lead, LeadBasis, LeadFrom, Phase, Question
from planner.domain.guides.sources import Level, Source

SUNDAY = date(2026, 11, 22)
SUNDAY_NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOSTILE = "<script>alert('x')</script>\r\nSubject: {{ 7*7 }} \u202egpj.exe\x00 & \"quoted\""


@dataclass(frozen=True)
class Piece:
    says: str = "Ask the host to confirm."
    link: str = ""
    seen_on: date | None = None
    answered_by: str = ""
    reference: str = ""
    note: str = ""
    removed_at: datetime | None = None


@dataclass(frozen=True)
class Opened:
    source_id: str
    opened_on: date | None = None


@dataclass(frozen=True)
class ATask:
    item_id: str | None = None
    title: str = "Ask the school"
    phase: Phase = Phase.BEFORE_ACCEPTING
    position: int = 0
    status: TaskStatus = TaskStatus.NOT_STARTED
    due_on: date | None = None
    waits_for: Sequence[str] = ()
    why: str = ""
    ask: Sequence[str] = ()
    question: str = ""
    keep: str = ""
    done_on: date | None = None
    due_words: str = ""
    note: str = ""
    changed_source_id: str = ""
    changed_on: date | None = None
    sources: Sequence[Opened] = ()
    evidence: Sequence[Piece] = ()
    item_digest: str = ""
    removed_at: datetime | None = None


OFFER = Offer(
    name="Osaka, summer",
    host="Kita Robotics",
    role="Research intern",
    city="Osaka",
    first_day=date(2027, 6, 1),
    last_day=date(2027, 8, 31),
    pay="JPY 1,200 an hour",
    hours="28 a week",
    school="SUSS",
)
LEAD = Lead(LeadFrom.FIRST_DAY, LeadBasis.INSTITUTION, "SUSS asks for 6 to 9 months", months=9)
ITEM = Item(
    id="c3",
    phase=Phase.BEFORE_ACCEPTING,
    country="",
    do="Get the school's word in writing",
    why="It asks to see the offer first.",
    ask=("school",),
    question="Which form do you need?",
    keep="The e-mail",
    source_ids=("suss-wa",),
    leads=(LEAD,),
    waits_for=("c1",),
)
SOURCE = Source(
    id="suss-wa",
    title="Work attachment",
    publisher="SUSS",
    url="https://www.suss.edu.sg/wa-intern",
    is_official=False,
    level=Level.INSTITUTION,
    language="en",
    page_date="",
    read_on=SUNDAY,
    review_by=date(2027, 11, 22),
    school="suss",
)
YES = Choice("yes", "Yes, every week")
PAID = Question("paid", "Paid", "Is it paid?", "It decides.", (YES,))


def a_task(item_id: str | None = None, status: str = "not-started", **fields: object) -> ATask:
    task = ATask(item_id=item_id, status=TaskStatus(status))
    return replace(task, **fields)  # type: ignore[arg-type] # the builder takes any field
