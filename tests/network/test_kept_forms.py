"""What was typed is there again after the session has ended: for her, in her browser, for a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from campaign.models import StoryPage
from home.actions.keep_form import (
    LONGEST_FORM,
    SALT,
    forget_kept_forms,
    keep_form,
    kept_form,
    writer_mark,
)
from home.actions.setup_roles import setup_roles
from home.models import KeptForm
from network.models import Organisation
from tests.factories.member_texts import WORDS
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
NEW = "/fr/members/stories/new/"


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en", "fr")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation, language="fr")


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    """A phone on which the form was opened, and on which she sends it after her session ended."""
    client.force_login(author)
    return client


def send_late(phone: Client, **changed: Any) -> Any:
    """Open the form, lose the session, send the form; return the answer."""
    form = phone.get(NEW)
    mark = {"writer": writer_mark(form.wsgi_request.user), "key": form.context["key"]}
    Session.objects.all().delete()
    return phone.post(NEW, {**WORDS, **mark, **changed})


def test_the_words_are_there_after_signing_in_again(phone: Client, author: Any) -> None:
    assert 'name="writer"' in phone.get(NEW).content.decode()
    answer = send_late(phone)
    assert answer["Location"] == f"/fr/account/login/?next={NEW}"
    assert "ce que vous avez écrit" in phone.get(answer["Location"]).content.decode()
    phone.force_login(author)
    again = phone.get(NEW)
    assert again.status_code == 200
    assert again.context["form"]["text"].value() == WORDS["text"]
    assert again.context["form"]["title"].value() == WORDS["title"]
    assert not StoryPage.objects.exists()


def test_what_was_kept_is_saved_once_and_then_forgotten(phone: Client, author: Any) -> None:
    send_late(phone)
    phone.force_login(author)
    key = phone.get(NEW).context["key"]
    for _number in range(2):
        assert phone.post(NEW, {**WORDS, "key": key}).status_code == 302
    assert StoryPage.objects.count() == 1
    assert not KeptForm.objects.exists()
    assert not phone.get(NEW).context["form"].is_bound


def test_a_refused_form_forgets_nothing(phone: Client, author: Any) -> None:
    send_late(phone)
    phone.force_login(author)
    assert phone.post(NEW, {**WORDS, "title": ""}).status_code == 422
    assert KeptForm.objects.exists()


def test_the_form_of_an_edited_text_is_kept_too(phone: Client, author: Any) -> None:
    phone.post(NEW, WORDS)
    address = f"/fr/members/stories/{StoryPage.objects.get().pk}/edit/"
    Session.objects.all().delete()
    phone.post(address, {**WORDS, "text": "Plus tard.", "writer": writer_mark(author)})
    phone.force_login(author)
    assert phone.get(address).context["form"]["text"].value() == "Plus tard."


def test_somebody_else_on_the_same_phone_sees_nothing(
    phone: Client, organisation: Organisation
) -> None:
    send_late(phone)
    phone.force_login(member(organisation))
    assert not phone.get(NEW).context["form"].is_bound


def test_another_phone_of_hers_shows_nothing(phone: Client, author: Any) -> None:
    send_late(phone)
    other = Client()
    other.force_login(author)
    assert not other.get(NEW).context["form"].is_bound
    other.cookies["kept_form"] = "no key"
    assert not other.get(NEW).context["form"].is_bound


def test_the_database_alone_does_not_tell_what_was_written(phone: Client) -> None:
    send_late(phone)
    row = KeptForm.objects.get()
    assert WORDS["title"].encode() not in bytes(row.body)
    cookie = phone.cookies["kept_form"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, NEW, "Lax")


def test_a_changed_body_or_address_opens_nothing(phone: Client, author: Any) -> None:
    send_late(phone)
    key, row = phone.cookies["kept_form"].value, KeptForm.objects.get()
    assert kept_form(author, NEW, key) is not None
    whole = bytes(row.body)
    for place in (0, len(whole) // 2, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 1
        KeptForm.objects.update(body=bytes(changed))
        assert kept_form(author, NEW, key) is None
    KeptForm.objects.update(body=whole, path="/fr/members/")
    assert kept_form(author, "/fr/members/", key) is None


@pytest.mark.parametrize(
    "mark",
    ["", "forged", signing.dumps(1, salt="another purpose")],
    ids=["empty", "forged", "of another purpose"],  # the signature holds the second of its making
)
def test_without_a_mark_of_ours_nothing_is_kept(phone: Client, mark: str) -> None:
    answer = send_late(phone, writer=mark)
    assert answer.status_code == 302
    assert "kept_form" not in phone.cookies
    assert not KeptForm.objects.exists()


def test_a_mark_of_long_ago_keeps_nothing(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.actions.keep_form.MARK_LASTS", timedelta(seconds=-1))
    send_late(phone)
    assert not KeptForm.objects.exists()


def test_neither_a_huge_form_nor_that_of_an_ended_account_is_kept(author: Any) -> None:
    posted = QueryDict(mutable=True)
    posted["writer"] = writer_mark(author)
    posted["text"] = "x" * LONGEST_FORM
    assert keep_form(NEW, posted) == ""
    posted["text"] = "short"
    assert keep_form(f"/{'x' * 255}", posted) == ""
    assert keep_form(NEW, posted)
    author.is_active = False
    author.save()
    assert keep_form(NEW, posted) == ""


def test_a_newer_form_replaces_the_one_before(author: Any) -> None:
    posted = QueryDict(f"title=One&writer={writer_mark(author)}")
    first = keep_form(NEW, posted)
    second = keep_form(NEW, posted)
    assert KeptForm.objects.count() == 1
    assert kept_form(author, NEW, first) is None
    words = kept_form(author, NEW, second)
    assert words is not None
    assert words.dict() == {"title": "One"}


def test_after_a_day_it_is_gone(author: Any) -> None:
    key = keep_form(NEW, QueryDict(f"title=One&writer={writer_mark(author)}"))
    KeptForm.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert kept_form(author, NEW, key) is None
    assert forget_kept_forms() == 1
    assert not KeptForm.objects.exists()


def test_signing_out_leaves_nothing(phone: Client, author: Any) -> None:
    send_late(phone)
    phone.force_login(author)
    phone.post("/fr/account/logout/")
    assert not KeptForm.objects.exists()


def test_the_mark_names_the_writer_and_only_for_this_purpose(author: Any) -> None:
    assert signing.loads(writer_mark(author), salt=SALT) == author.pk
