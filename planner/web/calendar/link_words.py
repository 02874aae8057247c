"""What the page of calendar links says of each link, of what it reveals, and of the apps."""

from datetime import date, datetime
from urllib.parse import quote, urlsplit

from flask import url_for

from planner.adapters.qr_code import qr_data_uri
from planner.domain.calendar.feed import FEED_NAME, FeedOptions
from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.time_words import day_words, full_day_words
from planner.store.calendar.models import FeedLink
from planner.web.calendar.link_view_models import App, Choice, FreshLink, LinkForm, LinkRow
from planner.web.shown import Link, Press

CHOICES = {
    "has_alarms": (
        "Reminders",
        "Your app rings before each session that you set a reminder for.",
    ),
    "has_todos": (
        "Due tasks as to-dos",
        "For apps that show to-dos. Without this they are all-day events, which every app shows.",
    ),
    "has_busy": (
        "Titles of imported calendars",
        "What you imported as busy time is told too, with its titles. Without this none of it is.",
    ),
}
REVEALS = (
    "what each session is for, when and where it is, and your note on it",
    "your exams and deadlines",
    "the names of your tasks and the days they are due",
)
HIDES = (
    "It never tells your evidence, your answers, your home or what became of a session, "
    "and nothing can be changed through it."
)
APPS = (
    App("Apple Calendar", "about once an hour, and you can choose another pace"),
    App("Outlook", "every few hours"),
    App("Google Calendar", "once or twice a day"),
)
# calconverter.app (26 June 2026) and calfeed.ai/learn/ics-refresh-rate-apple-google, read in 2026.
APPS_AS_OF = "As guides to these apps reported in June 2026. None of them can be hurried from here."
BothWords = tuple[str, str, str]
"""The name of a field, and its words as they are saved and as they were typed."""

HERE_ALONE = ("localhost", "127.0.0.1", "::1")


def link_form(  # noqa: PLR0913, PLR0917 - where it leads, what it says, and what is wrong with it
    action: str,
    button: str,
    name: str,
    options: FeedOptions,
    errors: dict[str, str],
    version: int | None = None,
) -> LinkForm:
    """Fill the form of a link; one that is new has no version."""
    choices = tuple(
        Choice(key, label, hint, getattr(options, key)) for key, (label, hint) in CHOICES.items()
    )
    return LinkForm(action, button, name, choices, version, errors)


def both_versions(link: FeedLink, name: str, options: FeedOptions) -> dict[str, BothWords]:
    """Write each field of a link as it is saved and as it was typed."""
    saved = options_of(link)
    return {
        "name": ("Name", link.name, name),
        **{
            key: (label, _told_words(getattr(saved, key)), _told_words(getattr(options, key)))
            for key, (label, _) in CHOICES.items()
        },
    }


def _told_words(is_on: bool) -> str:  # noqa: FBT001 - it is what is put into words
    return "told" if is_on else "not told"


def options_of(link: FeedLink) -> FeedOptions:
    """Give what a link tells beside the sessions."""
    return FeedOptions(link.has_alarms, link.has_todos, link.has_busy)


def link_row(link: FeedLink, today: date) -> LinkRow:
    """Write one link in use."""
    return LinkRow(
        name=link.name,
        tells=_tells(options_of(link)),
        made=f"Address made {full_day_words(day_in_singapore(link.created_at))}",
        read=_read(link.fetched_at, today),
        is_read=link.fetched_at is not None,
        edit=Link("Change", _url(link, "edit"), "square-pen"),
        rotate=Press("New address", _url(link, "rotate"), "refresh-cw", about=link.name),
        revoke=Press("Revoke", _url(link, "revoke"), "x", about=link.name),
    )


def fresh_link(link: FeedLink, token: str) -> FreshLink:
    """Write the address of a link just made, and what opens it in an app."""
    url = url_for("calendar.feed", token=token, _external=True)
    by_app = f"webcal://{url.partition('://')[2]}"
    outlook = f"url={quote(url, safe='')}&name={quote(FEED_NAME)}"
    ways = (
        Link("Open in my calendar app", by_app, "calendar-plus"),
        Link(
            "Add to Google Calendar",
            f"https://calendar.google.com/calendar/r?cid={quote(by_app, safe='')}",
            "external-link",
        ),
        Link(
            "Add to Outlook",
            f"https://outlook.live.com/calendar/0/addfromweb?{outlook}",
            "external-link",
        ),
    )
    return FreshLink(link.name, url, qr_data_uri(by_app), ways, _warning(url))


def _warning(url: str) -> str:
    """Say so where the servers of Google and Outlook cannot reach us."""
    host = urlsplit(url).hostname or ""
    if host not in HERE_ALONE and not host.endswith(".local"):
        return ""
    return (
        f"This address leads to “{host}”, which only this device or network can reach: an app here "
        "can subscribe, Google Calendar and Outlook on the web cannot."
    )


def _tells(options: FeedOptions) -> str:
    due = "due tasks as to-dos" if options.has_todos else "due tasks"
    extras = ("reminders" if options.has_alarms else "", due)
    busy = "titles of imported calendars" if options.has_busy else ""
    return ", ".join(filter(None, ("Sessions", "exams", *extras, busy)))


def _read(fetched_at: datetime | None, today: date) -> str:
    if fetched_at is None:
        return "No app has read it yet"
    at = in_singapore(fetched_at)
    day = "today" if at.date() == today else day_words(at.date())
    return f"Last read {day}, {at:%H:%M}"


def _url(link: FeedLink, endpoint: str) -> str:
    return url_for(f"calendar.links.{endpoint}", link_id=link.id)
