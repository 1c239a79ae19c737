"""What is not for everybody is found by nobody, nowhere, however stale the index is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Page, PageViewRestriction

from campaign.models import StoryPage
from home.actions.report_concern import report_concern
from home.actions.take_down import take_down
from home.models import StandardPage
from network.enums import OrganisationStatus
from network.models import OrganisationPage
from search.actions.index import index_pages
from search.actions.learn_words import learn_words
from search.models import FileText, SearchDocument
from search.words.documents import document, sealed
from search.words.parts import Parts
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor
from tests.factories.story_translations import public_story
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
PUBLIC = "plumeria"
# Asked for with a slip, too: no other word must be offered.
WORDS = {
    "draft": "zorblaxine",
    "unpublished": "quivernock",
    "restricted": "hushwarren",
    "below": "nookfathom",
    "expired": "yesterquill",
    "taken down": "wrathmellow",
    "hidden": "danglespire",
    "withheld place": "Kumbletown",
    "closed": "shutterfield",
    "hidden profile": "veilmaker",
    "embargoed": "notbeforelight",
    "replaced file": "formerleaflet",
}


def standard(branch: Branch, word: str, parent: Any = None, **fields: Any) -> StandardPage:
    """Put a page with a word in its title, summary and body below the home page."""
    page = StandardPage(
        title=f"About {word}",
        slug=f"about-{word.lower()}",
        summary=f"Everything on {word}.",
        locale=branch.locale,
        **fields,
    )
    added: StandardPage = (parent or branch.home).add_child(instance=page)
    return added


def restrict(page: Page) -> None:
    """Keep a page and what is below it for people with a password."""
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )


def restricted(branch: Branch) -> None:
    page = standard(branch, WORDS["restricted"])
    standard(branch, WORDS["below"], parent=page)
    restrict(page)


def expired(branch: Branch) -> None:
    page = standard(branch, WORDS["expired"])
    # The worker has not come by yet.
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def unpublished(branch: Branch) -> None:
    page = standard(branch, WORDS["unpublished"])
    # Past every signal: the index still holds it.
    Page.objects.filter(pk=page.pk).update(live=False)


def stories(branch: Branch) -> None:
    down = public_story(branch, slug="down", text=f"I say {WORDS['taken down']} aloud.")
    hidden = public_story(branch, slug="hidden", text=f"I say {WORDS['hidden']} aloud.")
    placed = public_story(branch, slug="placed", place=WORDS["withheld place"])
    index_pages([down, hidden, placed])
    take_down(down.translation_key, editor(), "law", "A court says so")
    for network in ("a", "b"):
        report_concern(hidden.url, "danger", networks=[network])
    report_concern(placed.url, "danger", networks=["a"])


def organisations(branch: Branch) -> None:
    OrganisationFactory.create(
        name=f"Union of {WORDS['closed']}", slug="closed", status=OrganisationStatus.CLOSED
    )
    record = OrganisationFactory.create(name=f"Union of {WORDS['hidden profile']}", slug="veiled")
    profile = OrganisationPage(
        title=record.name, slug=record.slug, organisation=record, locale=branch.locale
    )
    branch.directory.add_child(instance=profile)
    take_down(profile.translation_key, editor(), "law", "A court says so")


def files(branch: Branch) -> None:
    page = standard(branch, "leaflets")
    for name, fields in (
        ("embargoed", {"visible_from": timezone.now() + timedelta(hours=1)}),
        ("replaced file", {"file_hash": "old"}),
    ):
        found = document(
            f"file:{name}", str(page.translation_key), "pages", "en", Parts(WORDS[name]), {}
        )
        found.page_id = page.pk
        for field, value in fields.items():
            setattr(found, field, value)
        if name == "replaced file":
            held = Document.objects.create(title="Leaflet", file_hash="new")
            found.file = FileText.objects.create(document=held, file_hash="old")
        sealed(found).save()


PLANTED: list[Callable[[Branch], object]] = [
    lambda branch: standard(branch, WORDS["draft"], live=False),
    unpublished,
    restricted,
    expired,
    stories,
    organisations,
    files,
]


@pytest.fixture
def branch() -> Branch:
    """A site with something for everybody, and all that is not."""
    found = site_tree("en", "es")["en"]
    standard(found, PUBLIC)
    for plant in PLANTED:
        plant(found)
    while learn_words():
        pass
    return found


def asked(word: str) -> list[str]:
    """Return what somebody could type who looks for a word: itself, with a slip, its beginning."""
    return [word, word[:-2] + word[-1], word[:5], f"{PUBLIC} {word}"]


def shown(client: Client, address: str) -> str:
    """Return all words that a search shows beside those that were typed."""
    answer = client.get(address)
    assert answer.status_code == 200
    context = answer.context
    options = [option for group in context["facet_groups"] for option in group["options"]]
    pieces = [context["instead"], *(str(option) for option in options)]
    pieces += [f"{card.marked_title} {card.text} {card.file}" for card in context["cards"]]
    pieces += [str(section) for section in context.get("sections", ())]
    return " ".join(pieces).replace("<mark>", "").replace("</mark>", "").lower()


def test_everybody_finds_what_is_for_everybody(client: Client, branch: Branch) -> None:
    assert PUBLIC in client.get(f"/en/search/?q={PUBLIC[:-1]}").content.decode()
    assert PUBLIC in client.get(f"/en/search/suggestions.json?q={PUBLIC[:4]}").content.decode()


def test_nobody_finds_what_is_not(client: Client, branch: Branch) -> None:
    found = []
    for name, planted in WORDS.items():
        word = planted.lower()
        for words in asked(word):
            address = f"/en/search/?q={words}"
            found += [address] if word in shown(client, address) else []
        for size in (3, 40):
            answer = client.get(f"/en/search/suggestions.json?q={word[:size]}")
            found += [f"suggestions {name}"] if word in answer.content.decode().lower() else []
        # Not even that there is something.
        found += [f"count {name}"] if client.get(f"/es/search/?q={word}").context["total"] else []
    assert found == []


def test_nothing_of_it_is_listed_for_machines(client: Client, branch: Branch) -> None:
    addresses = (
        "/sitemap-en.xml",
        "/sitemap-es.xml",
        "/en/",
        "/en/network/",
        "/en/updates/feed.atom",
        "/en/network/changes.atom",
        "/feeds/en/stories.atom",
        "/api/v1/organisations.json",
        "/api/v1/pledges.json",
        "/api/v1/stories.json",
        "/api/v1/library.json",
        "/en/related/?theme=child-care",
    )
    for address in addresses:
        said = client.get(address).content.decode().lower()
        # The register keeps the record of an organisation whose profile is hidden.
        named = [name for name, word in WORDS.items() if word.lower() in said]
        assert set(named) <= {"hidden profile"}, address


def test_the_daily_look_leaves_none_of_it_in_the_index(branch: Branch) -> None:
    from search.actions.rebuild import check_index

    check_index()
    held = " ".join(SearchDocument.objects.values_list("words", flat=True))
    # An embargo ends by itself.
    kept = {"embargoed"}
    assert [name for name, word in WORDS.items() if word.lower() in held and name not in kept] == []


def test_a_text_that_is_put_back_is_found_with_its_place(branch: Branch) -> None:
    story = StoryPage.objects.get(slug="placed")
    StoryPage.objects.filter(pk=story.pk).update(withheld=False)
    index_pages([StoryPage.objects.get(pk=story.pk)])
    found = SearchDocument.objects.visible().filter(words__contains=WORDS["withheld place"].lower())
    assert found.exists()
