"""Builds the settings page: the form, tonight's last train as an example, ways to the calendars.

Beside it stands what a form that came too late is compared by.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from flask import current_app, url_for

from planner.domain.moments import in_singapore
from planner.domain.sessions.preferences import HOME, Preferences, area_words
from planner.domain.travel.homes import Home
from planner.domain.travel.last_trains import way_home
from planner.domain.travel.trains_taken import TO_SPARE
from planner.web.conflicts import Fields
from planner.web.sessions.form_page import REMINDERS
from planner.web.sessions.home_trains import areas, home_of, last_trains
from planner.web.settings.view_models import Door, Example, HomeChoice, LineBadge, SettingsPage
from planner.web.shown import Term
from planner.web.snapshot import Snapshot

HOME_HINT = (
    "A station such as Bishan or NS17, or an area such as Jurong West. "
    "Leave it empty to hear nothing of trains."
)
AREA_CHOICE = "Planning area"
REMIND = "Remind me of a session"
METHOD = (
    "Last trains are MRTDown’s table of June and July 2026 (CC BY 4.0), not a live timetable.",
    "The quickest way is taken as for every journey here, and each of its last trains is caught.",
    f"You are on every platform {TO_SPARE} min before the train leaves.",
    "Where a time is missing or in doubt, another way whose trains are known is told, or none.",
    "The Circle Line’s times are older than its newest stations: all of them count as in doubt.",
    "An area counts by its stations: told is the one by which you can leave latest.",
    "The walk or bus from a station to an area is not counted, nor known: we keep no address.",
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
    return {"home": wanted.home_words, "remind": "" if minutes is None else str(minutes)}


def both_settings(saved: Preferences, wanted: Preferences) -> Fields:
    """Lay what is saved beside what was typed."""
    first, second = typed_settings(saved), typed_settings(wanted)
    return {
        "home": (HOME, first["home"], second["home"]),
        "remind": (REMIND, _reminder(first["remind"]), _reminder(second["remind"])),
    }


def settings_page(  # noqa: PLR0913 - the facts, when, what is typed and what is to be said of it
    facts: Snapshot,
    now: datetime,
    typed: Mapping[str, str],
    wanted: Preferences,
    *,
    version: str,
    errors: Mapping[str, str] | None = None,
    is_saved: bool = False,
) -> SettingsPage:
    """Build the page from what is typed, or set, and from what of that can be read."""
    remind = typed.get("remind", "")
    home = home_of(facts.network, wanted.home_station, wanted.home_area)
    return SettingsPage(
        home=typed.get("home", ""),
        home_label=HOME,
        home_hint=HOME_HINT,
        homes=_homes(facts),
        remind=remind,
        remind_label=REMIND,
        reminders=_reminders(remind),
        badges=_badges(facts, wanted.home_station),
        counted=home.counted_words() if home else "",
        example=_example(facts, now, home),
        method=METHOD,
        ways=_ways(),
        fixed=FIXED,
        version=version,
        is_saved=is_saved,
        errors=errors or {},
    )


def _homes(facts: Snapshot) -> tuple[HomeChoice, ...]:
    """List what can be typed as a home by name; an area stands after its station."""
    codes: dict[str, list[str]] = {}
    for station in facts.network.stations:
        codes.setdefault(station.name, []).append(station.code)
    stations = [HomeChoice(name, f"Station {', '.join(codes[name])}") for name in codes]
    named = [HomeChoice(area_words(area.name), AREA_CHOICE) for area in areas(facts.network)]
    return tuple(sorted((*stations, *named), key=lambda each: each.name))


def _reminder(chosen: str) -> str:
    return dict(_reminders(chosen))[chosen]


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


def _example(facts: Snapshot, now: datetime, home: Home | None) -> Example | None:
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
