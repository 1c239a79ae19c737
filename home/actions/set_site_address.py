"""Telling Wagtail where the site is: every start takes it from `BASE_URL`."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

DEFAULT_PORTS = {"https": 443, "http": 80}


def set_site_address() -> None:
    """Give the default site the host and port of `BASE_URL`, when they differ.

    Full addresses in the sitemap, in mails and for search engines are built from it.
    """
    address = urlsplit(settings.BASE_URL)
    hostname = address.hostname or "localhost"
    port = address.port or DEFAULT_PORTS[address.scheme]
    for site in Site.objects.filter(is_default_site=True).exclude(hostname=hostname, port=port):
        site.hostname, site.port = hostname, port
        site.save()
