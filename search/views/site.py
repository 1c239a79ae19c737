"""The search page, and the small files that machines look for."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep
from home.living import living_languages
from home.routing import remember_site

from ..actions.note_miss import note_miss
from ..selectors.site import search_context
from ..selectors.suggestions import suggested_titles
from ..sitemaps import LanguageSitemap, files

XML = "application/xml; charset=utf-8"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; an empty query shows the form alone."""
    language = get_language() or settings.LANGUAGE_CODE
    remember_site(request)
    context = search_context(request, language)
    if context["searched"] and not context["cards"] and not context["wider_url"]:
        note_miss(context["query"], context["words"], language)
    response = render(request, "pages/search.html", context)
    let_proxies_keep(response)
    return response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with titles that fit what is being typed, for the script of the search box."""
    language = get_language() or settings.LANGUAGE_CODE
    titles = suggested_titles(request.GET.get("q", ""), language)
    response = JsonResponse({"suggestions": titles}, json_dumps_params={"ensure_ascii": False})
    let_proxies_keep(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the files of the sitemap, one for each language (sitemaps.org)."""
    listed = [
        {
            "location": f"{settings.BASE_URL}{reverse('sitemap_language', args=[language])}"
            + (f"?p={number}" if number > 1 else ""),
            "last_mod": newest,
        }
        for language, number, newest in files()
    ]
    response = render(request, "sitemap_index.xml", {"sitemaps": listed}, content_type=XML)
    let_proxies_keep(response)
    return response


@require_safe
def sitemap_language(request: HttpRequest, language: str) -> HttpResponse:
    """List every public page of a language for search engines, with its translations."""
    if language not in living_languages():
        raise Http404
    pages: dict[str, Any] = {"pages": LanguageSitemap(request, language)}
    response: HttpResponse = sitemap_views.sitemap(request, pages, content_type=XML)
    let_proxies_keep(response)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of what is not for reading (RFC 9309)."""
    lines = ["User-agent: *", "Disallow: /admin/"]
    lines += [f"Disallow: /{code}/members/" for code, _name in settings.LANGUAGES]
    lines += [f"Disallow: /{code}/account/" for code, _name in settings.LANGUAGES]
    lines += ["Disallow: /p/", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    let_proxies_keep(response)
    return response


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where to report a security problem (RFC 9116)."""
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(hour=0, minute=0, second=0)
    living = living_languages()
    lines = [
        f"Contact: {settings.BASE_URL}/{(living or [settings.LANGUAGE_CODE])[0]}/contact/",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(living)}",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
        "",
    ]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    let_proxies_keep(response)
    return response


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Lead password managers to the sign-in options (W3C change-password URL)."""
    return HttpResponseRedirect(reverse("mfa_index"))
