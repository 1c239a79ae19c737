"""A machine that is plugged in: both protocols, its marks, its failures, and who reads after it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from config.machine import machine_translator
from home.actions.errors import Conflict, NotAllowed
from home.actions.machine_translation import look_at_machine_texts, translate_by_machine
from home.actions.publish_translation import publish_translation
from home.actions.translate_page import begin_translation
from home.machine_translators import InParts
from home.models import StandardPage
from tests.factories.campaign import pledge_page
from tests.factories.staff import editor, translator
from tests.factories.translations import keep_translation
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


class FakeMachine(BaseHTTPRequestHandler):
    """Speaks the protocols of LibreTranslate (JSON) and DeepL (a form)."""

    asked: list[dict[str, Any]] = []
    failing = False

    def do_POST(self) -> None:
        """Answer with each text turned into capitals."""
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/translate":
            told = json.loads(sent)
            key, texts = told["api_key"], told["q"]
            answer: Any = {"translatedText": [text.upper() for text in texts]}
        else:
            told = parse_qs(sent)
            key, texts = self.headers["Authorization"], told["text"]
            answer = {"translations": [{"text": text.upper()} for text in texts]}
        self.asked.append({"path": self.path, "key": key, "number": len(texts)})
        self.send_response(500 if self.failing else 200)
        self.end_headers()
        self.wfile.write(json.dumps({} if self.failing else answer).encode())

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def machine() -> Iterator[HTTPServer]:
    """A server that runs while the test does."""
    FakeMachine.asked, FakeMachine.failing = [], False
    server = HTTPServer(("127.0.0.1", 0), FakeMachine)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


@pytest.fixture
def page(tree: dict[str, Branch]) -> Page:
    """A public page with three texts."""
    added: Page = tree["en"].home.add_child(
        instance=StandardPage(title="Our rules", slug="the-rules", summary="How we moderate.")
    )
    return added


def plug_in(settings: Any, monkeypatch: pytest.MonkeyPatch, kind: str, server: HTTPServer) -> None:
    address = f"{kind}+http://the%3Akey@127.0.0.1:{server.server_port}"
    monkeypatch.setenv("MACHINE_TRANSLATOR", address)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator()


@pytest.mark.parametrize(
    ("kind", "name", "path", "key"),
    [
        ("libretranslate", "LibreTranslate", "/translate", "the:key"),
        ("deepl", "DeepL", "/v2/translate", "DeepL-Auth-Key the:key"),
    ],
)
def test_what_it_writes_is_marked_and_waits_for_a_person(
    page: Page,
    machine: HTTPServer,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    name: str,
    path: str,
    key: str,
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    plug_in(settings, monkeypatch, kind, machine)
    hers = translator("es")
    translation = begin_translation(page.pk, hers, "es")
    client = Client()
    client.force_login(hers)
    url = reverse("translation_of_page", args=[translation.pk])
    shown = client.post(url, {"act": "machine"}, follow=True).content.decode()
    assert FakeMachine.asked == [{"path": path, "key": key, "number": 3}]
    assert f"{name}, not looked at" in shown
    assert "nobody has looked at" in shown
    rows = StringTranslation.objects.all()
    assert {(row.translation_type, row.tool_name) for row in rows} == {("machine", name)}
    told = {row.context.path: row.data for row in rows}
    # An address stays one, whatever the machine says.
    assert (told["title"], told["slug"]) == ("OUR RULES", "the-rules")
    with pytest.raises(Conflict, match="3 texts that nobody has looked at"):
        publish_translation(translation.pk, editor())
    with pytest.raises(NotAllowed):
        look_at_machine_texts(translation.pk, translator("fr"), [row.pk for row in rows])
    with pytest.raises(Conflict):
        look_at_machine_texts(translation.pk + 1, hers, [])
    client.post(url, {"act": "looked_at", "string": [row.pk for row in rows]})
    assert {row.tool_name for row in StringTranslation.objects.all()} == {name}
    assert publish_translation(translation.pk, editor()).live


def test_a_machine_that_fails_changes_nothing(
    page: Page, machine: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    plug_in(settings, monkeypatch, "deepl", machine)
    FakeMachine.failing = True
    hers = translator("es")
    translation = begin_translation(page.pk, hers, "es")
    with pytest.raises(Conflict, match="does not answer"):
        translate_by_machine(translation.pk, hers)
    client = Client()
    client.force_login(hers)
    door = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(door).status_code == 302
    assert not StringTranslation.objects.exists()
    with pytest.raises(NotAllowed):
        translate_by_machine(translation.pk, translator("fr"))
    asked = len(FakeMachine.asked)
    monkeypatch.setattr(InParts, "can_translate", lambda *_pair: False)
    with pytest.raises(Conflict, match="this language"):
        translate_by_machine(translation.pk, hers)
    assert len(FakeMachine.asked) == asked
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
    with pytest.raises(Conflict, match="No machine"):
        translate_by_machine(translation.pk, hers)


def test_only_public_words_that_are_no_members_are_sent_out(
    page: Page,
    tree: dict[str, Branch],
    machine: HTTPServer,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plug_in(settings, monkeypatch, "libretranslate", machine)
    boss = editor()
    translation = begin_translation(page.pk, boss, "es")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    with pytest.raises(Conflict, match="not public"):
        translate_by_machine(translation.pk, boss)
    pledge = pledge_page(tree["en"])
    pledge.copy_for_translation(tree["es"].locale)
    kept = keep_translation(pledge, tree["es"].locale)
    with pytest.raises(Conflict, match="member area"):
        translate_by_machine(kept.pk, boss)
    assert FakeMachine.asked == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("deepl://k:fx@api-free.deepl.com", ("https://api-free.deepl.com", "k:fx")),
        ("libretranslate+http://localhost:5000", ("http://localhost:5000", "")),
        ("libretranslate://k@host.example/sub/", ("https://host.example/sub", "k")),
    ],
)
def test_it_is_configured_by_one_variable(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: Any
) -> None:
    monkeypatch.setenv("MACHINE_TRANSLATOR", value)
    found = machine_translator()
    assert (tuple(found["OPTIONS"].values()) if found else None) == expected


@pytest.mark.parametrize(
    "value",
    ["google://secret@x", "deepl://api.deepl.com", "secret", "deepl+ftp://secret@x", "deepl://s@["],
)
def test_a_malformed_value_is_named_without_its_key(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("MACHINE_TRANSLATOR", value)
    with pytest.raises(ImproperlyConfigured, match="MACHINE_TRANSLATOR is malformed") as caught:
        machine_translator()
    assert "secret" not in str(caught.value)
