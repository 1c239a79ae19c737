"""A profile for the Murmurations index (schema organizations_schema-v1.0.0)."""

from ..selectors.organisations import Record, page_url
from .words import contact, description, tags, web_contacts, without_gaps

SCHEMA = "organizations_schema-v1.0.0"
STATUS = {"active": "active", "planning": "in_planning", "on-hold": "on_hold"}
SCOPE = {"local": "local", "subnational": "regional", "national": "national"}
SCOPE |= {"regional": "international", "international": "international"}


def profile(record: Record) -> Record:
    """Return one organisation as the index reads it."""
    place = record["location"]
    values = {
        "linked_schemas": [SCHEMA],
        "name": record["name"],
        "nickname": record["acronym"],
        "primary_url": record["website"] or page_url(record["id"]),
        "urls": [{"name": "Web", "url": url} for url in web_contacts(record)]
        + [{"name": "Cradle", "url": page_url(record["id"])}],
        "description": description(record),
        "tags": tags(record),
        "status": STATUS.get(record["status"], "completed"),
        "country_iso_3166": record["country"],
        "full_address": record["town"] and f"{record['town']}, {record['country']}",
        "geolocation": place and {"lat": place["latitude"], "lon": place["longitude"]},
        "contact_details": without_gaps({"email": contact(record, "email")}),
        "telephone": contact(record, "phone"),
        "geographic_scope": SCOPE.get(record["reach"] or ""),
        "unique_id": page_url(record["id"]),
    }
    return without_gaps(values)
