"""The machine that translates, from one environment variable; its key is nowhere else."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from config.environment import malformed

VARIABLE = "MACHINE_TRANSLATOR"
EXAMPLE = (
    "write deepl://KEY@api-free.deepl.com, libretranslate://KEY@translate.example,"
    " or libretranslate+http://localhost:5000."
)
KINDS = {
    "deepl": ("home.machine_translators.OurDeepLTranslator", "URL", "AUTH_KEY"),
    "libretranslate": (
        "home.machine_translators.OurLibreTranslator",
        "LIBRETRANSLATE_URL",
        "API_KEY",
    ),
}


def machine_translator() -> dict[str, Any] | None:
    """Return wagtail-localize's setting; None when no machine is plugged in.

    Raises ImproperlyConfigured, naming the variable but never the key, when it is malformed.
    """
    value = os.environ.get(VARIABLE, "").strip()
    if not value:
        return None
    try:
        address = urlsplit(value)
        host = f"{address.hostname}:{address.port}" if address.port else address.hostname
    except ValueError:
        raise malformed(VARIABLE, EXAMPLE) from None
    kind, _plus, protocol = address.scheme.partition("+")
    key = unquote(address.netloc.rpartition("@")[0])
    known = kind in KINDS and protocol in ("", "https", "http")
    if not known or not host or (kind == "deepl" and not key) or address.query:
        raise malformed(VARIABLE, EXAMPLE)
    class_path, url, secret = KINDS[kind]
    where = f"{protocol or 'https'}://{host}{address.path.rstrip('/')}"
    return {"CLASS": class_path, "OPTIONS": {url: where, secret: key}}
