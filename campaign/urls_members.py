"""Addresses of members' stories and pledges, under /<lang>/members/."""

from django.urls import path

from .views import collecting
from .views import member_pledges as pledges
from .views import member_sheets as sheets
from .views import member_stories as stories

STORY = "stories/<int:pk>/"
PLEDGE = "pledges/<int:pk>/"
COLLECT = "collect/<slug:slug>/<slug:code>/"

urlpatterns = [
    path("collect/", collecting.member_collect, name="member_collect"),
    path(COLLECT, collecting.member_collect_form, name="member_collect_form"),
    path(f"{COLLECT}thanks/", collecting.member_collect_thanks, name="member_collect_thanks"),
    path(f"{COLLECT}sheets/", sheets.member_print_sheets, name="member_print_sheets"),
    path("sheets/<str:number>/print.pdf", sheets.member_sheets_pdf, name="member_sheets_pdf"),
    path("stories/new/", stories.member_story_new, name="member_story_new"),
    path(STORY, stories.member_story, name="member_story"),
    path(f"{STORY}edit/", stories.member_story_edit, name="member_story_edit"),
    path(f"{STORY}photos/", stories.member_story_photos, name="member_story_photos"),
    path(f"{STORY}preview/", stories.member_story_preview, name="member_story_preview"),
    path(f"{STORY}submit/", stories.member_story_submit, name="member_story_submit"),
    path(f"{STORY}withdraw/", stories.member_story_withdraw, name="member_story_withdraw"),
    path("pledges/new/", pledges.member_pledge_new, name="member_pledge_new"),
    path(PLEDGE, pledges.member_pledge, name="member_pledge"),
    path(f"{PLEDGE}edit/", pledges.member_pledge_edit, name="member_pledge_edit"),
    path(f"{PLEDGE}preview/", pledges.member_pledge_preview, name="member_pledge_preview"),
    path(f"{PLEDGE}submit/", pledges.member_pledge_submit, name="member_pledge_submit"),
    path(f"{PLEDGE}withdraw/", pledges.member_pledge_withdraw, name="member_pledge_withdraw"),
]
