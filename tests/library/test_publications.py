"""Publications: their pages, files, editions, embargoes, and the list of the library."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from campaign.models import ShareCard
from library.actions.count_pages import count_pages
from library.models import (
    JournalArticle,
    MaterialsPage,
    PublicationFile,
    PublicationPage,
    ToolkitPage,
)
from tests.factories.library import (
    GlossaryTermFactory,
    PublicationFactory,
    file_of,
    library_of,
    publication_page,
)
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
TEXT = [{"type": "paragraph", "value": "<p>A kayayo waits.</p><p>A kayayo rests.</p>"}]
ACTIVITY = {
    "title": "A map",
    "purpose": "We see the place.",
    "minutes": 45,
    "group": "6-20",
    "materials": ["Paper"],
    "steps": [{"text": "Draw.", "minutes": 10}],
    "handout_title": "My sheet",
    "handout": "[ ] One",
    "facilitator_note": "Wait.",
}
MODULES = [{"type": "module", "value": {"title": "Maps", "text": "", "activities": [ACTIVITY]}}]


@pytest.fixture
def branch() -> Branch:
    """A site in English."""
    return site_tree()["en"]


def test_a_page_tells_size_and_length_of_each_file_before_it_is_opened(
    branch: Branch, client: Client
) -> None:
    page = publication_page(branch)
    file_of(page.publication, "en")
    file_of(page.publication, "th", title="แผ่นพับ")
    assert count_pages(page.publication) == 2
    assert set(PublicationFile.objects.values_list("pages", flat=True)) == {2}
    assert count_pages(page.publication) == 0
    answer = client.get(page.url).content.decode()
    assert answer.count("2 pages") == 2
    assert 'hreflang="th"' in answer
    assert [row[0] for row in page.file_translations()] == ["en", "th"]


def test_a_damaged_file_has_no_length_and_breaks_nothing(branch: Branch) -> None:
    kept = file_of(publication_page(branch).publication)
    kept.document.file.save("broken.pdf", io.BytesIO(b"%PDF-1.7 nothing"))
    assert count_pages(kept.publication) == 0


def test_words_of_the_glossary_are_marked_once_on_a_page(branch: Branch, client: Client) -> None:
    GlossaryTermFactory.create()
    page = publication_page(branch, body=TEXT)
    answer = client.get(page.url).content.decode()
    assert answer.count('class="glossed"') == 1
    assert "/en/glossary/#kayayei" in answer
    assert 'id="kayayei"' in client.get("/en/glossary/").content.decode()


def test_machines_read_author_date_and_identifier(branch: Branch, client: Client) -> None:
    record = PublicationFactory.create(authors="Lund, Francie", doi="10.1000/182", month=3)
    answer = client.get(publication_page(branch, record, title="</script>").url).content.decode()
    assert '<meta name="citation_author" content="Lund, Francie">' in answer
    assert '<meta name="citation_doi" content="10.1000/182">' in answer
    assert '<meta name="DC.date" content="2024-03">' in answer
    assert '"@type": "Report"' in answer
    assert r'"name": "\u003C/script\u003E"' in answer


def test_an_older_edition_stays_and_leads_to_the_newest(branch: Branch, client: Client) -> None:
    first = publication_page(branch, title="First edition")
    record = PublicationFactory.create(supersedes=first.publication, edition=2)
    second = publication_page(branch, record, title="Second edition")
    old = client.get(first.url).content.decode()
    assert second.url in old
    assert "There is a newer edition." in old
    assert first.url in client.get(second.url).content.decode()
    listed = client.get(library_of(branch).url).content.decode()
    assert "Second edition" in listed
    assert "First edition" not in listed


def test_an_edition_is_superseded_once_and_never_by_itself() -> None:
    first = PublicationFactory.create()
    second = PublicationFactory.create(supersedes=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationFactory.create(supersedes=first)
    first.supersedes = second
    with pytest.raises(ValidationError):
        first.full_clean()


def test_an_embargo_closes_page_files_and_lists_until_it_ends(
    branch: Branch, client: Client
) -> None:
    later = timezone.now() + timedelta(days=1)
    page = publication_page(branch, PublicationFactory.create(embargo_until=later), title="Secret")
    document = file_of(page.publication).document
    assert client.get(page.url).status_code == 404
    assert client.get(document.url).status_code == 404
    assert "Secret" not in client.get(library_of(branch).url).content.decode()
    page.go_live_at = None
    page.clean()
    assert page.go_live_at == later
    client.force_login(editor())
    assert client.get(document.url).status_code == 200


def test_a_journal_issue_lists_its_articles_with_what_they_cost(
    branch: Branch, client: Client
) -> None:
    record = PublicationFactory.create(series="journal-issue", journal="New Solutions")
    JournalArticle.objects.create(publication=record, title="Work", doi="10.1000/1", access="paid")
    answer = client.get(publication_page(branch, record).url).content.decode()
    assert "https://doi.org/10.1000/1" in answer
    assert "Costs money" in answer
    with pytest.raises(ValidationError):
        PublicationFactory.build(series="journal-issue").full_clean()


def test_a_toolkit_prints_and_goes_along_in_one_file(branch: Branch, client: Client) -> None:
    page = publication_page(branch, model=ToolkitPage, modules=MODULES, title="Kit")
    file_of(page.publication)
    shown = client.get(page.url).content.decode()
    assert "45 minutes" in shown
    printed = client.get(f"{page.url}print/")
    assert printed.content.startswith(b"%PDF")
    again = client.get(f"{page.url}print/", headers={"If-None-Match": printed.headers["ETag"]})
    assert again.status_code == 304
    packed = client.get(f"{page.url}offline/")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        names = archive.namelist()
        assert "My sheet" in archive.read("index.html").decode()
    assert sum(name.endswith(".pdf") for name in names) == 2
    assert client.get(f"{page.url}bibtex/").content.startswith(b"@techreport{")
    empty = publication_page(branch)
    assert client.get(f"{empty.url}print/").status_code == 404
    assert client.get(f"{empty.url}offline/").status_code == 404


def test_the_library_narrows_down_and_costs_the_same_however_long(
    branch: Branch,
    client: Client,
    django_assert_max_num_queries: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(21):
            facts = {"series": "toolkit" if number else "book", "year": 2000 + number}
            record = PublicationFactory.create(**facts)
            publication_page(branch, record, terms={"theme": ["child-care"]})
        file_of(record, "zu")
    url = library_of(branch).url
    client.get(url)
    with django_assert_max_num_queries(12):
        answer = client.get(url)
    assert answer.context["total"] == 21
    assert len(answer.context["cards"]) == 20
    assert answer.context["cards"][0].title == record.title
    for query, total in (
        ("series=book", 1),
        ("theme=child-care", 21),
        ("theme=law", 0),
        ("language=zu", 1),
        ("year=2003", 1),
        ("series=toolkit&year=2000", 0),
        ("series=nothing&year=%00&language=%3Cb%3E", 21),
    ):
        assert client.get(f"{url}?{query}").context["total"] == total, query


def test_a_choice_in_the_library_can_be_changed_and_dropped(
    branch: Branch, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number, (series, theme) in enumerate(
        (("toolkit", "child-care"), ("toolkit", "law"), ("book", "child-care"))
    ):
        record = PublicationFactory.create(series=series, year=2000 + number)
        publication_page(branch, record, terms={"theme": [theme]})
    url = library_of(branch).url
    client.get(url)
    with django_assert_max_num_queries(12):
        answer = client.get(f"{url}?series=toolkit&theme=child-care&year=2000&lite=1")
    groups = {group["name"]: group["options"] for group in answer.context["facet_groups"]}
    numbers = {
        name: {option["value"]: option["count"] for option in options}
        for name, options in groups.items()
    }
    # Beside each stands what it would leave in place of the choice of its own list.
    assert numbers["series"] == {"toolkit": 1}
    assert numbers["theme"] == {"child-care": 1}
    assert numbers["year"] == {"2000": 1}
    answer = client.get(f"{url}?series=toolkit")
    groups = {group["name"]: group["options"] for group in answer.context["facet_groups"]}
    assert {one["value"]: one["count"] for one in groups["series"]} == {"toolkit": 2, "book": 1}
    assert [one["value"] for one in groups["year"]] == ["2001", "2000"]
    answer = client.get(f"{url}?series=toolkit&theme=law&page=1&lite=1")
    assert [chip["url"] for chip in answer.context["chips"]] == [
        "?theme=law&lite=1",
        "?series=toolkit&lite=1",
    ]
    assert answer.context["clear_url"] == f"{url}?lite=1"
    assert answer.context["kept"] == [{"name": "lite", "value": "1"}]


def test_feeds_of_language_theme_and_series_hold_what_is_new(
    branch: Branch, client: Client
) -> None:
    publication_page(branch, title="Brief on crèches", terms={"theme": ["child-care"]})
    for path in ("library", "themes/child-care", "series/briefing-note"):
        answer = client.get(f"/en/feeds/{path}.atom")
        assert "Brief on crèches" in answer.content.decode()
        tag = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(f"/en/feeds/{path}.atom", headers=tag).status_code == 304
    assert "Brief" not in client.get("/en/feeds/series/book.atom").content.decode()
    assert client.get("/en/feeds/series/astrology.atom").status_code == 404
    assert "/en/feeds/themes/child-care.atom" in client.get("/en/feeds/").content.decode()
    assert client.get("/feeds/").status_code == 302


def test_pages_of_a_publication_are_listed_under_every_language_of_its_files(
    branch: Branch, django_capture_on_commit_callbacks: Any
) -> None:
    page = publication_page(branch)
    with django_capture_on_commit_callbacks(execute=True):
        file = file_of(page.publication, "hi")
    found = PublicationPage.objects.get(pk=page.pk).page_terms
    assert set(found.filter(vocabulary="language").values_list("code", flat=True)) == {"en", "hi"}
    with django_capture_on_commit_callbacks(execute=True):
        file.delete()
    assert set(found.filter(vocabulary="language").values_list("code", flat=True)) == {"en"}


def test_materials_offer_files_and_a_picture_in_every_language_that_exists(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    tree = site_tree()
    materials = library_of(tree["en"]).add_child(instance=MaterialsPage(title="Materials"))
    record = PublicationFactory.create(series="campaign-material", material="poster")
    page = PublicationPage(title="Open at five", slug="open-at-five", publication=record)
    materials.add_child(instance=page)
    file_of(record, "en", paper="A4")
    file_of(record, "zu", paper="A4")
    ShareCard.objects.create(page_id=page.pk, digest="x", file="images/card-x.png")
    client.get(materials.url)
    with django_assert_max_num_queries(12):
        answer = client.get(materials.url)
    (group,) = answer.context["groups"]
    (item,) = group["items"]
    told = [(one["code"], len(one["files"]), bool(one["card"])) for one in item["languages"]]
    assert told == [("en", 1, True), ("zu", 1, False)]
    text = answer.content.decode()
    assert text.count("Picture to share") == 1
    assert "<img" in text
    assert "card-x.png" in client.get(page.url).content.decode()
    assert "<img" not in client.get(f"{materials.url}?lite=1").content.decode()
    assert "poster" in page.searchable_text()


def test_an_empty_library_says_so_and_offers_nothing_to_choose(
    branch: Branch, client: Client
) -> None:
    text = client.get(library_of(branch).url).content.decode()
    assert "No publication yet" in text
    for missing in ('class="facets"', "0 publications"):
        assert missing not in text
