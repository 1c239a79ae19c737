"""What network keeps about people who claim, register, ask to join or speak for organisations."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from home.personal_data import (
    Holding,
    Personal,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
)

from .enums_ways import WayState
from .models import JoinRequest, OrganisationClaim

CLAIM = "To decide whether she may speak for an organisation"
CLAIM_KEPT = "What she wrote is erased half a year after the answer, by a daily job"
JOIN = "To decide whether she becomes a member"
JOIN_KEPT = "Answers are erased 30 days after the decision, by a daily job"


def empty_claims(rows: QuerySet[Any]) -> int:
    """Withdraw what is open and take her words away; that somebody claimed stays."""
    return _withdraw(rows).update(position="", evidence="", link="", words="")


def empty_requests(rows: QuerySet[Any]) -> int:
    """Withdraw what is open and take her answers away; that somebody asked stays."""
    return _withdraw(rows).update(answers=[])


def _withdraw(rows: QuerySet[Any]) -> QuerySet[Any]:
    found = rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    closed = {"state": WayState.WITHDRAWN, "closed_at": timezone.now()}
    found.filter(state=WayState.OPEN).update(**closed)
    return found


personal_data.register(
    "network.OrganisationClaim",
    Holding(
        {
            "user": Personal(CLAIM, "Until the account is erased"),
            "position": Personal(CLAIM, CLAIM_KEPT),
            "evidence": Personal(CLAIM, CLAIM_KEPT),
            "link": Personal(CLAIM, CLAIM_KEPT),
            "words": Personal("What an editor said about it", CLAIM_KEPT),
            **by_people("decided_by"),
            **editorial("name"),
            **made("name_key"),
            **chosen("kind", "org_type", "country", "state", "reason"),
        },
        find=lambda subject: OrganisationClaim.objects.filter(subject.by_user("user")),
        erase=empty_claims,
    ),
)
personal_data.register("network.Vouch", Holding({**by_people("answered_by"), **chosen("state")}))
personal_data.register(
    "network.JoinRequest",
    Holding(
        {
            "user": Personal(JOIN, "Until the account is erased"),
            "answers": Personal(JOIN, JOIN_KEPT),
            **by_people("decided_by"),
            **chosen("state", "reason"),
        },
        find=lambda subject: JoinRequest.objects.filter(subject.by_user("user")),
        erase=empty_requests,
    ),
)
personal_data.register(
    "network.JoinQuestion",
    Holding(not_personal("What an organisation asks everybody", "text")),
)
personal_data.register(
    "network.Affiliation",
    Holding(
        {
            **by_people("asserted_by", "confirmed_by", "ended_by"),
            **chosen("kind", "asserted_side"),
        }
    ),
)
