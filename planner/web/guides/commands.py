"""What ``flask guides`` can do from a terminal."""

from xml.etree import ElementTree as ET

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from planner.domain.guides.flow_branches import Station
from planner.domain.guides.flow_graph import Drawing, drawing, mermaid, two_lines
from planner.domain.guides.flow_paths import path_count
from planner.web.commands import Verb
from planner.web.guides.guidebook import guidebook

SVG = "http://www.w3.org/2000/svg"
RADIUS = 8
WORDS_X = 20  # from the middle of a station to its words
TEXT = 15  # px, as on the page
LINE = 19  # px from one line of words to the next

guides = AppGroup("guides", help="Look at the guides as a whole.")


@guides.command("graph", cls=Verb)
@click.option("--svg", "is_svg", is_flag=True, help="Draw an SVG instead of Mermaid's text.")
@with_appcontext
def graph_command(*, is_svg: bool) -> None:
    """Draw the flow "does this count?" from its file."""
    flow = guidebook().flow
    if is_svg:
        click.echo(svg_text(drawing(flow, {})))
    else:
        click.echo(f"{mermaid(flow)}%% {path_count(flow):,} ways through it")


def svg_text(drawn: Drawing) -> str:
    """Write a drawing as a whole SVG file, black on nothing."""
    size = {"width": str(drawn.width), "height": str(drawn.height)}
    box = f"0 0 {drawn.width} {drawn.height}"
    root = ET.Element("svg", {"xmlns": SVG, "viewBox": box, **size})
    ET.SubElement(root, "title").text = "Questions of the check, in order, and the routes"
    for track in drawn.all_tracks:
        path = f"M{track.x1} {track.y1} Q{track.bend_x} {track.bend_y} {track.x2} {track.y2}"
        ET.SubElement(root, "path", {"d": path, "fill": "none", "stroke": "black"})
    for station in drawn.all_stations:
        place = {"cx": str(station.x), "cy": str(station.y), "r": str(RADIUS)}
        ET.SubElement(root, "circle", {**place, "fill": "white", "stroke": "black"})
        _write_words(root, station)
    return ET.tostring(root, encoding="unicode")


def _write_words(root: ET.Element, station: Station) -> None:
    """Write a stop's name beside it, on two lines if it is long."""
    lines = tuple(filter(None, two_lines(station.label)))
    base = station.y + RADIUS // 2 - (len(lines) - 1) * LINE // 2
    for number, line in enumerate(lines):
        beside = {"x": str(station.x + WORDS_X), "y": str(base + number * LINE)}
        look = {"font-family": "sans-serif", "font-size": str(TEXT)}
        ET.SubElement(root, "text", {**beside, **look}).text = line


def install(app: Flask) -> None:
    """Add the commands to ``flask``."""
    app.cli.add_command(guides)
