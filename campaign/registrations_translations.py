"""What translating stories offers to the registries of home and network."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.registry import daily_jobs, policies, publishing_checks
from network.registry import member_items, person_tasks

from .actions.remind_translators import remind_translators
from .policies_translation import languages_to_translate_into, may_translate_story
from .publishing_translations import check_original
from .selectors.texts import SHOWN_TEXTS, with_status
from .selectors.translating import translations_of
from .statuses_translation import standing


def tasks(user: Any, _request: HttpRequest) -> list[dict[str, Any]]:
    """Return the way to the stories that wait for a translation."""
    if not languages_to_translate_into(user):
        return []
    return [
        {
            "title": _("Translate stories"),
            "url": reverse("member_translations"),
            "text": _("Help that more people can read them."),
            "icon": "globe",
        }
    ]


def items(user: Any, _request: HttpRequest) -> list[dict[str, Any]]:
    """Return her translations with where they stand."""
    pages = translations_of(user).order_by("-pk")[:SHOWN_TEXTS]
    return [item_of(page, standing(page, where)) for page, where in with_status(pages)]


def item_of(page: Any, where: Any) -> dict[str, Any]:
    """Return one translation as the lists of the member area show it."""
    return {
        "title": page.draft_title or page.title,
        "url": reverse(page.detail_route, args=[page.pk]),
        "language": page.text_language,
        "kind": _("translation"),
        "state": where.label,
        "tone": where.tone,
        "next": where.next,
        "by": where.by,
        "who": where.who,
    }


person_tasks.register("translations", tasks)
member_items.register("translations", items)
publishing_checks.register("original", check_original)
daily_jobs.register("remind-translators", remind_translators)
policies.register("translate_story", may_translate_story)
