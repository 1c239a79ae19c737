"""Pledges as cards, the pledge index and one pledge's surroundings."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.cards import PICTURE, Card
from home.compiled import compiled
from home.drawn import Shared
from home.page_paths import site_roots
from home.querysets import NEWEST_FIRST, PublicPageQuerySet
from home.templatetags.ui import date, number
from home.vocabularies import label
from network.models import Organisation
from network.selectors.directory import organisation_url

from ..enums import SIGNABLE_STATES, PledgeForm, PledgeState
from ..enums_alliance import PartnerState
from ..goals import next_goal
from ..models import Pledge, PledgePage
from .alliance import history
from .endorsements import endorsed_by
from .switches import switches_of
from .updates import updates_of

CARDS_PER_PAGE = 20
# Of the record its state and dates, which are most of it.
_ON_CARDS = (
    *("title", "url_path", "ask", "text_language", "social_image"),
    *("pledge", "organisation__name"),
)


def public_pledges() -> PublicPageQuerySet:
    """Return what the public may read, those that can be signed first."""
    open_first = Case(
        When(pledge__state__in=SIGNABLE_STATES, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    pledges: PublicPageQuerySet = (
        PledgePage.objects.live()
        .public()
        .select_related("pledge", "organisation", "social_image", "locale")
        .defer("text", "how_we_know", "body")
        .order_by(open_first, NEWEST_FIRST, "-pk")
    )
    return pledges


def signatures_line(count: int, goal: int | None = None) -> str:
    """Return the number of signatures in words, and the goal while there is one to reach."""
    line = ngettext("%(count)d signature", "%(count)d signatures", count) % {"count": count}
    if not goal:
        return line
    return _("%(signatures)s, goal %(goal)s") % {"signatures": line, "goal": number(goal)}


def state_words(pledge: Pledge) -> str:
    """Return where a pledge stands today, in words; of one that waits, the day it opens."""
    if pledge.opens_later:
        return _("Opens on %(date)s") % {"date": date(pledge.opens_on)}
    return str(pledge.current_state.label)


def pledge_card(page: PledgePage, request: HttpRequest | None = None) -> Card:
    """Return how a pledge shows itself: the ask, its state and its count."""
    pledge = page.pledge
    goal = next_goal(pledge.signature_count, pledge.goal) if pledge.is_signable else None
    line = signatures_line(pledge.signature_count, goal)
    return Card(
        title=page.title,
        url=page.get_url(request) or "",
        text=page.ask,
        meta=f"{page.organisation.name} · {line}",
        badge=state_words(pledge),
        language=page.text_language,
        image=page.social_image,
    )


def pledge_cards(
    locale_id: int,
    limit: int,
    request: HttpRequest | None = None,
    organisation: Organisation | None = None,
) -> Sequence[Card]:
    """Return pledges, each once: in the given language where it exists, else the original."""
    ids = [organisation.pk] if organisation is not None else []
    told = tuple(site_roots(request)), timezone.localdate()
    return _newest.made(_cards, *told, locale_id=locale_id, limit=limit, organisations=ids)


def _cards(pledges: list[PledgePage], _roots: Any, _today: Any) -> Sequence[Card]:
    return Shared(pledge_card(pledge) for pledge in pledges)


@compiled("locale_id", "organisations")
def _newest(locale_id: int, limit: int, organisations: list[int]) -> QuerySet[PledgePage]:
    pledges = public_pledges().shown_in(locale_id)
    if organisations:
        pledges = pledges.filter(organisation__in=organisations)
    rows = pledges.select_related(None).select_related("pledge", "organisation", "social_image")
    return rows.only(*_ON_CARDS, *PICTURE)[:limit]


def pledge_index_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return one page of pledges, all or of one form."""
    form = request.GET.get("form", "")
    form = form if form in PledgeForm.values else ""
    pledges = public_pledges().shown_in(page.locale_id)
    if form:
        pledges = pledges.filter(pledge__form=form)
    rows = Paginator(pledges, CARDS_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "rows": rows,
        "cards": [pledge_card(row, request) for row in rows],
        "total": rows.paginator.count,
        "form_chosen": form,
        "forms": [
            {"value": value, "label": text, "selected": value == form}
            for value, text in PledgeForm.choices
        ],
    }


def pledge_page_context(request: HttpRequest, page: PledgePage) -> dict[str, Any]:
    """Return the record, who promises or asks, and the count of signatures."""
    pledge = page.pledge
    is_call = pledge.form == PledgeForm.CALL
    accepted = pledge.partners.filter(state=PartnerState.ACCEPTED).select_related("organisation")
    takes_endorsements = pledge.state != PledgeState.WITHDRAWN
    return {
        "pledge": pledge,
        "is_call": is_call,
        "signable": pledge.is_signable,
        "state_label": state_words(pledge),
        "kind_label": label("pledge_kind", pledge.kind),
        "partners": [] if is_call else [partner.organisation for partner in accepted],
        # Of a call that is open there is nothing to tell yet.
        "history": [] if is_call and pledge.state == PledgeState.OPEN else history(pledge),
        "endorsed": endorsed_by(pledge),
        "endorse_url": reverse("member_endorse", args=[pledge.code]) if takes_endorsements else "",
        "share_url": f"{settings.BASE_URL}/p/{pledge.code}/",
        "updates": updates_of(request, page.locale_id, about=pledge.pk),
        "switches": switches_of(page),
        "organisation_url": organisation_url(page.organisation),
    }
