"""What networks and the ways into an organisation offer to the registries."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import daily_jobs, dashboard_cards, policies

from .actions.follow_ways import follow_ways
from .enums_ways import WayState
from .merging import rows
from .models import Membership, Organisation
from .policies_affiliation import may_affiliate
from .policies_ways import may_decide_claim, may_enter, may_vouch
from .registry import member_tasks, merge_movers, organisation_sections, person_tasks
from .selectors.affiliations import affiliations_section
from .selectors.ways import has_steward, steward_waits
from .views.claims_panel import ClaimsPanel


def steward_tasks(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what waits for a steward, then what she keeps besides facts and people."""
    if not membership.is_steward:
        return []
    url = reverse("member_affiliations", args=[membership.organisation.slug])
    text = _("To whom do you belong, and who belongs to you?")
    networks = {"title": _("Networks and members"), "url": url, "text": text, "icon": "group"}
    return [*steward_waits(membership.organisation), networks]


def entering_tasks(user: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the way to put an organisation into the register, for whoever may."""
    if not may_enter(user):
        return []
    text = _("It is not in the directory yet? Tell us its name, type and country.")
    title, url = _("Register an organisation"), reverse("member_register")
    return [{"title": title, "url": url, "text": text, "icon": "plus"}]


def way_in(organisation: Organisation, locale_id: int, request: HttpRequest) -> dict[str, Any]:
    """Return the way into an organisation for its page: claim it, or ask to join."""
    if has_steward(organisation):
        card = {
            "url": reverse("member_join", args=[organisation.slug]),
            "text": _("Members of this organisation can write here, too."),
            "button": _("Ask to join"),
        }
    else:
        card = {
            "url": reverse("member_claim", args=[organisation.slug]),
            "text": _("Nobody keeps this page yet. Do you belong to this organisation?"),
            "button": _("Claim this page"),
        }
    title = _("Do you belong to it?")
    return {"title": title, "cards": card, "component": "pages/way_in.html"}


policies.register("affiliate", may_affiliate)
policies.register("enter", may_enter)
policies.register("vouch", may_vouch)
policies.register("decide_claim", may_decide_claim)
daily_jobs.register("network.follow_ways", follow_ways)
member_tasks.register("network.steward", steward_tasks)
person_tasks.register("network.enter", entering_tasks)
merge_movers.register(
    "claims", rows("network.OrganisationClaim", once=["user_id"], when=Q(state=WayState.OPEN))
)
merge_movers.register(
    "join_requests", rows("network.JoinRequest", once=["user_id"], when=Q(state=WayState.OPEN))
)
merge_movers.register("join_questions", rows("network.JoinQuestion", once=["place"]))
merge_movers.register("vouches", rows("network.Vouch", once=["claim_id"]))
organisation_sections.register("affiliations", affiliations_section)
organisation_sections.register("way_in", way_in)
dashboard_cards.register("claims", ClaimsPanel)
