"""Pages of mixed types by what they are about, as a list and as a feed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign.feeds import TextAtom, atom_answer
from home.caching import let_proxies_keep
from home.routing import remember_site

from ..selectors.related import related_context
from ..selectors.related_feed import related_feed


@require_safe
def related(request: HttpRequest) -> HttpResponse:
    """Show the pages that have the chosen terms, newest first or by title."""
    remember_site(request)
    context = related_context(request, get_language() or settings.LANGUAGE_CODE)
    response = render(request, "pages/related.html", context)
    let_proxies_keep(response)
    return response


@require_safe
def related_atom(request: HttpRequest) -> HttpResponse:
    """Answer with the same choice as a feed, or 304 to who has it already."""
    remember_site(request)
    language = get_language() or settings.LANGUAGE_CODE
    found = related_feed(request, language)
    base, query = settings.BASE_URL, request.META.get("QUERY_STRING", "")
    address = f"?{query}" if query else ""
    feed = TextAtom(
        title=_("%(title)s – %(site)s")
        % {"title": found.title, "site": settings.WAGTAIL_SITE_NAME},
        link=f"{base}{reverse('related')}{address}",
        description=found.title,
        language=language,
        feed_url=f"{base}{request.path}{address}",
        changed=found.updated,
        gone=found.gone,
    )
    for page, card, moment in found.entries:
        feed.add_item(
            title=card.title,
            link=f"{base}{card.url}",
            description=card.text,
            unique_id=page.translation_key.urn,
            pubdate=page.first_published_at or moment,
            updateddate=moment,
            language=card.language,
            author_name=settings.WAGTAIL_SITE_NAME,
        )
    return atom_answer(request, str(feed.writeString("utf-8")), found.updated, dated=False)
