"""What collecting and paper offer to the registries of home and network."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import policies
from network.models import Membership
from network.registry import member_tasks

from .policies import may_collect


def tasks(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what a collector can begin."""
    if not membership.may_collect:
        return []
    return [
        {
            "title": _("Collect signatures"),
            "url": reverse("member_collect"),
            "text": _("Hand your phone round. No e-mail address is needed."),
            "icon": "group",
        },
    ]


member_tasks.register("collecting", tasks)
policies.register("collect", may_collect)
