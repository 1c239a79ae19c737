"""Production minus TLS and forced second factor, for `make demo` on one's own machine."""

import secrets

from .base import *  # noqa: F403
from .base import BASE_URL, STORAGES, VAR_DIR, env

DEMO = True
ADMIN_REQUIRES_MFA = False


def secret_key() -> str:
    """Return the demo's key, made once and kept in `var/secret_key`."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = env.str("SECRET_KEY", "") or secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
EMAIL_FILE_PATH = VAR_DIR / "mail"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Web server and worker are two processes: limits and switches need a cache that both see.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    },
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "config.demo.storage.QuicklyCompressedStorage"}}
