"""Tests of config.messages: texts are found in code and templates, and translations arrive."""

import gettext
from pathlib import Path

import pytest

from config import messages

TEMPLATE = """{% load i18n %}
{% if many %}
    <p>{% blocktranslate trimmed count number=people %}
        {{ number }} person signed.
    {% plural %}
        {{ number }} people signed.
    {% endblocktranslate %}</p>
  <b>{% translate "Sign" context "button" %}</b>
{% endif %}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one text in Python and two in a template."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "words.py").write_text('label = gettext_lazy("Story")\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(messages, "BASE_DIR", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "home" / "locale")
    monkeypatch.setattr(messages, "LANGUAGES", ("es",))
    return tmp_path


def test_texts_of_code_and_templates_are_collected(project: Path) -> None:
    found = {(message.id, message.context) for message in messages.collect() if message.id}
    assert found == {
        ("Story", None),
        ("Sign", "button"),
        (("%(number)s person signed.", "%(number)s people signed."), None),
    }


def test_a_translation_survives_new_texts_and_is_compiled(project: Path) -> None:
    messages.update()
    path = messages.catalog_path("es")
    path.write_text(path.read_text().replace('"Story"\nmsgstr ""', '"Story"\nmsgstr "Historia"'))
    (project / "home" / "more.py").write_text('label = gettext("Pledge")\n')
    messages.update()
    messages.compile_all()
    with path.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("Story") == "Historia"
    assert translations.gettext("Pledge") == "Pledge"


def test_a_text_that_is_gone_leaves_the_catalogue(project: Path) -> None:
    messages.update()
    (project / "home" / "words.py").unlink()
    messages.update()
    assert "Story" not in messages.catalog_path("es").read_text()
