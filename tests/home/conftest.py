"""What several tests of home need."""

import importlib
from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.urls import clear_url_caches, set_urlconf

import config.urls
import home.urls_plain


@pytest.fixture
def demo() -> Iterator[None]:
    """Serve the site with the addresses of the demo."""

    def reload() -> None:
        for module in (home.urls_plain, config.urls):
            importlib.reload(module)
        clear_url_caches()
        set_urlconf(None)

    with override_settings(DEMO=True):
        reload()
        yield
    reload()
