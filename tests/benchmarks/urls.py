"""The site's own addresses, and the bare view behind the same middleware."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import *  # noqa: F403
from config.urls import urlpatterns

from .bare.urls import insert

urlpatterns = [path("bare/insert/", csrf_exempt(insert)), *urlpatterns]
