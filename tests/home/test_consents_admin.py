"""Who sees records of consent in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import ConsentRecord
from tests.factories.review import draft_story
from tests.factories.staff import editor, moderator, officer
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "sees"),
    [
        (lambda: moderator("en"), True),
        (lambda: moderator("es"), False),
        (editor, True),
        (officer, True),
    ],
    ids=["moderator of the language", "moderator of another", "editor", "officer"],
)
def test_a_moderator_sees_those_of_her_languages_alone(
    client: Client, settings: Any, make: Any, sees: bool
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    draft_story(site_tree("en", "es")["en"])
    record = ConsentRecord.objects.get()
    client.force_login(make())
    listed = client.get(reverse("wagtailsnippets_home_consentrecord:list"))
    assert (record.reference in listed.content.decode()) is sees
    one = client.get(reverse("wagtailsnippets_home_consentrecord:inspect", args=[record.pk]))
    assert (one.status_code == 200) is sees
