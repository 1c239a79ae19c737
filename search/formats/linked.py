"""Organisations as linked data: JSON-LD in the words of schema.org."""

from typing import Any

from ..selectors.organisations import Record, page_url
from .words import contact, description, tags, web_contacts, without_gaps

CONTEXT = "https://schema.org"
TYPES = {"union": "WorkersUnion", "ngo": "NGO", "gov": "GovernmentOrganization"}
TYPES |= {"research": "ResearchOrganization", "company": "Corporation", "coop": "Cooperative"}


def linked(record: Record) -> Record:
    """Return one organisation as a node."""
    place = record["location"]
    address = {
        "@type": "PostalAddress",
        "addressLocality": record["town"],
        "addressCountry": record["country"],
    }
    values = {
        "@type": TYPES.get(record["org_type"], "Organization"),
        "@id": page_url(record["id"]),
        "url": record["website"] or page_url(record["id"]),
        "name": record["name"],
        "alternateName": [name for name in (record["acronym"], *_names(record)) if name],
        "description": description(record),
        "keywords": tags(record),
        "address": without_gaps(address),
        "knowsLanguage": record["language"],
        "foundingDate": _year(record["year_founded"]),
        "email": contact(record, "email"),
        "telephone": contact(record, "phone"),
        "sameAs": web_contacts(record),
        "identifier": record["registration_number"],
        "location": place
        and {
            "@type": "Place",
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": place["latitude"],
                "longitude": place["longitude"],
            },
        },
    }
    return without_gaps(values)


def _names(record: Record) -> list[Any]:
    return [
        {"@language": one["language"], "@value": one["name"]} if one["language"] else one["name"]
        for one in record["names"]
    ]


def _year(said: str | None) -> str | None:
    """Return the year of founding where it is one and not "about" one."""
    return said if said and len(said) == 4 and said.isdigit() else None
