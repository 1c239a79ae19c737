"""The windows to choose a record or a file can be narrowed to a language."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from home.blocks import StatisticBlock
from library.blocks import KeyFiguresBlock
from library.models import Statistic
from tests.factories.campaign import PledgeFactory
from tests.factories.library import PublicationFactory, StatisticFactory, file_of
from tests.factories.network import OrganisationFactory
from tests.factories.programme import PlanFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
PUBLICATIONS = "wagtailsnippetchoosers_library_publication"
PLANS = "wagtailsnippetchoosers_library_plan"
FIGURES = "wagtailsnippetchoosers_library_statistic"
FILES = "wagtaildocs_chooser"


@pytest.fixture
def hers(client: Client, settings: Any) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def edit_of(figure: Statistic) -> str:
    return reverse("wagtailsnippets_library_statistic:edit", args=[figure.pk])


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


def test_a_figure_is_chosen_by_words_language_or_area_and_kept_by_its_code(hers: Client) -> None:
    here = StatisticFactory.create(code="ghana", area="GH", label={"en": "in markets", "es": "así"})
    StatisticFactory.create(code="world", area="001", label={"en": "in crèches"})
    older = StatisticFactory.create(code="old", label={"en": "in the past"}, is_current=False)
    assert len(listed(hers, FIGURES)) == 2
    for asked in ({"language": "es"}, {"area": "GH"}, {"q": "markets"}, {"q": "así", "area": "GH"}):
        assert listed(hers, FIGURES, **asked) == {str(here)}, asked
    assert listed(hers, FIGURES, q="past") == set()
    assert str(older) not in hers.get(reverse(f"{FIGURES}:choose")).json()["html"]
    chosen = hers.get(reverse(f"{FIGURES}:chosen", args=[here.pk])).json()["result"]
    assert (chosen["id"], chosen["edit_url"]) == ("ghana", edit_of(here))
    assert chosen["string"].startswith("61% in markets (")


def test_records_are_found_with_and_without_accents_in_windows_and_lists(hers: Client) -> None:
    made = {
        "library_publication": PublicationFactory.create(title="Crèches de marché"),
        "network_organisation": OrganisationFactory.create(name="Crèches de marché"),
        "library_statistic": StatisticFactory.create(label={"fr": "crèches de marché"}),
    }
    for kind, record in made.items():
        rows = reverse(f"wagtailsnippets_{kind}:list")
        for asked in ("crèches marché", "creches marche", "CRÈCHES", "crè"):
            window = f"wagtailsnippetchoosers_{kind}"
            assert listed(hers, window, q=asked) == {str(record)}, (kind, asked)
            found = hers.get(rows, {"q": asked}).context
            assert [*found["object_list"]] == [record], (kind, asked)
            assert found["query_string"] == asked


@pytest.mark.parametrize(
    "block", [StatisticBlock().child_blocks["code"], KeyFiguresBlock().child_blocks["figure"]]
)
def test_the_field_of_a_figure_keeps_what_it_kept_and_refuses_unknown_codes(block: Any) -> None:
    figure = StatisticFactory.create(code="ghana")
    state = block.get_form_state("ghana")
    assert (state["id"], state["edit_url"]) == ("ghana", edit_of(figure))
    assert block.get_form_state("gone") is None
    assert block.clean("ghana") == block.get_prep_value(block.to_python("ghana")) == "ghana"
    for wrong in ("gone", "", None):
        with pytest.raises(ValidationError):
            block.clean(wrong)
