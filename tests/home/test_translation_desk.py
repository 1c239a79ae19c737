"""The translation desk: what it lists to whom, files to and fro, and what it refuses."""

import io
import zipfile
from typing import Any

import polib  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.import_po import import_po
from home.actions.publish_translation import publish_translation
from home.actions.translate_page import (
    begin_translation,
)
from home.models import StandardPage
from home.po_files import NotPoError, read_po, unpack
from library.models import Statistic
from tests.factories.campaign import pledge_page
from tests.factories.staff import editor, moderator, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
RICH = [{"type": "paragraph", "value": '<p>Read <a href="https://example.org/">our rules</a>.</p>'}]


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """It is asked for in tests/accounts/test_admin_gate.py."""
    settings.ADMIN_REQUIRES_MFA = False


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def add(tree: dict[str, Branch], slug: str, **fields: Any) -> StandardPage:
    page = StandardPage(title=slug.title(), slug=slug, summary=f"{slug}: for {{name}}.", **fields)
    added: StandardPage = tree["en"].home.add_child(instance=page)
    return added


def desk(user: Any, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse("translation_desk"), asked)


def rows(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 200
    return [(row.page.title, row.state.value) for row in answer.context["rows"]]


def filled(translation: Translation, words: str = "es") -> bytes:
    """Return the PO file of a translation, with every text translated."""
    po: Any = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = (
            f"{words} {number} {{name}}" if "{name}" in entry.msgid else f"{words}{number}"
        )
    return str(po).encode()


def test_it_says_what_is_missing_behind_and_in_work(tree: dict[str, Branch]) -> None:
    boss = editor()
    add(tree, "missing")
    pledge_page(tree["en"])  # a member's: not here
    add(tree, "draft", live=False)
    begun = begin_translation(add(tree, "begun").pk, boss, "es")
    page = add(tree, "behind")
    behind = begin_translation(page.pk, boss, "es")
    import_po("behind.po", filled(behind), boss)
    publish_translation(behind.pk, boss)
    assert ("Behind", "behind") not in rows(desk(boss, language="es"))
    page.summary = "Other words."
    page.save_revision().publish()
    answer = desk(boss, language="es")
    found = dict(rows(answer))
    assert found == {"Missing": "missing", "Begun": "work", "Behind": "behind"}
    said = {one["code"]: one["said"] for one in answer.context["languages"]}
    assert said["es"] == "1 page is missing. 1 page is behind. 1 page is in work."
    assert said["en"] == "Everything is translated."
    assert rows(desk(boss, language="es", state="work")) == [("Begun", "work")]
    assert rows(desk(boss, language="es", taken="mine", state="work")) == [("Begun", "work")]
    assert dict(rows(desk(editor(), language="es", taken="nobody"))) == {"Missing": "missing"}
    assert begun.holder.taken_by == boss
    assert "2 of 5 texts" not in answer.content.decode()
    unasked = desk(boss)
    assert f'<option value="{unasked.context["language"]}" selected' in unasked.content.decode()


def test_what_is_not_public_waits_for_nobody(tree: dict[str, Branch]) -> None:
    private, draft = add(tree, "private"), add(tree, "draft")
    assert {title for title, _state in rows(desk(editor(), language="es"))} >= {"Private", "Draft"}
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    draft.unpublish()
    shown = {title for title, _state in rows(desk(editor(), language="es"))}
    assert not shown & {"Private", "Draft"}


def test_its_queries_do_not_grow(
    tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    boss = editor()
    for number in range(6):
        page = add(tree, f"page-{number}")
        if number % 2:
            begin_translation(page.pk, boss, "es")
    client = Client()
    client.force_login(boss)
    url = reverse("translation_desk")
    client.get(url)
    # Six of them are Wagtail's own, for menu and person.
    with django_assert_max_num_queries(24) as few:
        assert len(rows(client.get(url, {"language": "es"}))) == 6
    for number in range(6, 12):
        begin_translation(add(tree, f"page-{number}").pk, boss, "es")
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(rows(client.get(url, {"language": "es"}))) == 12


def test_translators_and_moderators_see_their_languages_only(tree: dict[str, Branch]) -> None:
    translation = begin_translation(add(tree, "about").pk, editor(), "es")
    one = reverse("translation_of_page", args=[translation.pk])
    for user in (translator("es"), moderator("es")):
        assert [there["code"] for there in desk(user).context["languages"]] == ["es"]
        client = Client()
        client.force_login(user)
        assert client.get(one).status_code == 200
    for user in (translator("en"), translator()):
        assert "About" not in desk(user, language="es").content.decode()
        client = Client()
        client.force_login(user)
        assert client.get(one).status_code == 403
        assert client.get(reverse("translation_po", args=[translation.pk])).status_code == 403


def test_records_that_lack_a_language_are_listed(tree: dict[str, Branch]) -> None:
    Statistic.objects.create(
        code="hours",
        value=3,
        label={"en": "hours lost"},
        source_title="Survey",
        year=2020,
        is_current=True,
    )
    assert "hours lost" in str(desk(editor(), language="es").context["records"])
    assert not desk(editor(), language="en").context["records"]


def test_files_go_out_alone_or_packed_and_come_back(tree: dict[str, Branch]) -> None:
    hers = translator("es")
    client = Client()
    client.force_login(hers)
    pages = [add(tree, "one"), add(tree, "two")]
    sent = {"language": "es", "act": "export"}
    url = reverse("translation_files")
    answer = client.post(url, sent | {"chosen": [pages[0].pk]})
    assert polib.pofile(answer.content.decode()).metadata["X-WagtailLocalize-TranslationID"]
    answer = client.post(url, sent | {"chosen": [page.pk for page in pages]})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
    assert len(names) == 2
    back = io.BytesIO()
    with zipfile.ZipFile(back, "w") as archive:
        for translation in Translation.objects.all():
            archive.writestr(f"{translation.pk}.po", filled(translation))
        archive.writestr("other.po", "nonsense")
    files = SimpleUploadedFile("all.zip", back.getvalue())
    answer = client.post(reverse("translation_import"), {"po": [files]})
    assert answer.status_code == 200
    assert [report.taken for report in answer.context["reports"]] == [3, 3]
    assert [name for name, _reason in answer.context["failures"]] == ["other.po"]
    bad = SimpleUploadedFile("bad.zip", b"PK\x03\x04 broken")
    assert client.post(reverse("translation_import"), {"po": [bad]}).status_code == 422
    assert client.post(reverse("translation_import"), {}).status_code == 422


def test_more_than_any_translation_is_refused(
    tree: dict[str, Branch], monkeypatch: pytest.MonkeyPatch
) -> None:
    translation = begin_translation(add(tree, "one").pk, editor(), "es")
    whole, packed = filled(translation), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.po", whole)
        archive.writestr("two.po", whole)
    archived = packed.getvalue()
    assert len(list(unpack("all.zip", archived))) == 2
    with monkeypatch.context() as limits:
        limits.setattr("home.po_files.MOST_FILES", 1)
        with pytest.raises(NotPoError):
            list(unpack("all.zip", archived))
    with monkeypatch.context() as limits:
        limits.setattr("home.po_files.LARGEST_BYTES", len(whole) // 4)
        with pytest.raises(NotPoError):
            list(unpack("all.zip", archived))
    with monkeypatch.context() as limits:
        limits.setattr("home.po_files.MOST_TEXTS", 2)
        with pytest.raises(NotPoError):
            read_po(whole)
    client = Client()
    client.force_login(editor())
    files = [SimpleUploadedFile("one.po", whole), SimpleUploadedFile("two.po", whole)]
    monkeypatch.setattr("home.forms.translation_desk.LARGEST_BYTES", len(whole))
    answer = client.post(reverse("translation_import"), {"po": files})
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()
    assert not StringTranslation.objects.exists()


def test_a_file_says_what_was_taken_and_what_was_refused(tree: dict[str, Branch]) -> None:
    boss = editor()
    page = add(tree, "about", body=RICH)
    translation = begin_translation(page.pk, boss, "es")
    po: Any = translation.export_po()
    texts = {entry.msgctxt.split(".")[0]: entry for entry in po}
    texts["title"].msgstr = "Quiénes somos"
    texts["slug"].msgstr = "quienes"
    texts["slug"].flags = ["fuzzy"]
    texts["summary"].msgstr = "para todas"
    texts["body"].msgstr = "Lee nuestras reglas."
    po.append(polib.POEntry(msgid="Older words", msgctxt="title", msgstr="Palabras"))
    po.append(polib.POEntry(msgid="Words", msgctxt="nowhere", msgstr="Palabras"))
    report = import_po("about.po", str(po).encode(), boss)
    assert report.taken == 1
    reasons = [str(reason) for _text, reason in report.refused]
    assert sorted(reason.split(":")[0].split(",")[0] for reason in reasons) == [
        "A link of the original is missing",
        "A placeholder of the original is missing or changed.",
        "It is marked as fuzzy",
        "The original has changed since the file was made.",
        "The page has no such text.",
    ]
    texts["body"].msgstr = "<script>x</script>"
    broken = import_po("about.po", str(po).encode(), boss)
    assert (broken.taken, broken.same) == (0, 1)
    assert any("marks" in str(reason) for _text, reason in broken.refused)
    with pytest.raises(NotAllowed):
        import_po("about.po", str(po).encode(), translator("fr"))
    for wrong in (b"", b"/etc/passwd", b"\xff\xfe", b'msgid "a"\nmsgstr "b"\n'):
        with pytest.raises(Invalid):
            import_po("about.po", wrong, boss)
    po.metadata["X-WagtailLocalize-TranslationID"] = "no uuid"
    with pytest.raises(Conflict):
        import_po("about.po", str(po).encode(), boss)


def test_a_page_is_published_from_the_desk_by_a_moderator(tree: dict[str, Branch]) -> None:
    hers = translator("es")
    translation = begin_translation(add(tree, "about").pk, hers, "es")
    url = reverse("translation_of_page", args=[translation.pk])
    client = Client()
    client.force_login(hers)
    shown = client.post(url, {"act": "publish"}, follow=True).content.decode()
    assert "Your role does not include this." in shown
    upload = {"po": [SimpleUploadedFile("a.po", filled(translation))]}
    client.post(reverse("translation_import"), upload)
    for act in ("give_back", "take", "nonsense"):
        assert client.post(url, {"act": act}).status_code == 302
    client.force_login(moderator("es"))
    assert 'value="publish"' in client.get(url).content.decode()
    client.post(url, {"act": "publish"})
    assert translation.get_target_instance().live


def test_the_editors_own_upload_follows_the_same_rules(tree: dict[str, Branch]) -> None:
    translation = begin_translation(add(tree, "about").pk, editor(), "es")
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    client = Client()
    client.force_login(translator("fr"))
    file = SimpleUploadedFile("a.po", filled(translation))
    assert client.post(url, {"file": file}).status_code == 403
    client.force_login(translator("es"))
    po = filled(translation).replace(b"{name}", b"nombre")
    client.post(url, {"file": SimpleUploadedFile("a.po", po)})
    assert StringTranslation.objects.count() == 2
    assert client.post(url).status_code == 302


def test_a_language_that_an_editor_adds_is_on_the_desk(tree: dict[str, Branch]) -> None:
    boss = editor()
    client = Client()
    client.force_login(boss)
    client.post(reverse("wagtaillocales:add"), {"language_code": "fr"})
    assert Locale.objects.filter(language_code="fr").exists()
    answer = desk(boss, language="fr")
    assert ("Cradle en", "missing") in rows(answer)
    assert begin_translation(tree["en"].home.pk, boss, "fr").target_locale.language_code == "fr"
