"""Times of publishing are those of the editor's clock, also over a change of summer time."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import StandardPage
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
# What an editor writes, in which zone, and when that is: summer time begins on 28 March 2027 in
# Lisbon, so that nine o'clock is an hour earlier by the world's clock.
MOMENTS = [
    ("Africa/Nairobi", "2027-03-29 09:00", datetime(2027, 3, 29, 6, tzinfo=UTC)),
    ("Europe/Lisbon", "2027-03-27 09:00", datetime(2027, 3, 27, 9, tzinfo=UTC)),
    ("Europe/Lisbon", "2027-03-29 09:00", datetime(2027, 3, 29, 8, tzinfo=UTC)),
    ("Asia/Kolkata", "2027-03-29 05:15", datetime(2027, 3, 28, 23, 45, tzinfo=UTC)),
]


@pytest.fixture
def branch(settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    settings.CAMPAIGN_TIME_ZONE = "Africa/Nairobi"
    return site_tree("en")["en"]


def draft(branch: Branch) -> StandardPage:
    made = StandardPage(title="About", slug="about", live=False, locale=branch.locale)
    return branch.home.add_child(instance=made)


def plan(client: Client, page: Any, moment: str, **buttons: str) -> Any:
    form = {"title": "About", "slug": "about", "summary": "", "body-count": "0"}
    form |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "go_live_at": moment}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**form, **buttons})


def sign_in(client: Client, zone: str) -> None:
    person = editor()
    UserProfile.objects.create(user=person, current_time_zone=zone)
    client.force_login(person)


@pytest.mark.parametrize(("zone", "written", "meant"), MOMENTS)
@time_machine.travel("2027-03-20 12:00Z", tick=False)
def test_the_worker_publishes_at_the_editors_hour(
    client: Client, branch: Branch, zone: str, written: str, meant: datetime
) -> None:
    sign_in(client, zone)
    page = draft(branch)
    assert plan(client, page, written, **{"action-publish": "1"}).status_code == 302
    with time_machine.travel(meant.timestamp() - 1, tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert not Page.objects.get(pk=page.pk).live
    with time_machine.travel(meant.timestamp() + 1, tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("written", ["2027-03-28 01:30", "2027-10-31 01:30"])
@time_machine.travel("2027-03-20 12:00Z", tick=False)
def test_an_hour_that_is_skipped_or_comes_twice_is_refused(
    client: Client, branch: Branch, written: str
) -> None:
    sign_in(client, "Europe/Lisbon")
    answer = plan(client, draft(branch), written, **{"action-publish": "1"})
    assert "Europe/Lisbon" in str(answer.context["form"].errors["go_live_at"])


@time_machine.travel("2027-03-20 12:00Z", tick=False)
def test_the_dialog_says_by_whose_clock_and_what_that_is_for_the_campaign(
    client: Client, branch: Branch
) -> None:
    sign_in(client, "America/Lima")
    page = draft(branch)
    plan(client, page, "2027-03-29 09:00")
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "<strong>America/Lima</strong> (today UTC-05:00)" in shown
    assert "The campaign uses Africa/Nairobi (today UTC+03:00)." in shown
    assert "March 29, 2027, 9 a.m. = March 29, 2027, 5 p.m. (Africa/Nairobi)" in shown
