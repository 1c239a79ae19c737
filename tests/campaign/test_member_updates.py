"""A member posts an update: one form, the consent and the review of a story."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaign.actions.send_text import send_text
from campaign.actions.update_drafts import create_update, save_update
from campaign.models import UpdatePage
from campaign.selectors.story_people import people_of
from campaign.selectors.texts import editors_edits
from home.actions import count_upload
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.once import new_key
from home.actions.record_consent import Agreement
from home.actions.setup_roles import setup_roles
from home.actions.withdraw_consent import withdraw_consent
from home.images import CleanPicture
from home.models import ConsentRecord, SiteImage
from home.selectors.queue import waiting_for
from home.selectors.review import open_round
from network.models import Membership, Organisation
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory, pledge_page
from tests.factories.member_texts import NEWS, NEWS_POSTED, photo_answers, update
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
NEW = "/en/members/updates/new/"


@pytest.fixture
def tree() -> dict[str, Branch]:
    tree = site_tree("en", "fr")
    setup_roles()
    return tree


@pytest.fixture
def organisation(tree: dict[str, Branch]) -> Organisation:
    return OrganisationFactory.create(name="Paniers")


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation)


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    client.force_login(author)
    return client


def posted(**changed: Any) -> dict[str, Any]:
    """Return what a browser posts with a photo."""
    return {**photo_answers(), **NEWS_POSTED, **changed}


def approve(page: UpdatePage, author: Any) -> Any:
    """Send an update and publish it; return it as everybody reads it."""
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, editor(), "approve")
    return fresh(page)


def test_one_form_saves_words_photo_and_agreements_and_shows_them(
    phone: Client, author: Any
) -> None:
    assert not phone.get(NEW).context["form"].is_bound
    answer = phone.post(NEW, posted(), follow=True)
    page = UpdatePage.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("member_update_preview", args=[page.pk])
    assert NEWS["text"] in answer.content.decode()
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.text_language) == (NEWS["text"], "fr")
    photo = draft.photos.get()
    assert not photo.image.released
    parts = ConsentRecord.objects.of(page).values_list("part", "image")
    assert set(parts) == {("words", None), ("photo", photo.image_id)}
    told = phone.get(reverse("member_update", args=[page.pk])).content.decode()
    assert people_of(page)[0].code in told
    assert NEWS["text"] in phone.get("/en/members/").content.decode()


def test_the_same_form_posted_twice_makes_one_update_with_the_newest_words(phone: Client) -> None:
    key = new_key()
    for text in ("Once.", "Once.", "Twice."):
        phone.post(NEW, posted(text=text, key=key))
    page = UpdatePage.objects.get()
    assert page.get_latest_revision_as_object().text == "Twice."
    assert SiteImage.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 1001}, "text"),
        ({"shows_children": ""}, "shows_children"),
        ({"shows_children": "yes"}, "guardian_agreed"),
        ({"agreed": ""}, "agreed"),
        ({"alt_text": ""}, "alt_text"),
        ({"face": ""}, "face"),
    ],
)
def test_a_form_without_an_answer_is_shown_again_and_saves_nothing(
    phone: Client, changed: dict[str, str], field: str
) -> None:
    answer = phone.post(NEW, posted(**changed))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not UpdatePage.objects.exists()
    assert not SiteImage.objects.exists()


def test_no_childs_face_is_recognised_in_an_update(phone: Client) -> None:
    guarded = {"guardian_agreed": "on", "age_band": "0-6", "child_unnamed": "on"}
    answer = phone.post(NEW, posted(shows_children="yes", face="visible", **guarded))
    assert "face" in answer.context["form"].errors
    assert phone.post(NEW, posted(shows_children="yes", **guarded)).status_code == 302


def test_a_pledge_is_chosen_when_there_is_one_and_never_anothers(
    tree: dict[str, Branch], phone: Client, author: Any, organisation: Organisation
) -> None:
    ours = pledge_page(tree["en"], PledgeFactory.create(organisation=organisation))
    joined = pledge_page(tree["en"], AlliancePledgeFactory.create())
    PartnerFactory.create(pledge=joined.pledge, organisation=organisation, accepted=True)
    others = pledge_page(tree["en"])
    offered = phone.get(NEW).context["form"].fields["about"].choices
    assert [name for _key, name in offered] == ["Paniers", joined.title, ours.title]
    phone.post(NEW, NEWS_POSTED | {"about": f"{organisation.pk}-{ours.pledge_id}"})
    assert UpdatePage.objects.get().about == ours.pledge
    with pytest.raises(NotAllowed, match="their partners"):
        update(author, organisation, others.pledge)


def test_who_writes_for_two_organisations_chooses_from_the_pledges_of_each(
    tree: dict[str, Branch], phone: Client, author: Any, organisation: Organisation
) -> None:
    second = OrganisationFactory.create(name="Zongo")
    Membership.objects.create(user=author, organisation=second, is_author=True)
    theirs = pledge_page(tree["en"], PledgeFactory.create(organisation=second))
    offered = phone.get(NEW).context["form"].fields["about"].choices
    assert offered == [
        ("Paniers", [(f"{organisation.pk}-", "Paniers")]),
        ("Zongo", [(f"{second.pk}-", "Zongo"), (f"{second.pk}-{theirs.pledge_id}", theirs.title)]),
    ]
    phone.post(NEW, NEWS_POSTED | {"about": f"{second.pk}-{theirs.pledge_id}"})
    assert UpdatePage.objects.get().organisation == second


def test_it_is_reviewed_like_a_story_with_its_risks_and_published_with_its_photo(
    phone: Client, author: Any
) -> None:
    guarded = {"guardian_agreed": "on", "age_band": "0-6", "child_unnamed": "on"}
    phone.post(NEW, posted(shows_children="yes", risks=["police"], **guarded))
    page = UpdatePage.objects.get()
    phone.post(reverse("member_update_submit", args=[page.pk]))
    state = open_round(fresh(page))
    assert state is not None
    why = waiting_for(editor())[0].why
    assert "Police" in why
    assert "Children are shown or told about." in why
    for reviewer in (editor(), editor()):
        assert not fresh(page).live
        state.refresh_from_db()
        state.task.specific.on_action(state, reviewer, "approve")
    assert fresh(page).live
    assert SiteImage.objects.get().released


def test_a_reviewers_small_edit_changes_the_title_with_the_words(
    client: Client, author: Any, organisation: Organisation, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    page = update(author, organisation)
    state = send_text(page.pk, author)
    reviewer = editor()
    client.force_login(reviewer)
    told = {
        "text": "Nous avons une clé.",
        "text_language": "fr",
        "slug": page.slug,
        "organisation": organisation.pk,
        "photos": inline_formset([]),
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, nested_form_data(told))
    assert answer.status_code == 302, answer.context["form"].errors
    state.refresh_from_db()
    state.task.specific.on_action(state, reviewer, "approve")
    page = fresh(page)
    assert (page.live, page.title, page.text) == (True, told["text"], told["text"])
    assert editors_edits(page) == [("la clé du local.", "une clé.")]


def test_a_change_replaces_photo_and_agreements_and_waits_for_its_own_review(
    phone: Client, author: Any
) -> None:
    phone.post(NEW, posted())
    page = approve(UpdatePage.objects.get(), author)
    shown = page.photos.get().image_id
    url = reverse("member_update_edit", args=[page.pk])
    assert phone.get(url).status_code == 200
    assert (
        phone.post(url, posted(text="Il y a de l’eau.", alt_text="Un robinet")).status_code == 302
    )
    page = fresh(page)
    assert (page.text, page.photos.get().image_id) == (NEWS["text"], shown)
    assert people_of(page)[0].record.replaced_at is None
    page = approve(page, author)
    assert (page.text, page.title) == ("Il y a de l’eau.", "Il y a de l’eau.")
    assert page.photos.get().image_id != shown
    phone.post(url, NEWS_POSTED | {"remove_photo": "on"})
    assert not fresh(page).get_latest_revision_as_object().photos.exists()
    assert fresh(page).photos.exists()


def test_a_kept_photo_is_agreed_to_anew(phone: Client, author: Any) -> None:
    phone.post(NEW, posted())
    page = UpdatePage.objects.get()
    url = reverse("member_update_edit", args=[page.pk])
    kept = NEWS_POSTED | {"alt_text": "Deux vendeuses", "face": "none"}
    assert phone.post(url, kept).status_code == 302
    photo = fresh(page).get_latest_revision_as_object().photos.get()
    assert photo.alt_text == "Deux vendeuses"
    standing = ConsentRecord.objects.standing().of(page).filter(image=photo.image_id)
    assert [one.face for one in standing] == ["none"]


def test_with_its_code_it_is_gone_for_good(phone: Client, client: Client, author: Any) -> None:
    phone.post(NEW, posted())
    page = approve(UpdatePage.objects.get(), author)
    address = page.url
    assert client.get(address).status_code == 200
    withdraw_consent(people_of(page)[0].code)
    page = fresh(page)
    assert (page.live, page.text, page.title) == (False, "", "Removed text")
    assert client.get(address).status_code == 410
    assert not SiteImage.objects.exists()
    assert NEWS["text"] not in str(list(page.revisions.values_list("content", flat=True)))


def test_what_is_read_or_anothers_is_not_changed(author: Any, organisation: Organisation) -> None:
    page = update(author, organisation)
    answers = {**NEWS, "agreement": None, "photo_agreement": None}
    with pytest.raises(NotAllowed):
        save_update(page.pk, member(organisation), answers)
    with pytest.raises(NotAllowed):
        create_update(member(organisation, "collector"), organisation, None, answers)
    send_text(page.pk, author)
    with pytest.raises(Conflict, match="Take it back"):
        save_update(page.pk, author, answers)


def test_a_day_has_its_share_of_photos(
    phone: Client, author: Any, organisation: Organisation, monkeypatch: Any
) -> None:
    page = update(author, organisation)
    monkeypatch.setattr(count_upload, "PHOTOS_A_DAY", 0)
    for address in (NEW, reverse("member_update_edit", args=[page.pk])):
        answer = phone.post(address, posted())
        assert answer.status_code == 422
        assert "image" in answer.context["form"].errors
    assert UpdatePage.objects.count() == 1
    agreed = Agreement(shows_children=False)
    photo = {"image": CleanPicture(b"x", "a.jpg"), "alt_text": "x"}
    answers = {**NEWS, **photo, "agreement": agreed, "photo_agreement": agreed}
    with pytest.raises(Invalid, match="very many photos"):
        create_update(author, organisation, None, answers)
    with pytest.raises(Invalid, match="very many photos"):
        save_update(page.pk, author, answers)
