"""OneMap, the Singapore Land Authority's map, as a geopy geocoder.

Written from OneMap's published API description: a token from ``/api/auth/post/getToken`` is
valid for 72 hours and needed for every search. Points are (lat, lon) in degrees, WGS-84.
"""

import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderServiceError,
)
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from planner.adapters.http import TIMEOUT_S, HttpxAdapter

DOMAIN = "www.onemap.gov.sg"
TOKEN_PATH = "/api/auth/post/getToken"  # noqa: S105 - a path
SEARCH_PATH = "/api/common/elastic/search"
TOKEN_LIFE_S = 71 * 3600.0  # an hour less than OneMap says
NAMELESS = frozenset({"", "NIL", "NULL"})


class OneMap(Geocoder):  # type: ignore[misc]  # geopy is untyped
    """Search OneMap with an account's email and password; safe to share between threads."""

    def __init__(  # noqa: PLR0913 - geopy's own options and the account
        self,
        email: str,
        password: str,
        *,
        user_agent: str,
        domain: str = DOMAIN,
        scheme: str = "https",
        timeout: float = TIMEOUT_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=HttpxAdapter
        )
        self._root = f"{self.scheme}://{domain.strip('/')}"
        self._account = {"email": email, "password": password}
        self._clock = clock
        self._lock = threading.Lock()
        self._token = ""
        self._renew_at = 0.0

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Find addresses for a text; None if OneMap knows none. Raises geopy's exceptions."""
        asked = {"searchVal": query, "returnGeom": "Y", "getAddrDetails": "Y", "pageNum": 1}
        url = f"{self._root}{SEARCH_PATH}?{urlencode(asked)}"
        token = self._current_token()
        try:
            found = self._search(url, token)
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges):
            found = self._search(url, self._current_token(refused=token))
        if not found:
            return None
        return found[0] if exactly_one else found

    def _search(self, url: str, token: str) -> list[Location]:
        found: list[Location] = self._call_geocoder(
            url, _locations, headers={"Authorization": token}
        )
        return found

    def _current_token(self, refused: str | None = None) -> str:
        """Return a token, a new one if it is old or was refused; one thread fetches it."""
        with self._lock:
            if self._token in {"", refused} or self._clock() >= self._renew_at:
                self._token = ""
                self._token = self._new_token()
                self._renew_at = self._clock() + TOKEN_LIFE_S
            return self._token

    def _new_token(self) -> str:
        try:
            answer = self.adapter.post_json(
                f"{self._root}{TOKEN_PATH}",
                self._account,
                timeout=self.timeout,
                headers=self.headers,
            )
        except AdapterHTTPError as error:
            raise GeocoderAuthenticationFailure(f"No token was given: {error}.") from None
        token = answer.get("access_token") if isinstance(answer, dict) else None
        if not (isinstance(token, str) and token.isascii() and token.isprintable() and token):
            raise GeocoderAuthenticationFailure("The answer holds no token.")
        return token


def _locations(answer: Any) -> list[Location]:  # noqa: ANN401 - any JSON
    if not isinstance(answer, dict):
        raise GeocoderParseError("The answer is not an object.")
    if "results" not in answer:
        raise GeocoderServiceError("The answer holds no results.")
    try:
        return [_location(row) for row in answer["results"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise GeocoderParseError("The answer's rows are not as OneMap describes them.") from None


def _location(row: dict[str, str]) -> Location:
    building = "" if row.get("BUILDING", "") in NAMELESS else row["BUILDING"]
    address = row.get("ADDRESS", "")
    label = address if address not in NAMELESS else building
    return Location(label, (float(row["LATITUDE"]), float(row["LONGITUDE"])), row)
