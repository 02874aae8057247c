"""What ``flask`` can do from a terminal."""

from typing import NoReturn

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import upgrade
from werkzeug.datastructures import MultiDict

from planner.domain.errors import PlannerError
from planner.domain.places.verdict_words import headline
from planner.domain.travel.journeys import journey_words
from planner.services.plan.rejudging import rejudge
from planner.services.seeding import bring_up_to_date
from planner.store.database import db, faults_told
from planner.store.gazetteer.build import build_gazetteer
from planner.store.guides.overdue_sources import overdue_sources
from planner.store.queries import all_places, holiday_calendar
from planner.store.tables.checks import check
from planner.web import clock
from planner.web.places.asking import Answered, Ranked, ask
from planner.web.places.list_page import origin_words, summary
from planner.web.places.origins import start_of
from planner.web.places.params import read_places
from planner.web.places.rows import headings_of
from planner.web.places.words import caution, distance_words, hours_as_of
from planner.web.snapshot import DATA, gazetteer_path, snapshot

MOST_LISTED = 20

sessions = AppGroup("sessions", help="Look after the sessions that people have planned.")


class Verb(click.Command):
    """Be a command whose faults are one sentence each."""

    def invoke(self, ctx: click.Context) -> object:
        """Run it, and say what a rule has to say without a traceback."""
        try:
            return super().invoke(ctx)
        except PlannerError as fault:
            raise click.ClickException(str(fault)) from fault


@click.command("prepare", cls=Verb)
@with_appcontext
def prepare_command() -> None:
    """Make or mend the database and the gazetteer; a second run changes nothing."""
    for line in prepare():
        click.echo(line)


@faults_told()
def prepare() -> list[str]:
    """Migrate, and bring gazetteer and database in step; tell what the seed changed."""
    current_app.config["SETTINGS"].instance.mkdir(parents=True, exist_ok=True)
    upgrade()
    return brought_up_to_date()


@click.command("seed", cls=Verb)
@with_appcontext
def seed_command() -> None:
    """Bring gazetteer and database in step with the files of data/ and say what changed."""
    for line in brought_up_to_date():
        click.echo(line)


@faults_told()
def brought_up_to_date() -> list[str]:
    """Build the gazetteer if its files changed, seed, judge again; tell what that changed."""
    build_gazetteer(DATA, gazetteer_path())
    lines = bring_up_to_date(db.session(), DATA, clock.now()).lines()
    count = judged_again()
    return [*lines, judged_words(count)] if count else lines


def judged_again() -> int:
    """Judge the coming dates whose place keeps other hours than they were judged by."""
    session = db.session()
    return rejudge(session, all_places(session), holiday_calendar(session), clock.now())


def judged_words(count: int) -> str:
    """Say how many dates were judged again."""
    dates = "date of a session" if count == 1 else "dates of sessions"
    return f"{count:,} coming {dates} judged again."


@sessions.command("rejudge", cls=Verb)
@with_appcontext
@faults_told()
def rejudge_command() -> None:
    """Judge again every coming date whose place keeps other hours now."""
    click.echo(judged_words(judged_again()))


@click.command("check-data", cls=Verb)
@with_appcontext
def check_data_command() -> None:
    """Name every fault in the files of data/ by file and line, and what waits for a new reading."""
    for overdue in overdue_sources(DATA, clock.now().date()):
        click.echo(f"Warning: {overdue}")
    faults = check(DATA)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        _stop(f"{len(faults)} faults in data/.")
    click.echo("No faults in data/.")


@click.command("geocode", cls=Verb)
@click.argument("text")
@with_appcontext
def geocode_command(text: str) -> None:
    """Say where TEXT is, as the search field would understand it."""
    start = start_of(text, may_ask_outside=True)
    if start.notice:
        click.echo(start.notice)
    for origin in (start.origin, *start.choices):
        if origin:
            point = f"{origin.location.lat:.5f},{origin.location.lon:.5f}"
            click.echo(f"{origin.label}\t{point}\t{origin.kind}\t{origin.source}")
    if start.fault:
        _stop(start.fault)


@click.command("near", cls=Verb)
@click.argument("text")
@click.option("--from", "start", default="", help="Start, like 2026-11-24T18:30.")
@click.option("--to", "end", default="", help="End, like 2026-11-24T20:30.")
@click.option("--for", "minutes", default="", help="Length in minutes instead of an end.")
@click.option("--when", default="", help="now, tonight or any instead of a start.")
@with_appcontext
def near_command(text: str, start: str, end: str, minutes: str, when: str) -> None:
    """List the study places near TEXT, as the page would."""
    typed = {"near": text, "from": start, "to": end, "for": minutes, "when": when}
    read = read_places(MultiDict(typed), clock.now())
    begin = start_of(text, may_ask_outside=True)
    faults = [*read.errors.values(), *([begin.fault] if begin.fault else [])]
    if faults:
        _stop(" ".join(faults))
    if begin.choices:
        _stop("That may mean: " + "; ".join(origin.label for origin in begin.choices))
    answered = ask(snapshot(), read.query, begin.origin, clock.now(), MOST_LISTED)
    for line in (begin.notice, summary(answered), origin_words(answered.origin)):
        click.echo(line, nl=bool(line))
    headings, heading = headings_of(answered), ""
    for ranked in answered.ranked(0, MOST_LISTED):
        if headings[ranked.section][0] != heading:
            heading, note = headings[ranked.section]
            click.echo(f"\n{heading}. {note}")
        _print_place(answered, ranked)


def _print_place(answered: Answered, ranked: Ranked) -> None:
    """Print one place: name, verdict, way there, age of the hours, what nobody confirmed."""
    words = headline(ranked.verdict, answered.moment, answered.now)
    way = journey_words(ranked.journey) if ranked.journey else ""
    far = distance_words(ranked.distance_m) if ranked.distance_m is not None else ""
    click.echo(f"{ranked.number:>3}  {ranked.place.name}\n     {words}")
    details = (f"{far}  {way}".strip(), hours_as_of(ranked.place), caution(ranked.place))
    for detail in filter(None, details):
        click.echo(f"     {detail}")


def _stop(sentence: str) -> NoReturn:
    raise click.ClickException(sentence)


def install(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for command in (
        prepare_command,
        seed_command,
        check_data_command,
        geocode_command,
        near_command,
        sessions,
    ):
        app.cli.add_command(command)
