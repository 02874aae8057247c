"""Folium's part of the map: its options, its tile layers, and the call that starts our script.

Folium writes one script for everybody: no place, no address and no random name is in it, so that
it can be cached. Places arrive as GeoJSON by URL. Coordinates are (lat, lon) in degrees.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from planner.domain.travel.geo import SINGAPORE, Box

MAP_NAME = "map_main"
MEDIA_TYPE = "text/javascript"

# Assets of the map, by the order in which a page names them; ours starts what Folium calls.
SCRIPTS = (
    "vendor/leaflet.js",
    "vendor/leaflet.markercluster.js",
    "vendor/L.Control.Locate.min.js",
    "js/map/places-map.js",
)
# What ours imports; named in ``<link rel="modulepreload">`` they come in one round trip, not three.
MODULES = tuple(
    f"js/map/{name}.js"
    for name in (
        "announce",
        "base-layer",
        "card",
        "columns",
        "controls",
        "dom",
        "gestures",
        "label-obstacles",
        "label-placement",
        "labels",
        "list-link",
        "movement",
        "permalink",
        "pins",
        "places-layer",
        "tiles",
    )
)
STYLES = (
    "vendor/leaflet.css",
    "vendor/MarkerCluster.css",
    "vendor/L.Control.Locate.min.css",
    "css/map.css",
    "css/map-pins.css",
    "css/map-card.css",
    "css/map-controls.css",
)

MIDDLE = (1.3521, 103.8198)
ZOOM_START, ZOOM_MIN, ZOOM_MAX = 11, 10, 19
MARGIN = 0.12  # degrees of sea around Singapore, so that pins at the edge can be centred

TILE_HOST = "https://www.onemap.gov.sg"
TILES = TILE_HOST + "/maps/tiles/{variant}/{{z}}/{{x}}/{{y}}.png"
TILE_ZOOM_MIN, TILE_ZOOM_MAX = 11, 19
TILE_VARIANTS = {"light": "Grey", "dark": "Night"}
# OneMap asks that its logo, its name and SLA's stand together, each with its link.
TILE_CREDIT = (
    f'<img class="map-credit-logo" src="{TILE_HOST}/web-assets/images/logo/om_logo.png" alt=""> '
    f'<a href="{TILE_HOST}/" rel="noopener">OneMap</a> © contributors | '
    '<a href="https://www.sla.gov.sg/" rel="noopener">Singapore Land Authority</a>'
)
# Terms of the land, areas and stations (URA, SLA, LTA) and of the rail lines (MRTDown).
BASE_CREDIT = (
    'Map data: <a href="https://data.gov.sg/open-data-licence" rel="noopener">URA, SLA, LTA</a>, '
    '<a href="https://creativecommons.org/licenses/by/4.0/" rel="noopener">MRTDown</a>'
)


class _LocalMap(folium.Map):
    """Name our assets where Folium names addresses elsewhere.

    The lists are each map's own: Folium keeps its lists on the class, for all maps of a process.
    """

    def __init__(self, assets: Callable[[str], str], **options: Any) -> None:  # noqa: ANN401 (Folium's and Leaflet's own options)
        super().__init__(**options)
        self.default_js = [(path, assets(path)) for path in SCRIPTS]
        self.default_css = [(path, assets(path)) for path in STYLES]


class _Start(MacroElement):
    """Call our script with the map and its tile layers."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            waypointMap.start({{ this._parent.get_name() }}, {{ this.settings|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self._id = "main"
        self.settings = settings


@lru_cache(maxsize=4)
def map_script(assets: Callable[[str], str], *, has_tiles: bool = True) -> str:
    """Write the script that draws the map into the element ``map_main``; always the same text.

    Written once a process. ``assets`` turns the path of an asset into its address; those stand
    around the script, not in it. Without tiles the script names no host but ours.
    """
    drawn = _empty_map(assets)
    variants = TILE_VARIANTS if has_tiles else {}
    layers = {theme: _tile_layer(theme, variant) for theme, variant in variants.items()}
    for layer in layers.values():
        layer.add_to(drawn)
    probe = TILES.format(variant=TILE_VARIANTS["light"]).format(z=11, x=1614, y=1016)
    tile_probe = probe if has_tiles else ""
    settings = {"tiles": layers, "tileProbe": tile_probe, "baseCredit": BASE_CREDIT}
    _Start(settings).add_to(drawn)
    figure = cast("Figure", drawn.get_root())
    figure.render()
    return str(figure.script.render())


def _empty_map(assets: Callable[[str], str]) -> folium.Map:
    bounds = _with_margin(SINGAPORE)
    drawn = _LocalMap(
        assets,
        location=MIDDLE,
        zoom_start=ZOOM_START,
        tiles=None,
        zoom_control="topright",
        max_bounds=True,
        min_lat=bounds.south,
        min_lon=bounds.west,
        max_lat=bounds.north,
        max_lon=bounds.east,
        minZoom=ZOOM_MIN,
        maxZoom=ZOOM_MAX,
        maxBoundsViscosity=0.8,
        scrollWheelZoom=False,
    )
    drawn._id = "main"  # noqa: SLF001 (Folium offers no other way to a stable name)
    drawn.get_root()._id = "main"  # noqa: SLF001 (same)
    return drawn


def _tile_layer(theme: str, variant: str) -> folium.TileLayer:
    layer = folium.TileLayer(
        tiles=TILES.format(variant=variant),
        attr=TILE_CREDIT,
        name=f"OneMap {variant}",
        min_zoom=TILE_ZOOM_MIN,
        max_zoom=TILE_ZOOM_MAX,
        show=False,
    )
    layer._id = theme  # noqa: SLF001 (Folium offers no other way to a stable name)
    return layer


def _with_margin(box: Box) -> Box:
    return Box(box.south - MARGIN, box.west - MARGIN, box.north + MARGIN, box.east + MARGIN)
