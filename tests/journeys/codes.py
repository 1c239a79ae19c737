"""Codes by mail in a run in which few people sign in far more often than people do."""

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest

ASKED = "request_login_code"


def forget_codes(cache: BaseCache, address: str) -> None:
    """Forget how many codes an address was sent lately: only so many are within five minutes.

    Args:
        cache: the one in which the site under test counts.
        address: of the person who is to sign in next.
    """
    for rate in ratelimit.parse_rates(app_settings.RATE_LIMITS[ASKED]):
        if rate.per == "key":
            cache.delete(
                ratelimit.get_cache_key(
                    HttpRequest(),
                    app="allauth.account",
                    action=ASKED,
                    rate=rate,
                    key=address.lower(),
                )
            )
