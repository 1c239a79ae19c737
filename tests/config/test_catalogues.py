"""Further languages: a folder with a catalogue is all that the interface needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.core.exceptions import ImproperlyConfigured

from config import catalogues, messages
from tests.database import ROOT

URDU = ROOT / "tests" / "locale"
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Story"
msgstr "Indaba"
"""
ASK = """
import json, django
django.setup()
from babel import Locale
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import formats, translation
from django.utils.translation import get_language_info, gettext, ngettext
from home.languages import name_of_language
from home.vocabularies import label
from home.country_names import country_name
from campaign.forms.text_language import COMMON
from home.templatetags.ui import number, date
import datetime
said = "<strong>%(people_text)s</strong> person has signed"
more = "<strong>%(people_text)s</strong> people have signed"
found = {"languages": [code for code, name in settings.LANGUAGES],
    "content": [code for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]}
with translation.override("ur"):
    found |= {
        "bidi": get_language_info("ur")["bidi"], "menu": gettext("Menu"),
        "one": ngettext(said, more, 1), "many": ngettext(said, more, 5),
        "lost": gettext("The goal is %(goal_text)s."), "left": gettext("Older updates"),
        "label": label("sector", "sv"), "code": label("sector", "sv", "es"),
        "country": country_name("PK", "ur"), "language": name_of_language("ur"),
        "date": date(datetime.date(2026, 5, 4)), "page": render_to_string("404.html")}
with translation.override("zu"):
    found |= {"zulu": gettext("Story"), "info": get_language_info("zu")["name_local"]}
found["offered"] = COMMON.count("ur")
print(json.dumps(found))
"""


def test_a_folder_of_catalogues_adds_languages_also_one_that_is_written_from_the_right(
    tmp_path: Path,
) -> None:
    (tmp_path / "further").mkdir()
    (tmp_path / "further" / "ur").symlink_to(URDU / "ur")
    zulu = tmp_path / "further" / "zu" / "LC_MESSAGES"
    zulu.mkdir(parents=True)
    (zulu / "django.po").write_text(PO)
    environment = {**os.environ, "EXTRA_LOCALE_DIR": str(tmp_path / "further")}
    environment |= {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["languages"] == found["content"] == ["en", "es", "fr", "pt", "ur", "zu"]
    assert found["bidi"]
    assert found["menu"] == "فہرست"
    assert "فرد نے" in found["one"]
    assert "افراد نے" in found["many"]
    # What has no translation stays English; so does what would fail.
    assert found["left"] == "Older updates"
    assert found["lost"] == "The goal is %(goal_text)s."
    assert b"The goal is" in done.stderr
    assert found["label"] == "ریڑھی بان"
    assert found["code"] == "Vendedoras/es ambulantes"
    assert found["country"] == "پاکستان"
    assert found["language"] == "اردو"
    assert "مئی" in found["date"]
    assert 'lang="ur" dir="rtl"' in found["page"]
    assert found["zulu"] == "Indaba"
    assert found["info"] == "isiZulu"
    assert found["offered"] == 1


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("nowhere", None, "is no folder"),
        ("xx yy", PO, "is no language"),
        ("ur", "msgid without quotes", "django.po"),
        ("qqz", PO, "no language that we know"),
    ],
)
def test_a_folder_that_is_not_right_is_named_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str | None, reason: str
) -> None:
    monkeypatch.setattr(catalogues, "COMPILED", tmp_path / "compiled")
    folder = tmp_path / "further"
    monkeypatch.setenv("EXTRA_LOCALE_DIR", str(folder))
    if text is not None:
        place = folder / name / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "django.po").write_text(text)
    with pytest.raises(ImproperlyConfigured, match="EXTRA_LOCALE_DIR is malformed.*" + reason):
        _ = catalogues.languages(), catalogues.locale_paths()


def test_a_catalogue_that_was_taken_away_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "COMPILED", tmp_path / "compiled")
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO)
    catalogues.compile_further(tmp_path)
    compiled = tmp_path / "compiled" / "es" / "LC_MESSAGES" / "django.mo"
    assert compiled.exists()
    (folder / "django.po").unlink()
    catalogues.compile_further(tmp_path)
    assert not compiled.exists()


def test_a_translator_is_given_a_catalogue_with_every_text_and_every_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = Catalog()
    texts.add("Menu")
    monkeypatch.setattr(messages, "collect", lambda: texts)
    messages.update_further(tmp_path, "ur")
    written = messages.read("ur", tmp_path / "ur" / "LC_MESSAGES" / "django.po")
    ids = {message.id for message in written if message.id}
    assert {"Menu", "Street vendors"} <= ids
    assert "ur: " in capsys.readouterr().out
