"""Colours can be read in both themes; icons, styles and scripts that are named exist."""

import re
from pathlib import Path

import pytest

from planner.domain.geo import SINGAPORE

PROJECT = Path(__file__).resolve().parents[2]
CSS = PROJECT / "static" / "css"
TEMPLATES = sorted((PROJECT / "templates").rglob("*.html"))
TOKENS = (CSS / "tokens.css").read_text("utf-8")
TEXT_PAIRS = [
    (text, ground)
    for ground in ("paper", "card", "tint")
    for text in ("ink", "soft", "brand", "amber", "brick")
] + [
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("ink", "amber-tint"),
    ("amber", "amber-tint"),
    ("ink", "brick-tint"),
    ("brick", "brick-tint"),
    ("soft", "land"),
]
SHAPE_PAIRS = [("edge", "paper"), ("edge", "card"), ("focus", "paper"), ("focus", "card")]


def palettes() -> dict[str, dict[str, str]]:
    """Read the colours of each place in which they are set."""
    blocks = re.findall(r"\{\s*color-scheme: (\w+);([^}]*)\}", TOKENS)
    light, device_dark, chosen_dark = (
        dict(re.findall(r"--([\w-]+): (#\w+);", body)) for _, body in blocks
    )
    return {"light": light, "dark": device_dark, "chosen dark": chosen_dark}


def luminance(colour: str) -> float:
    """Weigh a colour as WCAG 2.2 does."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Compare two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_two_ways_to_dark_wear_the_same_colours() -> None:
    assert palettes()["dark"] == palettes()["chosen dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids="-on-".join)
def test_text_stands_out_by_four_and_a_half(theme: str, text: str, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS, ids="-on-".join)
def test_shapes_stand_out_by_three(theme: str, shape: str, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours[shape], colours[ground]) >= 3


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    names = set((PROJECT / "tools" / "icon_names.txt").read_text("utf-8").split())
    for template in TEMPLATES:
        used = set(re.findall(r'icon\("([\w-]+)"\)', template.read_text("utf-8")))
        assert used <= names, template


def test_every_style_sheet_and_script_that_is_named_is_there() -> None:
    for template in TEMPLATES:
        for path in re.findall(r"asset\('((?:css|js)/[\w/.-]+)'\)", template.read_text("utf-8")):
            assert (PROJECT / "static" / path).is_file(), template


def test_every_class_of_a_template_has_a_style_or_a_script() -> None:
    styled = set(
        re.findall(r"\.([a-z][\w-]+)", "".join(f.read_text("utf-8") for f in CSS.iterdir()))
    )
    hooks = {"site-footer", "main"}
    for template in TEMPLATES:
        classes = re.findall(r'class="([^"{]*)"', template.read_text("utf-8"))
        used = {name for names in classes for name in names.split()}
        assert used - styled - hooks == set(), template


def test_the_browser_knows_the_same_singapore() -> None:
    script = (PROJECT / "static" / "js" / "position.js").read_text("utf-8")
    for side in ("south", "west", "north", "east"):
        number = re.search(rf"{side}: ([\d.]+)", script)
        assert number
        assert float(number[1]) == getattr(SINGAPORE, side)
