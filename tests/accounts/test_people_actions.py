"""What superusers do about the sign-ins of others, and how people are told."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.actions.errors import NotForHer
from accounts.actions.forget_second_factor import forget_second_factor
from accounts.models import User
from tests.accounts.help import mailed_code, sign_in_by_code
from tests.factories.accounts import UserFactory, add_app, staff_member
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(settings: Any) -> Client:
    """A client of the superuser."""
    settings.ADMIN_REQUIRES_MFA = False
    client = Client()
    client.force_login(User.objects.create_superuser(email="admin@example.org"))
    return client


def device(user: User) -> Client:
    """Return a browser in which `user` is signed in."""
    client = Client()
    sign_in_by_code(client, str(user.email))
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("member_home")).status_code == 200


def bulk(action: str, *people: User) -> str:
    chosen = "&".join(f"id={one.pk}" for one in people)
    return f"/admin/bulk/accounts/user/{action}/?next=/admin/users/&{chosen}"


def test_a_superuser_signs_people_out_everywhere(admin: Client) -> None:
    first, second, third = (UserFactory.create() for _number in range(3))
    phones = [device(first), device(first), device(second), device(third)]
    address = bulk("end_sign_ins", first, second)
    assert "Sign out everywhere" in admin.get(address).content.decode()
    assert all(is_in(phone) for phone in phones)
    admin.post(address)
    assert [is_in(phone) for phone in phones] == [False, False, False, True]
    assert ModelLogEntry.objects.filter(action="accounts.end_sign_ins").count() == 2


@pytest.mark.parametrize("action", ["end_sign_ins", "forget_second_factor"])
def test_nobody_else_does(action: str, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    user = UserFactory.create()
    add_app(user)
    client = Client()
    client.force_login(editor())
    client.post(bulk(action, user))
    assert Authenticator.objects.filter(user=user).exists()
    assert not ModelLogEntry.objects.filter(action=f"accounts.{action}").exists()
    with pytest.raises(NotForHer):
        forget_second_factor(user, staff_member())


def test_a_superuser_who_has_a_second_factor_gives_it_again_before(admin: Client) -> None:
    add_app(User.objects.get(email="admin@example.org"))
    user = UserFactory.create()
    phone = device(user)
    answer = admin.post(bulk("end_sign_ins", user))
    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    assert is_in(phone)


def test_a_lost_second_factor_is_removed_and_she_is_told(admin: Client) -> None:
    user = UserFactory.create()
    phone = device(user)
    add_app(user)
    admin.post(bulk("forget_second_factor", user))
    assert not Authenticator.objects.filter(user=user).exists()
    assert not is_in(phone)
    assert mail.outbox[-1].to == [user.email]
    assert mail.outbox[-1].subject == "Your second factor was removed"
    assert ModelLogEntry.objects.filter(action="accounts.forget_second_factor").count() == 1
    sent = len(mail.outbox)
    assert not forget_second_factor(user, User.objects.get(email="admin@example.org"))
    assert len(mail.outbox) == sent


@pytest.mark.parametrize("way", ["form", "many", "row"])
def test_a_closed_account_has_no_sign_ins_when_it_is_opened_again(admin: Client, way: str) -> None:
    user = UserFactory.create()
    phone = device(user)
    if way == "form":
        fields = {"email": user.email, "name": "Ama", "language": "en"}
        admin.post(f"/admin/users/edit/{user.pk}/", fields)
    elif way == "many":
        admin.post(bulk("set_active_state", user), {"mark_as_active": "False"})
    else:
        user.is_active = False
        user.save()
    assert User.objects.filter(pk=user.pk, is_active=False).exists()
    assert not UserSession.objects.filter(user=user).exists()
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert not is_in(phone)


def test_she_is_told_at_her_old_address_what_staff_changed(admin: Client) -> None:
    user = UserFactory.create(email="old@example.org", username="ama")
    fields = {"name": "Ama", "language": "en", "is_active": "on", "username": "ama2"}
    admin.post(f"/admin/users/edit/{user.pk}/", {**fields, "email": "new@example.org"})
    told = [(message.to, str(message.body)) for message in mail.outbox]
    assert [to for to, _body in told] == [["old@example.org"]] * 2
    assert "new@example.org" in told[0][1]
    assert "is now ama2. It was ama." in told[1][1]
    admin.post(f"/admin/users/edit/{user.pk}/", {**fields, "email": "new@example.org"})
    assert len(mail.outbox) == 2


def test_she_is_told_of_each_change_that_she_makes_herself() -> None:
    user = UserFactory.create()
    old, new = str(user.email), "second@example.org"
    client = device(user)
    page = reverse("account_email")
    client.post(page, {"email": new, "action_add": "1"})
    client.post(reverse("account_email_verification_sent"), {"code": mailed_code()})
    mail.outbox.clear()
    client.post(page, {"email": new, "action_primary": "1"})
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([old], "Your address was changed")
    ]
    client.post(page, {"email": old, "action_remove": "1"})
    assert len(mail.outbox) == 2
    assert not EmailAddress.objects.filter(email=old).exists()
