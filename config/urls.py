"""Every address of the site. Unprefixed ones first, then those under a language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views.staff_account import staff_account
from home.views.serve import root, serve

handler400 = "home.views.errors.bad_request"
handler403 = "home.views.errors.permission_denied"
handler404 = "home.views.errors.not_found"
handler429 = "accounts.throttle.too_many_requests"
handler500 = "home.views.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", root, name="root"),
    path("admin/account/", staff_account),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.urls_plain")),
    path("", include("campaign.urls_plain")),
    path("", include("campaign.urls_public")),
    path("", include("search.urls_plain")),
    path("", include("search.urls_machines")),
]

if getattr(settings, "DEMO", False):
    urlpatterns.append(path("demo/", include("home.urls_demo")))

urlpatterns += i18n_patterns(
    path("account/", include("accounts.urls")),
    path("members/", include("network.urls_members")),
    path("members/", include("campaign.urls_members")),
    path("", include("home.urls")),
    path("", include("library.urls")),
    path("", include("campaign.urls")),
    path("", include("campaign.urls_feeds")),
    path("", include("library.urls_programme")),
    path("", include("search.urls")),
    path("", include(wagtail_urls.urlpatterns[:-1])),
    # Wagtail's last address is its catch-all; ours finds the page in fewer queries.
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
)
