"""Outside geocoders as plain callables that give an origin, None, or OriginUnavailable.

Each is asked at most once per text, within ``http.TIMEOUT_S``; after repeated failures it is left
alone for a while. Seconds are of the monotonic clock; points lie in Singapore.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from geopy.geocoders import Nominatim

from planner.adapters.geocoding.onemap import OneMap
from planner.adapters.geocoding.pacing import Breaker, Clock, Pace
from planner.adapters.http import TIMEOUT_S, HttpxAdapter
from planner.domain.errors import OriginUnavailable
from planner.domain.origins import wording
from planner.domain.origins.origin import WAYS_TO_ASK, Geocode, Origin
from planner.domain.travel.geo import SINGAPORE, LatLon

ONEMAP_SOURCE = "OneMap, Singapore Land Authority"
NOMINATIM_SOURCE = "Nominatim, © OpenStreetMap contributors"
NOMINATIM_DOMAIN = "nominatim.openstreetmap.org"
NOMINATIM_GAP_S = 1.0  # Nominatim's usage policy: one request a second for a whole application
CANDIDATES = 5
LONGEST_LABEL = 200

logger = logging.getLogger(__name__)


class _Geocoder(Protocol):
    def geocode(self, query: str, **options: Any) -> Any: ...  # noqa: ANN401 - geopy is untyped


def onemap_geocode(  # noqa: PLR0913 - the account, and where a test's server is
    email: str,
    password: str,
    user_agent: str,
    *,
    domain: str | None = None,
    scheme: str = "https",
    timeout_s: float = TIMEOUT_S,
    clock: Clock = time.monotonic,
) -> Geocode:
    """Make a callable that asks OneMap."""
    places = {} if domain is None else {"domain": domain}
    geocoder = OneMap(
        email,
        password,
        user_agent=user_agent,
        scheme=scheme,
        timeout=timeout_s,
        clock=clock,
        **places,
    )

    def ask(text: str) -> Origin | None:
        return _answer("OneMap", ONEMAP_SOURCE, lambda: geocoder.geocode(text, exactly_one=False))

    return Breaker("OneMap", ask, clock=clock)


def nominatim_geocode(  # noqa: PLR0913 - the pace, and where a test's server is
    user_agent: str,
    pace: Pace,
    *,
    domain: str = NOMINATIM_DOMAIN,
    scheme: str = "https",
    timeout_s: float = TIMEOUT_S,
    clock: Clock = time.monotonic,
) -> Geocode:
    """Make a callable that asks Nominatim, in Singapore only; ``pace`` is shared by all callers."""
    geocoder: _Geocoder = Nominatim(
        user_agent=user_agent,
        domain=domain,
        scheme=scheme,
        timeout=timeout_s,
        adapter_factory=HttpxAdapter,
    )

    def search(text: str) -> object:
        pace.wait()
        return geocoder.geocode(text, exactly_one=False, limit=CANDIDATES, country_codes="sg")

    def ask(text: str) -> Origin | None:
        return _answer("Nominatim", NOMINATIM_SOURCE, lambda: search(text))

    return Breaker("Nominatim", ask, clock=clock)


def _answer(name: str, source: str, ask: Callable[[], Any]) -> Origin | None:
    """Turn what a geocoder says, or raises, into an origin in Singapore, None or a sentence."""
    try:
        return _first_in_singapore(ask() or (), source)
    except OriginUnavailable:
        raise
    except Exception as error:
        # The kind alone: a message could hold what was typed.
        logger.warning("geocoder %s failed: %s", name, type(error).__name__)
        raise OriginUnavailable(f"{name} could not be asked just now. {WAYS_TO_ASK}") from error


def _first_in_singapore(locations: Iterable[Any], source: str) -> Origin | None:
    for location in locations:
        point = LatLon(location.latitude, location.longitude)
        if point in SINGAPORE:
            label = wording.one_line(location.address or "")[:LONGEST_LABEL]
            written = wording.title(label) if label.isupper() else label
            written = written or f"{point.lat:.5f}, {point.lon:.5f}"
            return Origin(written, point, source, "geocoder")
    return None
