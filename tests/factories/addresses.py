"""The addresses of the demo, for tests that run under other settings."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from django.urls import clear_url_caches, set_urlconf

import config.urls
import home.urls_plain


@contextmanager
def demo_addresses() -> Iterator[None]:
    """Within this block, what exists in the demo alone exists."""
    with override_settings(DEMO=True):
        _reload()
        yield
    _reload()


def _reload() -> None:
    for module in (home.urls_plain, config.urls):
        importlib.reload(module)
    clear_url_caches()
    set_urlconf(None)
