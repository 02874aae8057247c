"""What the form of the settings shows."""

from tests.web.reading import Page


def chosen(page: Page) -> tuple[str, str]:
    """Give the home station and the reminder that the form shows."""
    options = [option for option in page.all("option") if "selected" in option.attributes]
    return page.one("input", id="home")["value"], options[0].text
