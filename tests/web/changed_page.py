"""Pages outside that change on a day of our choosing, and people whose tasks rest on them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.guides.guide import Claim, ClaimKind, Guide, Section
from planner.domain.guides.guidebook import Guidebook
from planner.domain.watch.source_watch import Found, FoundKind, Look
from planner.web.snapshot import Snapshot
from tests.services.small_guidebook import SOURCES, SUNDAY
from tests.web.reading import Page
from tests.web.saved import EVIDENCE, OFFER, People, Person

ISA, NUS = SOURCES
MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
TUESDAY = datetime.fromisoformat("2026-11-24T18:30:00+08:00")
WEDNESDAY = datetime.fromisoformat("2026-11-25T09:00:00+08:00")
OLD = "Students ask their school first. Work beside one's studies: up to 28 hours a week."
NEW = "Students ask their school first. Work beside one's studies: up to 20 hours a week."
NEWER = "Students ask their school first. Work beside one's studies: up to 16 hours a week."


def claims(slug: str, source: str) -> Guide:
    """Make a guide with one claim on one page."""
    claim = Claim("one", ClaimKind.STATED, f"Words from {source}.", (source,))
    section = Section("first", "First", "", (claim,))
    return Guide(slug, slug.title(), "In short.", (), (), SUNDAY, (section,), country=slug)


GUIDES = (claims("japan", "isa-page"), claims("korea", "nus-page"))


@dataclass(frozen=True)
class OpenShelf:
    """Stand in for the shelf of places: a snapshot that no database is asked for."""

    open_snapshot: Snapshot

    def newest(self) -> Snapshot:
        return self.open_snapshot


@dataclass
class World:
    """Be the outside: every page has the same text, and a look at it finds that."""

    people: People
    text: str = OLD

    def __call__(self, urls: Collection[str]) -> Look:
        assert urls
        return lambda *_: Found(FoundKind.TEXT, text=self.text, read_with="reader 1")

    def on(self, moment: datetime) -> None:
        """Let it be another moment."""
        config = self.people.app.config
        config["SETTINGS"] = replace(config["SETTINGS"], fixed_now=moment)

    def run(self, *words: str) -> str:
        outcome = self.people.app.test_cli_runner().invoke(args=["sources", *words])
        assert outcome.exit_code == 0, outcome.output
        return outcome.output

    def finds(self, text: str, source: str = ISA.id) -> str:
        """Let a page have this text, and look at it."""
        self.text = text
        return self.run("check", source)


def saved_from_the_flow(person: Person, answers: str = "?country=japan&school=nus&pay=none") -> str:
    """Go from the outcome to a checklist the way that its button leads."""
    outcome = person.page(f"/guides/check/outcome{answers}")
    (save,) = {a["href"] for a in outcome.all("a") if a["href"].startswith("/checklists/new")}
    return person.done(save, **OFFER).partition("?")[0]


def settle(person: Person, task: str) -> None:
    person.done(f"{task}/status", status="done", version=person.version(task))


def pill(person: Person, task: str) -> str:
    return person.page(task).one("span", class_="pill").text


def row_of(page: Page, name: str) -> str:
    """Give the words of the one row of a list that names this."""
    rows = [li.text for li in page.all("li") if "task-row" in li["class"].split()]
    (row,) = [text for text in rows if name in text]
    return row


@dataclass(frozen=True)
class Kept:
    """Hold the addresses of a checklist and of two of its tasks, both done."""

    checklist: str
    j1: str
    c1: str


def kept_by(person: Person) -> Kept:
    """Save a checklist from the flow, settle j1 with evidence, and c1."""
    checklist = saved_from_the_flow(person)
    kept = Kept(checklist, person.task(checklist, "Do j1"), person.task(checklist, "Do c1"))
    person.done(f"{kept.j1}/evidence", **EVIDENCE)
    settle(person, kept.j1)
    settle(person, kept.c1)
    return kept


def resting(book: Guidebook) -> tuple[str, str, str]:
    """Choose a task that waits for none, a source of it that Japan's guide cites, that guide."""
    (japan,) = [guide for guide in book.guides if guide.country == "japan"]
    cited = {source for claim in japan.claims for source in claim.source_ids}
    return next(
        (item.do, source, f"/guides/{japan.slug}")
        for item in book.flow.items
        for source in item.source_ids
        if source in cited and not item.waits_for and item.country == "japan"
    )


def excerpts(person: Person, task: str) -> str:
    return " ".join(each.text for each in person.page(task).all("pre", class_="excerpt"))
