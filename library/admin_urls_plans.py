"""Addresses of our own screens in the admin, under /admin/plans/."""

from django.urls import URLPattern, path

from .views import admin_plans

urlpatterns: list[URLPattern] = [
    path("plans/activities/<int:pk>/state/", admin_plans.plan_status, name="library_plan_status"),
    path("plans/<int:pk>/snapshot/", admin_plans.plan_snapshot, name="library_plan_snapshot"),
]
