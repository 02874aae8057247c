"""What the outcome says in sentences; ``counts`` are the routes that matched, by country's name.

No sentence tells a reader what applies to them: that is for the people who are asked.
"""

from collections.abc import Mapping

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def title(counts: Mapping[str, int]) -> str:
    """Write the heading: "Three routes to ask about, for Japan"."""
    total = sum(counts.values())
    if not total:
        return f"Nothing matched for {' or '.join(counts)}: ask"
    routes = "route" if total == 1 else "routes"
    return f"{_number(total)} {routes} to ask about, for {' and '.join(counts)}"


def lead(counts: Mapping[str, int]) -> str:
    """Say what the page is, and what it is not."""
    if not any(counts.values()):
        return (
            "None of the routes in these guides fits your answers. That settles nothing, either "
            "way: take your case to the people named here. This is not legal advice."
        )
    return (
        "From what you answered, these are questions to take to the people who can answer them. "
        "It is a planning guide, not legal advice: nobody here decides your case."
    )


def country_heading(name: str, count: int) -> str:
    """Head one country's routes where two stand side by side."""
    if not count:
        return f"{name}: nothing matched, ask"
    return f"{name}: {_number(count).lower()} {'route' if count == 1 else 'routes'} to ask about"


def country_words(name: str, count: int) -> str:
    """Say what to do where nothing matched, or ""."""
    if count:
        return ""
    return f"No route for {name} fits these answers. Ask with the whole offer in hand."


def pause_words(unknown: int, counts: Mapping[str, int]) -> str:
    """Say why to pause before anything is accepted, paid or booked."""
    unmatched = " and ".join(name for name, count in counts.items() if not count)
    reasons = (
        f"You answered “I do not know” {_times(unknown)}." if unknown else "",
        f"Nothing matched for {unmatched}." if unmatched else "",
    )
    said = " ".join(reason for reason in reasons if reason)
    return f"{said} Accept, pay and book nothing until somebody has answered in writing."


def steps_words(count: int) -> str:
    """Say what a checklist from these answers would hold."""
    steps = "1 step" if count == 1 else f"{count} steps"
    return f"{steps}, with dates counted back from your first day. No account needed."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{_number(count).lower()} times")


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
