"""Organisations and their child care as Open Referral's Human Services Data (HSDS 3)."""

from uuid import NAMESPACE_URL, uuid5

from home.vocabularies import label

from ..selectors.organisations import Record, page_url
from .words import contact, description, without_gaps

STATUS = {"active": "active", "closed": "defunct"}
MONTHS_A_YEAR = 12


def identifier(record: Record, part: str = "") -> str:
    """Return the same UUID for the same thing, from its address (RFC 9562, version 5)."""
    return str(uuid5(NAMESPACE_URL, f"{page_url(record['id'])}{part}"))


def organization(record: Record) -> Record:
    """Return one organisation with its place, numbers and the service that it runs."""
    year = record["year_founded"] or ""
    values = {
        "id": identifier(record),
        "name": record["name"],
        "alternate_name": record["acronym"],
        "description": description(record),
        "email": contact(record, "email"),
        "website": record["website"],
        "uri": page_url(record["id"]),
        "year_incorporated": int(year) if year.isdigit() and len(year) == 4 else None,
        "legal_status": label("org_type", record["org_type"], "en"),
        "locations": _locations(record),
        "phones": _phones(record),
        "organization_identifiers": _identifiers(record),
        "services": _services(record),
    }
    return without_gaps(values)


def _locations(record: Record) -> list[Record]:
    place = record["location"] or {}
    address = {
        "id": identifier(record, "#address"),
        "address_1": record["town"] or record["country"],
        "city": record["town"] or record["country"],
        "state_province": "",
        "postal_code": "",
        "country": record["country"],
        "address_type": "physical",
    }
    return [
        without_gaps(
            {
                "id": identifier(record, "#location"),
                "location_type": "physical",
                "latitude": place.get("latitude"),
                "longitude": place.get("longitude"),
                "addresses": [address],
            }
        )
    ]


def _phones(record: Record) -> list[Record]:
    number = contact(record, "phone")
    return [{"id": identifier(record, "#phone"), "number": number}] if number else []


def _identifiers(record: Record) -> list[Record]:
    number = record["registration_number"]
    if not number:
        return []
    return [
        {
            "id": identifier(record, "#registration"),
            "identifier_type": "Registration number",
            "identifier": number,
        }
    ]


def _services(record: Record) -> list[Record]:
    care = record["care"]
    if not care or care["relation"] != "runs":
        return []
    ages = {"minimum_age": care["age_from"], "maximum_age": care["age_to"]}
    service = {
        "id": identifier(record, "#care"),
        "name": label("care_setting", care["setting"], "en"),
        "status": STATUS.get(record["status"], "inactive"),
        "description": f"Run by: {label('care_provider', care['provider'], 'en')}.",
        "fees_description": _fees(care),
        "assured_date": record["last_confirmed"],
        **{
            name: round(months / MONTHS_A_YEAR, 2)
            for name, months in ages.items()
            if months is not None
        },
    }
    return [without_gaps(service)]


def _fees(care: Record) -> str:
    paid = label("care_finance", care["finance"], "en")
    if care["price"] is None:
        return f"Paid by: {paid}."
    price = f"{care['price']} {care['price_currency']} a {care['price_period']}"
    return f"{price} (known on {care['price_on']}). Paid by: {paid}."
