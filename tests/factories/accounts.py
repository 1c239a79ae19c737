"""People for tests."""

from typing import Any

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Permission

from accounts.models import User
from accounts.passphrases import normalise

WORDS = "market mother basket sunrise"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A person with a confirmed e-mail address, who signs in by code."""

    name = factory.Sequence(lambda number: f"Ama {number}")
    email = factory.Sequence(lambda number: f"ama{number}@example.org")
    language = "en"

    class Meta:
        model = User

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return User.objects.create_user(**kwargs)


class WordsUserFactory(UserFactory):
    """A person without e-mail, who signs in with a username and four words (`WORDS`)."""

    email = None
    username = factory.Sequence(lambda number: f"asha{number}")
    password = normalise(WORDS)


def staff_member(**fields: Any) -> User:
    """Make a person who may open the admin."""
    user = UserFactory.create(**fields)
    permission = Permission.objects.get(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )
    user.user_permissions.add(permission)
    return User.objects.get(pk=user.pk)


def add_app(user: User) -> Authenticator:
    """Give a person an app with codes as second factor."""
    return TOTP.activate(user, TOTP_SECRET).instance
