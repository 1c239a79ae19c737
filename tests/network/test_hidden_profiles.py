"""A profile that readers have hidden or a moderator has taken down is not published meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.actions.errors import NotAllowed
from home.actions.report_concern import report_concern
from home.actions.show_again import show_due_texts
from home.actions.take_down import put_back, take_down
from home.models import HiddenText
from network.models import OrganisationPage
from tests.campaign.staff_client import admin_client
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile() -> OrganisationPage:
    """A public profile."""
    branch = site_tree("en")["en"]
    page = OrganisationPage(
        title="Traders of Makola",
        slug="traders",
        organisation=OrganisationFactory(slug="traders"),
        locale=branch.locale,
    )
    branch.directory.add_child(instance=page)
    return page


def hide(page: OrganisationPage) -> None:
    """Let two networks report a page."""
    for network in ("a", "b"):
        report_concern(page.url, "danger", networks=[network])


def publish(page: OrganisationPage) -> None:
    """Publish the newest words of a page as an editor."""
    version = page.save_revision(user=editor())
    version.publish(user=editor(), skip_permission_checks=True)


def test_a_hidden_profile_is_not_published(profile: OrganisationPage) -> None:
    editor()
    hide(profile)
    with pytest.raises(NotAllowed, match="Answer their concerns first"):
        publish(fresh(profile))
    assert not fresh(profile).live
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    assert fresh(profile).live
    publish(fresh(profile))
    assert fresh(profile).live


def test_a_profile_taken_down_is_put_back_and_not_published(profile: OrganisationPage) -> None:
    take_down(profile.translation_key, editor(), "law", "A court says so")
    with pytest.raises(NotAllowed, match="Put it back first"):
        publish(fresh(profile))
    put_back(profile.translation_key, editor(), "The court was wrong")
    assert fresh(profile).live


def test_the_admin_says_why_it_does_not_publish(profile: OrganisationPage) -> None:
    client = admin_client(editor())
    hide(profile)
    form = {
        "title": "Traders",
        "slug": "traders",
        "organisation": profile.organisation_id,
        "summary": "",
        "body-count": "0",
        "action-publish": "action-publish",
    }
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[profile.pk]), form)
    assert answer.status_code in {403, 409}
    assert "Answer their concerns first" in answer.content.decode()
    assert not fresh(profile).live


def test_a_hidden_profile_is_in_no_list(profile: OrganisationPage, client: Client) -> None:
    editor()
    hide(profile)
    assert client.get(profile.url).status_code == 404
    for address in ("/en/search/?q=makola", "/sitemap-en.xml"):
        assert "traders" not in client.get(address).content.decode()
