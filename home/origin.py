"""Where a form was sent from, for forms that need no cookie and so have no CSRF token."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_own_origin(request: HttpRequest) -> bool:
    """Tell whether a form was sent from this site, or by a program that does not say."""
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    base = urlsplit(settings.BASE_URL)
    own = {f"{base.scheme}://{base.netloc}", f"{request.scheme}://{request.get_host()}"}
    return origin in own
