"""Listings of the demo: organisations that nobody has claimed yet, so that the map is alive."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.demo.days import day
from network.facts import plain, write_facts
from network.models import Organisation

from .source import Demo, read

COLUMNS = ("name", "acronym", "country", "town", "year_founded", "women_share")
FACTS = (
    *("sector", "constituency", "language", "names", "reach", "latitude", "longitude", "care"),
)
# When their members were counted, in days before the demo is loaded.
COUNTED = -200


def load_listings(demo: Demo) -> None:
    """Make records with facts but without pages, some confirmed long ago, some never."""
    for entry in read("listings"):
        organisation = Organisation.objects.create(
            slug=entry["key"],
            org_type=entry["type"],
            members_count=entry.get("members"),
            members_as_of=day(COUNTED) if "members" in entry else None,
            last_confirmed_at=_confirmed(entry),
            **{name: entry[name] for name in COLUMNS if name in entry},
        )
        demo.organisations[entry["key"]] = organisation
        write_facts(organisation, _facts(entry))


def _confirmed(entry: dict[str, Any]) -> Any:
    if "confirmed" not in entry:
        return None
    return timezone.localdate() + timedelta(days=entry["confirmed"])


def _facts(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the plain facts beyond the columns, with days written out."""
    facts = {name: entry[name] for name in FACTS if name in entry}
    if "care" in facts and "price_on" in facts["care"]:
        facts["care"] = {**facts["care"], "price_on": plain(day(facts["care"]["price_on"]))}
    return facts
