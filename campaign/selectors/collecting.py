"""What a collector chooses from, and what she has done today."""

from datetime import datetime, time
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.models import FormKey
from home.querysets import NEWEST_FIRST, PublicPageQuerySet
from network.models import Membership, Organisation

from ..models import Pledge, PledgePage
from .data_staff import is_data_staff

# What the form keys of collected signatures are called.
PURPOSE = "collect"
SHOWN_PLEDGES = 50


class Choice(NamedTuple):
    """A pledge for which signatures can be collected now."""

    title: str
    language: str
    by: str
    url: str
    print_url: str


def organisations_to_collect_for(user: Any) -> list[Organisation]:
    """Return the organisations for which `user` collects signatures as their member."""
    memberships = Membership.objects.of(user).order_by("organisation__name")
    return [one.organisation for one in memberships if one.may_collect]


def signable_pages() -> PublicPageQuerySet:
    """Return the pages of pledges that take signatures now, each once."""
    pages: PublicPageQuerySet = (
        PledgePage.objects.live()
        .public()
        .filter(pledge__in=Pledge.objects.signable())
        .shown_in(Locale.get_active().pk)
        .select_related("pledge", "organisation")
        .only("title", "text_language", "pledge__code", "organisation__name", "organisation__slug")
        .order_by(NEWEST_FIRST, "-pk")
    )
    return pages


def places_to_collect(user: Any) -> list[dict[str, Any]]:
    """Return her organisations, each with the pledges to choose from.

    Staff who belong to none collect for the organisation of each pledge.
    """
    pages = list(signable_pages()[:SHOWN_PLEDGES])
    places: list[Organisation | None] = [*organisations_to_collect_for(user)]
    if not places and is_data_staff(user):
        places = [None]
    return [
        {
            "organisation": place,
            "choices": [_choice(page, place or page.organisation) for page in pages],
        }
        for place in places
    ]


def _choice(page: PledgePage, organisation: Organisation) -> Choice:
    where = [organisation.slug, page.pledge.code]
    return Choice(
        title=page.title,
        language=page.text_language,
        by=page.organisation.name,
        url=reverse("member_collect_form", args=where),
        print_url=reverse("member_print_sheets", args=where),
    )


def collected_today(user: Any) -> int:
    """Return how many forms she has handed round today, as her own day counts.

    Forms are counted, not signatures: the number must not tell whether somebody had signed before.
    """
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    return FormKey.objects.filter(user=user, purpose=PURPOSE, used_at__gte=midnight).count()
