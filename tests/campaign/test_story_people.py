"""Step two of a story: who agrees, and the code that takes it back."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from campaign.actions.send_text import send_text
from campaign.actions.story_drafts import create_story
from campaign.actions.story_people import add_person, remove_person
from campaign.models import StoryPage
from home.actions.errors import Conflict, NotAllowed
from home.actions.record_consent import Agreement
from home.actions.setup_roles import setup_roles
from home.consent_codes import code_for, code_hash, normal, shown
from home.enums_consent import AgeBand
from home.models import ConsentRecord
from network.models import Organisation
from tests.factories.member_texts import AGREED, CLEAN
from tests.factories.network import OrganisationFactory
from tests.factories.review import consent
from tests.factories.staff import member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
CHILD = {"shows_children": "yes", "guardian_agreed": "on", "child_unnamed": "on"}


@pytest.fixture
def organisation() -> Organisation:
    """An organisation on a site that is ready."""
    site_tree()
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    """A member who writes."""
    return member(organisation)


@pytest.fixture
def draft(author: Any, organisation: Organisation) -> StoryPage:
    """A draft that nobody has agreed to."""
    return create_story(author, organisation, CLEAN)


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    """Her phone, signed in."""
    client.force_login(author)
    return client


def address(page: StoryPage) -> str:
    """Return where agreements are kept."""
    return reverse("member_story_people", args=[page.pk])


def test_an_agreement_is_kept_with_how_it_was_given(
    phone: Client, draft: StoryPage, author: Any
) -> None:
    told = {"capacity": "group", "subject": "the sorters", "way": "spoken", "town": "Lomé"}
    more = {"read_aloud": "on", "scopes": ["for_print"], "identity": "nameless"}
    assert phone.post(address(draft), {**AGREED, **told, **more}).status_code == 302
    record = ConsentRecord.objects.get()
    assert record.text_key == draft.translation_key
    assert (record.capacity, record.subject, record.way) == ("group", "the sorters", "spoken")
    assert (record.town, record.read_aloud, record.identity) == ("Lomé", True, "nameless")
    assert (record.for_site, record.for_print, record.for_press) == (True, True, False)
    assert (record.recorded_by, record.language) == (author, "en")


def test_the_question_about_children_has_no_default_and_must_be_answered(
    phone: Client, draft: StoryPage
) -> None:
    html = phone.get(address(draft)).content.decode()
    assert "checked" not in html.split('name="shows_children"', 1)[1].split("</fieldset>")[0]
    answer = phone.post(address(draft), {**AGREED, "shows_children": ""})
    assert answer.status_code == 422
    assert "shows_children" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("gap", "field"),
    [
        ({"guardian_agreed": ""}, "guardian_agreed"),
        ({"age_band": ""}, "age_band"),
        ({"age_band": "7-12"}, "child_agreed"),
        ({"child_unnamed": ""}, "child_unnamed"),
    ],
)
def test_children_are_told_about_only_with_every_answer(
    phone: Client, draft: StoryPage, gap: dict[str, str], field: str
) -> None:
    complete = {**AGREED, **CHILD, "age_band": "0-6"}
    answer = phone.post(address(draft), {**complete, **gap})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert phone.post(address(draft), complete).status_code == 302
    record = ConsentRecord.objects.get()
    assert (record.age_band, record.child_agreed) == (AgeBand.UNDER_7, False)


def test_the_database_keeps_no_child_of_seven_who_was_not_asked() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        consent(shows_children=True, guardian_agreed=True, age_band=AgeBand.UNDER_13)
    with pytest.raises(IntegrityError), transaction.atomic():
        consent(shows_children=True)


def test_several_people_agree_and_one_may_be_asked_again(phone: Client, draft: StoryPage) -> None:
    for subject in ("the teller", "her neighbour"):
        phone.post(address(draft), {**AGREED, "subject": subject})
    first = ConsentRecord.objects.get(subject="the teller")
    phone.post(address(draft), {"remove": first.reference})
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert [one.subject for one in ConsentRecord.objects.standing()] == ["her neighbour"]
    assert phone.post(address(draft), {"remove": first.reference}).status_code == 409


def test_the_same_form_sent_twice_keeps_one_agreement(phone: Client, draft: StoryPage) -> None:
    key = phone.get(address(draft)).context["key"]
    for _press in range(2):
        phone.post(address(draft), {**AGREED, "key": key})
    assert ConsentRecord.objects.count() == 1


def test_the_code_is_shown_again_and_only_its_hash_is_kept(
    phone: Client, draft: StoryPage, author: Any
) -> None:
    record = add_person(draft.pk, author, Agreement(shows_children=False))
    code = code_for(record.reference)
    for _look in range(2):
        assert shown(code) in phone.get(address(draft)).content.decode()
    assert record.code_hash == code_hash(code)
    assert code not in str(ConsentRecord.objects.values().get())


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-", "«{}»"])
def test_a_code_is_understood_as_people_type_it(typed: str) -> None:
    code = code_for("reference")
    assert normal(typed.format(shown(code))) == code
    assert normal(typed.format(code.upper())) == code


@pytest.mark.parametrize("typed", ["", "short", "b" * 11, "aeiou01lo!", "\x00" * 10, "٣" * 10])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert normal(typed) == ""


def test_strangers_keep_and_set_aside_nothing(draft: StoryPage, organisation: Organisation) -> None:
    kept = consent(draft)
    for stranger in (
        member(organisation),
        member(organisation, "collector"),
        member(OrganisationFactory.create(), "steward"),
    ):
        with pytest.raises(NotAllowed):
            add_person(draft.pk, stranger, Agreement(shows_children=False))
        with pytest.raises(NotAllowed):
            remove_person(draft.pk, stranger, kept.reference)
    assert list(ConsentRecord.objects.standing()) == [kept]


def test_agreements_stay_as_they_are_while_the_story_is_read(draft: StoryPage, author: Any) -> None:
    kept = add_person(draft.pk, author, Agreement(shows_children=False))
    send_text(draft.pk, author)
    with pytest.raises(Conflict):
        add_person(draft.pk, author, Agreement(shows_children=False))
    with pytest.raises(Conflict):
        remove_person(draft.pk, author, kept.reference)


def test_what_was_withdrawn_cannot_be_set_aside(draft: StoryPage, author: Any) -> None:
    kept = consent(draft)
    ConsentRecord.objects.update(withdrawn_at=kept.given_at)
    with pytest.raises(Conflict):
        remove_person(draft.pk, author, kept.reference)


def test_an_agreement_ends_after_two_years_and_with_children_after_one(
    draft: StoryPage, author: Any
) -> None:
    plain = add_person(draft.pk, author, Agreement(shows_children=False))
    children = Agreement(
        shows_children=True, guardian_agreed=True, age_band="0-6", child_unnamed=True
    )
    with_children = add_person(draft.pk, author, children)
    days = (plain.expires_on - plain.given_at.date()).days
    fewer = (with_children.expires_on - with_children.given_at.date()).days
    assert 727 <= days <= 731
    assert 362 <= fewer <= 366
