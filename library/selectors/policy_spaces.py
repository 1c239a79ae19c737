"""Policy spaces: the calendar, and what stands on the page of one."""

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.models import Page

from home.facets import choice_group
from home.selectors.light_cards import light_cards
from home.selectors.narrowing import narrowing
from home.translated import say
from home.vocabularies import codes, label
from network.selectors.directory import organisation_url
from network.selectors.places import country_name

from ..enums_programme import DatePrecision, Part
from ..models import ImpactPage, PolicyPage, PolicySpace, PolicySpacePage
from ..periods import is_over, when
from .family import contact_url, public_pages

PAST_ON_A_PAGE = 30


def when_and_where(space: PolicySpace) -> str:
    """Return date and place of a space in one line."""
    where = str(say(space.place)) or (country_name(str(space.country)) if space.country else "")
    return " · ".join(part for part in (when(space), where) if part)


def words_of_space(page: PolicySpacePage) -> str:
    """Return the words of the record in the language of the page, to be found by."""
    space, language = page.space, page.locale.language_code
    asks = [say(ask.text, language) for ask in space.asks.all()]
    texts = [say(text, language) for text in (space.name, space.body, space.place, space.outcome)]
    return " ".join([*texts, label("policy_space", space.kind, language), *asks])


def parties(space: PolicySpace) -> dict[str, list[dict[str, Any]]]:
    """Return who called a space and who took part, by role; empty parts are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in space.delegations.select_related("organisation").order_by("sort_order"):
        entry = {
            "role": row.role,
            "number": row.number,
            "constituency": label("constituency", row.constituency) if row.constituency else "",
            "organisation": row.organisation.name if row.organisation else "",
            "url": organisation_url(row.organisation) if row.organisation else "",
        }
        found.setdefault("convenors" if row.part == Part.CONVENOR else "delegates", []).append(
            entry
        )
    return found


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return the parameters that mean something."""
    kind, country = request.GET.get("kind", ""), request.GET.get("country", "").upper()
    return {
        "kind": kind if kind in codes("policy_space") else "",
        "country": country if country in countries else "",
    }


def _fits(space: PolicySpace, chosen: dict[str, str], leave_out: str = "") -> bool:
    own = {"kind": space.kind, "country": str(space.country or "")}
    return all(chosen[name] in ("", own[name]) for name in chosen if name != leave_out)


def calendar_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Return all spaces: those that come, those that stand, and past ones by year.

    Few hundred records are read at once, so that numbers and years cost no further query.
    """
    chosen = _chosen(request)
    spaces = list(PolicySpace.objects.all())
    over = set(
        PolicySpace.objects.over_before(timezone.localdate())
        .order_by()
        .values_list("pk", flat=True)
    )
    fitting = [space for space in spaces if _fits(space, chosen)]
    addresses = _addresses(page.locale_id, request)
    standing = [one for one in fitting if one.precision == DatePrecision.STANDING]
    past = sorted((one for one in fitting if one.pk in over), key=_last_day, reverse=True)
    coming = [one for one in fitting if one.pk not in over and one not in standing]
    rows = Paginator(past, PAST_ON_A_PAGE).get_page(request.GET.get("page"))

    def shown(found: Any) -> list[dict[str, Any]]:
        return [_row(space, addresses.get(space.pk)) for space in found]

    groups = [
        _group(name, words, spaces, chosen)
        for name, words in (("kind", _("Kind")), ("country", _("Country")))
    ]
    return {
        "coming": shown(sorted(coming, key=lambda one: (one.starts_on, one.code))),
        "standing": shown(standing),
        "rows": rows,
        "years": [
            {"year": year, "spaces": shown(group)} for year, group in groupby(rows, key=_last_year)
        ],
        "total": len(fitting),
        "facet_groups": groups,
        **narrowing(request, groups),
        "calendar_url": reverse("policy_calendar"),
    }


def _last_day(space: PolicySpace) -> date:
    day = space.ends_on or space.starts_on
    assert day is not None  # noqa: S101 - what is over had a day
    return day


def _last_year(space: PolicySpace) -> int:
    return _last_day(space).year


def _addresses(locale_id: int, request: HttpRequest) -> dict[int, dict[str, str]]:
    """Return the address of each space's page, in the reader's language where there is one."""
    pages = PolicySpacePage.objects.live().public().shown_in(locale_id).select_related("locale")
    return {
        page.space_id: {
            "url": page.get_url(request) or "",
            "summary": page.summary,
            "language": page.locale.language_code,
        }
        for page in pages.order_by()
    }


def _row(space: PolicySpace, page: dict[str, str] | None) -> dict[str, Any]:
    open_call = bool(space.call_until and space.call_until >= timezone.localdate())
    return {
        "space": space,
        "page": page,
        "when": when(space),
        "where": say(space.place) or (country_name(str(space.country)) if space.country else ""),
        "kind": label("policy_space", space.kind),
        "call_until": space.call_until if open_call else None,
    }


def _group(
    name: str, words: str, spaces: list[PolicySpace], chosen: dict[str, str]
) -> dict[str, Any]:
    rest = [space for space in spaces if _fits(space, chosen, leave_out=name)]
    numbers = Counter(str(getattr(space, name) or "") for space in rest)
    labels = {
        code: label("policy_space", code) if name == "kind" else country_name(code)
        for code in {*numbers, chosen[name]}
        if code
    }
    return choice_group(name, words, labels, numbers, chosen[name])


def space_context(request: HttpRequest, page: PolicySpacePage) -> dict[str, Any]:
    """Return the facts of a space, who took part, what was said, and the pages about it."""
    space, today = page.space, timezone.localdate()
    keys = PolicyPage.objects.filter(space=space).values("page__translation_key")
    stories = ImpactPage.objects.filter(space=space).values("pk")
    linked = public_pages().filter(Q(translation_key__in=keys) | Q(pk__in=stories))
    linked = linked.shown_in(page.locale_id).order_by("-first_published_at", "-pk")
    is_open = bool(space.call_until and space.call_until >= today)
    kind = label("policy_space", space.kind)
    return {
        # Not twice: some kinds have one space, of the same name.
        "kind_label": "" if kind == page.title else kind,
        "when": when(space),
        "where": say(space.place) or (country_name(str(space.country)) if space.country else ""),
        "asks": list(space.asks.order_by("sort_order")),
        "parties": parties(space),
        "statements": list(space.statements.select_related("document").order_by("sort_order")),
        "linked": light_cards(linked, request),
        "call_is_open": is_open,
        "call_url": (space.call_url or contact_url(page.locale_id, request)) if is_open else "",
        "calendar_url": reverse("policy_space_calendar", args=[space.code])
        if space.precision == DatePrecision.DAY
        else "",
        "is_over": is_over(space, today),
        "country_name": country_name(str(space.country)) if space.country else "",
    }
