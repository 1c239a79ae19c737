"""Editors begin a page from an outline in the language of the page, and it saves as it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.content_checks import findings
from home.outlines import begin_from, outlines_of
from home.registry import page_outlines
from library.models import LibraryPage, ProgrammePage
from tests.factories.library import PublicationFactory, library_of
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
NAMES = [name for name, _outline in page_outlines.items()]


@pytest.fixture
def tree(settings: Any, client: Client) -> dict[str, Branch]:
    settings.ADMIN_REQUIRES_MFA = False
    tree = site_tree("en", "es")
    client.force_login(editor())
    return tree


def address(name: str, parent: Page) -> str:
    model = apps.get_model(page_outlines[name].model)
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def sent(block: Any, value: Any) -> Any:
    """Return the value of a block as the editor's form sends it."""
    if isinstance(value, RichText):
        return rich_text(value.source, features=block.features)
    if isinstance(block, blocks.StreamBlock):
        return streamfield([(one.block_type, sent(one.block, one.value)) for one in value or ()])
    if isinstance(block, blocks.ListBlock):
        return streamfield([("item", sent(block.child_block, one)) for one in value])
    if isinstance(block, blocks.StructBlock):
        return {name: sent(child, value.get(name)) for name, child in block.child_blocks.items()}
    return value or ""


def parent_of(model: Any, branch: Branch) -> Page:
    """Return a page below which one of this type may stand."""
    parents = set(model.allowed_parent_page_models())
    planted = [page for page in vars(branch).values() if type(page) in parents]
    if planted:
        return planted[0]
    if LibraryPage in parents:
        return library_of(branch)
    made = ProgrammePage(title="P", slug="p", programme="social-protection", locale=branch.locale)
    return branch.home.add_child(instance=made)


def fields_of(form: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a form sends when nobody changes it."""
    for bound in form:
        if bound.name == "terms":
            continue
        value = bound.value()
        if hasattr(bound.field, "block"):
            value = sent(bound.field.block, value)
        elif isinstance(bound.field.widget, DraftailRichTextArea):
            value = rich_text(value or "", features=bound.field.widget.features)
        yield bound.html_name, "" if value is None else value
    for formset in form.formsets.values():
        yield from ((f"{formset.prefix}-{part}_FORMS", "0") for part in ("TOTAL", "INITIAL"))


@pytest.mark.parametrize("name", NAMES)
def test_an_outline_opens_in_the_language_of_the_page_and_saves(
    client: Client, tree: dict[str, Branch], name: str
) -> None:
    model = apps.get_model(page_outlines[name].model)
    parent = parent_of(model, tree["es"])
    opened = client.get(address(name, parent), {"outline": name})
    page, form = opened.context["form"].instance, opened.context["form"]
    spanish, english = model(locale=tree["es"].locale), model(locale=tree["en"].locale)
    begin_from(spanish, name)
    begin_from(english, name)
    assert page.title == spanish.title != english.title
    data = dict(fields_of(form))
    if "publication" in data:
        data["publication"] = PublicationFactory.create().pk
    assert page.slug
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    kept = client.post(address(name, parent), nested_form_data(data))
    assert kept.status_code == 302, kept.context["form"].errors
    again = client.get(address(name, parent), {"outline": name})
    assert again.context["form"].instance.slug == f"{page.slug}-2"
    made = model.objects.get(slug=page.slug)
    assert not made.live
    assert "outline" in {one.kind for one in findings(made)}
    assert [one.block_type for one in getattr(made, "body", ())] == [
        one.block_type for one in getattr(page, "body", ())
    ]


def test_the_choice_is_offered_once_with_the_empty_page_as_the_last(
    client: Client, tree: dict[str, Branch]
) -> None:
    asked = client.get(address("about", tree["en"].home), {"next": "/admin/pages/"})
    offers = asked.context["offers"]
    assert [one["url"].rpartition("outline=")[2] for one in offers] == [
        "about",
        "questions",
        "event",
        "how-to",
        "",
    ]
    assert all("next=" in one["url"] for one in offers)
    empty = client.get(address("about", tree["en"].home) + offers[-1]["url"])
    assert empty.context["form"].instance.title == ""
    unknown = client.get(address("about", tree["en"].home), {"outline": "nothing"})
    assert unknown.context["form"].instance.title == ""


def test_page_types_without_outlines_open_at_once(client: Client, tree: dict[str, Branch]) -> None:
    model = apps.get_model("home.ContactPage")
    assert outlines_of(model) == []
    add = reverse("wagtailadmin_pages:add", args=["home", "contactpage", tree["en"].home.pk])
    assert "form" in client.get(add).context
