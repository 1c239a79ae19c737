"""The reasons to decline are rows: worded in each language, ended, never deleted."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
from django.apps import apps as registry
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.actions.errors import Invalid
from home.actions.review import act_on_review
from home.forms.review import DeclineForm
from home.models import DeclineReason
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
WORDS = {"reason": "spam", "comment": "It sells phones."}


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def test_the_list_comes_with_the_site_in_every_language() -> None:
    for reason in DeclineReason.objects.all():
        assert {one.language for one in reason.words.all()} == {"en", "es", "fr", "pt"}
    with translation.override("es"):
        assert dict(DeclineForm().fields["reason"].choices)["spam"] == "Parece correo basura"


def test_a_language_without_words_reads_the_first_one() -> None:
    reason = DeclineReason.objects.create(code="late", sort_order=1)
    reason.words.create(language="en", name="Late", wording="It came after the day")
    with translation.override("fr"):
        assert (str(reason), reason.wording) == ("Late", "It came after the day")


def test_an_ended_reason_is_neither_offered_nor_taken(branch: Branch) -> None:
    DeclineReason.objects.filter(code="spam").update(active=False)
    assert "spam" not in dict(DeclineForm().fields["reason"].choices)
    page, state = submitted_story(branch)
    with pytest.raises(Invalid, match="Choose a reason"):
        act_on_review(state, editor(), "decline", **WORDS)
    assert fresh(page).current_workflow_state is not None


def test_a_reason_that_was_given_stays(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    act_on_review(state, editor(), "decline", **WORDS)
    with pytest.raises(ProtectedError):
        DeclineReason.objects.get(code="spam").delete()


def test_the_author_reads_the_reason_in_her_language(branch: Branch, mailoutbox: list[Any]) -> None:
    page, state = submitted_story(branch)
    page.owner.language = "es"
    page.owner.save()
    act_on_review(state, editor(), "decline", **WORDS)
    assert "Parece correo basura" in mailoutbox[-1].body


def test_what_was_declined_before_points_at_its_row() -> None:
    """The migration runs again on the list, with a stand-in for the rounds of that time."""
    rounds = MagicMock()
    models = {"ReviewTaskState": rounds}
    apps = SimpleNamespace(
        get_model=lambda app, name: models.get(name) or registry.get_model(app, name)
    )
    number = DeclineReason.objects.count()
    import_module("home.migrations.0008_first_reasons_to_decline").add_reasons(apps, None)
    assert DeclineReason.objects.count() == number
    rounds.objects.filter.assert_any_call(decline_reason="spam")
    spam = DeclineReason.objects.get(code="spam")
    rounds.objects.filter.return_value.update.assert_called_with(declined_for=spam)


def test_editors_word_the_list_and_nobody_deletes_from_it(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    reason = DeclineReason.objects.get(code="harm")
    listing = reverse("wagtailsnippets_home_declinereason:list")
    remove = reverse("wagtailsnippets_home_declinereason:delete", args=[reason.pk])
    client.force_login(editor())
    assert "Danger" in client.get(listing).content.decode()
    assert client.post(remove).status_code in {302, 403}
    assert DeclineReason.objects.filter(pk=reason.pk).exists()
    client.force_login(moderator("en"))
    assert client.get(listing).status_code in {302, 403}
