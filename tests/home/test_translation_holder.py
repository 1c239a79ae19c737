"""Where a translation begins, who has taken it, and until when."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.translate_page import (
    begin_translation,
    give_translation_back,
    take_translation,
)
from home.models import StandardPage, TranslationHolder
from tests.factories.staff import editor, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def add(tree: dict[str, Branch], slug: str, **fields: Any) -> StandardPage:
    page = StandardPage(title=slug.title(), slug=slug, summary=f"{slug}: for {{name}}.", **fields)
    added: StandardPage = tree["en"].home.add_child(instance=page)
    return added


def test_a_translation_begins_where_it_has_a_place_and_only_once(tree: dict[str, Branch]) -> None:
    hers = translator("es", "fr", "en")
    page = add(tree, "about")
    child = page.add_child(instance=StandardPage(title="Deep", slug="deep"))
    with pytest.raises(Invalid):
        begin_translation(page.pk, hers, "fr")
    with pytest.raises(Conflict, match="page above"):
        begin_translation(child.pk, hers, "es")
    with pytest.raises(Conflict, match="already"):
        begin_translation(page.pk, hers, "en")
    with pytest.raises(Conflict):
        begin_translation(0, hers, "es")
    with pytest.raises(NotAllowed, match="not work in"):
        begin_translation(page.pk, translator("fr"), "es")
    first = begin_translation(page.pk, hers, "es")
    assert begin_translation(page.pk, editor(), "es") == first
    assert TranslationHolder.objects.get().taken_by == hers
    with pytest.raises(Conflict, match="gone"):
        take_translation(first.pk + 1, hers)


def test_one_has_it_until_she_gives_it_back_or_falls_silent(tree: dict[str, Branch]) -> None:
    hers, other = translator("es"), translator("es")
    translation = begin_translation(add(tree, "about").pk, hers, "es")
    with pytest.raises(Conflict, match="works on it"):
        take_translation(translation.pk, other)
    with pytest.raises(NotAllowed):
        take_translation(translation.pk, translator("fr"))
    with pytest.raises(NotAllowed, match="who has taken it"):
        give_translation_back(translation.pk, other)
    with pytest.raises(Conflict):
        give_translation_back(translation.pk + 1, hers)
    give_translation_back(translation.pk, hers)
    give_translation_back(translation.pk, hers)
    assert take_translation(translation.pk, other).taken_by == other
    TranslationHolder.objects.update(taken_at=timezone.now() - timedelta(days=15))
    po: Any = translation.export_po()
    po[0].msgstr = "Sobre"
    translation.import_po(po, user=other)
    with pytest.raises(Conflict, match="works on it"):
        take_translation(translation.pk, hers)
    StringTranslation.objects.update(updated_at=timezone.now() - timedelta(days=15))
    assert take_translation(translation.pk, hers).taken_by == hers
