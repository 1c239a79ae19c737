"""Keep the facts of an organisation true."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import require

from ..models import Organisation, OrganisationTerm
from ..policies import may_edit_facts

# Name, type and country wait for the campaign: they say who the organisation is.
STEWARD_FIELDS = (
    "acronym",
    "town",
    "year_founded",
    "members_count",
    "members_as_of",
    "women_share",
    "website",
    "last_election",
)


@transaction.atomic
def update_facts(
    organisation: Organisation,
    user: User,
    values: Mapping[str, Any],
    terms: Mapping[str, list[str]],
) -> Organisation:
    """Store the facts that stewards may change; saying them again confirms them today.

    Args:
        organisation: whose facts.
        user: who says so.
        values: of `STEWARD_FIELDS`; others are ignored.
        terms: codes per list, for instance {"sector": ["domestic"]}; a list left out stays.

    Raises NotAllowed for people who are no stewards.
    """
    require(may_edit_facts(user, organisation))
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = [
        name for name in STEWARD_FIELDS if name in values and getattr(row, name) != values[name]
    ]
    for name in changed:
        setattr(row, name, values[name])
    row.last_confirmed_at = timezone.localdate()
    row.save(update_fields=[*changed, "last_confirmed_at"])
    for vocabulary, codes in terms.items():
        row.terms.filter(vocabulary=vocabulary).exclude(code__in=codes).delete()
        OrganisationTerm.objects.bulk_create(
            [
                OrganisationTerm(organisation=row, vocabulary=vocabulary, code=code)
                for code in codes
            ],
            ignore_conflicts=True,
        )
    log(instance=row, action="network.update_facts", user=user, data={"changed": changed})
    return row


@transaction.atomic
def confirm_facts(organisation: Organisation, user: User) -> None:
    """Record that the facts are still right today; raise NotAllowed for non-stewards."""
    require(may_edit_facts(user, organisation))
    Organisation.objects.filter(pk=organisation.pk).update(last_confirmed_at=timezone.localdate())
    log(instance=organisation, action="network.confirm_facts", user=user)
