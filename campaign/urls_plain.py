"""Addresses without a language: everything around signing one pledge."""

from django.urls import URLPattern, path

from .views import confirming, my_signature, poster, signing, stop_news

urlpatterns: list[URLPattern] = [
    path("p/<slug:code>/", signing.short_link, name="pledge_short"),
    path("p/<slug:code>/sign/", signing.sign_form, name="pledge_sign"),
    path("p/<slug:code>/poster.pdf", poster.poster, name="pledge_poster"),
    path("p/<slug:code>/sent/", signing.sent, name="pledge_sent"),
    path("p/<slug:code>/confirm/<str:token>/", confirming.confirm_link, name="pledge_confirm"),
    path("p/<slug:code>/mine/<str:token>/", my_signature.my_signature, name="pledge_mine"),
    path(
        "p/<slug:code>/mine/<str:token>/withdraw/",
        my_signature.withdraw_mine,
        name="pledge_mine_withdraw",
    ),
    path(
        "p/<slug:code>/mine/<str:token>/signature.json",
        my_signature.download_mine,
        name="pledge_mine_download",
    ),
    path("p/<slug:code>/news/<str:token>/stop/", stop_news.stop_news, name="pledge_news_stop"),
]
