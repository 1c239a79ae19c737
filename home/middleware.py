"""Middleware of the public site: language from the address, headers, caching, error pages."""

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from .caching import settle
from .living import living_languages

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "payment=(), usb=(), browsing-topics=()"
)
# What programs read under one address for all: proxies keep one copy.
LANGUAGELESS = {"application/xml", "text/plain"}
# Answers that get a page of ours when a view or library returned a bare one.
PAGED_STATUSES = {400, 403, 404, 405, 410, 413, 429}


def _language_from_header(request: HttpRequest) -> str:
    """Return the first language of `Accept-Language` that has a home page here.

    Django's own function would believe a cookie before the header; proxies keep the answers by
    the header alone, so one visitor's cookie would choose the language of all.
    """
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    living = living_languages() if wanted else []
    for code, _weight in wanted:
        with suppress(LookupError):
            language = get_supported_language_variant(code)
            if language in living:
                return language
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in living or not living else living[0]


class LanguageMiddleware:
    """Takes the language from the address, else from `Accept-Language`; never from a cookie.

    Django's own LocaleMiddleware turns the 404 of an unprefixed address into a redirect, because
    Wagtail's catch-all makes every prefixed address valid.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language and say in the answer how it was found."""
        from_path = get_language_from_path(request.path_info)
        language = from_path or _language_from_header(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        if response.has_header("Content-Language") or _is_for_machines(response):
            return response
        if not from_path:
            patch_vary_headers(response, ("Accept-Language",))
        response.headers["Content-Language"] = translation.get_language() or "en"
        return response


def _is_for_machines(response: HttpResponse) -> bool:
    """Tell whether an answer is a file that is the same in every language, like the sitemap."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    return response.status_code == 200 and kind in LANGUAGELESS


class SecurityHeadersMiddleware:
    """Adds the headers that Django has no setting for, and the admin's own content policy."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that are not there yet."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        path = request.path_info
        if path.startswith("/admin/"):
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            preview = "/preview/" in path or path.endswith("/view_draft/")
            if preview:
                # Wagtail has sent the preview through all middleware once, as a public page.
                response.headers.pop("Content-Security-Policy", None)
                response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
            else:
                response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response


class CacheHeadersMiddleware:
    """Marks every answer that does not say otherwise as private: see home.caching.

    A page that proxies may keep sets `Cache-Control` itself (BasePage.serve, the public views).
    It stands outside of the language, which decides what an answer varies by.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Settle who may keep the answer."""
        response = self.get_response(request)
        settle(request, response)
        return response


class ErrorPagesMiddleware:
    """Gives a refusal without words of its own a page in the visitor's language."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace the empty body of a refused request by the error page."""
        response = self.get_response(request)
        wants_page = (
            response.status_code in PAGED_STATUSES
            and not response.streaming
            and not response.headers.get("X-Own-Page")
            # Wagtail's editor is answered in JSON and reads nothing else.
            and response.headers.get("Content-Type", "").startswith("text/html")
            and len(response.content) < 200
            and not request.path_info.startswith(("/api/", "/admin/api/", "/static/"))
        )
        if wants_page:
            status = 400 if response.status_code == 405 else response.status_code
            response.content = render_to_string(f"{status}.html", request=None)
            response.headers["Content-Type"] = "text/html; charset=utf-8"
            # CommonMiddleware has counted the empty body.
            response.headers["Content-Length"] = str(len(response.content))
        return response
