"""The guide in the admin: pages of docs/ in the reader's language, with links that work there."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from home.guide.files import find, pages
from home.guide.render import anchor, html_of
from home.guide.search import look_for
from tests.factories.staff import editor

ENGLISH = """# Signing in

See [roles](roles.md#who-may-do-what), [the plan](../Makefile) and [a site](https://example.org/).

![A form](pictures/form.webp)

<script>alert(1)</script>

## What to do?

Ask the *steward*. [Elsewhere](javascript:alert(1))
"""


@pytest.fixture
def docs(tmp_path: Path, settings: Any) -> Path:
    """A guide of three pages, one of them in Spanish, too."""
    settings.GUIDE_ROOT = tmp_path
    for folder in ("es", "pictures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "README.md").write_text("# Guide\n\n- [Roles](roles.md)\n- [In](signing-in.md)\n")
    (tmp_path / "signing-in.md").write_text(ENGLISH)
    (tmp_path / "roles.md").write_text("# Roles\n\n## Who may do what\n\nA steward invites.\n")
    (tmp_path / "about.md").write_text("# About\n\nNothing.\n")
    (tmp_path / "es" / "signing-in.md").write_text(
        "# Entrar\n\nVea [papeles](../roles.md) y ![](../pictures/form.webp)\n"
    )
    (tmp_path / "pictures" / "form.webp").write_bytes(b"RIFF")
    return tmp_path


def test_links_and_pictures_lead_to_their_addresses_in_the_admin(docs: Path) -> None:
    file = find("signing-in", "en")
    assert file is not None
    html = html_of(file)
    assert f'href="{reverse("guide_page", args=["roles"])}#who-may-do-what"' in html
    assert f'src="{reverse("guide_picture", args=["form.webp"])}"' in html
    assert 'href="https://example.org/"' in html
    assert '<h2 id="what-to-do">' in html
    assert "Makefile" not in html
    assert "<h1" not in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("(javascript:", "")
    assert anchor("Who may do what?") == "who-may-do-what"


def test_a_page_is_shown_in_the_readers_language_else_in_english(docs: Path) -> None:
    spanish, english = find("signing-in", "es"), find("roles", "es")
    assert spanish is not None
    assert english is not None
    assert (spanish.title, english.title) == ("Entrar", "Roles")
    assert reverse("guide_page", args=["roles"]) in html_of(spanish)
    assert reverse("guide_picture", args=["form.webp"]) in html_of(spanish)
    assert [page.name for page in pages("en")] == ["roles", "signing-in", "about"]
    assert find("../roles", "en") is None


def test_a_search_finds_pages_with_all_words_in_any_accent(docs: Path) -> None:
    assert [hit.file.name for hit in look_for("STÉWARD", "en")] == ["roles", "signing-in"]
    assert [hit.file.name for hit in look_for("ask steward", "en")] == ["signing-in"]
    assert look_for("ask nobody", "en") == []
    assert "Ask the steward" in look_for("ask steward", "en")[0].excerpt


@pytest.mark.django_db
def test_everybody_in_the_admin_reads_it(docs: Path, client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    person = editor(language="es")
    UserProfile.objects.create(user=person, preferred_language="es")
    client.force_login(person)
    shown = client.get(reverse("guide_page", args=["signing-in"])).content.decode()
    assert "Vea" in shown
    other = client.get(reverse("guide_page", args=["roles"])).content.decode()
    with translation.override("es"):
        note = translation.gettext("This page is not translated into your language yet.")
    assert "La ve en inglés" in other or note in other
    found = client.get(reverse("guide"), {"q": "steward"}).content.decode()
    assert reverse("guide_page", args=["roles"]) in found
    # She knows before she opens it which language it is in.
    assert found.count("en inglés") == 1
    assert shown.count("en inglés") == len(pages("es")) - 1
    picture = client.get(reverse("guide_picture", args=["form.webp"]))
    assert picture.headers["Content-Type"] == "image/webp"
    for missing in ("nothing", "README2"):
        assert client.get(reverse("guide_page", args=[missing])).status_code == 404
    assert client.get(reverse("guide_picture", args=["other.webp"])).status_code == 404
