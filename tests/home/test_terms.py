"""What pages are about: the terms of the controlled lists, and the rows that lists count."""

from typing import Any

import pytest
from django.db import connection
from django.forms import Form
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.actions.remember_terms import remember_all_terms, remember_terms
from home.models import PageTerm, StandardPage
from home.selectors.terms import about, term_counts
from home.terms import TermsField, TermsFormField, widened
from network.models import Organisation
from tests.factories.campaign import pledge_page
from tests.factories.tree import Branch, site_tree


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree()["en"]


def page_about(branch: Branch, **terms: list[str]) -> StandardPage:
    """Return a live page with these terms."""
    page = StandardPage(title="A page", terms=terms)
    branch.home.add_child(instance=page)
    return page


def rows(page: Page) -> set[tuple[str, str]]:
    """Return the terms under which a page is listed."""
    return set(PageTerm.objects.filter(page=page).values_list("vocabulary", "code"))


def test_a_country_brings_its_regions_and_a_region_the_wider_ones() -> None:
    assert widened({"country": ["GH"]})["region"] >= {"011", "202", "002", "001"}
    assert widened({"region": ["011"]})["region"] == {"011", "202", "002", "001"}
    assert widened({"theme": ["child-care"]}) == {"theme": {"child-care"}}


def test_the_form_takes_terms_of_the_lists_alone() -> None:
    class TermsForm(Form):
        terms = TermsFormField(required=False)

    form = TermsForm(QueryDict("terms_theme=child-care&terms_country=GH&terms_country=TG"))
    assert form.is_valid()
    assert form.cleaned_data["terms"] == {"theme": ["child-care"], "country": ["GH", "TG"]}
    assert not TermsForm(QueryDict("terms_theme=astrology")).is_valid()
    drawn = str(TermsForm(initial={"terms": {"theme": ["child-care"]}}))
    assert "<details open>" in drawn
    assert "&lt;" not in drawn


@pytest.mark.parametrize("terms", [{"theme": ["astrology"]}, {"colour": ["red"]}, ["child-care"]])
def test_a_field_refuses_what_no_list_has(terms: Any) -> None:
    with pytest.raises(Exception, match="not known"):
        TermsField().clean(terms, None)


@pytest.mark.django_db
def test_a_live_page_is_listed_under_its_terms_and_a_draft_nowhere(branch: Branch) -> None:
    page = page_about(branch, theme=["child-care"], country=["GH"])
    assert rows(page) >= {("theme", "child-care"), ("country", "GH"), ("region", "202")}
    page.terms = {"theme": ["urban"]}
    page.save()
    assert rows(page) == {("theme", "urban")}
    draft = StandardPage(title="Draft", terms={"theme": ["urban"]}, live=False)
    branch.home.add_child(instance=draft)
    assert rows(draft) == set()
    assert [found.pk for found in about({"theme": "urban"})] == [page.pk]
    StandardPage.objects.filter(pk=page.pk).update(live=False)
    assert not about({"theme": "urban"}).exists()
    StandardPage.objects.filter(pk=page.pk).update(live=True)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not about({"theme": "urban"}).exists()


@pytest.mark.django_db
def test_all_of_several_terms_must_fit_and_numbers_are_one_statement(
    branch: Branch, django_assert_num_queries: Any
) -> None:
    both = page_about(branch, theme=["child-care"], audience=["leader"])
    page_about(branch, theme=["child-care"])
    assert [page.pk for page in about({"theme": "child-care", "audience": "leader"})] == [both.pk]
    with django_assert_num_queries(1):
        counts = term_counts(about({"theme": "child-care"}))
    assert counts == {("theme", "child-care"): 2, ("audience", "leader"): 1}


@pytest.mark.django_db
def test_what_stands_on_a_record_is_listed_where_the_record_is(branch: Branch) -> None:
    page = pledge_page(branch)
    country = str(page.organisation.country)
    assert ("country", country) in rows(page)
    other = "PE" if country != "PE" else "TG"
    Organisation.objects.filter(pk=page.organisation.pk).update(country=other)
    assert ("country", other) not in rows(page)
    assert remember_all_terms() == 1
    assert ("country", other) in rows(page)
    assert remember_terms([type(page).objects.get(pk=page.pk)]) == 0


@pytest.mark.django_db
def test_listing_all_pages_anew_costs_the_same_for_one_and_for_many(branch: Branch) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            remember_all_terms()
        return len(asked)

    pledge_page(branch)
    one = cost()
    for number in range(3):
        pledge_page(branch, title=f"Pledge {number}")
    assert cost() == one
