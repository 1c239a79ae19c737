"""Addresses without a language: health, and files that are not public."""

from django.conf import settings
from django.urls import URLPattern, path, re_path

from .views import files, health, metrics

urlpatterns: list[URLPattern] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("files/<path:path>", files.private_file, name="private_file"),
]

# Otherwise the proxy finds them on the disk.
if getattr(settings, "DEMO", False) or settings.MEDIA_STORES:
    urlpatterns += [
        re_path(r"^media/images/(?P<name>[\w.-]+)$", files.public_picture, name="public_picture"),
        re_path(r"^media/sounds/(?P<name>[\w.-]+)$", files.public_sound, name="public_sound"),
    ]
