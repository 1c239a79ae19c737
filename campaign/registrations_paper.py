"""What collecting and paper offer to the registries of home and network."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import daily_jobs, policies
from network.models import Membership
from network.registry import member_tasks

from .actions.sheet_photos import forget_photos
from .policies import may_collect
from .policies_paper import may_check_sheet, may_import_sheets, may_withdraw_line
from .policies_signers import may_withdraw_for


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
        {
            "title": _("Type in or check sheets"),
            "url": reverse("member_sheets"),
            "text": _("What people signed on paper counts when two of you looked at it."),
            "icon": "document",
        },
    ]


member_tasks.register("collecting", tasks)
policies.register("collect", may_collect)
policies.register("check_sheet", may_check_sheet)
policies.register("withdraw_line", may_withdraw_line)
policies.register("withdraw_for", may_withdraw_for)
policies.register("import_sheets", may_import_sheets)
daily_jobs.register("campaign.forget_sheet_photos", forget_photos)
