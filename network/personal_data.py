"""What network keeps about people."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from home.personal_data import (
    Data,
    Holding,
    Personal,
    Subject,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    of_page,
    personal_data,
    plain,
)

from .enums import InvitationState
from .enums_register import ContactKind, FactGroup
from .models import FactChange, Invitation, Membership, OrganisationContact

INVITE = "To invite her into an organisation"
INVITED = "As long as the record of who was invited; expired ones are closed by a daily job"
CHANGED = "What was said of an organisation, to take a mistake back; its contacts among it"
CHANGE_KEPT = "As long as the record; contacts for 90 days, by a daily job"


def empty_invitations(rows: QuerySet[Any]) -> int:
    """Withdraw what is open, and take name and address away; that somebody was invited stays."""
    numbers = list(rows.values_list("pk", flat=True))
    found = Invitation.objects.filter(pk__in=numbers)
    found.filter(state=InvitationState.OPEN).update(state=InvitationState.WITHDRAWN)
    return found.update(name="", email="")


def end_memberships(rows: QuerySet[Any]) -> int:
    """End her memberships; the account that they lead to is emptied."""
    return rows.filter(ended_at__isnull=True).update(ended_at=Now())


def changes_with(subject: Subject) -> QuerySet[FactChange]:
    """Return the changes of contacts in which one of her addresses is kept."""
    found = Q(pk__in=())
    for address in subject.addresses:
        found |= Q(before__icontains=f'"{address}"') | Q(after__icontains=f'"{address}"')
    return FactChange.objects.filter(found, group=FactGroup.CONTACT)


def empty_changes(rows: QuerySet[Any]) -> int:
    """Take the values out of the changes; that something was changed stays."""
    return rows.update(before={}, after={})


def membership_as_data(membership: Membership) -> Data:
    """Return where she belongs, since when, and what she may do there."""
    return {
        "organisation": membership.organisation.name,
        "roles": [role.value for role in membership.roles],
        "started_at": plain(membership.started_at),
        "ended_at": plain(membership.ended_at),
    }


personal_data.register(
    "network.Invitation",
    Holding(
        {
            "email": Personal(INVITE, INVITED),
            "name": Personal(INVITE, INVITED),
            "language": Personal(INVITE, INVITED),
            **by_people("invited_by", "accepted_by"),
            **made("code_hash"),
            **chosen("state"),
        },
        find=lambda subject: Invitation.objects.exclude(Q(email="") & Q(name="")).filter(
            subject.by_address("email") | subject.by_user("accepted_by")
        ),
        erase=empty_invitations,
    ),
)
personal_data.register(
    "network.Membership",
    Holding(
        {"user": Personal("Who belongs where and may do what", "Until the account is erased")},
        find=lambda subject: Membership.objects.filter(subject.by_user("user")).select_related(
            "organisation"
        ),
        erase=end_memberships,
        export=membership_as_data,
    ),
)
personal_data.register(
    "network.Organisation",
    Holding(
        {
            **editorial("name", "acronym", "town", "year_founded", "website"),
            **editorial("registration_number", "members_source"),
            **editorial("source", "source_url", "licence"),
            **made("slug"),
            **chosen("org_type", "country", "status", "reach", "location_level"),
            **chosen("last_confirmed_as"),
            **by_people("last_confirmed_by"),
        }
    ),
)
personal_data.register("network.OrganisationTerm", Holding(chosen("vocabulary", "code")))
personal_data.register(
    "network.OrganisationName", Holding({**editorial("name"), **chosen("kind", "language")})
)
personal_data.register("network.MboAnswer", Holding(chosen("test")))
personal_data.register(
    "network.OrganisationContact",
    Holding(
        {
            "value": Personal(
                "To reach the organisation; often the phone of one of its leaders",
                "Until its stewards change it; in the history of changes for 90 days",
            ),
            **chosen("kind", "visibility"),
        },
        find=lambda subject: OrganisationContact.objects.filter(
            subject.by_address("value"), kind=ContactKind.EMAIL
        ),
    ),
)
personal_data.register(
    "network.FactChange",
    Holding(
        {
            "before": Personal(CHANGED, CHANGE_KEPT),
            "after": Personal(CHANGED, CHANGE_KEPT),
            **by_people("made_by", "decided_by"),
            **editorial("reason"),
            **chosen("group", "state"),
        },
        find=changes_with,
        erase=empty_changes,
    ),
)
personal_data.register(
    "network.FactCheck",
    Holding(
        {
            **by_people("confirmed_by", "verified_by"),
            **editorial("how"),
            **chosen("group", "confirmed_as"),
        }
    ),
)
personal_data.register(
    "network.CareService",
    Holding(
        chosen(
            *("relation", "setting", "provider", "finance", "days"),
            *("price_currency", "price_period", "quality"),
        )
    ),
)
personal_data.register("network.SearchEntry", Holding(made("text")))
personal_data.register("network.DirectoryPage", Holding(of_page("summary")))
personal_data.register("network.OrganisationPage", Holding(of_page("summary", "body")))
personal_data.register(
    "network.CooperativePage",
    Holding(
        {
            **of_page("summary", "body", "care_hours", "care_ages", "care_price"),
            **not_personal("Who decides in a cooperative: bodies, not people", "governance"),
        }
    ),
)
personal_data.register("network.ConfirmationRequest", Holding(by_people("user")))
personal_data.register(
    "network.Scout", Holding({**by_people("user", "trusted_by"), **chosen("country")})
)
