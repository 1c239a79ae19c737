"""Staff roles are given by superusers, after the second factor was given again."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from home.models import StaffLanguage
from home.selectors.staff import EDITORS
from tests.campaign.staff_client import admin_client
from tests.factories.staff import editor, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    editor()
    user: User = person(is_superuser=True)
    return user


def group() -> Group:
    return Group.objects.get(name=EDITORS)


def addresses(user: User) -> list[str]:
    language = StaffLanguage.objects.create(user=user, language="fr").pk
    forms = [f"/admin/users/edit/{user.pk}/", f"/admin/users/delete/{user.pk}/"]
    forms += [f"/admin/groups/edit/{group().pk}/", f"/admin/groups/delete/{group().pk}/"]
    forms += ["/admin/users/new/", "/admin/groups/new/"]
    forms += [f"/admin/snippets/home/stafflanguage/edit/{language}/"]
    forms += [f"/admin/snippets/home/stafflanguage/delete/{language}/"]
    return [*forms, "/admin/snippets/home/stafflanguage/add/"]


def choices(user: User) -> dict[str, object]:
    known = {"email": user.email, "name": user.name, "language": "en", "is_active": "on"}
    return {**known, "groups": [group().pk]}


def give_role(client: Client, user: User) -> str:
    """Post the form of `user` with one more group; return where the answer leads."""
    answer = client.post(f"/admin/users/edit/{user.pk}/", choices(user))
    assert answer.status_code == 302
    return str(answer.headers["Location"])


@pytest.mark.parametrize("how", ["signed in with it", "long ago"])
def test_no_role_is_given_without_a_fresh_second_factor(root: User, how: str) -> None:
    late = {"again": True, "minutes_ago": 16} if how == "long ago" else {}
    client = admin_client(root, **late)
    user = person()
    assert "reauthenticate" in give_role(client, user)
    assert not user.groups.exists()


def test_a_role_is_given_after_the_second_factor(root: User) -> None:
    user = person()
    assert "reauthenticate" not in give_role(admin_client(root, again=True), user)
    assert user.groups.get() == group()


def test_every_form_that_gives_rights_asks_for_the_second_factor(root: User) -> None:
    client, fresh = admin_client(root), admin_client(person(is_superuser=True), again=True)
    for address in addresses(person()):
        for answer in (client.get(address), client.post(address)):
            assert "reauthenticate" in answer.headers.get("Location", ""), address
        assert fresh.get(address).status_code == 200, address


def test_many_people_get_no_role_at_once_without_the_second_factor(root: User) -> None:
    user = person()
    address = f"/admin/bulk/accounts/user/assign_role/?id={user.pk}&next=/admin/users/"
    answer = admin_client(root).post(address, {"role": group().pk})
    assert "reauthenticate" in answer.headers["Location"]
    assert not user.groups.exists()
    admin_client(person(is_superuser=True), again=True).post(address, {"role": group().pk})
    assert user.groups.get() == group()


def test_an_editor_is_refused_and_not_asked(root: User) -> None:
    address = f"/admin/users/edit/{root.pk}/"
    assert admin_client(editor()).get(address).status_code == 403
