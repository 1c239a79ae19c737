"""What stands on the page of a programme or a theme."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import ContactPage
from home.querysets import NEWEST_FIRST
from home.selectors.light_cards import light_cards
from home.selectors.terms import about

from ..enums_programme import ActivityState
from ..models import ActivityPage, ProgrammePage, TeamMember, ThemePage
from .activities import activities_below, by_state
from .family import public_pages
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
    team = team_of(page.programme) if isinstance(page, ProgrammePage) else []
    below, related, contact = _pages_around(page, with_contact=bool(team))
    cards = light_cards([*below, *related], request)
    kinds = {one.pk: one.specific_class for one in below}
    themes = [kinds[one.pk] is ThemePage for one in below]
    parts = list(zip(themes, cards[: len(below)], strict=True))
    vocabulary, code = page.topic()
    return {
        "key_figures": key_figures(page.figures),
        "themes": [card for is_theme, card in parts if is_theme],
        "parts": [card for is_theme, card in parts if not is_theme],
        "team": [one for one in team if not one.is_emeritus],
        "emeritus": [one for one in team if one.is_emeritus],
        "contact_url": (contact.get_url(request) or "") if contact else "",
        "current": [one.card(request) for one in states[ActivityState.CURRENT]],
        "planned": [one.card(request) for one in states[ActivityState.PLANNED]],
        "past": [one.card(request) for one in states[ActivityState.PAST][:PAST_SHOWN]],
        "has_archive": bool(states[ActivityState.PAST]),
        "related": cards[len(below) :],
        "related_url": f"{reverse('related')}?{vocabulary}={code}",
        "related_feed": f"{reverse('related_feed')}?{vocabulary}={code}",
    }


def _pages_around(page: Any, *, with_contact: bool) -> tuple[list[Page], list[Page], Page | None]:
    """Return the pages below, the newest others about the same, and the contact form.

    One statement, as each costs a phone's request the same, however little it asks for.
    """
    vocabulary, code = page.topic()
    others = about({vocabulary: code}, public_pages()).shown_in(page.locale_id)
    others = others.not_type(ActivityPage).not_child_of(page).exclude(pk=page.pk)
    newest = others.order_by(NEWEST_FIRST, "-pk").values("pk")[:RELATED_SHOWN]
    below = public_pages().child_of(page).not_type(ActivityPage)
    wanted = Q(pk__in=below.order_by().values("pk")) | Q(pk__in=newest)
    contact = ContentType.objects.get_for_model(ContactPage)
    if with_contact:
        wanted |= Q(content_type=contact, locale_id=page.locale_id)
    rows = list(public_pages().filter(wanted).order_by("path"))
    forms = [one for one in rows if one.content_type_id == contact.pk]
    children = [one for one in rows if one.is_child_of(page)]
    never = datetime.min.replace(tzinfo=UTC)
    related = [one for one in rows if one not in children and one not in forms]
    related.sort(key=lambda one: (one.first_published_at or never, one.pk), reverse=True)
    return children, related, forms[0] if forms else None
