"""What an editor is told about her draft, and what keeps it from being published."""

import gzip
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.actions.errors import Invalid
from home.content_checks import findings, look_at, refusals
from home.content_checks.outlines import prompt
from home.content_checks.rendered import Weight, check_headings, check_weight, weigh
from home.content_checks.sentences import long_sentences
from home.models import SiteImage, StandardPage
from home.templatetags.images import photo
from tests.factories.home import SiteImageFactory, made
from tests.factories.staff import editor, person
from tests.factories.tree import Branch, site_tree

LONG = " ".join(f"word{number}" for number in range(27)) + "."
FULL = {"summary": "In short.", "terms": {"theme": ["child-care"]}}


@pytest.fixture
def branch(db: None, settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def page(branch: Branch, *body: tuple[str, Any], **fields: Any) -> StandardPage:
    """Return a draft with these blocks."""
    blocks = [{"type": kind, "value": value} for kind, value in body]
    made = StandardPage(
        **{"title": "About", "slug": "about", "live": False, **FULL, **fields}, locale=branch.locale
    )
    made.body = StandardPage._meta.get_field("body").stream_block.to_python(blocks)
    branch.home.add_child(instance=made)
    return made


def kinds(found: list[Any]) -> list[str]:
    return [one.kind for one in found]


def image() -> SiteImage:
    return SiteImageFactory.create(size=(40, 30))


def test_a_finished_page_has_nothing_to_mend(branch: Branch) -> None:
    made = page(branch, ("heading", "Who we are"), ("paragraph", "<p>We are vendors.</p>"))
    assert findings(made, RequestFactory().get("/")) == []


def test_pictures_without_words_and_figures_without_source_block_publishing(
    branch: Branch,
) -> None:
    picture = image().pk
    made = page(
        branch,
        ("image", {"image": picture, "alt": " "}),
        ("figure", {"image": picture, "alt": "A chart", "caption": "x", "source_title": ""}),
        ("big_number", {"value": "61 %", "label": "work", "source_title": ""}),
        ("pull_quote", {"quote": "We work", "attribution": "", "source_title": ""}),
        ("pull_quote", {"quote": "We work", "attribution": "A vendor", "source_title": ""}),
    )
    found = refusals(made)
    assert kinds(found) == ["alt", "source", "source", "source"]
    assert next(one.where for one in found) == "Picture (1)"
    revision = made.save_revision()
    with pytest.raises(Invalid, match=r"cannot be published yet\. Picture \(1\): Say in one"):
        revision.publish()
    assert not Page.objects.get(pk=made.pk).live


def test_the_editor_saves_such_a_draft_and_is_told_why_it_is_not_published(
    branch: Branch, client: Client
) -> None:
    made = page(branch, ("pull_quote", {"quote": "We work"}))
    made.save_revision()
    client.force_login(editor())
    address = reverse("wagtailadmin_pages:edit", args=[made.pk])
    shown = client.get(address)
    assert "Say whose words these are" in shown.content.decode()
    form = {
        "title": "About",
        "slug": "about",
        "summary": "In short.",
        "body-count": "1",
        "body-0-type": "pull_quote",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        "body-0-value-quote": "We work",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    refused = client.post(address, {**form, "action-publish": "1"})
    assert "cannot be published yet. Pull quote (1): Say whose" in refused.content.decode()
    assert not Page.objects.get(pk=made.pk).live
    assert client.post(address, form).status_code == 302


def test_sentences_are_counted_by_language(branch: Branch) -> None:
    made = page(branch, ("paragraph", f"<p>Short one. {LONG}</p><p>{LONG}</p>"))
    found = [one for one in findings(made) if one.kind == "sentence"]
    assert len(found) == 2
    assert "has 27 words" in found[0].words
    made.locale.language_code = "es"
    assert [one for one in findings(made) if one.kind == "sentence"] == []
    assert list(long_sentences("No end " * 5 + "! And another. " + LONG, 25)) == [(LONG, 27)]


def test_many_long_sentences_are_named_in_part(branch: Branch) -> None:
    made = page(branch, *[("paragraph", f"<p>{LONG}</p>")] * 9)
    told = [one.words for one in findings(made) if one.kind == "sentence"]
    assert len(told) == 6
    assert told[-1].startswith("4 more")


def test_links_that_lead_readers_nowhere_are_named(branch: Branch) -> None:
    def add(slug: str, **fields: Any) -> StandardPage:
        made = StandardPage(title=slug, slug=slug, locale=branch.locale, **fields)
        return branch.home.add_child(instance=made)

    draft, gone, hidden, public = add("draft", live=False), add("gone"), add("hid"), add("seen")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    link = '<a linktype="page" id="{}">there</a>'
    text = "".join(link.format(one.pk) for one in (draft, gone, hidden, public))
    made = page(
        branch,
        ("paragraph", f'<p>{text}<a id="99999" linktype="document">file</a></p>'),
        ("related_pages", {"title": "More", "pages": [draft.pk, public.pk]}),
    )
    gone.delete()
    told = [one.words for one in findings(made) if one.kind == "link"]
    assert [words.split(".")[0] for words in told] == [
        "This links to a page that is not public",
        "This links to a page that no longer exists",
        "This links to a page that not everybody may read",
        "This links to a file that no longer exists",
        "This links to a page that is not public",
    ]


def test_what_is_missing_and_what_an_outline_left_is_named(branch: Branch) -> None:
    made = page(branch, ("heading", prompt("Name the part")), summary="", terms={})
    assert set(kinds(findings(made))) == {"summary", "terms", "outline"}


def test_headings_keep_their_order(branch: Branch) -> None:
    text = "<h3>B &amp; C</h3><h3> </h3><p>x</p>"
    made = page(branch, ("paragraph", text), ("heading", "D"), ("paragraph", "<h3>E</h3>"))
    found = findings(made, RequestFactory().get("/"))
    assert sorted((one.where, one.words.split(".")[0]) for one in found) == [
        ("", "The heading “B & C” skips a level"),
        ("Paragraph (1)", "A heading is empty"),
    ]
    assert list(check_headings("<h1>A</h1><h3>Of the template</h3>", [])) == []


def test_pages_keep_their_weight() -> None:
    assert list(check_weight(Weight(48_400, 90_000))) == []
    assert "weighs 49 kB when it opens; at most 48" in next(check_weight(Weight(48_600, 0))).words


def test_pictures_are_weighed_as_a_phone_takes_them(branch: Branch) -> None:
    picture = made(SiteImageFactory.create(size=(1400, 900), released=True))
    size = {one["width"]: one["size"] for one in picture.copies if one["format"] == "avif"}
    empty = weigh("").first

    def added(slot: str, *, eager: bool = False) -> tuple[int, int]:
        """Return what a picture adds at first and in the end, less the words around it."""
        html = str(photo(picture, slot, "A market", eager=eager))
        words = len(gzip.compress(html.encode(), 6)) - len(gzip.compress(b"", 6))
        found = weigh(html)
        return found.first - empty - words, found.whole - empty - words

    assert added("wide", eager=True) == (size[750], size[750])
    assert added("wide") == (0, size[750])
    # Half of the screen: the narrowest copy is wide enough.
    assert added("card") == (0, size[360])
    branch.home.hero_image = picture
    branch.home.save()
    look = look_at(branch.home, RequestFactory().get("/"))
    assert "weight" not in kinds(look.findings)
    assert look.weight
    assert look.weight.first > empty + size[750]


def test_the_checks_follow_what_is_typed_and_say_what_they_looked_at(
    branch: Branch, client: Client
) -> None:
    made = page(branch, ("paragraph", "<p>We are vendors.</p>"))
    made.save_revision()
    client.force_login(editor())
    address = reverse("content_checks", args=[made.pk])

    def told() -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    assert "Nothing to mend" in told()
    assert "This is about the saved draft (" in told()
    assert "On a phone the page weighs" in told()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[made.pk])
    form = {
        "title": "About",
        "slug": "about",
        "body-count": "1",
        "body-0-type": "pull_quote",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        "body-0-value-quote": "We work",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    assert client.post(preview, form).json()["is_valid"]
    assert "Say whose words these are" in told()
    assert "This is about what stands in the editor now." in told()
    # What was typed before the draft was saved counts no more.
    made.save_revision()
    assert "Say whose words these are" not in told()
    assert "This is about the saved draft (" in told()
    client.force_login(person())
    assert client.get(address).status_code == 403


def test_a_hundred_blocks_are_checked_in_a_moment_with_few_queries(branch: Branch) -> None:
    picture, target = image(), branch.campaign.pk
    text = f'<p>We work. <a linktype="page" id="{target}">There</a>.</p>'
    body = [
        ("paragraph", text),
        ("image", {"image": picture.pk, "alt": "Women at a market"}),
        ("heading", "What we ask"),
        ("big_number", {"value": "61 %", "label": "work", "source_title": "ILO"}),
    ]
    few, many = page(branch, *body), page(branch, *(body * 25), slug="long")
    counted, request = [], RequestFactory().get("/")
    for one in (few, many):
        fresh = StandardPage.objects.select_related("locale").get(pk=one.pk)
        with CaptureQueriesContext(connection) as queries:
            assert findings(fresh) == []
        counted.append(len(queries))
        began = time.process_time()
        assert findings(fresh, request) == []
        spent = time.process_time() - began
    assert counted[0] == counted[1] <= 4
    assert spent < 0.2
