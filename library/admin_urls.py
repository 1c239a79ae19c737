"""Our screens of the library in the admin."""

from django.urls import path

from .views import admin_figures

urlpatterns = [
    path("figures/<int:pk>/supersede/", admin_figures.library_supersede, name="library_supersede"),
]
