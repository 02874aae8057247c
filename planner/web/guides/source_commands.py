"""``flask sources``: look at the pages that claims rest on, show what changed, record a review."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from time import monotonic

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from planner.adapters.one_run import one_run
from planner.adapters.watch.page_look import look_at_hosts_of
from planner.domain.errors import NotFound
from planner.domain.guides.sources import Source
from planner.domain.time_words import full_day_words
from planner.domain.watch.source_watch import FAILURES_TO_SAY_SO, Look
from planner.domain.watch.watched import WATCH_WORDS, WatchState
from planner.services import source_watch
from planner.services.source_watch import Looked, Settled
from planner.store.database import db, faults_told
from planner.store.watch import queries
from planner.store.watch.models import SourceChange, WatchedSource
from planner.web import clock
from planner.web.commands import Verb
from planner.web.guides.guidebook import guidebook

LONGEST_RUN_MINUTES = 30

LookMaker = Callable[[Collection[str]], Look]

sources_group = AppGroup("sources", help="Watch the pages that guides and checklists rest on.")


@sources_group.command("check", cls=Verb)
@click.argument("ids", nargs=-1)
@click.option(
    "--minutes",
    default=LONGEST_RUN_MINUTES,
    show_default=True,
    type=click.IntRange(1, 24 * 60),
    help="Begin no look after so long; the next run goes on with what is left.",
)
@with_appcontext
@faults_told()
def check_command(ids: tuple[str, ...], minutes: int) -> None:
    """Look at every source, or those of IDS, and say how each was found."""
    known = guidebook().sources
    chosen = _chosen(ids, known.values())
    instance = current_app.config["SETTINGS"].instance
    make: LookMaker = current_app.extensions["source_look"]
    look = make([source.url for source in known.values()])
    with one_run(instance / "sources.turn", "A check of the sources"):
        session = db.session()
        queue = source_watch.least_recently_checked(session, chosen)
        ends = monotonic() + minutes * 60
        found: list[Looked] = []
        for source in queue:
            if monotonic() >= ends:
                break
            found.append(source_watch.check(session, source, look, clock.now()))
            click.echo(look_words(found[-1]))
    click.echo(count_words(found, len(queue)))


@sources_group.command("list", cls=Verb)
@click.option("--fingerprints", is_flag=True, help="Add what sources.yaml keeps as fingerprint.")
@with_appcontext
@faults_told()
def list_command(*, fingerprints: bool) -> None:
    """List every source: how it was last found, when, and what waits for a review."""
    session = db.session()
    rows = queries.watched_sources(session)
    changes = queries.open_changes(session)
    for source in guidebook().sources.values():
        row = rows.get(source.id)
        words = [source.id, *_row_words(row), *_change_words(changes.get(source.id))]
        if fingerprints:
            words.append((row.fingerprint if row else "") or "no fingerprint")
        click.echo("\t".join(words))


@sources_group.command("show", cls=Verb)
@click.argument("source_id", metavar="ID")
@with_appcontext
@faults_told()
def show_command(source_id: str) -> None:
    """Show one source with what differs in changes that wait for a review."""
    (source,) = _chosen((source_id,), guidebook().sources.values())
    session = db.session()
    row = queries.watched_sources(session).get(source.id)
    where = [row.moved_to] if row and row.moved_to else []
    for line in (source.title, source.url, *where, ", ".join(_row_words(row))):
        click.echo(line)
    changes = queries.open_changes_of(session, source.id)
    for change in changes:
        click.echo(f"\nChange {change.id}: {_change_words(change)[0]}\n{change.excerpt}")
    if changes:
        settling = f"flask sources review {source.id} --up-to {changes[-1].id}"
        click.echo(f"\nOnce you have read the page: {settling}")


@sources_group.command("review", cls=Verb)
@click.argument("source_id", metavar="ID")
@click.option("--note", default="", help="What was seen, and what was done about it.")
@click.option(
    "--up-to",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Settle no change after this one, as `show` numbers them; without it, every one.",
)
@with_appcontext
@faults_told()
def review_command(source_id: str, note: str, up_to: int | None) -> None:
    """Record that you have read the changed page ID; pages no longer call it changed."""
    settled = source_watch.review(db.session(), source_id, note, clock.now(), up_to)
    day = full_day_words(clock.now().date())
    click.echo(f"{source_id}: reviewed on {day}, {settled_words(settled)}")


def look_words(looked: Looked) -> str:
    """Write one look as one line: id, how the page was found, why, what it set off."""
    words = [WATCH_WORDS[looked.state]]
    if 0 < looked.failures < FAILURES_TO_SAY_SO:
        words = [f"no answer, {looked.failures} of {FAILURES_TO_SAY_SO} in a row"]
    if looked.detail:
        words.append(looked.detail)
    if looked.is_change:
        tasks = "1 done task" if looked.tasks == 1 else f"{looked.tasks} done tasks"
        words.append(f"{tasks} to check again")
    return "\t".join([looked.source_id, *words])


def count_words(found: Sequence[Looked], wanted: int) -> str:
    """Write the closing line: how many were looked at, and how they were found."""
    counts = Counter(WATCH_WORDS[looked.state] for looked in found if not _is_waited_for(looked))
    waiting = sum(map(_is_waited_for, found))
    parts = [f"{count} {words}" for words, count in counts.most_common()]
    parts += [f"{waiting} without an answer so far"] if waiting else []
    parts += [f"{wanted - len(found)} left for the next run"] if wanted > len(found) else []
    return f"{len(found)} of {wanted} sources looked at: {'; '.join(parts) or 'nothing to say'}."


def settled_words(settled: Settled) -> str:
    """Write how many changes a review settled, of which days, and how many still wait."""
    days = ", ".join(map(full_day_words, dict.fromkeys(settled.noticed_on)))
    words = f"{_changes(len(settled.noticed_on))} settled, noticed on {days}."
    if settled.left:
        words += f" Not settled: {_changes(settled.left)} noticed since."
    return words


def _is_waited_for(looked: Looked) -> bool:
    return 0 < looked.failures < FAILURES_TO_SAY_SO


def _chosen(ids: Sequence[str], sources: Collection[Source]) -> list[Source]:
    """Take the sources of these ids, or all where none is named."""
    by_id = {source.id: source for source in sources}
    if unknown := [name for name in ids if name not in by_id]:
        raise NotFound(
            f"No source is called {', '.join(unknown)}: `flask sources list` names them all."
        )
    return [by_id[name] for name in dict.fromkeys(ids)] if ids else list(sources)


def _row_words(row: WatchedSource | None) -> list[str]:
    if row is None or row.checked_at is None:
        return [WATCH_WORDS[WatchState.NEVER]]
    day = full_day_words(row.checked_at.astimezone(clock.now().tzinfo).date())
    return [WATCH_WORDS[row.state], f"looked at {day}", *([row.detail] if row.detail else [])]


def _change_words(change: SourceChange | None) -> list[str]:
    if change is None:
        return []
    words = f"changed on {full_day_words(change.noticed_on)}, not yet reviewed"
    if change.seen_before_on:
        words += f", last seen as it was on {full_day_words(change.seen_before_on)}"
    return [words]


def _changes(count: int) -> str:
    return "1 change" if count == 1 else f"{count} changes"


def install(app: Flask) -> None:
    """Add the commands to ``flask``, and what they look at pages with."""
    contact = app.config["SETTINGS"].contact
    app.extensions["source_look"] = lambda urls: look_at_hosts_of(urls, contact)
    app.cli.add_command(sources_group)
