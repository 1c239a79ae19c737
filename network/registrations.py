"""What network offers to the registries of home."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.cards import Card
from home.compiled import compiled
from home.drawn import Shared
from home.registry import (
    daily_jobs,
    file_viewers,
    group_permissions,
    listings,
    page_kinds,
    policies,
)
from home.selectors.staff import EDITORS

from .actions.ask_for_confirmations import ask_for_confirmations
from .actions.expire_invitations import expire_invitations
from .actions.forget_contacts import forget_contacts
from .actions.remember_names import remember_missing_names
from .actions.tell_scouts import tell_scouts
from .enums_register import CareRelation
from .models import Organisation, OrganisationTerm
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
    locale_id: int, limit: int, request: HttpRequest | None = None, **wanted: Any
) -> Sequence[Card]:
    """Return organisations for a listing, those confirmed last first."""
    rows = _newest.made(Shared, limit=limit, wanted=tuple(wanted.items()))
    return _terms.made(_cards, rows, ids=[row.pk for row in rows])


def _cards(terms: list[OrganisationTerm], rows: Sequence[Organisation]) -> Sequence[Card]:
    return Shared(
        organisation_card(row, [one for one in terms if one.organisation_id == row.pk])
        for row in rows
    )


@compiled()
def _newest(limit: int, wanted: tuple[tuple[str, Any], ...]) -> QuerySet[Organisation]:
    rows = Organisation.objects.listed().filter(**dict(wanted))
    newest = rows.order_by(F("last_confirmed_at").desc(nulls_last=True), "name")
    return newest.only("name", "slug", "town", "country", "org_type")[:limit]


@compiled("ids")
def _terms(ids: list[int]) -> QuerySet[OrganisationTerm]:
    terms = OrganisationTerm.objects.filter(organisation__in=ids)
    return terms.only("organisation", "vocabulary", "code")


def cooperative_cards(**asked: Any) -> Sequence[Card]:
    """Return cooperatives for a listing."""
    return organisation_cards(**asked, org_type="coop")


def care_cooperative_cards(**asked: Any) -> Sequence[Card]:
    """Return cooperatives that run child care, for a listing."""
    runs: dict[str, Any] = {"care_service__relation": CareRelation.RUNS}
    return organisation_cards(**asked, org_type="coop", **runs)


listings.register("organisations", (_("Organisations"), organisation_cards))
listings.register("cooperatives", (_("Cooperatives"), cooperative_cards))
listings.register(
    "care-cooperatives", (_("Cooperatives that run child care"), care_cooperative_cards)
)
page_kinds.register(
    "organisations",
    (
        _("Organisation"),
        _("Organisations"),
        ("network.OrganisationPage", "network.CooperativePage"),
    ),
)
page_kinds.register(
    "directory",
    (
        _("Directory of organisations"),
        _("Directory of organisations"),
        ("network.DirectoryPage",),
    ),
)
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
