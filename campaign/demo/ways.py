"""Who waits before the doors of the demo's organisations: a claim, a registration, a request."""

from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from home.text import fold
from network.models import JoinQuestion, JoinRequest, OrganisationClaim, Vouch
from network.ways import CLAIM_LASTS, JOIN_LASTS

from .source import Demo, read


def _person(entry: dict[str, str]) -> User:
    """Make somebody who belongs to no organisation yet."""
    fields = {"name": entry["display_name"], "language": entry["language"]}
    user = User.objects.create_user(email=entry["email"], **fields)
    EmailAddress.objects.update_or_create(
        user=user, email=entry["email"], defaults={"verified": True, "primary": True}
    )
    return user


def load_ways(demo: Demo) -> None:
    """Make the questions, and what waits for stewards and editors."""
    content: Any = read("ways")
    people = {key: _person(entry) for key, entry in content["people"].items()}
    for key, questions in content["questions"].items():
        for place, text in enumerate(questions, start=1):
            organisation = demo.organisations[key]
            JoinQuestion.objects.create(organisation=organisation, place=place, text=text)
    for entry in content["joins"]:
        asked = content["questions"][entry["organisation"]]
        pairs = zip(asked, entry["answers"], strict=True)
        JoinRequest.objects.create(
            organisation=demo.organisations[entry["organisation"]],
            user=people[entry["person"]],
            answers=[{"question": question, "answer": answer} for question, answer in pairs],
            expires_at=timezone.now() + JOIN_LASTS,
        )
    for entry in content["claims"]:
        claim = OrganisationClaim.objects.create(
            kind=entry["kind"],
            organisation=demo.organisations.get(entry.get("organisation", "")),
            name=entry.get("name", ""),
            name_key=fold(entry.get("name", "")),
            org_type=entry.get("org_type", ""),
            country=entry.get("country", ""),
            user=people[entry["person"]],
            position=entry["position"],
            evidence=entry["evidence"],
            expires_at=timezone.now() + CLAIM_LASTS,
        )
        for key in entry["vouchers"]:
            Vouch.objects.create(claim=claim, organisation=demo.organisations[key])
