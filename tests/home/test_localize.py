"""Translations with wagtail-localize: published whole or not at all."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from home.actions.errors import Conflict
from home.models import StandardPage
from tests.factories.staff import editor, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    return site_tree("en", "es")


def begun(tree: dict[str, Branch]) -> Translation:
    """Return a translation into Spanish of which nothing is done."""
    source = tree["en"].home.add_child(
        instance=StandardPage(title="Our rules", slug="rules", summary="How we moderate.")
    )
    translate_object(source, [Locale.objects.get(language_code="es")])
    return Translation.objects.get(source__object_id=source.translation_key)


def fill(translation: Translation, *, all_of_it: bool) -> None:
    po: Any = translation.export_po()
    for number, entry in enumerate(po):
        if all_of_it or number == 0:
            entry.msgstr = f"es {number}"
    translation.import_po(po)


def spanish(translation: Translation) -> Page:
    page: Page = translation.get_target_instance()
    page.refresh_from_db()
    return page


def test_a_half_translated_page_is_not_published(tree: dict[str, Branch]) -> None:
    translation = begun(tree)
    fill(translation, all_of_it=False)
    with pytest.raises(Conflict, match="Translate all before publishing"):
        translation.save_target(publish=True)
    translation.save_target(publish=False)
    assert not spanish(translation).live


def test_a_whole_translation_is_published(
    tree: dict[str, Branch], django_capture_on_commit_callbacks: Any
) -> None:
    translation = begun(tree)
    fill(translation, all_of_it=True)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert spanish(translation).live


def test_an_editor_reads_how_much_is_missing(
    client: Client, settings: Any, tree: dict[str, Branch]
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    translation = begun(tree)
    fill(translation, all_of_it=False)
    client.force_login(editor())
    url = reverse("wagtailadmin_pages:edit", args=[spanish(translation).pk])
    html = client.post(url, {"action": "publish"}, follow=True).content.decode()
    assert "texts are translated. Translate all before publishing." in html
    assert not spanish(translation).live


def test_a_translator_works_in_her_language_but_does_not_publish(
    client: Client, settings: Any, tree: dict[str, Branch]
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    translation = begun(tree)
    fill(translation, all_of_it=True)
    url = reverse("wagtailadmin_pages:edit", args=[spanish(translation).pk])
    client.force_login(translator("es"))
    assert client.get(url).status_code == 200
    assert client.post(url, {"action": "publish"}).status_code == 403
    assert not spanish(translation).live
    client.force_login(translator("fr"))
    assert client.get(url).status_code == 403
