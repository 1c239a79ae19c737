"""The addresses of the feeds: of stories, and of what is new with a pledge or an organisation."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.selectors.locales import locale_of
from network.models import Organisation
from network.selectors.directory import organisation_url

from ..feeds import atom, atom_answer
from ..selectors.feed import Feed
from ..selectors.signing import find_offer, page_of
from ..selectors.story_feed import story_feed
from ..selectors.update_feed import update_feed


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Answer with the newest stories."""
    found = story_feed(_language())
    if found is None:
        raise Http404
    return _answer(request, found)


@require_safe
def pledge_updates(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with what is new about a pledge."""
    language = _language()
    offer = find_offer(code, language)
    if offer is None:
        raise Http404
    page = page_of(offer)
    begun = page.first_published_at or offer.pledge.created_at
    locale = locale_of(language).pk
    found = update_feed(page.title, page.url or "", locale, begun, about=offer.pledge.pk)
    return _answer(request, found)


@require_safe
def organisation_updates(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with what is new with an organisation."""
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise Http404
    locale = locale_of(_language()).pk
    begun, url = organisation.created_at, organisation_url(organisation)
    found = update_feed(organisation.name, url, locale, begun, organisation=organisation.pk)
    return _answer(request, found)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _answer(request: HttpRequest, feed: Feed) -> HttpResponse:
    return atom_answer(request, atom(feed, request.path, _language()), feed.updated)
