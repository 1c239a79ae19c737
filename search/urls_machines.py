"""Small files at fixed places, for search engines, researchers and password managers."""

from django.urls import path

from .views import feeds, site

urlpatterns = [
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("sitemap-<str:language>.xml", site.sitemap_language, name="sitemap_language"),
    path("feeds/", feeds.feeds_root, name="feeds_root"),
    path("robots.txt", site.robots, name="robots"),
    path(".well-known/security.txt", site.security_txt, name="security_txt"),
    path(".well-known/change-password", site.change_password, name="change_password"),
]
