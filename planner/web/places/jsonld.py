"""A place in the words of schema.org, for search engines and other programs."""

import json
from typing import Any

from planner.domain.places.place import Access, Kind, Place, Status

TYPES = {
    Kind.LIBRARY: "Library",
    Kind.CAFE: "CafeOrCoffeeShop",
    Kind.FAST_FOOD: "FastFoodRestaurant",
    Kind.CAMPUS: "CollegeOrUniversity",
}


def place_jsonld(place: Place, address: str) -> str:
    """Write what is known of a place as JSON-LD; ``address`` is its page's URL.

    Opening hours are left out: schema.org cannot tell holidays and closures, and hours without
    them would be wrong on those days. That a place is free is left out too: no source says so.
    """
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(place.kind, "Place"),
        "@id": address,
        "url": address,
        "name": place.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.address,
            "postalCode": place.postal_code,
            "addressCountry": "SG",
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": place.location.lat,
            "longitude": place.location.lon,
        },
    }
    if place.access is Access.PAID:
        document["isAccessibleForFree"] = False
    if place.url:
        document["sameAs"] = place.url
    if place.status in (Status.CLOSED, Status.MOVED):
        document["description"] = place.status_note
    return json.dumps(document, ensure_ascii=False)
