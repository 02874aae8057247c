"""Builds the settings page: the form, tonight's last train as an example, ways to the calendars."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from flask import current_app, url_for

from planner.domain.moments import in_singapore
from planner.domain.sessions.preferences import Preferences
from planner.domain.travel.last_trains import way_home
from planner.domain.travel.trains_taken import TO_SPARE
from planner.web.sessions.form_page import REMINDERS
from planner.web.sessions.home_trains import last_trains
from planner.web.settings.view_models import Door, Example, LineBadge, SettingsPage, StationChoice
from planner.web.shown import Term
from planner.web.snapshot import Snapshot

HOME_HINT = (
    "A name such as Bishan, or a code such as NS17. Leave it empty to hear nothing of trains."
)
METHOD = (
    "Last trains are MRTDown’s table of June and July 2026 (CC BY 4.0), not a live timetable.",
    "The quickest way is taken as for every journey here, and each of its last trains is caught.",
    f"You are on every platform {TO_SPARE} min before the train leaves.",
    "Where a time is missing or in doubt, another way whose trains are known is told, or none.",
    "The Circle Line’s times are older than its newest stations: all of them count as in doubt.",
    "Later trains that run only part of the way, and longer hours on eves, are not known.",
)
FIXED = (
    Term("Times", "Singapore time, wherever you are"),
    Term("Weeks", "Monday to Sunday"),
    Term("Colours", "As your device has them; the choice is at the foot of every page"),
    Term("Kept", "With this browser, without an account; another browser knows none of it"),
)
WAYS = (
    ("calendar.links", "Calendar links", "See your plan in the calendar of your phone", "link"),
    ("calendar_import.index", "Import a timetable", "Classes and shifts as busy time", "upload"),
    ("plan.dates", "Exams and deadlines", "Days that your plan counts down to", "graduation-cap"),
)
# Tried in turn, for who lives beside the first one walks home.
EXAMPLE_PLACES = (
    "national-library-lee-kong-chian-reference-library",
    "jurong-regional-library",
)
EXAMPLE_STARTS, EXAMPLE_LASTS = 20, timedelta(hours=2)


def typed_settings(wanted: Preferences) -> dict[str, str]:
    """Write what is set the way its form has it."""
    minutes = wanted.reminder_minutes
    return {"home": wanted.home_station, "remind": "" if minutes is None else str(minutes)}


def settings_page(
    facts: Snapshot,
    now: datetime,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    *,
    is_saved: bool = False,
) -> SettingsPage:
    """Build the page from what is set, or from what was typed and is wrong."""
    home, remind = typed.get("home", ""), typed.get("remind", "")
    return SettingsPage(
        home=home,
        remind=remind,
        home_hint=HOME_HINT,
        stations=_stations(facts),
        reminders=_reminders(remind),
        badges=_badges(facts, home),
        example=_example(facts, now, home),
        method=METHOD,
        ways=_ways(),
        fixed=FIXED,
        is_saved=is_saved,
        errors=errors or {},
    )


def _stations(facts: Snapshot) -> tuple[StationChoice, ...]:
    codes: dict[str, list[str]] = {}
    for station in facts.network.stations:
        codes.setdefault(station.name, []).append(station.code)
    return tuple(StationChoice(name, ", ".join(codes[name])) for name in sorted(codes))


def _reminders(chosen: str) -> tuple[tuple[str, str], ...]:
    """List the usual ones, and the one that is set if it is none of them."""
    own = {chosen: f"{chosen} min before"} if chosen.isascii() and chosen.isdecimal() else {}
    return tuple((own | REMINDERS).items())


def _badges(facts: Snapshot, home: str) -> tuple[LineBadge, ...]:
    lines = facts.network.lines
    return tuple(
        LineBadge(station.line, lines[station.line].name, station.code)
        for station in facts.network.stations
        if station.name == home
    )


def _example(facts: Snapshot, now: datetime, home: str) -> Example | None:
    """Tell the last train home tonight from a place that everybody knows."""
    start = in_singapore(now).replace(hour=EXAMPLE_STARTS, minute=0)
    end, trains = start + EXAMPLE_LASTS, last_trains(facts.network)
    for place in filter(None, map(facts.by_slug.get, EXAMPLE_PLACES)):
        way = way_home(facts.network, trains, place.location, home, start, end, facts.holidays)
        if way is not None:
            return Example(f"Tonight from {place.name}", way.words, way.caveat)
    return None


def _ways() -> tuple[Door, ...]:
    return tuple(
        Door(label, words, url_for(endpoint), icon)
        for endpoint, label, words, icon in WAYS
        if endpoint in current_app.view_functions
    )
