"""What the page of imported calendars says of files: how one is had, what is read, what is done."""

from planner.domain.busy import DAYS_BACK, LARGEST_FILE, MOST_EVENTS, WINDOW
from planner.web.calendar_import_view import HowTo

HOW_TO = (
    HowTo(
        "NUSMods",
        ("Open your timetable.", "Press Download, then iCalendar file (.ics)."),
    ),
    HowTo(
        "Google Calendar",
        (
            "On a computer, open Settings, and under “Settings for my calendars” the calendar.",
            "Press Export calendar.",
            "Unpack the ZIP file: it holds one .ics file for each calendar.",
        ),
    ),
    HowTo(
        "Outlook",
        (
            "On the web, open Settings, Calendar, Shared calendars.",
            "Publish the calendar with all details, and open the ICS link to save the file.",
            "Unpublish it again if nobody else is to see it.",
        ),
    ),
    HowTo(
        "A university portal, Canvas or Moodle",
        ("Look for Export, Subscribe or Calendar feed.", "Save what the link gives as a file."),
    ),
    HowTo(
        "Apple Calendar",
        ("On a Mac, choose the calendar.", "Press File, then Export."),
    ),
)
LIMITS = (
    f"Up to {LARGEST_FILE // 1_000_000} MB and {MOST_EVENTS:,} events; of these the ones from "
    f"{DAYS_BACK.days} days back to {(WINDOW - DAYS_BACK).days} days ahead are read."
)
NOTICES = {
    "saved": "The calendar is saved: your plan knows that you are busy then.",
    "removed": "The calendar is removed, with all its events. Import it again to have it back.",
    "thrown-away": "Nothing was saved.",
}
