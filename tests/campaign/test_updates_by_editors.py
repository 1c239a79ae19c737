"""An editor types in the news of others: in the members' form, which asks who agreed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.admin_links import update_buttons
from campaign.models import UpdatePage
from campaign.selectors.story_people import people_of
from home.actions.errors import NotAllowed
from home.actions.setup_roles import setup_roles
from home.models import ConsentRecord
from home.selectors.review import open_round
from tests.factories.campaign import PledgeFactory, pledge_page
from tests.factories.member_texts import NEWS, NEWS_POSTED, photo_answers
from tests.factories.network import OrganisationFactory
from tests.factories.review import draft_story, fresh
from tests.factories.staff import editor, member, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
NEW = "/en/members/updates/new/"


@pytest.fixture
def tree(settings: Any) -> dict[str, Branch]:
    settings.ADMIN_REQUIRES_MFA = False
    tree = site_tree("en", "fr")
    setup_roles()
    return tree


@pytest.fixture
def writer(tree: dict[str, Branch], client: Client) -> Any:
    """An editor who is signed in, a member of nothing."""
    user = editor()
    client.force_login(user)
    return user


def typed_in(client: Client, **about: str) -> UpdatePage:
    """Return the draft of news with a photo that an editor has typed in."""
    address = f"{NEW}?organisation=paniers"
    answer = client.post(address, {**photo_answers(), **NEWS_POSTED, **about})
    assert answer.status_code == 302
    return UpdatePage.objects.get()


def test_news_of_an_organisation_are_typed_in_with_who_agreed_and_approved_by_another(
    client: Client, writer: Any
) -> None:
    speaker = OrganisationFactory.create(name="Paniers", slug="paniers")
    page = typed_in(client)
    assert (page.owner, page.organisation) == (writer, speaker)
    kept = ConsentRecord.objects.of(page)
    assert {one.recorded_by for one in kept} == {writer}
    told = client.get(reverse("member_update", args=[page.pk])).content.decode()
    assert people_of(page)[0].code in told
    assert NEWS["text"] in client.get("/en/members/").content.decode()
    client.post(reverse("member_update_submit", args=[page.pk]))
    state = open_round(fresh(page))
    assert state is not None
    with pytest.raises(NotAllowed):
        state.task.specific.on_action(state, writer, "approve")
    assert not fresh(page).live
    state.task.specific.on_action(state, editor(), "approve")
    assert fresh(page).live


def test_a_button_in_the_admin_leads_there_with_the_pledge_chosen(
    tree: dict[str, Branch], client: Client, writer: Any
) -> None:
    speaker = OrganisationFactory.create(name="Paniers", slug="paniers")
    ours = pledge_page(tree["en"], PledgeFactory.create(organisation=speaker)).pledge
    for snippet, chosen in ((speaker, f"{speaker.pk}-"), (ours, f"{speaker.pk}-{ours.pk}")):
        button = next(iter(update_buttons(snippet, writer)))
        listing = reverse(snippet.snippet_viewset.get_url_name("list"))
        assert f'href="{button.url}"'.replace("&", "&amp;") in client.get(listing).content.decode()
        answer = client.get(button.url)
        field = answer.context["form"]["about"]
        first = field.field.choices[0][0]
        assert (field.value() or first) == chosen
        assert ">Paniers</p>" in answer.content.decode()
    page = typed_in(client, about=f"{speaker.pk}-{ours.pk}")
    assert page.about == ours
    assert not list(update_buttons(speaker, moderator()))


def test_nobody_else_types_in_for_others_or_sees_the_draft(client: Client, writer: Any) -> None:
    speaker = OrganisationFactory.create(name="Paniers", slug="paniers")
    page = typed_in(client)
    for stranger in (moderator(), member(OrganisationFactory.create(), "collector")):
        client.force_login(stranger)
        assert client.get(f"{NEW}?organisation=paniers").status_code == 404
    client.force_login(member(OrganisationFactory.create(name="Zongo")))
    assert client.get(f"{NEW}?organisation=paniers").context["form"].subjects.keys() != {
        f"{speaker.pk}-"
    }
    for stranger in (editor(), moderator(), member(speaker)):
        client.force_login(stranger)
        assert client.get(reverse("member_update", args=[page.pk])).status_code == 404
    client.force_login(writer)
    assert client.get(f"{NEW}?organisation=nothing").status_code == 404


def test_the_admin_offers_no_form_that_asks_nobody(
    tree: dict[str, Branch], client: Client, writer: Any
) -> None:
    stories = tree["en"].stories.pk
    offered = client.get(reverse("wagtailadmin_pages:add_subpage", args=[stories]), follow=True)
    assert "campaign/updatepage" not in offered.content.decode()
    address = reverse("wagtailadmin_pages:add", args=["campaign", "updatepage", stories])
    assert client.get(address).status_code in {302, 403}


def test_who_agreed_to_a_story_made_in_the_admin_is_asked_in_the_member_area(
    tree: dict[str, Branch], client: Client, writer: Any
) -> None:
    page = draft_story(tree["en"], owner=writer)
    answer = client.get(reverse("member_story_people", args=[page.pk]))
    assert answer.status_code == 200
    client.force_login(editor())
    assert client.get(reverse("member_story_people", args=[page.pk])).status_code == 404
