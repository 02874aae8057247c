"""What ``flask`` can do from a terminal."""

from typing import NoReturn

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from werkzeug.datastructures import MultiDict

from planner.domain.errors import PlannerError
from planner.domain.journeys import journey_words
from planner.domain.verdict_words import headline
from planner.store.data_checks import check
from planner.store.database import db
from planner.store.gazetteer_build import build_gazetteer
from planner.store.seed import seed
from planner.web import clock
from planner.web.asking import ask
from planner.web.origins import start_of
from planner.web.place_params import read_places
from planner.web.place_words import distance_words
from planner.web.snapshot import DATA, GAZETTEER, snapshot

MOST_LISTED = 20


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


def prepare() -> list[str]:
    """Migrate, build the gazetteer and seed; tell what the seed changed."""
    settings = current_app.config["SETTINGS"]
    settings.instance.mkdir(parents=True, exist_ok=True)
    upgrade()
    build_gazetteer(DATA, settings.instance / GAZETTEER)
    return _seeded()


@click.command("seed", cls=Verb)
@with_appcontext
def seed_command() -> None:
    """Bring the database in step with the files of data/ and say what changed."""
    for line in _seeded():
        click.echo(line)


def _seeded() -> list[str]:
    report = seed(db.session(), DATA, clock.now())
    db.session.commit()
    return report.lines()


@click.command("check-data", cls=Verb)
@with_appcontext
def check_data_command() -> None:
    """Name every fault in the files of data/ by file and line."""
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
    start = start_of(text)
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
    begin = start_of(text)
    faults = [*read.errors.values(), *([begin.fault] if begin.fault else [])]
    if faults:
        _stop(" ".join(faults))
    if begin.choices:
        _stop("That may mean: " + "; ".join(origin.label for origin in begin.choices))
    answered = ask(snapshot(), read.query, begin.origin, clock.now(), MOST_LISTED)
    for ranked in answered.ranked(0, MOST_LISTED):
        way = journey_words(ranked.journey) if ranked.journey else ""
        far = distance_words(ranked.distance_m) if ranked.distance_m is not None else ""
        words = headline(ranked.verdict, answered.moment, answered.now)
        click.echo(f"{ranked.number:>3}  {ranked.place.name}\n     {words}\n     {far}  {way}")
    click.echo(f"{answered.results.total} places, {answered.results.open_total} open.")


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
    ):
        app.cli.add_command(command)
