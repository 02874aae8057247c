"""Times, days and lengths as people here write them: "21:00", "Tue 24 Nov", "45 min"."""

from datetime import date, datetime, time, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEK = timedelta(days=7)


def day_words(day: date) -> str:
    """Write a day without its year: "Tue 24 Nov"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_day_words(day: date) -> str:
    """Write a day with its year: "1 Aug 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_words(moment: datetime, today: date) -> str:
    """Write a time as seen from a day: "21:00", "midnight", "Sat 02:00", "Mon 4 Jan 10:00"."""
    day = moment.date()
    if day == today:
        return f"{moment:%H:%M}"
    if day == today + timedelta(days=1) and moment.time() == time.min:
        return "midnight"
    if today < day < today + WEEK:
        return f"{WEEKDAYS[day.weekday()]} {moment:%H:%M}"
    return f"{day_words(day)} {moment:%H:%M}"


def range_words(opens: datetime, closes: datetime) -> str:
    """Write a stretch: "10:00–21:00", "07:00–24:00", or with its days "Fri 18:00 – Sat 02:00"."""
    last = closes - timedelta(minutes=1)
    if opens.date() == last.date():
        return f"{opens:%H:%M}–{'24:00' if closes.date() > last.date() else f'{closes:%H:%M}'}"
    first, second = (f"{WEEKDAYS[t.weekday()]} {t:%H:%M}" for t in (opens, closes))
    return f"{first} – {second}"


def length_words(length: timedelta) -> str:
    """Write a length in whole minutes, begun ones included: "45 min", "2 h", "2 h 15 min"."""
    hours, minutes = divmod(-(-length // timedelta(minutes=1)), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def minutes_words(minutes: int) -> str:
    """Write a number of minutes as a length: "45 min", "2 h 15 min", "0 min"."""
    return length_words(timedelta(minutes=minutes))
