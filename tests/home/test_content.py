"""The blocks of a page: drawn as Wagtail draws them, from less."""

import json
from typing import Any

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue

from home.blocks import ContentBlock
from home.models import HomePage, SiteImage, StandardPage
from home.viewing import Viewing, viewed_as
from tests.factories.home import SiteImageFactory
from tests.factories.library import StatisticFactory
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
OURS = Template("{% load content %}{% content page.body %}")
WAGTAILS = Template(
    "{% load wagtailcore_tags %}{% for block in page.body %}{% include_block block %}{% endfor %}"
)


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree("en")["en"]


def stored(branch: Branch, image: SiteImage) -> list[dict[str, Any]]:
    """Return a body with every kind of block, and more than one of some, as the database has it."""
    home, code = branch.home.pk, StatisticFactory.create().code
    source = {"source_title": "ILO", "source_url": "https://example.org/"}
    picture = {"image": image.pk, "alt": "A yard", "credit": "Ama"}
    values: list[tuple[str, Any]] = [
        ("heading", "Care & <work>"),
        ("paragraph", "<p>Plain <b>words</b>.</p>"),
        ("paragraph", f'<p>To <a linktype="page" id="{home}">home</a>.</p>'),
        ("pull_quote", {"quote": "We <work>.", "attribution": "Ama", "year": "2026", **source}),
        ("figure", picture | {"caption": "A yard", **source}),
        ("big_number", {"value": "61 %", "label": "work", "year": "2018", **source}),
        ("statistic", {"code": code}),
        ("statistic", {"code": "gone"}),
        ("image", picture),
        (
            "call_to_action",
            {"title": "Sign", "text": "", "button": "Sign", "page": home, "url": ""},
        ),
        (
            "call_to_action",
            {
                "title": "Go",
                "text": "x",
                "button": "Go",
                "page": None,
                "url": "https://example.org/",
            },
        ),
        ("ask", {"audience": "government", "title": "Pay <us>", "text": ""}),
        (
            "timeline",
            {
                "items": [
                    {"type": "item", "id": "1", "value": {"date": "2017", "title": "A", "text": ""}}
                ]
            },
        ),
        ("related_pages", {"title": "More", "pages": [{"type": "item", "id": "2", "value": home}]}),
        ("related_pages", {"title": "Older form", "pages": [home, 999_999]}),
        ("embed", {"url": "https://vimeo.com/1", "title": "A film"}),
        ("listing", {"kind": "stories", "title": "Stories", "limit": 3}),
        ("listing", {"kind": "gone", "title": "Gone", "limit": 3, "pictures": False}),
    ]
    return [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(values)]


def drawn(template: Template, page: Any) -> str:
    request = RequestFactory().get("/en/")
    return str(template.render(Context({"page": page, "request": request})))


def page_with(branch: Branch, body: list[dict[str, Any]]) -> StandardPage:
    page = StandardPage(title="Any", slug="any", locale=branch.locale, body=json.dumps(body))
    branch.home.add_child(instance=page)
    return StandardPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("view", [Viewing(), Viewing(lite=True), Viewing(private=True)])
def test_every_block_is_drawn_as_wagtail_draws_it(branch: Branch, view: Viewing) -> None:
    body = stored(branch, SiteImageFactory.create())
    kinds = {*ContentBlock().child_blocks} - {"document"}
    assert {one["type"] for one in body} == kinds
    page = page_with(branch, body)
    with viewed_as(view):
        expected = drawn(WAGTAILS, StandardPage.objects.get(pk=page.pk))
        for _time in range(2):
            assert drawn(OURS, StandardPage.objects.get(pk=page.pk)) == expected
    assert "Pay &lt;us&gt;" in expected


def test_a_body_that_was_never_saved_is_drawn(branch: Branch) -> None:
    block = ContentBlock()
    body = StreamValue(
        block,
        [("heading", "Not yet"), ("ask", {"audience": "government", "title": "Pay", "text": ""})],
    )
    page = HomePage(title="Any", body=body)
    assert drawn(OURS, page) == drawn(WAGTAILS, page)


def test_what_may_change_beside_the_block_is_asked_each_time(branch: Branch) -> None:
    body = [
        one for one in stored(branch, SiteImageFactory.create()) if one["type"] == "related_pages"
    ]
    page = page_with(branch, body)
    assert branch.home.title in drawn(OURS, page)
    HomePage.objects.filter(pk=branch.home.pk).update(title="Another title")
    assert "Another title" in drawn(OURS, page)
    HomePage.objects.filter(pk=branch.home.pk).update(live=False)
    assert "Another title" not in drawn(OURS, page)


def test_words_alone_cost_no_statement(branch: Branch) -> None:
    alone = {"heading", "pull_quote", "big_number", "ask", "timeline", "embed"}
    body = [one for one in stored(branch, SiteImageFactory.create()) if one["type"] in alone]
    page = page_with(branch, body)
    with CaptureQueriesContext(connection) as queries:
        drawn(OURS, page)
    assert len(queries) == 0
