"""The directory and the pages of organisations."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail_localize.fields import SynchronizedField

from network.enums import OrganisationStatus
from network.models import CooperativePage, Organisation, OrganisationPage, OrganisationTerm
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor
from tests.factories.translations import begin_translation
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def names(client: Client, query: str = "") -> list[str]:
    """Return the organisations that the directory lists."""
    answer = client.get(f"/en/network/{query}")
    assert answer.status_code == 200
    return [row.card.title for row in answer.context["list"]]


def waste_pickers() -> Organisation:
    """Return a cooperative of waste pickers in Brazil."""
    organisation = OrganisationFactory.create(
        name="Associação das Catadoras", slug="catadoras", org_type="coop", country="BR"
    )
    OrganisationTerm.objects.create(organisation=organisation, vocabulary="sector", code="wp")
    return organisation


@pytest.mark.parametrize(
    "query", ["?country=BR", "?sector=wp", "?type=coop", "?q=associacao", "?q=catad&country=br"]
)
def test_words_and_choices_narrow_the_directory(
    client: Client, tree: dict[str, Branch], query: str
) -> None:
    waste_pickers()
    OrganisationFactory.create(name="Market Women")
    assert names(client, query) == ["Associação das Catadoras"]


@pytest.mark.parametrize(
    "query",
    ["?country=ZZZ", "?country=%00%00", "?sector=%00", "?type=x", "?page=-1", "?q=%22", "?q=%00"],
)
def test_parameters_that_mean_nothing_break_nothing(
    client: Client, tree: dict[str, Branch], query: str
) -> None:
    OrganisationFactory.create(name="Market Women")
    answer = client.get(f"/en/network/{query}")
    assert answer.status_code == 200
    assert not any(answer.context["filters"].values.values())


def test_a_closed_organisation_is_not_listed(client: Client, tree: dict[str, Branch]) -> None:
    OrganisationFactory.create(name="Gone", status=OrganisationStatus.CLOSED)
    assert names(client) == []


def test_a_listing_has_its_address_before_anybody_claims_it(
    client: Client, tree: dict[str, Branch]
) -> None:
    waste_pickers()
    answer = client.get("/en/network/catadoras/")
    assert answer.status_code == 200
    assert "from the register" in answer.content.decode()
    assert answer.headers["Cache-Control"].startswith("public")
    assert client.get("/en/network/unknown/").status_code == 404


def test_a_profile_takes_over_the_address_of_the_listing(
    client: Client, tree: dict[str, Branch]
) -> None:
    page = OrganisationPage(
        title="Catadoras",
        slug="catadoras",
        summary="We sort what the city throws away.",
        organisation=waste_pickers(),
        locale=tree["en"].locale,
    )
    tree["en"].directory.add_child(instance=page)
    assert "We sort what the city" in client.get("/en/network/catadoras/").content.decode()
    assert client.get("/es/network/catadoras/").templates[0].name == "pages/listing.html"


def profile(branch: Branch, organisation: Organisation, **fields: Any) -> OrganisationPage:
    """Return a profile that somebody gave an address of her own."""
    page = OrganisationPage(
        title="Other words", organisation=organisation, locale=branch.locale, **fields
    )
    branch.directory.add_child(instance=page)
    return page


@pytest.mark.parametrize("live", [True, False])
def test_a_profile_has_the_address_of_its_organisation_whatever_was_typed(
    client: Client, tree: dict[str, Branch], live: bool
) -> None:
    page = profile(tree["en"], waste_pickers(), slug="other-words", live=live)
    page.refresh_from_db()
    assert page.slug == "catadoras"
    answer = client.get("/en/network/catadoras/")
    assert ("Other words" in answer.content.decode()) == live


def test_a_translated_profile_keeps_the_address(tree: dict[str, Branch]) -> None:
    page = profile(tree["en"], waste_pickers())
    assert begin_translation(page, tree["es"].locale).slug == "catadoras"
    kept = {field.field_name: field for field in OrganisationPage.translatable_fields}
    assert isinstance(kept["slug"], SynchronizedField)


@pytest.mark.parametrize("kind", [OrganisationPage, CooperativePage])
@pytest.mark.parametrize("live", [True, False])
def test_an_organisation_has_one_profile_a_language(
    tree: dict[str, Branch], kind: type[OrganisationPage], live: bool
) -> None:
    organisation = waste_pickers()
    first = profile(tree["en"], organisation)
    first.full_clean()
    second = kind(title="Again", organisation=organisation, locale=first.locale, live=live)
    with pytest.raises(ValidationError, match="has a profile in this language already"):
        tree["en"].directory.add_child(instance=second)
    profile(tree["es"], organisation)


def test_the_editor_of_a_profile_shows_the_address_and_does_not_ask_for_it(
    client: Client, tree: dict[str, Branch], settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    page = profile(tree["en"], waste_pickers())
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'name="slug"' not in html
    add = reverse(
        "wagtailadmin_pages:add", args=["network", "organisationpage", tree["en"].directory.pk]
    )
    assert client.get(add).status_code == 200


def test_the_directory_keeps_its_address(tree: dict[str, Branch]) -> None:
    directory = tree["en"].directory
    directory.slug = "elsewhere"
    with pytest.raises(ValidationError, match="keeps its address"):
        directory.full_clean()


def test_a_page_of_the_directory_costs_at_most_twelve_queries(
    client: Client,
    tree: dict[str, Branch],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for number in range(30):
        organisation = OrganisationFactory.create(name=f"Union {number:02}")
        OrganisationTerm.objects.create(organisation=organisation, vocabulary="sector", code="wp")
    client.get("/en/network/")
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(12):
        assert len(names(client, "?sector=wp&country=GH&type=union&q=union")) == 25
