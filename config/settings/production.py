"""For a public server: everything from the environment, TLS, second factor for staff."""

from config.environment import host_names, mail_server

from .base import *  # noqa: F403
from .base import BASE_URL, parsed, required
from .security import TRUSTED_PROXY_COUNT

DEMO = False
SECRET_KEY = required("SECRET_KEY")
required("DATABASE_URL")
required("BASE_URL")
# No number is right by default: too few, and all visitors have the proxy's address and share one
# limit; too many, and each chooses an address for herself.
required("TRUSTED_PROXY_COUNT")
ALLOWED_HOSTS = host_names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

_given = mail_server("EMAIL_URL")
OUTBOX_DELIVERY_BACKEND = _given.pop("EMAIL_BACKEND")
# What the address leaves open keeps its default: without a timeout a mail server could hang us.
globals().update(_given)

CHECK_OUTSIDE_LINKS = bool(parsed("bool", "CHECK_OUTSIDE_LINKS", default=True))

SESSION_COOKIE_SECURE = True
# Other cookies of ours are named by home.cookies; nginx knows these names, too.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = parsed("bool", "SECURE_SSL_REDIRECT", default=True)
# Without a proxy of ours the header was written by the visitor.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
