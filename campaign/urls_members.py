"""Addresses of members' stories, updates and pledges, under /<lang>/members/."""

from django.urls import include, path

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
    path("stories/new/", stories.member_story_new, name="member_story_new"),
    path(STORY, stories.member_story, name="member_story"),
    path(f"{STORY}edit/", stories.member_story_edit, name="member_story_edit"),
    path(f"{STORY}people/", people.member_story_people, name="member_story_people"),
    path(f"{STORY}photos/", photos.member_story_photos, name="member_story_photos"),
    path(f"{STORY}history/", stories.member_story_history, name="member_story_history"),
    path(f"{STORY}recording/", recordings.member_story_recording, name="member_story_recording"),
    path(f"{STORY}preview/", stories.member_story_preview, name="member_story_preview"),
    path(f"{STORY}submit/", stories.member_story_submit, name="member_story_submit"),
    path(f"{STORY}withdraw/", stories.member_story_withdraw, name="member_story_withdraw"),
    path(f"{STORY}appeal/", stories.member_story_appeal, name="member_story_appeal"),
    path(f"{STORY}answer/", stories.member_story_answer, name="member_story_answer"),
    path("updates/new/", updates.member_update_new, name="member_update_new"),
    path(UPDATE, updates.member_update, name="member_update"),
    path(f"{UPDATE}edit/", updates.member_update_edit, name="member_update_edit"),
    path(f"{UPDATE}history/", updates.member_update_history, name="member_update_history"),
    path(f"{UPDATE}preview/", updates.member_update_preview, name="member_update_preview"),
    path(f"{UPDATE}submit/", updates.member_update_submit, name="member_update_submit"),
    path(f"{UPDATE}withdraw/", updates.member_update_withdraw, name="member_update_withdraw"),
    path(f"{UPDATE}appeal/", updates.member_update_appeal, name="member_update_appeal"),
    path(f"{UPDATE}answer/", updates.member_update_answer, name="member_update_answer"),
    path("pledges/new/", pledges.member_pledge_new, name="member_pledge_new"),
    path("translations/", translations.member_translations, name="member_translations"),
    path(
        "translations/claim/",
        translations.member_translation_claim,
        name="member_translation_claim",
    ),
    path(TRANSLATION, translation.member_translation, name="member_translation"),
    path(
        f"{TRANSLATION}history/",
        translation.member_translation_history,
        name="member_translation_history",
    ),
    path(
        f"{TRANSLATION}preview/",
        translation.member_translation_preview,
        name="member_translation_preview",
    ),
    path(
        f"{TRANSLATION}submit/",
        translation.member_translation_submit,
        name="member_translation_submit",
    ),
    path(
        f"{TRANSLATION}withdraw/",
        translation.member_translation_withdraw,
        name="member_translation_withdraw",
    ),
    path(
        f"{TRANSLATION}answer/",
        translation.member_translation_answer,
        name="member_translation_answer",
    ),
    path(
        f"{TRANSLATION}appeal/",
        translation.member_translation_appeal,
        name="member_translation_appeal",
    ),
    path(
        f"{TRANSLATION}release/",
        translation.member_translation_release,
        name="member_translation_release",
    ),
    path(
        f"{TRANSLATION}edit/",
        translation.member_translation_edit,
        name="member_translation_edit",
    ),
    path(PLEDGE, pledges.member_pledge, name="member_pledge"),
    path(f"{PLEDGE}edit/", pledges.member_pledge_edit, name="member_pledge_edit"),
    path(f"{PLEDGE}history/", pledges.member_pledge_history, name="member_pledge_history"),
    path(f"{PLEDGE}preview/", pledges.member_pledge_preview, name="member_pledge_preview"),
    path(f"{PLEDGE}submit/", pledges.member_pledge_submit, name="member_pledge_submit"),
    path(f"{PLEDGE}withdraw/", pledges.member_pledge_withdraw, name="member_pledge_withdraw"),
    path(f"{PLEDGE}appeal/", pledges.member_pledge_appeal, name="member_pledge_appeal"),
    path(f"{PLEDGE}answer/", pledges.member_pledge_answer, name="member_pledge_answer"),
    path(PROMISE, promises.member_promise, name="member_promise"),
    path(f"{PROMISE}answer/", promises.member_promise_answer, name="member_promise_answer"),
    path(f"{PROMISE}report/", promises.member_report, name="member_report"),
    path(f"{PROMISE}withdraw/", promises.member_promise_withdraw, name="member_promise_withdraw"),
    path(ENDORSE, endorsements.member_endorse, name="member_endorse"),
    path(
        f"{ENDORSE}withdraw/", endorsements.member_endorse_withdraw, name="member_endorse_withdraw"
    ),
]
