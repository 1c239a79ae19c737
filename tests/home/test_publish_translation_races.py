"""An original is taken away at the moment in which its translation is published.

The test has a twin with its guard off, which shows the harm. PostgreSQL alone.
"""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.actions import publish_translation as publishing
from home.models import StandardPage
from home.patches import localize
from home.policies import ALLOWED
from tests.factories.staff import editor
from tests.factories.translations import begin_translation
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def published_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> Page:
    """Let one publish a translation while another takes its original down; return the page."""
    tree = site_tree("en", "es")
    source = tree["en"].home.add_child(instance=StandardPage(title="Rules", slug="rules"))
    page = begin_translation(source, tree["es"].locale)
    translation = Translation.objects.get(source__object_id=source.translation_key)
    po = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = f"es {number}"
    translation.import_po(po)
    her = editor()
    overtaken(
        monkeypatch,
        (publishing, "is_ready"),
        lambda: publishing.publish_translation(translation.pk, her),
        lambda: Page.objects.get(pk=source.pk).specific.unpublish(),
    )
    page.refresh_from_db()
    return page


def test_what_is_published_while_its_original_goes_goes_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not published_and_taken_away(monkeypatch).live


def test_without_the_guards_it_would_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    # Wagtail's own publishing is guarded as well, and would look once more.
    monkeypatch.setattr(localize, "may_show_words", lambda *_asked: ALLOWED)
    assert published_and_taken_away(monkeypatch).live
