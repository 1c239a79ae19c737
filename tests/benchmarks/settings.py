"""Production, without TLS, behind one proxy: each signer has an address of her own."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-benchmarks")
os.environ.setdefault("BASE_URL", "http://localhost:8000")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("EMAIL_URL", "smtp://localhost:25")
os.environ.setdefault("SECURE_SSL_REDIRECT", "false")
os.environ.setdefault("TRUSTED_PROXY_COUNT", "1")

from config.settings.production import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.bare"]  # noqa: F405
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
