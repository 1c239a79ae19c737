"""The translation desk of the demo: one page is behind, so that one sees what the desk is for."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from campaign.demo.source import LANGUAGES, Demo
from campaign.demo.translations import BEHIND, adopt_translations
from home.models import StandardPage
from home.selectors.versions import is_behind
from tests.factories.tree import site_tree


@pytest.mark.django_db
def test_old_translations_of_the_demo_are_not_behind_but_one_on_purpose() -> None:
    branches, demo = site_tree(*LANGUAGES), Demo()
    for key, age in (("page:about", 30), ("page:old", 1200)):
        first = None
        for place, language in enumerate(LANGUAGES):
            branch = branches[language]
            page = StandardPage(title=language, slug=key[5:], summary=key, locale=branch.locale)
            page.translation_key = first or page.translation_key
            branch.home.add_child(instance=page)
            first = page.translation_key
            day = timezone.now() - timedelta(days=age + place)
            Page.objects.filter(pk=page.pk).update(last_published_at=day)
            page.refresh_from_db()
            demo.pages[(key, language)] = page
    adopt_translations(demo)
    behind = StandardPage.objects.annotate(behind=is_behind()).filter(behind=True)
    assert [page.pk for page in behind] == [demo.pages[BEHIND].pk]
