"""What network offers to the registries of home."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.cards import Card
from home.registry import daily_jobs, file_viewers, group_permissions, listings, policies
from home.selectors.staff import EDITORS

from .actions.expire_invitations import expire_invitations
from .actions.forget_contacts import forget_contacts
from .actions.remember_names import remember_missing_names
from .models import Organisation
from .policies import may_decide_change, may_edit_facts, may_manage_people, may_verify_facts
from .selectors.directory import organisation_card
from .selectors.photos import is_steward_of_sender


def organisation_cards(
    locale_id: int, limit: int, request: HttpRequest | None = None
) -> list[Card]:
    """Return organisations for a listing, those confirmed last first."""
    rows = Organisation.objects.listed().with_terms().order_by("-last_confirmed_at", "name")
    return [organisation_card(row) for row in rows[:limit]]


listings.register("organisations", (_("Organisations"), organisation_cards))
daily_jobs.register("network.expire_invitations", expire_invitations)
daily_jobs.register("network.forget_contacts", forget_contacts)
daily_jobs.register("network.remember_names", remember_missing_names)
file_viewers.register("network.stewards", is_steward_of_sender)
group_permissions.register(
    "network",
    {
        EDITORS: [
            "network.add_organisation",
            "network.change_organisation",
            "network.view_organisation",
        ],
    },
)
policies.register("edit_organisation", may_edit_facts)
policies.register("manage_people", may_manage_people)
policies.register("decide_change", may_decide_change)
policies.register("verify_facts", may_verify_facts)
