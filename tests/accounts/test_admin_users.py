"""People made and changed in the admin."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from tests.accounts.help import is_signed_in, sign_in_by_code
from tests.factories.accounts import UserFactory, WordsUserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, settings: Any) -> Client:
    """A client of the superuser."""
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(User.objects.create_superuser(email="admin@example.org"))
    return client


def test_somebody_made_in_the_admin_signs_in_by_code_at_once(admin: Client) -> None:
    fields = {"email": "New@Example.org", "name": "Nadia", "language": "fr", "username": ""}
    answer = admin.post("/admin/users/new/", fields)
    assert answer.status_code == 302
    user = User.objects.get(email="new@example.org")
    assert (user.name, user.language, user.username) == ("Nadia", "fr", None)
    assert not user.has_usable_password()
    person = Client()
    sign_in_by_code(person, "new@example.org")
    assert is_signed_in(person)


def test_two_people_without_address_can_be_edited(admin: Client) -> None:
    first, _second = WordsUserFactory.create(), WordsUserFactory.create()
    page = admin.get(f"/admin/users/edit/{first.pk}/").content.decode()
    assert 'name="language"' in page
    assert "first_name" not in page
    fields = {
        "email": "",
        "username": first.username,
        "name": "Asha",
        "language": "en",
        "is_active": "on",
    }
    assert admin.post(f"/admin/users/edit/{first.pk}/", fields).status_code == 302
    first.refresh_from_db()
    assert first.name == "Asha"


def test_a_person_without_any_way_in_is_refused(admin: Client) -> None:
    answer = admin.post("/admin/users/new/", {"name": "Nobody", "language": "en"})
    assert "Give an e-mail address or a username." in answer.content.decode()
    assert not User.objects.filter(name="Nobody").exists()


def test_a_taken_address_is_refused_whatever_its_case(admin: Client) -> None:
    UserFactory.create(email="ama@example.org")
    answer = admin.post("/admin/users/new/", {"email": "AMA@example.org", "language": "en"})
    assert "Somebody already uses this address." in answer.content.decode()


def test_an_address_that_staff_replaced_no_longer_lets_anybody_in(admin: Client) -> None:
    user = UserFactory.create(email="lost@example.org")
    fields = {"email": "new@example.org", "name": "Ama", "language": "en", "is_active": "on"}
    admin.post(f"/admin/users/edit/{user.pk}/", fields)
    rows = EmailAddress.objects.filter(user=user).values_list("email", "verified", "primary")
    assert list(rows) == [("new@example.org", True, True)]


def test_the_list_of_people_is_found_by_name(admin: Client) -> None:
    UserFactory.create(name="Efua Mensah")
    assert "Efua Mensah" in admin.get("/admin/users/?q=efua").content.decode()


def test_staff_can_save_their_own_preferences(admin: Client) -> None:
    page = admin.get("/admin/account/").content.decode()
    assert "first_name" not in page
    fields = {
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "fr",
        "locale-current_time_zone": "Africa/Accra",
        "theme-theme": "dark",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    assert admin.post("/admin/account/", fields).status_code == 302
    profile = User.objects.get(email="admin@example.org").wagtail_userprofile
    assert profile.preferred_language == "fr"
