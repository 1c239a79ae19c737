"""What campaign offers to the registries of home and network."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import (
    daily_jobs,
    group_permissions,
    mail_writers,
    policies,
    publishing_checks,
    review_facts,
    risk_checks,
)
from home.selectors.staff import EDITORS, OFFICERS
from network.models import Membership
from network.registry import leavers_texts, member_items, member_tasks

from . import publishing
from .actions.follow_consents import announce_ends, take_down_ended
from .actions.leave_texts import leave_texts
from .actions.sign import MAIL as SIGN_MAIL
from .emails import write_sign_mail
from .models import PledgePage, StoryPage, UpdatePage
from .policies import may_read_draft, may_revise_text, may_sign_pledge, may_write_text
from .policies_signers import may_list_signatures, may_see_signers
from .selectors.review_facts import facts_of_texts
from .selectors.texts import SHOWN_TEXTS, texts_of, with_status

EPOCH = datetime.fromtimestamp(0, UTC)


def tasks(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what a member who writes can begin."""
    if not membership.may_write:
        return []
    return [
        {
            "title": _("Tell a story"),
            "url": reverse("member_story_new"),
            "text": _("In your own language, with photos if you like."),
            "icon": "story",
        },
        {
            "title": _("Post an update"),
            "url": reverse("member_update_new"),
            "text": _("A few words and a photo: what is new with you, or with a pledge?"),
            "icon": "megaphone",
        },
        {
            "title": _("Post a pledge"),
            "url": reverse("member_pledge_new"),
            "text": _("Ask for something, or promise something together with others."),
            "icon": "sign",
        },
    ]


def items(user: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the texts that a person may see from inside, newest first, with where they stand."""
    pages = [
        page
        for model in (StoryPage, UpdatePage, PledgePage)
        for page in texts_of(user, model).order_by("-pk")[:SHOWN_TEXTS]
    ]
    pages.sort(key=lambda page: page.latest_revision_created_at or EPOCH, reverse=True)
    return [
        {
            "title": page.draft_title or page.title,
            "url": reverse(page.detail_route, args=[page.pk]),
            "language": page.text_language,
            "kind": page.member_kind,
            "state": where.label,
            "tone": where.tone,
            "next": where.next,
            "by": where.by,
            "who": where.who,
        }
        for page, where in with_status(pages)
    ]


member_tasks.register("texts", tasks)
member_items.register("texts", items)
leavers_texts.register("texts", leave_texts)

mail_writers.register(SIGN_MAIL, write_sign_mail)
publishing_checks.register("consent", publishing.check_consent)
publishing_checks.register("recording", publishing.check_recording)
risk_checks.register("text", publishing.risks_of_text)
review_facts.register("text", facts_of_texts)
daily_jobs.register("announce-ends-of-consent", announce_ends)
daily_jobs.register("take-down-without-consent", take_down_ended)
policies.register("sign_pledge", may_sign_pledge)
policies.register("list_signatures", may_list_signatures)
policies.register("see_signers", may_see_signers)
policies.register("write_text", may_write_text)
policies.register("revise_text", may_revise_text)
policies.register("read_draft", may_read_draft)
group_permissions.register(
    "campaign",
    {
        EDITORS: [
            "campaign.add_pledge",
            "campaign.change_pledge",
            "campaign.view_pledge",
            "campaign.view_consenttext",
            "campaign.view_signature",
            "campaign.view_endorsement",
            "campaign.view_signaturesheet",
            "campaign.add_signernews",
            "campaign.change_signernews",
            "campaign.view_signernews",
        ],
        OFFICERS: [
            "campaign.view_pledge",
            "campaign.view_consenttext",
            "campaign.view_signature",
            "campaign.view_endorsement",
            "campaign.view_signaturesheet",
            "campaign.see_signers",
        ],
    },
)
