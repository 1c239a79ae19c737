"""Addresses of members' stories, translations, updates and pledges, under /<lang>/members/."""

from django.urls import include, path

from .models import PledgePage, StoryPage, UpdatePage
from .urls_texts import text_urls
from .views import collecting
from .views import member_endorsements as endorsements
from .views import member_pledges as pledges
from .views import member_promises as promises
from .views import member_sheets as sheets
from .views import member_stories as stories
from .views import member_story_people as people
from .views import member_story_photos as photos
from .views import member_story_recordings as recordings
from .views import member_translation as translation
from .views import member_translations as translations
from .views import member_updates as updates
from .views.texts import text_page

STORY = "stories/<int:pk>/"
UPDATE = "updates/<int:pk>/"
PLEDGE = "pledges/<int:pk>/"
TRANSLATION = "translations/<int:pk>/"
PROMISE = "promises/<slug:code>/"
ENDORSE = "endorsements/<slug:code>/"
COLLECT = "collect/<slug:slug>/<slug:code>/"

urlpatterns = [
    path("collect/", collecting.member_collect, name="member_collect"),
    path(COLLECT, collecting.member_collect_form, name="member_collect_form"),
    path(f"{COLLECT}thanks/", collecting.member_collect_thanks, name="member_collect_thanks"),
    path(f"{COLLECT}sheets/", sheets.member_print_sheets, name="member_print_sheets"),
    path("sheets/<str:number>/print.pdf", sheets.member_sheets_pdf, name="member_sheets_pdf"),
    path("sheets/", include("campaign.urls_sheets")),
    *text_urls("stories", "member_story", text_page(StoryPage)),
    path("stories/new/", stories.member_story_new, name="member_story_new"),
    path(f"{STORY}edit/", stories.member_story_edit, name="member_story_edit"),
    path(f"{STORY}people/", people.member_story_people, name="member_story_people"),
    path(f"{STORY}photos/", photos.member_story_photos, name="member_story_photos"),
    path(f"{STORY}recording/", recordings.member_story_recording, name="member_story_recording"),
    *text_urls("updates", "member_update", text_page(UpdatePage)),
    path("updates/new/", updates.member_update_new, name="member_update_new"),
    path(f"{UPDATE}edit/", updates.member_update_edit, name="member_update_edit"),
    *text_urls("pledges", "member_pledge", text_page(PledgePage)),
    path("pledges/new/", pledges.member_pledge_new, name="member_pledge_new"),
    path(f"{PLEDGE}edit/", pledges.member_pledge_edit, name="member_pledge_edit"),
    *text_urls("translations", "member_translation", translation.translation_page),
    path("translations/", translations.member_translations, name="member_translations"),
    path("translations/claim/", translations.claim, name="member_translation_claim"),
    path(f"{TRANSLATION}edit/", translation.edit, name="member_translation_edit"),
    path(f"{TRANSLATION}release/", translation.release, name="member_translation_release"),
    path(PROMISE, promises.member_promise, name="member_promise"),
    path(f"{PROMISE}answer/", promises.member_promise_answer, name="member_promise_answer"),
    path(f"{PROMISE}report/", promises.member_report, name="member_report"),
    path(f"{PROMISE}withdraw/", promises.member_promise_withdraw, name="member_promise_withdraw"),
    path(ENDORSE, endorsements.member_endorse, name="member_endorse"),
    path(
        f"{ENDORSE}withdraw/", endorsements.member_endorse_withdraw, name="member_endorse_withdraw"
    ),
]
