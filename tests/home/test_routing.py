"""Finding pages: few queries, the right language, nothing private, redirects that last."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from wagtail.models import PageViewRestriction

from home import routing
from home.models import StandardPage
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def add(branch: Branch, slug: str, **fields: object) -> StandardPage:
    """Return a live standard page under the home page of `branch`."""
    page = StandardPage(title=slug.title(), slug=slug, locale=branch.locale, **fields)
    added: StandardPage = branch.home.add_child(instance=page)
    return added


def test_a_deep_page_is_found(client: Client, tree: dict[str, Branch]) -> None:
    child = add(tree["en"], "about")
    child.add_child(instance=StandardPage(title="Deep", slug="deep", locale=tree["en"].locale))
    assert client.get("/en/about/deep/").status_code == 200


def test_depth_costs_no_further_query(
    client: Client,
    tree: dict[str, Branch],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    parent = add(tree["en"], "a")
    for slug in ("b", "c", "d"):
        child = StandardPage(title=slug, slug=slug, locale=tree["en"].locale)
        parent = parent.add_child(instance=child)
    client.get("/en/a/")
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(8):
        assert client.get("/en/a/b/c/d/").status_code == 200


def test_a_path_longer_than_any_page_lies_deep_asks_for_no_more(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    statements = []
    for length in (routing.DEEPEST, 10 * routing.DEEPEST):
        with django_assert_max_num_queries(8) as asked:
            assert client.get(f"/en/{'a/' * length}").status_code == 404
        # On PostgreSQL with numbers for the paths, on SQLite with the paths themselves.
        asked_of = [one["sql"] for one in asked.captured_queries]
        statements += [one for one in asked_of if '"url_path" IN' in one]
    assert len(statements) == 2
    assert statements[0] == statements[1]


def test_whether_a_page_is_private_costs_no_query_of_its_own(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    add(tree["en"], "a")
    client.get("/en/a/")
    with django_assert_max_num_queries(3) as asked:
        client.get("/en/a/")
    statements = [query["sql"] for query in asked.captured_queries]
    assert not [one for one in statements if one.startswith('SELECT "wagtailcore_pageview')]


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/campaign/nothing/", "/de/", "/nothing/"])
def test_what_does_not_exist_is_not_found(
    client: Client, tree: dict[str, Branch], path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert not answer.cookies


def test_a_draft_is_not_found(client: Client, tree: dict[str, Branch]) -> None:
    add(tree["en"], "zorblax", live=False)
    assert client.get("/en/zorblax/").status_code == 404


def test_a_private_page_asks_for_its_password(client: Client, tree: dict[str, Branch]) -> None:
    page = add(tree["en"], "restricto")
    PageViewRestriction.objects.create(
        page=page,
        restriction_type=PageViewRestriction.PASSWORD,
        password="open",
    )
    answer = client.get("/en/restricto/")
    assert b"password" in answer.content
    assert "public" not in answer.headers["Cache-Control"]


def test_privacy_of_a_parent_covers_its_children(client: Client, tree: dict[str, Branch]) -> None:
    page = add(tree["en"], "restricto")
    page.add_child(instance=StandardPage(title="Child", slug="child", locale=tree["en"].locale))
    PageViewRestriction.objects.create(
        page=page,
        restriction_type=PageViewRestriction.PASSWORD,
        password="open",
    )
    assert b"password" in client.get("/en/restricto/child/").content
    titles = StandardPage.objects.live().public().values_list("title", flat=True)
    assert "Child" not in titles


def test_a_changed_slug_leaves_a_redirect(
    client: Client,
    tree: dict[str, Branch],
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    page = add(tree["en"], "old-address")
    page.slug = "new-address"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/en/old-address/")
    assert answer.status_code == 301
    assert answer["Location"] == "/en/new-address/"


def test_a_page_sets_no_cookie_and_may_be_kept(client: Client, tree: dict[str, Branch]) -> None:
    answer = client.get("/en/")
    assert not answer.cookies
    assert answer.headers["Cache-Control"].startswith("public, max-age=60")
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("accepted", "language"), [("es-PE,es;q=0.9", "es"), ("de", "en"), ("", "en"), ("pt", "en")]
)
def test_the_bare_address_leads_to_a_language_that_has_a_tree(
    client: Client, tree: dict[str, Branch], accepted: str, language: str
) -> None:
    answer = client.get("/", headers={"accept-language": accepted})
    assert answer.status_code == 302
    assert answer["Location"] == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


def test_language_links_lead_to_the_same_page_and_say_where_it_is_missing(
    client: Client, tree: dict[str, Branch]
) -> None:
    english = add(tree["en"], "about")
    add(tree["es"], "quienes-somos", translation_key=english.translation_key)
    alone = add(tree["en"], "alone")
    links = {link["code"]: link for link in client.get("/en/about/").context["chrome"].languages}
    assert links["es"]["url"] == "/es/quienes-somos/"
    assert links["es"]["exists"]
    assert "fr" not in links  # has no tree
    links = {link["code"]: link for link in client.get(alone.url).context["chrome"].languages}
    assert not links["es"]["exists"]
    assert links["es"]["url"] == "/es/alone/"
