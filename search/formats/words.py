"""A record in English words, for formats that ask for a description."""

from home.vocabularies import label
from network.selectors.places import country_name

from ..selectors.organisations import Record


def description(record: Record) -> str:
    """Return type, place and work of the members in one sentence."""
    place = ", ".join(part for part in (record["town"], country_name(record["country"])) if part)
    sentence = f"{label('org_type', record['org_type'], 'en')} in {place}"
    work = ", ".join(label("sector", code, "en") for code in record["sector"])
    return f"{sentence}: {work}." if work else f"{sentence}."


def tags(record: Record) -> list[str]:
    """Return type, sectors and constituencies as words."""
    kinds = [("org_type", [record["org_type"]]), ("sector", record["sector"])]
    kinds.append(("constituency", record["constituency"]))
    return [label(name, code, "en") for name, codes in kinds for code in codes]


def contact(record: Record, kind: str) -> str | None:
    """Return a public contact."""
    return next((one["value"] for one in record["contacts"] if one["kind"] == kind), None)


def web_contacts(record: Record) -> list[str]:
    """Return public addresses in the web beside the website."""
    return [one["value"] for one in record["contacts"] if one["value"].startswith("https://")]


def without_gaps(values: Record) -> Record:
    """Return what is known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
