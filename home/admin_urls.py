"""Addresses of our own screens in the admin, under /admin/moderation/."""

from django.urls import URLPattern, path

from .views import queue

urlpatterns: list[URLPattern] = [
    path("moderation/queue/", queue.review_queue, name="review_queue"),
    path("moderation/queue/spam/", queue.review_spam, name="review_spam"),
]
