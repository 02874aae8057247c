"""The page that Folium's first example leads to: a Marker and a Popup for each place."""

import re
from collections.abc import Sequence
from pathlib import Path

import folium

from planner.adapters.geojson import Pin

PROJECT = Path(__file__).resolve().parents[1]
# What stands in for the naive page's CDN files: the same library where we hold it, otherwise an
# empty file, which costs no time to run and so favours the naive page.
HELD = {
    r"leaflet(?:\.min)?\.js$": "node_modules/leaflet/dist/leaflet.js",
    r"leaflet(?:\.min)?\.css$": "node_modules/leaflet/dist/leaflet.css",
}
# The few calls that Folium's popups make of jQuery, and its icons of awesome-markers.
SHIMS = {
    r"jquery": (
        "window.$ = (html) => { const box = document.createElement('div');"
        " box.innerHTML = html.trim(); return [box.firstChild]; };"
    ),
    r"awesome-markers\.js$": "L.AwesomeMarkers = { icon: (o) => new L.Icon.Default(o) };",
}


def naive_page(pins: Sequence[Pin]) -> str:
    """Write the whole page as Folium does by itself."""
    page = folium.Map(location=(1.3521, 103.8198), zoom_start=11, tiles=None, max_zoom=19)
    for pin in pins:
        words = (
            f"<b>{pin.number}. {pin.name}</b><br>{pin.headline}<br><a href='{pin.url}'>Details</a>"
        )
        folium.Marker(
            (pin.location.lat, pin.location.lon),
            popup=folium.Popup(words, max_width=280),
            tooltip=pin.name,
        ).add_to(page)
    return str(page.get_root().render())


def held_here(page: str, address: str) -> str:
    """Turn the page's CDN addresses into addresses under one on this machine."""
    return re.sub(r"https://(?!www\.)(?=[\w.-]+/)", f"{address}/cdn/", page)


def stand_in(address: str) -> tuple[str, bytes]:
    """Give the media type and the body that answer one of the page's CDN addresses."""
    media_type = "text/css" if address.endswith(".css") else "text/javascript"
    for pattern, path in HELD.items():
        if re.search(pattern, address):
            return media_type, (PROJECT / path).read_bytes()
    for pattern, code in SHIMS.items():
        if re.search(pattern, address):
            return media_type, code.encode()
    return media_type, b""
