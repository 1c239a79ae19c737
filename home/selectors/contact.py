"""Who answers messages to the campaign, and the page that they come from."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from ..compiled import compiled
from ..models import ContactPage
from .staff import EDITORS, OFFICERS


def contact_page(language: str) -> ContactPage | None:
    """Return the live contact page of a language."""
    return next(iter(_contact(language=language)), None)


@compiled("language")
def _contact(language: str) -> QuerySet[ContactPage]:
    pages: QuerySet[ContactPage] = ContactPage.objects.live().public()
    rows = pages.filter(locale__language_code=language).select_related("locale")
    return rows.order_by("pk")[:1]


def who_may_answer() -> QuerySet[Any]:
    """Return the active people whom a message can be given to."""
    may = Q(groups__name__in=[EDITORS, OFFICERS]) | Q(is_superuser=True)
    return get_user_model().objects.filter(may, is_active=True).distinct()


def who_is_told() -> QuerySet[Any]:
    """Return the editors who get a mail about a message that nobody has taken yet."""
    users = get_user_model().objects.filter(groups__name=EDITORS, is_active=True)
    return users.exclude(email=None).distinct()
