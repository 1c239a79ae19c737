"""The facts that a file can say of an organisation, beside those of network.facts.

A file knows one e-mail address, one place and a list of names; the register knows visibilities,
levels and kinds. Here the two are turned into each other.
"""

from collections.abc import Mapping
from typing import Any

from .enums_register import ContactKind, NameKind, Visibility
from .facts import TERMS, plain
from .models import Organisation

Said = dict[str, Any]
PLAIN = (
    *("name", "org_type", "country", "acronym", "status", "year_founded", "reach", "town"),
    *("registration_number", "registered_on", "website", "last_election"),
    *("members_count", "members_as_of", "members_source", "women_share"),
)
PLACE = "place"
OTHER_NAMES = "other_names"
WITH = ("terms", "names", "contacts")


def said_of(organisation: Organisation) -> Said:
    """Return the facts of an organisation as a file would say them; needs `WITH` prefetched."""
    found: Said = {name: plain(getattr(organisation, name)) for name in PLAIN}
    terms = list(organisation.terms.all())
    for vocabulary in TERMS:
        found[vocabulary] = sorted(term.code for term in terms if term.vocabulary == vocabulary)
    found[OTHER_NAMES] = sorted(
        row.name for row in organisation.names.all() if row.kind == NameKind.OTHER
    )
    known = organisation.latitude is not None and organisation.longitude is not None
    place = (organisation.latitude, organisation.longitude)
    found[PLACE] = [plain(degrees) for degrees in place] if known else None
    found |= dict.fromkeys(ContactKind.values, "")
    return found | {row.kind: row.value for row in organisation.contacts.all()}


def facts_of(organisation: Organisation, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `network.facts.write_facts` writes when a file says this; needs `WITH`."""
    facts = {name: value for name, value in said.items() if name in (*PLAIN, *TERMS)}
    for name in ("members_count", "women_share", "registered_on", "members_as_of", "last_election"):
        if facts.get(name, 0) == "":
            facts[name] = None
    if PLACE in said:
        facts["latitude"], facts["longitude"] = said[PLACE] or (None, None)
    if OTHER_NAMES in said:
        facts["names"] = [
            {"kind": row.kind, "language": row.language, "name": row.name}
            for row in organisation.names.all()
            if row.kind != NameKind.OTHER or row.name in said[OTHER_NAMES]
        ]
        there = {row["name"] for row in facts["names"] if row["kind"] == NameKind.OTHER}
        facts["names"] += [
            {"kind": NameKind.OTHER.value, "language": "", "name": name}
            for name in said[OTHER_NAMES]
            if name not in there
        ]
    contacts = {kind: said[kind] for kind in ContactKind.values if kind in said}
    if contacts:
        facts["contacts"] = _contacts(organisation, contacts)
    return facts


def _contacts(organisation: Organisation, said: Mapping[str, str]) -> list[dict[str, str]]:
    """Return all contacts: who sees one stays; a new one is for stewards until they say more."""
    kept = {row.kind: row for row in organisation.contacts.all()}
    values = {kind: row.value for kind, row in kept.items()} | dict(said)
    return [
        {
            "kind": kind,
            "value": value,
            "visibility": kept[kind].visibility if kind in kept else Visibility.STEWARDS.value,
        }
        for kind, value in values.items()
        if value
    ]
