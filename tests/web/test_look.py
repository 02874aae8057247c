"""Colours can be read in both themes; icons, styles and scripts that are named exist."""

import ast
import re
from pathlib import Path

import pytest

from planner.domain.travel.geo import SINGAPORE
from tools.assets import icon_names

PROJECT = Path(__file__).resolve().parents[2]
CSS = PROJECT / "static" / "css"
TEMPLATES = sorted((PROJECT / "templates").rglob("*.html"))
VIEWS = [PROJECT / "planner" / "app.py", *(PROJECT / "planner" / "web").rglob("*.py")]
ICONS = set(icon_names((PROJECT / "tools" / "icon_names.txt").read_text("utf-8")))
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
    ("brick", "amber-tint"),
    ("soft", "amber-tint"),
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


def test_paper_wears_no_colour_of_the_dark() -> None:
    printed = (CSS / "print.css").read_text("utf-8")
    on_paper = dict(re.findall(r"--([\w-]+): (#\w+);", printed))
    screen_only = {"focus", "sea", "land", "area-line"}
    assert set(palettes()["dark"]) - screen_only == set(on_paper)
    for text in ("ink", "soft", "brand", "amber", "brick"):
        assert contrast(on_paper[text], on_paper["paper"]) >= 4.5


def test_what_is_folded_on_the_screen_stands_open_on_paper() -> None:
    printed = (CSS / "print.css").read_text("utf-8")
    (rule,) = re.findall(r"details::details-content \{([^}]*)\}", printed)
    assert "content-visibility: visible" in rule
    assert "display: block" in rule


def icons_of_templates() -> set[str]:
    """Find the icons that templates name themselves."""
    call = re.compile(r'\b(?:icon\(|banner\("\w+", )"([\w-]+)"')
    return {name for path in TEMPLATES for name in call.findall(path.read_text("utf-8"))}


def words_of_views() -> set[str]:
    """List the words in the Python of pages that may name an icon; a key of a table names none."""
    words: set[str] = set()
    for path in VIEWS:
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        keys = {id(key) for node in nodes if isinstance(node, ast.Dict) for key in node.keys}
        found = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in keys)
        words |= {node.value for node in found if isinstance(node.value, str)}
    return words


def icons_of_links() -> set[str]:
    """Find the icons that links and buttons are made with: the third thing that they are told."""
    made = [
        node
        for path in VIEWS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Link", "Press"}
    ]
    thirds = [node.args[2] for node in made if len(node.args) > 2]
    thirds += [word.value for node in made for word in node.keywords if word.arg == "icon"]
    return {str(each.value) for each in thirds if isinstance(each, ast.Constant)}


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    used = icons_of_templates() | icons_of_links()
    assert {"chevron-down", "undo-2"} <= used
    assert used - ICONS - {""} == set()


def test_every_icon_of_the_sprite_is_named_somewhere() -> None:
    assert ICONS - icons_of_templates() - words_of_views() == set()


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
