"""What network offers to the registries of home."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.cards import Card
from home.registry import daily_jobs, file_viewers, group_permissions, listings, policies
from home.selectors.staff import EDITORS

from .actions.ask_for_confirmations import ask_for_confirmations
from .actions.expire_invitations import expire_invitations
from .actions.forget_contacts import forget_contacts
from .actions.remember_names import remember_missing_names
from .actions.tell_scouts import tell_scouts
from .models import Organisation
from .policies import (
    may_decide_change,
    may_edit_facts,
    may_manage_people,
    may_trust_scout,
    may_verify_facts,
)
from .registry import member_tasks, person_tasks
from .selectors.directory import organisation_card
from .selectors.photos import is_steward_of_sender
from .tasks_for_members import confirm_task, scout_task


def organisation_cards(
    locale_id: int, limit: int, request: HttpRequest | None = None
) -> list[Card]:
    """Return organisations for a listing, those confirmed last first."""
    rows = Organisation.objects.listed().with_terms().order_by("-last_confirmed_at", "name")
    return [organisation_card(row) for row in rows[:limit]]


listings.register("organisations", (_("Organisations"), organisation_cards))
daily_jobs.register("network.expire_invitations", expire_invitations)
daily_jobs.register("network.ask_for_confirmations", ask_for_confirmations)
daily_jobs.register("network.tell_scouts", tell_scouts)
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
policies.register("trust_scout", may_trust_scout)
member_tasks.register("network.confirm", confirm_task)
person_tasks.register("network.scout", scout_task)
