"""The search page, and the small files that machines look for."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..actions.note_miss import note_miss
from ..selectors.site import search_context
from ..selectors.suggestions import suggested_titles
from ..sitemaps import PageSitemap

PUBLIC_FOR_A_MINUTE = "public, max-age=60, s-maxage=60"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; an empty query shows the form alone."""
    language = get_language() or settings.LANGUAGE_CODE
    context = search_context(request, language)
    if context["searched"] and not context["cards"] and not context["wider_url"]:
        note_miss(context["query"], context["words"], language)
    response = render(request, "pages/search.html", context)
    response.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    return response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with titles that fit what is being typed, for the script of the search box."""
    language = get_language() or settings.LANGUAGE_CODE
    titles = suggested_titles(request.GET.get("q", ""), language)
    response = JsonResponse({"suggestions": titles}, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public page for search engines (sitemaps.org)."""
    response: HttpResponse = sitemap_views.sitemap(request, {"pages": PageSitemap(request)})
    response.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of what is not for reading (RFC 9309)."""
    lines = ["User-agent: *", "Disallow: /admin/"]
    lines += [f"Disallow: /{code}/members/" for code, _name in settings.LANGUAGES]
    lines += [f"Disallow: /{code}/account/" for code, _name in settings.LANGUAGES]
    lines += ["Disallow: /p/", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    return response


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where to report a security problem (RFC 9116)."""
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(hour=0, minute=0, second=0)
    languages = ", ".join(code for code, _name in settings.LANGUAGES)
    lines = [
        f"Contact: {settings.BASE_URL}/en/contact/",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
        "",
    ]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    return response


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Lead password managers to the sign-in options (W3C change-password URL)."""
    return HttpResponseRedirect(reverse("mfa_index"))
