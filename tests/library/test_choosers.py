"""The windows to choose a record or a file can be narrowed to a language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.campaign import PledgeFactory
from tests.factories.library import PublicationFactory, file_of
from tests.factories.programme import PlanFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
PUBLICATIONS = "wagtailsnippetchoosers_library_publication"
PLANS = "wagtailsnippetchoosers_library_plan"
FILES = "wagtaildocs_chooser"


@pytest.fixture
def hers(client: Client, settings: Any) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def listed(client: Client, window: str, **asked: str) -> set[str]:
    found = client.get(reverse(f"{window}:choose_results"), asked)
    assert found.status_code == 200
    return {str(row) for row in found.context["results"].object_list}


def test_publications_and_files_are_narrowed_to_a_language_also_when_searched(
    hers: Client,
) -> None:
    brief = PublicationFactory.create(title="Care in markets", language="en")
    guide = PublicationFactory.create(title="Guide for markets", language="en")
    row = file_of(guide, "hi")
    assert listed(hers, PUBLICATIONS) == {str(brief), str(guide)}
    assert listed(hers, PUBLICATIONS, language="hi") == {str(guide)}
    assert listed(hers, PUBLICATIONS, language="hi", q="markets") == {str(guide)}
    assert listed(hers, PUBLICATIONS, language="hi", q="care") == set()
    assert listed(hers, FILES, language="hi") == {row.document.title}
    assert listed(hers, FILES, language="fr") == set()


def test_records_with_texts_in_several_languages_are_listed_under_each(hers: Client) -> None:
    both = PlanFactory.create(title={"en": "Five years", "es": "Cinco años"})
    PlanFactory.create(title={"en": "Two years"})
    assert listed(hers, PLANS, language="es") == {str(both)}
    assert len(listed(hers, PLANS)) == 2


def test_the_window_offers_the_languages_of_the_site_and_of_its_files(hers: Client) -> None:
    file_of(PublicationFactory.create(), "hi")
    shown = hers.get(reverse(f"{PUBLICATIONS}:choose")).json()["html"]
    assert 'name="language"' in shown
    assert '<option value="hi">Hindi</option>' in shown
    PledgeFactory.create()
    pledges = reverse("wagtailsnippetchoosers_campaign_pledge:choose_results")
    assert not hers.get(pledges, {"language": "fr"}).context["results"].object_list
    # Records without words of their own in any language keep their window as it is.
    organisations = hers.get(reverse("wagtailsnippetchoosers_network_organisation:choose"))
    assert 'name="language"' not in organisations.json()["html"]
