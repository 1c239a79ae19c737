"""What stands on the page of a programme or a theme."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.querysets import NEWEST_FIRST
from home.selectors.light_cards import light_cards
from home.selectors.terms import about

from ..enums_programme import ActivityState
from ..models import ActivityPage, ProgrammePage, TeamMember, ThemePage
from .activities import activities_below, by_state
from .family import contact_url, public_pages
from .key_figures import key_figures

PAST_SHOWN = 3
RELATED_SHOWN = 6


def team_of(programme: str) -> list[TeamMember]:
    """Return who is in a team today, in its order."""
    today = timezone.localdate()
    members = TeamMember.objects.filter(programme=programme)
    here = Q(until__isnull=True) | Q(until__gte=today)
    return list(members.filter(here).exclude(since__gt=today))


def topic_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return figures, parts, team, activities and related pages; what is empty is left out."""
    states = by_state(list(activities_below(page)))
    below = list(public_pages().child_of(page).not_type(ActivityPage).order_by("path"))
    related = _related(page, [*below, page])
    cards = light_cards([*below, *related], request)
    kinds = {one.pk: one.specific_class for one in below}
    themes = [kinds[one.pk] is ThemePage for one in below]
    parts = list(zip(themes, cards[: len(below)], strict=True))
    team = team_of(page.programme) if isinstance(page, ProgrammePage) else []
    vocabulary, code = page.topic()
    return {
        "key_figures": key_figures(page.figures),
        "themes": [card for is_theme, card in parts if is_theme],
        "parts": [card for is_theme, card in parts if not is_theme],
        "team": [one for one in team if not one.is_emeritus],
        "emeritus": [one for one in team if one.is_emeritus],
        "contact_url": contact_url(page.locale_id, request) if team else "",
        "current": [one.card(request) for one in states[ActivityState.CURRENT]],
        "planned": [one.card(request) for one in states[ActivityState.PLANNED]],
        "past": [one.card(request) for one in states[ActivityState.PAST][:PAST_SHOWN]],
        "has_archive": bool(states[ActivityState.PAST]),
        "related": cards[len(below) :],
        "related_url": f"{reverse('related')}?{vocabulary}={code}",
        "related_feed": f"{reverse('related_feed')}?{vocabulary}={code}",
    }


def _related(page: Any, shown: list[Page]) -> list[Page]:
    """Return the newest pages about the same that do not stand on the page already."""
    vocabulary, code = page.topic()
    found = about({vocabulary: code}, public_pages()).shown_in(page.locale_id)
    found = found.not_type(ActivityPage).exclude(pk__in=[one.pk for one in shown])
    return list(found.order_by(NEWEST_FIRST, "-pk")[:RELATED_SHOWN])
