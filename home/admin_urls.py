"""Addresses of our own screens in the admin: the queue, photos under review, concerns."""

from django.urls import URLPattern, path

from .views import (
    admin_concerns,
    admin_take_back,
    content_checks,
    guide,
    links,
    queue,
    review_photos,
    site_health,
    translation_desk,
    translation_of_page,
    trust,
    working_translation,
)

PAGE = "review/<int:pk>/"
TRANSLATION = "translations/<int:pk>/"
TEXT = "concerns/<uuid:text_key>/"

urlpatterns: list[URLPattern] = [
    path("moderation/queue/", queue.review_queue, name="review_queue"),
    path("moderation/queue/spam/", queue.review_spam, name="review_spam"),
    path("review/trusted/", trust.trust, name="review_trust"),
    path(f"{PAGE}translation/", working_translation.working_translation, name="review_translation"),
    path(f"{PAGE}photos/", review_photos.review_photos, name="review_photos"),
    path(f"{PAGE}photos/<int:image_id>/blur/", review_photos.blur, name="review_blur"),
    path("take-back/", admin_take_back.take_back_requests, name="take_back_requests"),
    path("take-back/<int:pk>/", admin_take_back.take_back_request, name="take_back_request"),
    path(
        "pages/<int:page_id>/content-checks/",
        content_checks.content_checks,
        name="content_checks",
    ),
    path("guide/", guide.guide, name="guide"),
    path("guide/pictures/<str:picture_name>", guide.guide_picture, name="guide_picture"),
    path("guide/<slug:guide_name>/", guide.guide_page, name="guide_page"),
    path("reports/health/", site_health.site_health, name="site_health"),
    path("reports/links/", links.broken_links_report, name="broken_links"),
    path("translations/", translation_desk.translation_desk, name="translation_desk"),
    path("translations/files/", translation_desk.translation_files, name="translation_files"),
    path("translations/import/", translation_desk.translation_import, name="translation_import"),
    path(TRANSLATION, translation_of_page.translation_of_page, name="translation_of_page"),
    path(f"{TRANSLATION}po/", translation_of_page.translation_po, name="translation_po"),
    path("concerns/", admin_concerns.concerns, name="concerns"),
    path(TEXT, admin_concerns.concern_text, name="concern_text"),
    path(f"{TEXT}hand/", admin_concerns.concern_hand, name="concern_hand"),
    path(f"{TEXT}put-back/", admin_concerns.concern_put_back, name="concern_put_back"),
]
