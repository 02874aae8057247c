"""What the page of imported calendars says of files: how one is had, what is read, what is done."""

from planner.domain.calendar.busy import DAYS_BACK, LARGEST_FILE, MOST_EVENTS, WINDOW
from planner.web.calendar.import_view_models import HowTo

LOOK_FOR = "Look for Download, Export or Share, often in the menu or in the settings."
HOW_TO = (
    HowTo(
        "A calendar app",
        (
            "Open the calendar where you keep it; a computer often shows more than a phone.",
            LOOK_FOR,
            "Choose .ics or iCalendar. If you get a ZIP file, unpack it first.",
        ),
    ),
    HowTo(
        "A timetable or a page of your school",
        (
            "Open your own timetable or calendar there.",
            LOOK_FOR,
            "If it gives a link that ends in .ics, open the link and save what it gives as a file.",
        ),
    ),
)
LIMITS = (
    f"Up to {LARGEST_FILE // 1_000_000} MB and {MOST_EVENTS:,} events; of these the ones from "
    f"{DAYS_BACK.days} days back to {(WINDOW - DAYS_BACK).days} days ahead are read."
)
UNDONE_UNTIL = "You can undo this for a day."
NOTICES = {
    "saved": "The calendar is saved: your plan knows that you are busy then.",
    "replaced": (
        f"The calendar is saved in place of the older one, which is removed. {UNDONE_UNTIL}"
    ),
    "removed": f"The calendar is removed, with all its events. {UNDONE_UNTIL}",
    "restored": "The calendar is back, as it was.",
    "thrown-away": "Nothing was saved.",
}
