"""For a public server: everything from the environment, TLS, second factor for staff."""

from .base import *  # noqa: F403
from .base import BASE_URL, env, parsed, required

DEMO = False
SECRET_KEY = required("SECRET_KEY")
required("DATABASE_URL")
required("BASE_URL")
ALLOWED_HOSTS: list[str] = parsed("list", "ALLOWED_HOSTS")  # type: ignore[assignment]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

_mail = parsed("dj_email_url", "EMAIL_URL")
globals().update({key: value for key, value in _mail.items() if key != "EMAIL_BACKEND"})  # type: ignore[attr-defined]
OUTBOX_DELIVERY_BACKEND = _mail["EMAIL_BACKEND"]  # type: ignore[index]

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
