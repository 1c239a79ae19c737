"""What networks and the ways into an organisation offer to the registries."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import policies

from .models import Membership
from .policies_affiliation import may_affiliate
from .registry import member_tasks, organisation_sections
from .selectors.affiliations import affiliations_section


def steward_tasks(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what a steward keeps besides facts and people."""
    if not membership.is_steward:
        return []
    url = reverse("member_affiliations", args=[membership.organisation.slug])
    text = _("To whom do you belong, and who belongs to you?")
    return [{"title": _("Networks and members"), "url": url, "text": text, "icon": "group"}]


policies.register("affiliate", may_affiliate)
member_tasks.register("network.steward", steward_tasks)
organisation_sections.register("affiliations", affiliations_section)
