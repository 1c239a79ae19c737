"""The text of files is found on the page that offers them, once it was read in the background."""

import zipfile
from io import BytesIO

import pytest
import typst
from django.core.files.base import ContentFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from home.models import StandardPage
from search.actions.read_files import read_waiting
from search.models import FileText, SearchDocument
from search.words.reading import LONGEST_TEXT, UnreadableError, read_text
from tests.factories.tree import Branch, site_tree

WORDS = "Marigold traders count the hours."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
DOCX = f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>Mari</w:t></w:r></w:p></w:document>'
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;">]><a xmlns:w="urn:x"><w:p>&c;</w:p></a>'
)


def archive(name: str, text: str) -> bytes:
    """Return a file of an office program with one part."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, text)
    return file.getvalue()


def docx(words: str) -> bytes:
    """Return a DOCX of one line."""
    return archive("word/document.xml", DOCX.replace("Mari", words))


def pdf(words: str) -> bytes:
    """Return a PDF of one line."""
    made: bytes = typst.compile(words.encode())
    return made


ODT = archive(
    "content.xml", f'<o xmlns:t="{T}"><t:h>{WORDS}</t:h><t:p>And<t:line-break/>more</t:p></o>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", pdf(WORDS)), ("a.docx", docx(WORDS)), ("A.ODT", ODT)],
)
def test_the_text_of_each_kind_of_file_is_read(name: str, content: bytes) -> None:
    assert WORDS in read_text(BytesIO(content), name).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("empty.pdf", b""),
        ("broken.docx", b"PK\x03\x04"),
        ("other.docx", archive("else.xml", "<a/>")),
        ("bomb.docx", archive("word/document.xml", BOMB)),
        ("table.xlsx", b"PK"),
        ("no-ending", b"text"),
    ],
)
def test_broken_and_wicked_files_are_left_alone(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_text(BytesIO(content), name)


def test_a_part_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.words.reading.LARGEST_PART", 100)
    with pytest.raises(UnreadableError):
        read_text(BytesIO(docx("x" * 200)), "a.docx")


def test_of_a_long_file_only_the_beginning_is_kept() -> None:
    assert len(read_text(BytesIO(docx("word " * 60_000)), "a.docx").text) <= LONGEST_TEXT


@pytest.mark.django_db
class TestFoundByItsFile:
    """A page with a file in its text."""

    @pytest.fixture
    def branch(self) -> Branch:
        """A site in English."""
        return site_tree("en")["en"]

    @pytest.fixture
    def document(self) -> Document:
        """A file about marigolds."""
        return Document.objects.create(
            title="Hours", file=ContentFile(docx(WORDS), name="hours.docx")
        )

    @pytest.fixture
    def page(self, branch: Branch, document: Document) -> StandardPage:
        """A page that offers it, in another language."""
        block = {"document": document.pk, "title": "Las horas", "language": "es"}
        found = StandardPage(
            title="Downloads",
            slug="downloads",
            locale=branch.locale,
            body=[{"type": "document", "value": block}],
        )
        branch.home.add_child(instance=found)
        return found

    def found(self, client: Client, word: str, more: str = "") -> list[str]:
        """Return the titles that are found."""
        return [card.title for card in client.get(f"/en/search/?q={word}{more}").context["cards"]]

    def test_it_is_read_by_a_task_and_then_found(self, client: Client, page: StandardPage) -> None:
        assert DBTaskResult.objects.filter(task_path__endswith="read_file").count() == 1
        assert self.found(client, "marigold") == []
        assert read_waiting() == 1
        answer = client.get("/en/search/?q=marigold")
        (card,) = answer.context["cards"]
        assert (card.title, card.url) == ("Downloads", page.url)
        assert card.file == "In a file: Las horas"
        assert self.found(client, "marigold", "&language=es") == ["Las horas"]
        assert read_waiting() == 0

    def test_another_file_in_its_place_is_read_anew(
        self, client: Client, page: StandardPage, document: Document
    ) -> None:
        read_waiting()
        document.file = ContentFile(docx("Only petunias now."), name="hours.docx")
        document.file_hash = ""
        document.save()
        assert self.found(client, "marigold") == []
        read_waiting()
        assert self.found(client, "marigold") == []
        assert self.found(client, "petunias") == ["Downloads"]

    def test_a_file_that_is_taken_off_the_page_is_not_found(
        self, client: Client, page: StandardPage
    ) -> None:
        read_waiting()
        page.body = []
        page.save()
        assert self.found(client, "marigold") == []
        assert not SearchDocument.objects.filter(file__isnull=False).exists()

    def test_a_file_in_a_collection_for_few_is_not_found(
        self, client: Client, page: StandardPage, document: Document
    ) -> None:
        read_waiting()
        CollectionViewRestriction.objects.create(
            collection=Collection.get_first_root_node(), restriction_type="login"
        )
        assert self.found(client, "marigold") == []

    def test_a_broken_file_is_tried_once(self, page: StandardPage, document: Document) -> None:
        document.file = ContentFile(b"PK", name="broken.docx")
        document.file_hash = ""
        document.save()
        read_waiting()
        assert FileText.objects.get().state == "failed"
        StandardPage.objects.get(pk=page.pk).save()
        assert FileText.objects.get().state == "failed"
